// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/comingserver.h"

#include <QTcpSocket>

namespace pennon::testkit {

ComingServer::ComingServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &ComingServer::welcome);
    if (m_server.listen(QHostAddress::LocalHost))
        m_port = m_server.serverPort();
}

bool ComingServer::come()
{
    return isThere() || m_server.listen(QHostAddress::LocalHost, m_port);
}

void ComingServer::go()
{
    m_server.close();
    const QList<QTcpSocket *> clients = m_sessions.keys();
    for (QTcpSocket *client : clients) {
        if (!m_sessions.value(client).hasAccepted)
            client->abort();
    }
}

void ComingServer::welcome()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        client->setParent(this);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_sessions.insert(client, {});
        connect(client, &QTcpSocket::readyRead, this, [this, client] { readLines(client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            m_sessions.remove(client);
            client->deleteLater();
        });
        client->write("220 test ESMTP\r\n");
    }
}

void ComingServer::readLines(QTcpSocket *client)
{
    while (client->canReadLine() && m_sessions.contains(client))
        answer(client, m_sessions[client], client->readLine());
}

void ComingServer::answer(QTcpSocket *client, Session &session, const QByteArray &line)
{
    if (session.isInData) {
        if (line != ".\r\n") {
            session.data += line;
            return;
        }
        m_mails += std::exchange(session.data, {});
        session.isInData = false;
        session.hasAccepted = true;
        client->write("250 taken\r\n");
        return;
    }
    session.hasAccepted = false;
    const QByteArray verb = line.left(4).toUpper();
    if (verb == "DATA") {
        session.isInData = true;
        client->write("354 go on\r\n");
    } else if (verb == "QUIT") {
        client->write("221 bye\r\n");
        client->disconnectFromHost();
    } else {
        client->write("250 fine\r\n");
    }
}

} // namespace pennon::testkit
