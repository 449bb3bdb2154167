// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace pennon {

/// Replaces the file in one step. Errors are sentences for the user, with the path.
[[nodiscard]] Result<void> writeExport(const QString &path, const QByteArray &contents);
/// As PNG.
[[nodiscard]] Result<void> writeExport(const QString &path, const QImage &picture);

} // namespace pennon
