// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverdiscovery.h"

#include "base/futures.h"
#include "control/controlclient.h"
#include "session/linktrouble.h"
#include "session/quicktransport.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>
#include <QFileInfo>
#include <QSet>
#include <QSysInfo>

#include <algorithm>
#include <optional>
#include <utility>

namespace pennon {

namespace {

struct Candidate
{
    FoundServer server;
    qint64 pid = 0; ///< 0: not told
};

QString unixAddress(const QString &path)
{
    return QStringLiteral("unix://") + path;
}

/// Asks one address. Nothing: nobody is there, or somebody else.
QCoro::Task<std::optional<Candidate>> look(std::shared_ptr<QuickTransport> http, QString address)
{
    const auto url = ServerUrl::parse(address);
    if (!url)
        co_return std::nullopt;
    SupervisorClient client(*http, *url, std::nullopt);
    QFuture<Result<qint64>> asked = client.getPID();
    const Result<qint64> pid = co_await asked;
    Candidate found;
    found.server.profile.address = address;
    if (pid) {
        found.pid = *pid;
        QFuture<Result<QString>> version = client.getSupervisorVersion();
        found.server.version = (co_await version).value_or(QString());
        co_return found;
    }
    found.server.trouble = troubleOf(pid.error());
    const bool isSocket = !url->unixSocket().isEmpty();
    switch (found.server.trouble) {
    case LinkTrouble::WrongPassword:
        co_return found;
    case LinkTrouble::NotPermitted:
    case LinkTrouble::NoRpcInterface:
        if (isSocket) // on the network it may be anybody
            co_return found;
        co_return std::nullopt;
    default:
        co_return std::nullopt;
    }
}

struct ListenerFound
{
    QString supervisordUrl; ///< empty: it did not say
};

/// Nothing: there is no listener on that socket.
QCoro::Task<std::optional<ListenerFound>> lookForListener(QString path)
{
    if (path.isEmpty() || !QFileInfo::exists(path))
        co_return std::nullopt;
    ControlClient client(QStringLiteral("pennon"));
    QFuture<Result<HelloAnswer>> asked = client.open(path, ServerDiscovery::patience);
    const Result<HelloAnswer> hello = co_await asked;
    if (hello)
        co_return ListenerFound{hello->supervisord.url};
    switch (troubleOf(hello.error())) {
    case LinkTrouble::NotPermitted: // it is there all the same, and the window will say what to do
    case LinkTrouble::OtherProtocol:
        co_return ListenerFound{};
    default:
        co_return std::nullopt;
    }
}

bool isSameAddress(const QString &one, const QString &other)
{
    const auto first = ServerUrl::parse(one);
    const auto second = ServerUrl::parse(other);
    if (!first || !second)
        return false;
    if (first->unixSocket().isEmpty() || second->unixSocket().isEmpty())
        return first->baseUrl() == second->baseUrl();
    return QFileInfo(first->unixSocket()).canonicalFilePath() ==
           QFileInfo(second->unixSocket()).canonicalFilePath();
}

void name(std::vector<FoundServer> &servers)
{
    const QString host = QSysInfo::machineHostName();
    for (FoundServer &server : servers) {
        server.profile.name =
            servers.size() == 1 ? host : QStringLiteral("%1 (%2)").arg(host, server.profile.address);
    }
}

QCoro::Task<std::vector<FoundServer>> findAll(std::shared_ptr<QuickTransport> http, DiscoveryPlaces places)
{
    QStringList addresses;
    QSet<QString> known;
    for (const QString &path : std::as_const(places.supervisorSockets)) {
        const QString real = QFileInfo(path).canonicalFilePath();
        if (real.isEmpty() || known.contains(real))
            continue;
        known.insert(real);
        addresses << unixAddress(path);
    }
    addresses += places.urls;
    std::vector<QFuture<std::optional<Candidate>>> looks;
    for (const QString &address : std::as_const(addresses))
        looks.push_back(asFuture(look(http, address)));
    QFuture<std::optional<ListenerFound>> listenerLook = asFuture(lookForListener(places.listenerSocket));

    std::vector<FoundServer> servers;
    QSet<qint64> pids;
    for (QFuture<std::optional<Candidate>> &asked : looks) {
        const std::optional<Candidate> found = co_await asked;
        if (!found || (found->pid != 0 && pids.contains(found->pid)))
            continue;
        pids.insert(found->pid);
        servers.push_back(found->server);
    }
    const std::optional<ListenerFound> listener = co_await listenerLook;
    if (listener) {
        auto owner = std::find_if(servers.begin(), servers.end(), [&](const FoundServer &server) {
            return isSameAddress(server.profile.address, listener->supervisordUrl);
        });
        if (owner == servers.end() && servers.size() == 1)
            owner = servers.begin();
        if (owner != servers.end())
            owner->profile.listenerSocket = places.listenerSocket;
    }
    name(servers);
    co_return servers;
}

} // namespace

ServerDiscovery::ServerDiscovery(HttpTransport &http, DiscoveryPlaces places)
    : m_http(http)
    , m_places(std::move(places))
{}

QFuture<std::vector<FoundServer>> ServerDiscovery::find() const
{
    return asFuture(findAll(std::make_shared<QuickTransport>(m_http, patience), m_places));
}

} // namespace pennon
