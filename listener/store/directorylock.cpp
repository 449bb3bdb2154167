// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directorylock.h"

#include "base/systemerror.h"

#include <QByteArray>
#include <QFile>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

QString holder(int descriptor)
{
    std::array<char, 32> bytes{};
    const ssize_t size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    bool isNumber = false;
    const qint64 pid = QByteArray(bytes.data(), size > 0 ? size : 0).trimmed().toLongLong(&isNumber);
    return isNumber ? QStringLiteral("process %1").arg(pid) : QStringLiteral("another process");
}

Error systemError(const QString &file, int number)
{
    return {
        fileErrorCode(number),
        QString(file + QStringLiteral(": ") + qt_error_string(number) +
                QStringLiteral(". The state directory must be writable for the user that Pennon runs as."))};
}

} // namespace

DirectoryLock::DirectoryLock(int descriptor)
    : m_descriptor(descriptor)
{}

DirectoryLock::~DirectoryLock()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<DirectoryLock>> DirectoryLock::acquire(const QString &directory)
{
    const QString file = directory + QStringLiteral("/lock");
    const int descriptor =
        ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return tl::unexpected(systemError(file, errno));
    std::unique_ptr<DirectoryLock> lock(new DirectoryLock(descriptor));
    struct flock wholeFile = {};
    wholeFile.l_type = F_WRLCK;
    wholeFile.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_SETLK, &wholeFile) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return tl::unexpected(systemError(file, errno));
        return failure(
            ErrorCode::Rejected,
            QString(directory + QStringLiteral(" is in use by ") + holder(descriptor) +
                    QStringLiteral(". Two listeners cannot share a state directory: end that one, or "
                                   "give this one a directory of its own.")));
    }
    const QByteArray pid = QByteArray::number(qint64(::getpid())) + '\n';
    // The number is for people. A full disk leaves it out, and the lock holds all the same.
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t written = ::pwrite(descriptor, pid.constData(), size_t(pid.size()), 0);
    return lock;
}

} // namespace pennon
