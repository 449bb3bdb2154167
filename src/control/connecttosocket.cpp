// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/connecttosocket.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace pennon {

namespace {

Error explained(const QString &path, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, QStringLiteral("there is no socket %1").arg(path), {}, 0};
    case ECONNREFUSED:
        return {ErrorCode::ConnectionRefused, QStringLiteral("nobody listens on %1").arg(path), {}, 0};
    case EACCES:
    case EPERM:
        return {ErrorCode::PermissionDenied,
                QStringLiteral("the system does not let us open %1").arg(path),
                {},
                0};
    default:
        return {ErrorCode::ConnectionLost,
                QStringLiteral("the connection to %1 failed: %2").arg(path, qt_error_string(number)),
                {},
                0};
    }
}

} // namespace

Result<std::optional<int>> connectToSocket(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || name.size() >= qsizetype(sizeof address.sun_path)) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" cannot be the path of a socket: it is empty or too long").arg(path));
    }
    std::copy(name.begin(), name.end(), std::begin(address.sun_path));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return tl::unexpected(explained(path, errno));
    const auto *const to = reinterpret_cast<const sockaddr *>(&address);
    if (::connect(descriptor, to, sizeof address) == 0)
        return std::optional(descriptor);
    const int why = errno;
    ::close(descriptor);
    if (why == EAGAIN || why == EINTR)
        return std::optional<int>();
    return tl::unexpected(explained(path, why));
}

} // namespace pennon
