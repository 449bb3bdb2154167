// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace pennon {

/// The last lines of a log file: at most so many bytes and so many lines, as they are in the file. A line
/// that does not fit as a whole is left out, unless it is the only one. Reads no more than that from the end,
/// however large the file is, and never waits: what is no regular file is InvalidInput. NotFound,
/// PermissionDenied or System where it cannot be read.
[[nodiscard]] Result<QByteArray> tailOf(const QString &path, qint64 maxBytes, int maxLines);

/// Of a text that is the end of a longer one (isCut) or all of it: the same cut.
[[nodiscard]] QByteArray lastLines(const QByteArray &text, int maxLines, bool isCut);

} // namespace pennon
