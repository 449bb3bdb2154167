// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/futures.h"
#include "control/controlclient.h"
#include "domain/serverurl.h"
#include "net/httptransport.h"
#include "procmem/treememory.h"
#include "session/assessment.h"
#include "session/passwordkeeper.h"
#include "session/processview.h"
#include "session/serverprofile.h"
#include "session/serverstate.h"
#include "session/tunnel.h"
#include "supervisor/supervisorapi.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace pennon {

class DesktopAlerts;
class ListenerLink;
class LocalMemory;
class ProcessMerge;
class SupervisorClient;
class SupervisorPoll;
class TunnelKeeper;

/// One live server over both channels, the application's only door to it: looks at supervisord's processes
/// again and again, listens to what the listener tells, and puts both together.
///
/// A lost connection is tried again with growing delays, for ever. Signals come in batches: once for a look,
/// and once for what the listener tells.
class ServerSession final : public QObject
{
    Q_OBJECT

public:
    /// What a session stands on; all of it outlives the session.
    struct Parts
    {
        HttpTransport &http;
        const Clock &clock;
        PasswordKeeper &passwords;
        TreeMemoryProbe *localMemory = nullptr; ///< for servers of this machine without a listener
        /// Makes the tunnel of an ssh profile.
        std::function<std::unique_ptr<Tunnel>(const ServerProfile &)> makeTunnel;
    };

    static constexpr std::chrono::milliseconds defaultInterval = std::chrono::seconds(1);

    ServerSession(ServerProfile profile, Parts parts, QObject *parent = nullptr);
    ServerSession(const ServerSession &) = delete;
    ServerSession &operator=(const ServerSession &) = delete;
    ServerSession(ServerSession &&) = delete;
    ServerSession &operator=(ServerSession &&) = delete;
    ~ServerSession() override; ///< calls under way end with Cancelled

    /// Begins to connect, or does it at once instead of at the next try.
    void connectNow();
    /// How often supervisord is looked at; longer while no window is open.
    void setInterval(std::chrono::milliseconds interval);

    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] const ServerState &state() const { return m_state; }
    /// The last that was known, also while it is lost. By group and name as supervisord lists them; what the
    /// listener knows of them until supervisord has listed them for the first time.
    [[nodiscard]] const std::vector<ProcessView> &processes() const;
    [[nodiscard]] const ProcessView *process(const ProcessName &name) const;
    [[nodiscard]] bool hasListener() const { return m_state.listener.state == LinkState::Connected; }
    /// The worst of what is wrong, silenced processes left out; Fine if nothing is, Unknown while it is lost.
    [[nodiscard]] Health health() const { return m_health; }
    /// What is wrong, the worst and then the newest first, silenced processes left out; the server itself
    /// alone while it is lost.
    [[nodiscard]] const std::vector<Trouble> &troubles() const { return m_troubles; }

    // Actions at supervisord; errors are SupervisorClient's, and ConnectionLost while it is not connected.
    [[nodiscard]] QFuture<Result<void>> start(const ProcessName &process);
    [[nodiscard]] QFuture<Result<void>> stop(const ProcessName &process);
    /// Stops it if it runs, and starts it.
    [[nodiscard]] QFuture<Result<void>> restart(const ProcessName &process);
    [[nodiscard]] QFuture<Result<void>> signal(const ProcessName &process, const QString &signal);
    /// Both logs of the process.
    [[nodiscard]] QFuture<Result<void>> clearLog(const ProcessName &process);
    /// With what a list does not tell: paths of logs, supervisord's words.
    [[nodiscard]] QFuture<Result<ProcessInfo>> details(const ProcessName &process);

    /// What the listener answers, with ControlClient's errors; NotFound without a listener. The answers come
    /// while the session lives, else Cancelled.
    template <typename Request>
    [[nodiscard]] QFuture<Result<typename Request::Answer>>
    ask(const Request &request, std::chrono::milliseconds deadline = ControlClient::defaultDeadline)
    {
        if (hasListener())
            return m_control.call(request, deadline);
        return QtFuture::makeReadyFuture(Result<typename Request::Answer>(tl::unexpected(noListener())));
    }

    /// What the listener's routes send to the desktop.
    [[nodiscard]] const DesktopAlerts &desktopAlerts() const { return *m_desktop; }

    /// How a log of supervisord is read while it grows; see LogFollower. Nothing while it is not connected.
    struct LogSource
    {
        QString baseUrl;
        QString unixSocket;
        std::optional<HttpCredentials> credentials;
        HttpTransport *http = nullptr;
    };
    [[nodiscard]] std::optional<LogSource> logSource() const;

Q_SIGNALS:
    void stateChanged();
    void processesChanged(const pennon::ProcessChanges &changes);
    void samplesTaken(const pennon::SamplesPush &push);
    void incidentsChanged(const pennon::IncidentsPush &push);
    void rulesChanged(const pennon::RulesPush &push);
    /// troubles() or health() may be others now.
    void troublesChanged();
    void desktopAlertsChanged();
    /// Somebody tries out whether people are told at the desktop.
    void desktopTested(const QString &text);
    /// supervisord wants a password that is not known, or refused the one that is. Keep it with
    /// PasswordKeeper, then connectNow().
    void passwordNeeded();

private:
    static QCoro::Task<> logIn(QPointer<ServerSession> self, int generation);
    static QCoro::Task<Result<void>> act(QPointer<ServerSession> self, ProcessName process,
                                         QFuture<Result<void>> action);
    [[nodiscard]] QFuture<Result<void>> act(QFuture<Result<void>> (SupervisorClient::*call)(const QString &),
                                            const ProcessName &process);
    [[nodiscard]] Error noListener() const;
    [[nodiscard]] Error noSupervisord() const;
    [[nodiscard]] bool isLocal() const;
    void connectParts();
    void connectChannels();
    void connectSupervisord();
    void takeList(const std::vector<ProcessInfo> &list, std::chrono::milliseconds latency);
    void takeFailure(const Error &why);
    void takeTunnelEnd(const Error &why);
    void takeListenerStatus();
    void takeStatuses(const std::vector<ProcessStatus> &all);
    void takeChanges(const std::vector<ProcessStatus> &changed);
    void chooseMemory();
    void setState(const ServerState &state);
    void publish();
    void judge();

    ServerProfile m_profile;
    Parts m_parts;
    ServerState m_state;
    std::vector<Trouble> m_troubles;
    Health m_health = Health::Unknown;
    ControlClient m_control;
    std::unique_ptr<ProcessMerge> m_merge;
    std::unique_ptr<SupervisorPoll> m_poll;
    std::unique_ptr<ListenerLink> m_link;
    std::unique_ptr<DesktopAlerts> m_desktop;
    std::unique_ptr<TunnelKeeper> m_tunnel; ///< of an ssh profile
    std::unique_ptr<LocalMemory> m_memory;  ///< of a server of this machine
    QTimer m_forgetListener;                ///< after it has been lost for a while
    std::optional<ServerUrl> m_server;      ///< while it can be tried
    std::optional<HttpCredentials> m_credentials;
    int m_login = 0;              ///< the number of the last attempt
    bool m_awaitsWords = false;   ///< nothing is told until supervisord's words on a change are there
    bool m_passwordAsked = false; ///< passwordNeeded() was emitted for the present trouble
};

} // namespace pennon
