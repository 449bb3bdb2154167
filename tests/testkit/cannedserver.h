// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <utility>

namespace pennon::testkit {

/// A server on 127.0.0.1 that answers every HTTP request with the same bytes, whatever they are, and closes.
class CannedServer final : public QObject
{
    Q_OBJECT

public:
    explicit CannedServer(QByteArray answer);

    /// False if the server could not listen.
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(port()); }
    [[nodiscard]] int requests() const { return m_requests; }
    void setAnswer(QByteArray answer) { m_answer = std::move(answer); }

private:
    void greet();

    QTcpServer m_server;
    QByteArray m_answer;
    int m_requests = 0;
};

} // namespace pennon::testkit
