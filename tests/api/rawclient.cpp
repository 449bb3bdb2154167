// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"

#include "testkit/waiting.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace pennon {

RawClient::RawClient(const QString &path)
    : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof address.sun_path - 1);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        ::close(std::exchange(m_descriptor, -1));
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_received(std::move(other.m_received))
    , m_hasEnded(other.m_hasEnded)
{}

RawClient::~RawClient()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

qint64 RawClient::send(const QByteArray &data)
{
    const ssize_t count =
        ::send(m_descriptor, data.constData(), static_cast<std::size_t>(data.size()), MSG_NOSIGNAL);
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : count;
}

void RawClient::sendAll(const QByteArray &data)
{
    qsizetype sent = 0;
    static_cast<void>(testkit::comesTrue([&] {
        const qint64 count = send(data.sliced(sent));
        sent += qMax<qint64>(count, 0);
        return count < 0 || sent == data.size();
    }));
}

void RawClient::endSending()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void RawClient::read()
{
    QByteArray piece(qsizetype{256} * 1024, Qt::Uninitialized);
    for (;;) {
        const ssize_t count = ::recv(m_descriptor, piece.data(), static_cast<std::size_t>(piece.size()), 0);
        if (count > 0) {
            m_received += piece.first(count);
        } else {
            m_hasEnded = m_hasEnded || count == 0 || (errno != EAGAIN && errno != EINTR);
            return;
        }
    }
}

bool RawClient::comeLines(qsizetype count)
{
    return testkit::comesTrue([&] {
               read();
               return m_received.count('\n') >= count || m_hasEnded;
           }) &&
           m_received.count('\n') >= count;
}

bool RawClient::comesEnd()
{
    return testkit::comesTrue([&] {
        read();
        return m_hasEnded;
    });
}

QByteArray callLine(int id, const QByteArray &method, const QByteArray &params)
{
    return R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + R"(,"method":")" + method +
           R"(","params":)" + params + "}\n";
}

QByteArray helloLine()
{
    return callLine(1, "hello", R"({"protocol":1,"client":"test"})");
}

} // namespace pennon
