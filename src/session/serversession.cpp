// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serversession.h"

#include "session/desktopalerts.h"
#include "session/linktrouble.h"
#include "session/listenerlink.h"
#include "session/localmemory.h"
#include "session/processmerge.h"
#include "session/supervisorpoll.h"
#include "session/troublelist.h"
#include "session/tunnelkeeper.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QUrl>

#include <utility>

namespace pennon {

namespace {

using std::chrono::milliseconds;

/// A listener that restarts is not worth a word: what it told counts for a while.
constexpr std::chrono::seconds listenerGrace{30};

QString clientName()
{
    return QStringLiteral("pennon %1").arg(QCoreApplication::applicationVersion()).trimmed();
}

/// The last latency, unless it is about the one that is shown.
milliseconds shownLatency(std::optional<milliseconds> shown, milliseconds last)
{
    if (!shown)
        return last;
    const milliseconds difference = std::chrono::abs(last - *shown);
    return difference >= milliseconds(5) && difference * 4 > *shown ? last : *shown;
}

bool isSameButForTimes(const ServerState &one, const ServerState &other)
{
    ServerState comparable = one;
    comparable.supervisord.lastAnswer = other.supervisord.lastAnswer;
    comparable.listener.lastAnswer = other.listener.lastAnswer;
    return comparable == other;
}

} // namespace

ServerSession::ServerSession(ServerProfile profile, Parts parts, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_parts(std::move(parts))
    , m_control(clientName())
    , m_merge(std::make_unique<ProcessMerge>(m_parts.clock))
    , m_poll(std::make_unique<SupervisorPoll>(m_parts.http, m_parts.clock))
    , m_link(std::make_unique<ListenerLink>(m_control, m_parts.clock))
    , m_desktop(std::make_unique<DesktopAlerts>(m_control, m_parts.clock))
{
    m_poll->setInterval(defaultInterval);
    m_forgetListener.setSingleShot(true);
    m_forgetListener.setInterval(listenerGrace);
    if (m_profile.kind() == ServerProfile::Kind::Ssh && m_parts.makeTunnel)
        m_tunnel = std::make_unique<TunnelKeeper>(m_parts.makeTunnel(m_profile), m_parts.clock);
    if (m_parts.localMemory && isLocal()) {
        const auto pids = [this] {
            std::vector<qint64> running;
            for (const ProcessView &process : processes()) {
                if (process.pid > 0)
                    running.push_back(process.pid);
            }
            return running;
        };
        m_memory = std::make_unique<LocalMemory>(*m_parts.localMemory, pids);
    }
    connectParts();
    judge();
}

ServerSession::~ServerSession() = default;

void ServerSession::connectParts()
{
    connect(m_poll.get(), &SupervisorPoll::listed, this, &ServerSession::takeList);
    connect(m_poll.get(), &SupervisorPoll::failed, this, &ServerSession::takeFailure);
    connect(m_poll.get(), &SupervisorPoll::retryDue, this, &ServerSession::connectSupervisord);
    connect(m_poll.get(), &SupervisorPoll::worded, this, [this](const std::vector<ProcessInfo> &processes) {
        m_awaitsWords = false;
        for (const ProcessInfo &process : processes)
            m_merge->takeWords(process);
        publish();
    });
    connect(m_poll.get(), &SupervisorPoll::shutDownBegun, this, [this] {
        ServerState state = m_state;
        state.isShuttingDown = true;
        setState(state);
    });
    connect(m_poll.get(), &SupervisorPoll::identified, this,
            [this](const QString &version, const QString &identification) {
                ServerState state = m_state;
                state.supervisorVersion = version;
                state.identification = identification;
                setState(state);
            });
    connect(m_link.get(), &ListenerLink::changed, this, &ServerSession::takeListenerStatus);
    connect(m_link.get(), &ListenerLink::listed, this, &ServerSession::takeStatuses);
    connect(&m_control, &ControlClient::processesChanged, this, [this](const ProcessesPush &push) {
        m_merge->takeGone(push.gone);
        takeChanges(push.changed);
    });
    connect(&m_control, &ControlClient::samplesTaken, this, [this](const SamplesPush &push) {
        for (const ProcessSample &sample : push.samples)
            m_merge->takeSample(sample);
        const QPointer<ServerSession> alive(this);
        publish();
        if (alive)
            Q_EMIT samplesTaken(push);
    });
    connect(&m_control, &ControlClient::incidentsChanged, this, &ServerSession::incidentsChanged);
    connect(&m_control, &ControlClient::rulesChanged, this, &ServerSession::rulesChanged);
    connect(m_desktop.get(), &DesktopAlerts::changed, this, &ServerSession::desktopAlertsChanged);
    connect(m_desktop.get(), &DesktopAlerts::tested, this, &ServerSession::desktopTested);
    connect(&m_forgetListener, &QTimer::timeout, this, [this] {
        m_merge->forgetListener();
        publish();
    });
    if (m_memory) {
        connect(m_memory.get(), &LocalMemory::measured, this, [this](const TreeReadings &readings) {
            m_merge->takeMemory(readings);
            publish();
        });
    }
    if (m_tunnel) {
        connect(m_tunnel.get(), &TunnelKeeper::opened, this, &ServerSession::connectChannels);
        connect(m_tunnel.get(), &TunnelKeeper::ended, this, &ServerSession::takeTunnelEnd);
    }
}

bool ServerSession::isLocal() const
{
    if (m_profile.kind() != ServerProfile::Kind::Http)
        return m_profile.kind() == ServerProfile::Kind::UnixSocket;
    const QString host = QUrl(m_profile.address).host();
    return host == QLatin1String("localhost") || host == QLatin1String("::1") ||
           host.startsWith(QLatin1String("127."));
}

void ServerSession::connectNow()
{
    ServerState state = m_state;
    if (state.supervisord.state == LinkState::Off)
        state.supervisord.state = LinkState::Connecting;
    if (!m_profile.listenerSocket.isEmpty() && state.listener.state == LinkState::Off)
        state.listener.state = LinkState::Connecting;
    const QPointer<ServerSession> alive(this);
    setState(state);
    if (!alive)
        return;
    m_passwordAsked = false;
    if (m_profile.kind() != ServerProfile::Kind::Ssh || (m_tunnel && m_tunnel->tunnel().isUp())) {
        connectChannels();
    } else if (m_tunnel) {
        m_tunnel->openNow();
    } else {
        takeTunnelEnd({ErrorCode::NotFound, tr("This program cannot use ssh."), {}, 0});
    }
}

void ServerSession::connectChannels()
{
    const QPointer<ServerSession> alive(this);
    if (m_state.supervisord.state != LinkState::Connected) {
        m_credentials.reset();
        connectSupervisord();
    }
    if (!alive || m_profile.listenerSocket.isEmpty() || hasListener())
        return;
    m_link->begin(m_tunnel ? m_tunnel->tunnel().listenerSocket() : m_profile.listenerSocket);
}

void ServerSession::connectSupervisord()
{
    const QString address =
        m_tunnel ? QStringLiteral("unix://") + m_tunnel->tunnel().supervisorSocket() : m_profile.address;
    const Result<ServerUrl> server = ServerUrl::parse(address);
    if (!server) {
        takeFailure(server.error());
        return;
    }
    m_server = *server;
    if (m_state.supervisord.trouble == LinkTrouble::WrongPassword)
        m_credentials.reset();
    logIn(this, ++m_login);
}

QCoro::Task<> ServerSession::logIn(QPointer<ServerSession> self, int generation)
{
    if (!self->m_profile.user.isEmpty() && !self->m_credentials) {
        const QFuture<Result<std::optional<QString>>> asking =
            self->m_parts.passwords.password(self->m_profile.id);
        const Result<std::optional<QString>> password = co_await asking;
        if (!self || self->m_login != generation)
            co_return;
        self->m_credentials =
            HttpCredentials{self->m_profile.user, password ? password->value_or(QString()) : QString()};
    }
    if (self->m_server)
        self->m_poll->begin(*self->m_server, self->m_credentials);
}

void ServerSession::setInterval(milliseconds interval)
{
    m_poll->setInterval(interval);
}

const std::vector<ProcessView> &ServerSession::processes() const
{
    return m_merge->processes();
}

const ProcessView *ServerSession::process(const ProcessName &name) const
{
    return m_merge->find(name);
}

void ServerSession::takeList(const std::vector<ProcessInfo> &list, milliseconds latency)
{
    m_merge->takeList(list);
    m_passwordAsked = false;
    LinkStatus link;
    link.state = LinkState::Connected;
    link.lastAnswer = m_parts.clock.now();
    link.latency = shownLatency(m_state.supervisord.latency, latency);
    ServerState state = m_state;
    state.supervisord = link;
    state.isShuttingDown = false;
    const QPointer<ServerSession> alive(this);
    setState(state);
    if (!alive)
        return;
    chooseMemory();
    if (std::vector<ProcessName> wordless = m_merge->wordless(); !wordless.empty()) {
        m_awaitsWords = true;
        m_poll->fetchWords(std::move(wordless)); // what they changed to is told with the words on it
    } else {
        publish();
    }
}

void ServerSession::takeFailure(const Error &why)
{
    m_awaitsWords = false;
    ServerState state = m_state;
    LinkStatus &link = state.supervisord;
    if (link.state == LinkState::Connected)
        link.state = LinkState::Lost;
    link.trouble = troubleOf(why);
    link.error = why;
    if (link.trouble == LinkTrouble::WrongPassword) {
        link.error->message = m_profile.user.isEmpty()
                                  ? tr("supervisord wants a user name and a password.")
                                  : tr("supervisord refused the password of “%1”.").arg(m_profile.user);
    }
    link.nextTry = m_poll->nextTry();
    state.isShuttingDown = false;
    const bool asks = link.trouble == LinkTrouble::WrongPassword && !std::exchange(m_passwordAsked, true);
    const QPointer<ServerSession> alive(this);
    setState(state);
    if (!alive)
        return;
    chooseMemory();
    if (asks)
        Q_EMIT passwordNeeded();
}

void ServerSession::takeTunnelEnd(const Error &why)
{
    ++m_login;
    m_awaitsWords = false;
    m_server.reset();
    m_poll->end();
    m_link->end();
    if (!m_profile.listenerSocket.isEmpty())
        m_link->setTrouble(LinkTrouble::Tunnel, why);
    ServerState state = m_state;
    LinkStatus &link = state.supervisord;
    if (link.state == LinkState::Connected)
        link.state = LinkState::Lost;
    link.trouble = troubleOfTunnel(why);
    link.error = why;
    link.nextTry = m_tunnel ? m_tunnel->nextTry() : std::nullopt;
    state.isShuttingDown = false;
    setState(state);
}

void ServerSession::takeListenerStatus()
{
    ServerState state = m_state;
    state.listener = m_link->status();
    if (m_link->status().state == LinkState::Connected) {
        state.listenerVersion = m_link->hello().version;
        state.listenerHost = m_link->hello().host;
        const QTimeZone zone(m_link->hello().timeZone.value_or(QString()).toLatin1());
        state.listenerZone = zone.isValid() ? zone : QTimeZone::systemTimeZone();
        state.listenerFeatures = m_link->hello().features;
        state.mayWrite = m_link->hello().mayWrite;
        m_forgetListener.stop();
        if (!hasListener() && state.listenerFeatures.contains(QStringLiteral("incidents.desktop")))
            m_desktop->readAgain();
    } else if (m_state.listener.state == LinkState::Connected) {
        m_forgetListener.start();
        m_desktop->forget();
    }
    const QPointer<ServerSession> alive(this);
    setState(state);
    if (alive)
        chooseMemory();
}

void ServerSession::takeStatuses(const std::vector<ProcessStatus> &all)
{
    if (m_merge->isListed()) {
        takeChanges(all);
    } else { // supervisord's list is under way
        m_merge->takeStatuses(all);
        publish();
    }
}

void ServerSession::takeChanges(const std::vector<ProcessStatus> &changed)
{
    bool isNews = false;
    for (const ProcessStatus &status : changed) {
        const ProcessView *const known = m_merge->find(status.name);
        isNews = isNews || !known || known->state != status.state || known->pid != status.pid;
        m_merge->takeStatus(status);
    }
    if (isNews)
        m_poll->lookSoon();
    publish();
}

void ServerSession::chooseMemory()
{
    if (!m_memory)
        return;
    if (m_state.supervisord.state == LinkState::Connected && !hasListener()) {
        m_memory->begin();
    } else {
        m_memory->end();
    }
}

void ServerSession::setState(const ServerState &state)
{
    const bool isNews = !isSameButForTimes(state, m_state);
    m_state = state;
    if (!isNews)
        return;
    const QPointer<ServerSession> alive(this);
    Q_EMIT stateChanged();
    if (alive)
        judge();
}

void ServerSession::publish()
{
    if (m_awaitsWords)
        return;
    const ProcessChanges changes = m_merge->takeChanges();
    const QPointer<ServerSession> alive(this);
    if (!changes.changed.empty() || !changes.gone.empty())
        Q_EMIT processesChanged(changes);
    if (alive)
        judge();
}

void ServerSession::judge()
{
    const Clock::WallTime now = m_parts.clock.now();
    std::vector<Trouble> troubles = troublesOf(m_profile, m_state, m_merge->processes(), now);
    const Health health = healthOf(m_state, troubles);
    if (health == m_health && troubles == m_troubles)
        return;
    m_health = health;
    m_troubles = std::move(troubles);
    Q_EMIT troublesChanged();
}

} // namespace pennon
