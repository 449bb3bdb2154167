// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <optional>

namespace pennon {

/// Connects to a unix socket without waiting: the descriptor (non-blocking, the caller's to close), or
/// nothing while the program there is too busy to take one more. Errors: NotFound (there is no such socket),
/// ConnectionRefused (nobody listens on it), PermissionDenied, InvalidInput (a path that is too long).
[[nodiscard]] Result<std::optional<int>> connectToSocket(const QString &path);

} // namespace pennon
