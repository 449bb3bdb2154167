// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace pennon {

/// What the operating system's error means for a file, a folder or a socket with a name.
/// @param number as in errno
[[nodiscard]] ErrorCode fileErrorCode(int number);

} // namespace pennon
