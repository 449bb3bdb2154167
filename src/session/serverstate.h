// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <chrono>
#include <optional>

namespace pennon {

/// How one connection of a server stands.
enum class LinkState {
    Off,        ///< not wanted: no listener is configured, or the server is not watched
    Connecting, ///< has never answered so far
    Connected,
    Lost, ///< answered once, does not now; tried again with growing delays, for ever
};

/// Why a server does not answer, as far as it matters for what to do about it.
enum class LinkTrouble {
    None,
    Unreachable,    ///< nobody listens there, no route, no such host, no such socket, no answer in time
    NotPermitted,   ///< the operating system refuses to open the socket
    WrongPassword,  ///< HTTP 401, or ssh could not log in
    NoRpcInterface, ///< a supervisord without [rpcinterface:supervisor], or no supervisord
    OtherProtocol,  ///< a listener that speaks another version of the control protocol
    Tls,            ///< no TLS, or a certificate that does not verify
    Tunnel,         ///< ssh ended; the error has its words
};

/// One of the two connections.
struct LinkStatus
{
    LinkState state = LinkState::Off;
    LinkTrouble trouble = LinkTrouble::None;
    std::optional<Error> error; ///< the last one, while not Connected
    std::optional<Clock::WallTime> lastAnswer;
    std::optional<Clock::WallTime> nextTry;           ///< while Lost or failing to connect
    std::optional<std::chrono::milliseconds> latency; ///< of the last call
    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

/// What is known of a server apart from its processes.
struct ServerState
{
    LinkStatus supervisord;
    LinkStatus listener;
    QString supervisorVersion;   ///< "4.2.5"
    QString identification;      ///< supervisord's `identifier`
    bool isShuttingDown = false; ///< supervisord's state is not RUNNING
    QString listenerVersion;
    QString listenerHost;                                 ///< the host name the listener knows itself by
    QTimeZone listenerZone = QTimeZone::systemTimeZone(); ///< of the listener's clock on the wall
    QStringList listenerFeatures;                         ///< methods it understands
    bool mayWrite = false;                                ///< the listener takes changes from us
    friend bool operator==(const ServerState &, const ServerState &) = default;
};

} // namespace pennon
