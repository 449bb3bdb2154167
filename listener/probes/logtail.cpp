// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/logtail.h"

#include "base/descriptor.h"
#include "base/systemerror.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

tl::unexpected<Error> cannotRead(const QString &path, int reason)
{
    return failure(
        fileErrorCode(reason),
        QStringLiteral("cannot read the log %1: %2").arg(path, QString::fromLocal8Bit(std::strerror(reason))),
        reason);
}

/// Reads up to its end or until the buffer is full. The file may shrink meanwhile.
Result<QByteArray> readFrom(int descriptor, qint64 offset, qint64 length, const QString &path)
{
    QByteArray text(length, Qt::Uninitialized);
    qint64 done = 0;
    while (done < length) {
        const ssize_t more =
            pread(descriptor, text.data() + done, static_cast<std::size_t>(length - done), offset + done);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return cannotRead(path, errno);
        if (more == 0)
            break;
        done += more;
    }
    text.truncate(done);
    return text;
}

} // namespace

Result<QByteArray> tailOf(const QString &path, qint64 maxBytes, int maxLines)
{
    const QByteArray file = QFile::encodeName(path);
    struct stat before = {};
    if (stat(file.constData(), &before) != 0)
        return cannotRead(path, errno);
    const Descriptor log(
        S_ISREG(before.st_mode) ? open(file.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1);
    const int reason = errno;
    struct stat now = before;
    if (log.number() >= 0 && fstat(log.number(), &now) != 0)
        return cannotRead(path, errno);
    if (!S_ISREG(now.st_mode)) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the log %1 is no regular file and is not read").arg(path));
    }
    if (log.number() < 0)
        return cannotRead(path, reason);

    const qint64 length = std::clamp<qint64>(maxBytes, 0, now.st_size);
    Result<QByteArray> text = readFrom(log.number(), now.st_size - length, length, path);
    if (!text)
        return text;
    return lastLines(*text, maxLines, length < now.st_size);
}

QByteArray lastLines(const QByteArray &text, int maxLines, bool isCut)
{
    qsizetype begin = text.size();
    qsizetype end = text.endsWith('\n') ? text.size() - 1 : text.size(); // of the line that is looked at
    for (int line = 0; line < maxLines; ++line) {
        const qsizetype newline = end > 0 ? text.lastIndexOf('\n', end - 1) : -1;
        if (newline < 0) {
            if (!isCut || line == 0)
                begin = 0;
            break;
        }
        begin = newline + 1;
        end = newline;
    }
    const auto isWithinCharacter = [&text](qsizetype at) { // of UTF-8
        return at < text.size() && (static_cast<unsigned char>(text.at(at)) & 0xc0) == 0x80;
    };
    while (isCut && isWithinCharacter(begin))
        ++begin;
    return text.sliced(begin);
}

} // namespace pennon
