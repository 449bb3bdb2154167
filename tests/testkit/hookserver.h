// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <deque>
#include <map>
#include <vector>

namespace pennon::testkit {

/// A receiver of webhooks on 127.0.0.1: keeps every request, and answers each by the next step of its script;
/// the last step stays. Without a script that is 200, "ok".
class HookServer final : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray line;                          ///< "POST /hook HTTP/1.1"
        std::map<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    struct Step
    {
        enum class Kind { Answer, Hang, CloseEarly, Reset, Endless } kind = Kind::Answer;
        QByteArray answer; ///< the whole response
    };

    HookServer();
    explicit HookServer(std::deque<Step> script);

    [[nodiscard]] static Step answer(int status, const QByteArray &body = {}, const QByteArray &headers = {});
    [[nodiscard]] static Step hang() { return {Step::Kind::Hang, {}}; }
    /// In the middle of the head of the response.
    [[nodiscard]] static Step closeEarly() { return {Step::Kind::CloseEarly, {}}; }
    /// The connection is reset instead of an answer.
    [[nodiscard]] static Step reset() { return {Step::Kind::Reset, {}}; }
    /// 200, and a body that goes on for as long as anybody reads it.
    [[nodiscard]] static Step endless() { return {Step::Kind::Endless, {}}; }

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] QString url(const QString &path = QStringLiteral("/hook")) const;
    void setScript(std::deque<Step> script) { m_script = std::move(script); }

    std::vector<Request> requests; ///< those that came whole
    int lost = 0;                  ///< connections that the client has closed while it hung

private:
    void greet();
    void perform(class QTcpSocket *socket);

    QTcpServer m_server;
    std::deque<Step> m_script;
};

} // namespace pennon::testkit
