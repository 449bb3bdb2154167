// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pennon {

/// The content of a file of the user; nothing where there is none. Error: PermissionDenied, or System.
[[nodiscard]] Result<std::optional<QByteArray>> readPrivateFile(const QString &path);

/// Replaces a file in one step, mode 0600; its folder is made where it is missing. A symbolic link stays one.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &content);

} // namespace pennon
