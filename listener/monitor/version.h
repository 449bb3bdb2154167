// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// Pennon's version, such as "0.1.0".
[[nodiscard]] QString programVersion();

} // namespace pennon
