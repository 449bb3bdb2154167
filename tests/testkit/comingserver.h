// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace pennon::testkit {

/// A mail server in the test's own process that comes and goes as the test says, on one port. What it has
/// answered with 250 it has accepted, and it breaks off no session between that answer and the next command:
/// so a mail that arrives twice was not sent twice because of the server.
class ComingServer final : public QObject
{
    Q_OBJECT

public:
    ComingServer();

    /// Takes connections from now on; the port is the same each time.
    [[nodiscard]] bool come();
    /// Refuses connections and breaks off the sessions that are under way.
    void go();
    [[nodiscard]] bool isThere() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// What was accepted: headers and bodies.
    [[nodiscard]] const QByteArrayList &mails() const { return m_mails; }

private:
    struct Session
    {
        bool isInData = false;
        bool hasAccepted = false; ///< and nothing was said since
        QByteArray data;
    };

    void welcome();
    void readLines(QTcpSocket *client);
    void answer(QTcpSocket *client, Session &session, const QByteArray &line);

    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QTcpSocket *, Session> m_sessions;
    QByteArrayList m_mails;
};

} // namespace pennon::testkit
