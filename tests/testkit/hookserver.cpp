// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/hookserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>
#include <optional>
#include <sys/socket.h>
#include <utility>

namespace pennon::testkit {
namespace {

/// The request, once headers and the body that Content-Length promises are there.
std::optional<HookServer::Request> parse(const QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    HookServer::Request request;
    auto lines = bytes.left(end).split('\n');
    request.line = lines.takeFirst().trimmed();
    for (const auto &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    request.body = bytes.mid(end + 4);
    if (request.body.size() < request.headers["content-length"].toLongLong()) {
        return std::nullopt;
    }
    return request;
}

} // namespace

HookServer::HookServer()
    : HookServer({answer(200, "ok")})
{}

HookServer::HookServer(std::deque<Step> script)
    : m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HookServer::greet);
    m_server.listen(QHostAddress::LocalHost);
}

HookServer::Step HookServer::answer(int status, const QByteArray &body, const QByteArray &headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Phrase\r\n" + headers +
                      "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" +
                      body;
    return {Step::Kind::Answer, std::move(text)};
}

QString HookServer::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
}

void HookServer::greet()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        auto bytes = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] {
            *bytes += socket->readAll();
            if (auto request = parse(*bytes)) {
                bytes->clear();
                requests.push_back(std::move(*request));
                perform(socket);
            }
        });
    }
}

void HookServer::perform(QTcpSocket *socket)
{
    const Step step = m_script.front();
    if (m_script.size() > 1) {
        m_script.pop_front();
    }
    switch (step.kind) {
    case Step::Kind::Answer:
        socket->write(step.answer);
        socket->disconnectFromHost();
        break;
    case Step::Kind::Hang:
        connect(socket, &QTcpSocket::disconnected, this, [this] { ++lost; });
        break;
    case Step::Kind::CloseEarly:
        socket->write("HTTP/1.1 200 OK\r\nContent-Len");
        socket->disconnectFromHost();
        break;
    case Step::Kind::Reset: {
        const linger atOnce{1, 0};
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof atOnce);
        socket->abort();
        break;
    }
    case Step::Kind::Endless: {
        connect(socket, &QTcpSocket::disconnected, this, [this] { ++lost; });
        const auto more = [socket] { socket->write(QByteArray(65536, 'x')); };
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        more();
        break;
    }
    }
}

} // namespace pennon::testkit
