// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/conffiles.h"

#include <QMap>
#include <QRegularExpression>

namespace pennon {

/// Files that exist in a test only. Patterns know `*`, which stops at a slash.
inline ConfFiles confFilesOf(const QMap<QString, QByteArray> &files)
{
    ConfFiles made;
    made.read = [files](const QString &path) -> Result<QByteArray> {
        const auto found = files.find(path);
        if (found == files.end())
            return failure(ErrorCode::NotFound, QStringLiteral("there is no such file"));
        return *found;
    };
    made.matching = [files](const QString &pattern) {
        const QRegularExpression shape(QRegularExpression::anchoredPattern(
            QRegularExpression::escape(pattern).replace(QStringLiteral("\\*"), QStringLiteral("[^/]*"))));
        return QStringList(files.keys()).filter(shape);
    };
    return made;
}

} // namespace pennon
