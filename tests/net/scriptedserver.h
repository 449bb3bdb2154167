// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

/// What a server does with each connection once the head of a request has come.
struct Script
{
    QByteArray answer;
    enum class Then { Close, Reset, StayOpen, Drip } then = Then::Close; ///< Drip: a byte every 100 ms
};

/// A server on TCP (a free port) or on a unix socket that follows a script and keeps what it was sent.
class ScriptedServer final : public QObject
{
public:
    explicit ScriptedServer(Script script, const QHostAddress &address = QHostAddress::LocalHost);
    ScriptedServer(Script script, const QString &unixPath);

    [[nodiscard]] QString url() const;
    [[nodiscard]] bool isListening() const { return m_tcp.isListening() || m_local.isListening(); }

    std::vector<QByteArray> requests; ///< one per connection

private:
    void serve(QIODevice *connection);
    void perform(QIODevice *connection);

    Script m_script;
    QTcpServer m_tcp;
    QLocalServer m_local;
};
