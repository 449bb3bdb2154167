// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/textfile.h"

#include "base/descriptor.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr mode_t forEverybody = 0644;

tl::unexpected<Error> writeFailure(int number, const QString &path)
{
    const ErrorCode code = number == EACCES || number == EPERM || number == EROFS
                               ? ErrorCode::PermissionDenied
                           : number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound
                                                                   : ErrorCode::System;
    return failure(code, QStringLiteral("the metrics cannot be written to %1 (textfile in [metrics]): %2")
                             .arg(path, QString::fromLocal8Bit(std::strerror(number))));
}

/// 0, or the number of an error.
int writeAll(int descriptor, const QByteArray &text)
{
    qsizetype done = 0;
    while (done < text.size()) {
        const ssize_t count =
            ::write(descriptor, text.constData() + done, static_cast<std::size_t>(text.size() - done));
        if (count < 0 && errno != EINTR)
            return errno;
        done += std::max<ssize_t>(count, 0);
    }
    return ::fchmod(descriptor, forEverybody) == 0 ? 0 : errno;
}

} // namespace

Result<void> writeTextfile(const QString &path, const QByteArray &text)
{
    const QByteArray place = QFile::encodeName(path);
    QByteArray made = place + ".XXXXXX";
    int problem = 0;
    {
        const Descriptor descriptor(::mkostemp(made.data(), O_CLOEXEC));
        if (descriptor.number() < 0)
            return writeFailure(errno, path);
        problem = writeAll(descriptor.number(), text);
    }
    if (problem == 0 && std::rename(made.constData(), place.constData()) != 0)
        problem = errno;
    if (problem == 0)
        return {};
    ::unlink(made.constData());
    return writeFailure(problem, path);
}

} // namespace pennon
