// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/controlconnection.h"
#include "api/listeningsocket.h"
#include "api/pushcollector.h"
#include "api/requesthandler.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pennon {

struct ControlServerSettings
{
    QString path;
    int mode = 0600;
    QString group;   ///< owns the socket's file; empty: ours, or `readers` if there is one
    QString readers; ///< group whose members may read; the socket's mode then lets its group in

    int mostConnections = 64;
    ConnectionLimits connection = {};
    std::chrono::milliseconds pushMoment{200}; ///< pushes are collected for so long
};

/// The server of the control socket: src/control/PROTOCOL.md.
///
/// root and our own user may write, members of `readers` may read, everybody else is refused with an error
/// line. A connection too many gets an error line too. A client that does not read, writes without end or
/// writes nonsense costs bounded memory and disturbs nobody.
class ControlServer final : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive the server and the calls that are under way in the backend.
    ControlServer(ControlBackend &backend, LineLog &log, ControlServerSettings settings,
                  QObject *parent = nullptr);
    ControlServer(const ControlServer &) = delete;
    ControlServer &operator=(const ControlServer &) = delete;
    ControlServer(ControlServer &&) = delete;
    ControlServer &operator=(ControlServer &&) = delete;
    ~ControlServer() override;

    /// Errors: those of ListeningSocket::open().
    [[nodiscard]] Result<void> listen();
    /// Ends every connection; calls under way go on in the backend and nobody hears of their end.
    void close();
    /// Whether the socket's file is still there, and ours.
    [[nodiscard]] bool isInPlace() const { return m_socket && m_socket->isInPlace(); }

    [[nodiscard]] int connections() const { return static_cast<int>(m_connections.size()); }
    [[nodiscard]] int subscribers() const;
    [[nodiscard]] int subscribers(ControlTopic topic) const;

private:
    void welcome(int descriptor);
    void turnAway(int descriptor, const RpcError &why);
    void forget(ControlConnection *connection);
    void countSubscribers();
    template <typename Push>
    void collect(const Push &push);
    void send(ControlTopic topic, const QByteArray &line);

    ControlBackend &m_backend;
    LineLog &m_log;
    ControlServerSettings m_settings;
    RequestHandler m_handler;
    PushCollector m_collector;
    std::unique_ptr<ListeningSocket> m_socket;
    std::vector<std::unique_ptr<ControlConnection>> m_connections;
    std::vector<std::unique_ptr<PeerStream>> m_turnedAway; ///< reading why
};

} // namespace pennon
