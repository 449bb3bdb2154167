// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "session/serverprofile.h"
#include "session/serverstate.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <vector>

namespace pennon {

/// Where a supervisord of this machine may be.
struct DiscoveryPlaces
{
    /// Debian's (by both names), Fedora's, and supervisord's own default.
    QStringList supervisorSockets{
        QStringLiteral("/run/supervisor.sock"), QStringLiteral("/var/run/supervisor.sock"),
        QStringLiteral("/run/supervisor/supervisor.sock"), QStringLiteral("/tmp/supervisor.sock")};
    QStringList urls{QStringLiteral("http://localhost:9001")};
    QString listenerSocket = QStringLiteral("/run/pennon/listener.sock");
};

/// A supervisord of this machine. Only those are found that are there: they answer, want a login, or may not
/// be opened by this user.
struct FoundServer
{
    ServerProfile profile; ///< without an id
    LinkTrouble trouble = LinkTrouble::None;
    QString version; ///< "4.2.5"; empty where there is a trouble
    friend bool operator==(const FoundServer &, const FoundServer &) = default;
};

/// Finds the servers of this machine, for the first start.
class ServerDiscovery final
{
public:
    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(2);

    /// The transport outlives it and what it has begun.
    explicit ServerDiscovery(HttpTransport &http, DiscoveryPlaces places = {});

    /// Ends within twice the patience. A supervisord that is reached in two ways is found once.
    [[nodiscard]] QFuture<std::vector<FoundServer>> find() const;
    [[nodiscard]] const DiscoveryPlaces &places() const { return m_places; }

private:
    HttpTransport &m_http;
    DiscoveryPlaces m_places;
};

} // namespace pennon
