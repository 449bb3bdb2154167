// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/cannedserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>

namespace pennon::testkit {
namespace {

/// True once headers and the body that Content-Length promises are there.
bool isComplete(const QByteArray &request)
{
    const auto end = request.indexOf("\r\n\r\n");
    if (end < 0) {
        return false;
    }
    const auto lines = request.left(end).split('\n');
    for (const auto &line : lines) {
        if (line.toLower().startsWith("content-length:")) {
            return request.size() - end - 4 >= line.mid(15).trimmed().toLongLong();
        }
    }
    return true;
}

} // namespace

CannedServer::CannedServer(QByteArray answer)
    : m_answer(std::move(answer))
{
    connect(&m_server, &QTcpServer::newConnection, this, &CannedServer::greet);
    m_server.listen(QHostAddress::LocalHost);
}

void CannedServer::greet()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] {
            *request += socket->readAll();
            if (isComplete(*request)) {
                request->clear();
                ++m_requests;
                socket->write(m_answer);
                socket->disconnectFromHost();
            }
        });
    }
}

} // namespace pennon::testkit
