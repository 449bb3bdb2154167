// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// What is wrong with a configuration, in the user's language. Messages come in English from the domain and
/// over the control socket (docs/decisions/004); this knows their forms. A message of another form stays as
/// it is.
[[nodiscard]] QString problemText(const QString &message);

} // namespace pennon
