// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/secretfile.h"

#include "commandline/texts.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace pennon {

namespace {

/// Longer than any password, and no reason to read a whole disk given by mistake.
constexpr qint64 longestLine = 4096;

} // namespace

Result<Secret> readPasswordFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        return failure(ErrorCode::InvalidInput,
                       CommandLine::tr("the password file %1 is a folder").arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            ErrorCode::NotFound,
            CommandLine::tr("the password file %1 cannot be read: %2").arg(path, file.errorString()));
    }
    QByteArray line = file.readLine(longestLine);
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(line);
    if (decoder.hasError()) {
        return failure(ErrorCode::InvalidInput,
                       CommandLine::tr("the password file %1 is not UTF-8 text").arg(path));
    }
    if (text.isEmpty()) {
        return failure(ErrorCode::InvalidInput,
                       CommandLine::tr("the password file %1 is empty; its first line has to be the password")
                           .arg(path));
    }
    Secret secret{text, {}};
    if (file.permissions().testFlag(QFileDevice::ReadOther)) {
        secret.warning =
            CommandLine::tr("every user can read the password file %1; run: chmod o-rwx %1").arg(path);
    }
    return secret;
}

Result<void> checkCaFile(const QString &path)
{
    if (QFileInfo(path).isDir())
        return failure(ErrorCode::InvalidInput, CommandLine::tr("the CA file %1 is a folder").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound,
                       CommandLine::tr("the CA file %1 cannot be read: %2").arg(path, file.errorString()));
    }
    return {};
}

} // namespace pennon
