// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/conffiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <glob.h>

namespace pennon {

namespace {

constexpr qint64 largestFile = qint64(16) << 20;

Result<QByteArray> readRegularFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::NotFound, QStringLiteral("there is no such file"));
    if (!info.isFile())
        return failure(ErrorCode::InvalidInput, QStringLiteral("this is no regular file"));
    if (info.size() > largestFile)
        return failure(ErrorCode::TooLarge, QStringLiteral("larger than 16 MiB, so no configuration"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::PermissionDenied, file.errorString());
    return file.read(largestFile);
}

/// glob(3) knows the patterns that Python's glob knows, and passes over hidden files as it does.
QStringList matchingFiles(const QString &pattern)
{
    glob_t found{};
    QStringList paths;
    if (::glob(QFile::encodeName(pattern).constData(), GLOB_NOSORT | GLOB_NOESCAPE, nullptr, &found) == 0) {
        for (std::size_t i = 0; i < found.gl_pathc; ++i)
            paths += QFile::decodeName(found.gl_pathv[i]);
    }
    ::globfree(&found);
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

ConfFiles systemConfFiles()
{
    return {readRegularFile, matchingFiles};
}

} // namespace pennon
