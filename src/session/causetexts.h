// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// Why something happened, in the user's language. A listener and errors of connections tell it in English;
/// this knows the forms of its sentences. One of another form stays as it is.
[[nodiscard]] QString causeText(const QString &cause);

} // namespace pennon
