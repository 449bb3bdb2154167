// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requesthandler.h"
#include "control/lineframer.h"
#include "control/peerstream.h"

#include <QObject>
#include <QTimer>

#include <set>

namespace pennon {

/// What one connection may cost.
struct ConnectionLimits
{
    std::chrono::milliseconds hello = std::chrono::seconds(10); ///< until hello has to be there
    int underWay = 1000; ///< calls without an answer; more are not read until one has its answer
    qsizetype output = qsizetype{8} * 1024 * 1024; ///< unread by the peer; beyond that it is cut off
};

/// One client: hello first, then calls, answered as they end, and the pushes that it subscribed to.
class ControlConnection final : public QObject
{
    Q_OBJECT

public:
    ControlConnection(int descriptor, Peer peer, RequestHandler &handler, HelloAnswer identity,
                      ConnectionLimits limits, QObject *parent = nullptr);

    [[nodiscard]] bool wants(ControlTopic topic) const { return m_topics.contains(topic); }
    [[nodiscard]] bool isSubscriber() const { return !m_topics.empty(); }
    void push(const QByteArray &line);

    /// Set by the server, told with status.get.
    void setSubscribers(int count) { m_subscribers = count; }

Q_SIGNALS:
    void subscribed(); ///< to other topics than before
    void closed();

private:
    void take(const QByteArray &piece);
    void takeLines();
    void takeLine(const QByteArray &line);
    void hello(const RpcRequest &request);
    void subscribe(const RpcRequest &request);
    void start(const RpcRequest &request);
    void answer(const QJsonValue &id, const RequestHandler::Outcome &outcome);
    void refuse(const QJsonValue &id, int code, const QString &message);
    void hangUp(int code, ErrorCode reason, const QString &message);
    void write(const QByteArray &line);
    void proceed();

    PeerStream m_stream;
    Peer m_peer;
    RequestHandler &m_handler;
    HelloAnswer m_identity;
    ConnectionLimits m_limits;
    LineFramer m_framer;
    QTimer m_helloTimer;
    std::set<ControlTopic> m_topics;
    int m_underWay = 0;
    int m_subscribers = 0;
    bool m_saidHello = false;
    bool m_hungUp = false;
    bool m_isTakingLines = false;
};

} // namespace pennon
