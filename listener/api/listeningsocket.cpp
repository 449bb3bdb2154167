// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/listeningsocket.h"

#include "api/peer.h"
#include "base/descriptor.h"
#include "base/systemerror.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

tl::unexpected<Error> systemFailure(int number, const QByteArray &path, const QString &what)
{
    return failure(fileErrorCode(number),
                   QStringLiteral("the control socket %1 cannot be %2: %3")
                       .arg(QFile::decodeName(path), what, QString::fromLocal8Bit(std::strerror(number))));
}

int newSocket()
{
    return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    return address;
}

/// bind() and connect() want the general type of addresses.
const sockaddr *general(const sockaddr_un &address)
{
    return reinterpret_cast<const sockaddr *>(
        &address); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

/// Fails unless the path is free, or a socket on which nobody listens.
Result<void> checkPlace(const QByteArray &path)
{
    struct stat found
    {};
    if (::lstat(path.constData(), &found) != 0)
        return errno == ENOENT ? Result<void>() : systemFailure(errno, path, QStringLiteral("made"));
    const QString name = QFile::decodeName(path);
    if (!S_ISSOCK(found.st_mode)) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("%1 is there and is no socket: remove it, or set another socket in [listener]")
                .arg(name));
    }
    const Descriptor probe(newSocket());
    const sockaddr_un address = addressOf(path);
    if (probe.number() < 0)
        return systemFailure(errno, path, QStringLiteral("made"));
    if (::connect(probe.number(), general(address), sizeof address) == 0 || errno == EAGAIN) {
        return failure(
            ErrorCode::Rejected,
            QStringLiteral("another listener is at work on the control socket %1: end it, or set another "
                           "socket in [listener]")
                .arg(name));
    }
    if (errno == ECONNREFUSED || errno == ENOENT)
        return {};
    return systemFailure(errno, path, QStringLiteral("tried"));
}

Result<void> prepare(int descriptor, const QByteArray &path, int mode, const QString &group)
{
    const sockaddr_un address = addressOf(path);
    if (::bind(descriptor, general(address), sizeof address) != 0)
        return systemFailure(errno, path, QStringLiteral("made"));
    if (!group.isEmpty()) {
        const Result<gid_t> number = groupNamed(group);
        if (!number)
            return tl::unexpected(number.error());
        if (::chown(path.constData(), static_cast<uid_t>(-1), *number) != 0)
            return systemFailure(errno, path, QStringLiteral("given to the group %1").arg(group));
    }
    if (::chmod(path.constData(), static_cast<mode_t>(mode)) != 0)
        return systemFailure(errno, path, QStringLiteral("given its mode"));
    if (::listen(descriptor, 64) != 0)
        return systemFailure(errno, path, QStringLiteral("listened on"));
    return {};
}

quint64 inodeOf(const QByteArray &path)
{
    struct stat found
    {};
    return ::lstat(path.constData(), &found) == 0 ? static_cast<quint64>(found.st_ino) : 0;
}

} // namespace

Result<std::unique_ptr<ListeningSocket>> ListeningSocket::open(const QString &path, int mode,
                                                               const QString &group)
{
    const QByteArray place = QFile::encodeName(path);
    const QByteArray made = place + '~'; // it gets its name when all about it is in force
    if (place.isEmpty() || made.size() >= static_cast<qsizetype>(sizeof sockaddr_un::sun_path)) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the path of the control socket has to have 1 to %1 bytes: %2")
                           .arg(QString::number(sizeof sockaddr_un::sun_path - 2), path));
    }
    if (const Result<void> isFree = checkPlace(place); !isFree)
        return tl::unexpected(isFree.error());
    // /run is empty after every boot. What is wrong with the folder else, bind() tells.
    ::mkdir(QFile::encodeName(QFileInfo(path).path()).constData(), 0755);
    Descriptor descriptor(newSocket());
    if (descriptor.number() < 0)
        return systemFailure(errno, place, QStringLiteral("made"));
    ::unlink(made.constData());
    Result<void> ready = prepare(descriptor.number(), made, mode, group);
    if (ready && ::rename(made.constData(), place.constData()) != 0)
        ready = systemFailure(errno, place, QStringLiteral("named"));
    if (!ready) {
        ::unlink(made.constData());
        return tl::unexpected(ready.error());
    }
    return std::unique_ptr<ListeningSocket>(new ListeningSocket(place, descriptor.release()));
}

ListeningSocket::ListeningSocket(QByteArray path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_inode(inodeOf(m_path))
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ListeningSocket::accept);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::seconds(1));
    connect(&m_pause, &QTimer::timeout, this, [this] { m_notifier.setEnabled(true); });
}

ListeningSocket::~ListeningSocket()
{
    m_notifier.setEnabled(false);
    if (isInPlace())
        ::unlink(m_path.constData());
    ::close(m_descriptor);
}

bool ListeningSocket::isInPlace() const
{
    return m_inode != 0 && inodeOf(m_path) == m_inode;
}

void ListeningSocket::accept()
{
    const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (descriptor >= 0) {
        Q_EMIT connected(descriptor);
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
        m_notifier.setEnabled(false);
        m_pause.start();
    }
}

} // namespace pennon
