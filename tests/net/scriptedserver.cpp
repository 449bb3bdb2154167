// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include <QTimer>

#include <sys/socket.h>

#include <utility>

ScriptedServer::ScriptedServer(Script script, const QHostAddress &address)
    : m_script(std::move(script))
{
    m_tcp.setListenBacklogSize(200);
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const connection = m_tcp.nextPendingConnection())
            serve(connection);
    });
    m_tcp.setMaxPendingConnections(200);
    m_tcp.listen(address);
}

ScriptedServer::ScriptedServer(Script script, const QString &unixPath)
    : m_script(std::move(script))
{
    connect(&m_local, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *const connection = m_local.nextPendingConnection())
            serve(connection);
    });
    m_local.listen(unixPath);
}

QString ScriptedServer::url() const
{
    const QString host = m_tcp.serverAddress().protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[::1]")
                             : QStringLiteral("127.0.0.1");
    return QStringLiteral("http://%1:%2").arg(host).arg(m_tcp.serverPort());
}

void ScriptedServer::serve(QIODevice *connection)
{
    const std::size_t index = requests.size();
    requests.emplace_back();
    connect(connection, &QIODevice::readyRead, this, [this, connection, index] {
        QByteArray &request = requests[index];
        const bool known = request.contains("\r\n\r\n");
        request += connection->readAll();
        if (!known && request.contains("\r\n\r\n"))
            perform(connection);
    });
}

void ScriptedServer::perform(QIODevice *connection)
{
    auto *const tcp = qobject_cast<QTcpSocket *>(connection);
    if (m_script.then == Script::Then::Drip) {
        auto *const timer = new QTimer(connection);
        connect(timer, &QTimer::timeout, connection, [this, connection, sent = qsizetype{0}]() mutable {
            connection->write(m_script.answer.mid(sent++, 1));
        });
        timer->start(100);
        return;
    }
    connection->write(m_script.answer);
    if (m_script.then == Script::Then::Close) {
        if (tcp)
            tcp->disconnectFromHost();
        else if (auto *const local = qobject_cast<QLocalSocket *>(connection))
            local->disconnectFromServer();
    } else if (m_script.then == Script::Then::Reset && tcp) {
        tcp->flush();
        const linger atOnce{1, 0};
        ::setsockopt(static_cast<int>(tcp->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof atOnce);
        tcp->abort();
    }
}
