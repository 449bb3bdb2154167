// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricsserver.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <utility>

namespace pennon {

namespace {

constexpr int backlog = 64;

struct SocketAddress
{
    sockaddr_storage bytes{};
    socklen_t size = 0;
};

SocketAddress socketAddress(const ListenAddress &address)
{
    SocketAddress result;
    const QByteArray host = address.host.toLatin1();
    if (sockaddr_in v4{}; ::inet_pton(AF_INET, host.constData(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(address.port);
        std::memcpy(&result.bytes, &v4, sizeof v4);
        result.size = sizeof v4;
    } else if (sockaddr_in6 v6{}; ::inet_pton(AF_INET6, host.constData(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(address.port);
        std::memcpy(&result.bytes, &v6, sizeof v6);
        result.size = sizeof v6;
    }
    return result;
}

tl::unexpected<Error> listenFailure(int number, const ListenAddress &address)
{
    const QString where = QStringLiteral("the metrics cannot be served at %1: ").arg(address.text());
    switch (number) {
    case EADDRINUSE:
        return failure(
            ErrorCode::Rejected,
            where +
                QStringLiteral("another program listens there, end it or set another listen in [metrics]"));
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
        return failure(
            ErrorCode::NotFound,
            where + QStringLiteral("this machine has no such address, set another listen in [metrics]"));
    case EACCES:
    case EPERM:
        return failure(ErrorCode::PermissionDenied,
                       where +
                           QStringLiteral("the operating system refuses it, ports below 1024 are for root"));
    default:
        return failure(ErrorCode::System, where + QString::fromLocal8Bit(std::strerror(number)));
    }
}

} // namespace

Result<std::unique_ptr<MetricsServer>> MetricsServer::open(const ListenAddress &address, MetricsText text,
                                                           const ScrapeLimits &limits)
{
    const SocketAddress place = socketAddress(address);
    Descriptor descriptor(::socket(place.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (descriptor.number() < 0)
        return listenFailure(errno, address);
    const int on = 1; // connections of an earlier listener may still be fading
    ::setsockopt(descriptor.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const auto *const general = reinterpret_cast<const sockaddr *>(&place.bytes);
    if (::bind(descriptor.number(), general, place.size) != 0 || ::listen(descriptor.number(), backlog) != 0)
        return listenFailure(errno, address);
    return std::unique_ptr<MetricsServer>(
        new MetricsServer(descriptor.release(), address, std::move(text), limits));
}

MetricsServer::MetricsServer(int descriptor, ListenAddress address, MetricsText text,
                             const ScrapeLimits &limits)
    : m_descriptor(descriptor)
    , m_address(std::move(address))
    , m_text(std::move(text))
    , m_limits(limits)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &MetricsServer::accept);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::seconds(1));
    connect(&m_pause, &QTimer::timeout, this, [this] { m_notifier.setEnabled(true); });
}

/// One at a time: whatever else has happened is seen to in between.
void MetricsServer::accept()
{
    const int descriptor = ::accept4(m_descriptor.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (descriptor < 0) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            m_notifier.setEnabled(false);
            m_pause.start();
        }
        return;
    }
    if (m_connections.size() >= m_limits.connections)
        m_connections.erase(m_connections.begin());
    const auto &connection =
        m_connections.emplace_back(std::make_unique<ScrapeConnection>(descriptor, m_text, m_limits));
    connect(connection.get(), &ScrapeConnection::closed, this,
            [this, one = connection.get()] { forget(one); });
}

/// It lives until the event loop is back, since it is the one that just told us.
void MetricsServer::forget(const ScrapeConnection *connection)
{
    const auto at = std::find_if(m_connections.begin(), m_connections.end(),
                                 [connection](const auto &one) { return one.get() == connection; });
    if (at == m_connections.end())
        return;
    at->release()->deleteLater();
    m_connections.erase(at);
}

} // namespace pennon
