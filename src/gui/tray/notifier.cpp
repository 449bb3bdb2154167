// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/notifier.h"

#include "gui/tray/noticetext.h"
#include "models/incidentwords.h"
#include "session/desktopalerts.h"

#include <algorithm>

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// What is wrong within that time after a server was first heard of was wrong before.
constexpr std::chrono::seconds introduction{3};
/// How long a pause or a quiet hour may be over before it is noticed.
constexpr std::chrono::seconds quietLook{20};

} // namespace

bool isConnecting(const ServerState &state)
{
    return state.supervisord.state == LinkState::Connecting && state.supervisord.trouble == LinkTrouble::None;
}

Notifier::Notifier(Parts parts, const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_desktop(bus)
    , m_lastWords(parts.servers)
    , m_begin(parts.clock.now())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_later.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Notifier::update);
    connect(&m_later, &QTimer::timeout, this, &Notifier::update);
    const auto updateSoon = [this] { m_soon.start(); };
    connect(&m_parts.servers, &Servers::troublesChanged, this, updateSoon);
    connect(&m_parts.servers, &Servers::changed, this, updateSoon);
    connect(&m_parts.servers, &Servers::desktopAlertsChanged, this, updateSoon);
    connect(&m_parts.servers, &Servers::desktopTested, this, &Notifier::tellTest);
    connect(&m_parts.servers, &Servers::added, this, updateSoon);
    connect(&m_parts.servers, &Servers::removed, this, updateSoon);
    connect(&m_parts.quiet, &QuietTimes::changed, this, updateSoon);
    connect(&m_parts.remedies, &Remedies::silencesChanged, this, updateSoon);
    connect(&m_parts.remedies, &Remedies::failed, this, &Notifier::tellFailure);
    connect(&m_lastWords, &LastWords::told, this, updateSoon);
    connect(&m_desktop, &DesktopNotifications::invoked, this, &Notifier::act);
    connect(&m_desktop, &DesktopNotifications::closed, this,
            [this](const QString &id) { m_policy.wasClosed(id); });
    connect(&m_desktop, &DesktopNotifications::forgotten, this, [this](const QStringList &ids) {
        for (const Notification &open : m_policy.open()) {
            if (ids.contains(open.id))
                show(open);
        }
    });
    connect(&m_desktop, &DesktopNotifications::failed, this, [this](const Notification &notification) {
        Q_EMIT requestBalloon(notification.title, notification.body, notification.health);
    });
    updateSoon();
}

void Notifier::withdrawAll()
{
    m_soon.stop();
    m_later.stop();
    m_desktop.closeAll();
}

bool Notifier::isOld(const ServerSession &session, const Trouble &trouble)
{
    const auto now = m_parts.clock.steady();
    const auto first = m_firstKnown.try_emplace(session.profile().id, now).first->second;
    const bool aboutServer = trouble.process == ProcessName();
    return now - first < introduction ||
           (!aboutServer && trouble.assessment.since.value_or(m_begin) < m_begin);
}

Notice Notifier::noticeFor(const ServerSession &session, const Trouble &trouble)
{
    const ProcessView *process = session.process(trouble.process);
    if (process != nullptr && process->isProvisional)
        process = nullptr; // nothing could be done about it yet
    const QString why = process == nullptr ? QString() : m_lastWords.of(trouble.serverId, *process);
    const bool isOnlyServer = m_parts.servers.sessions().size() == 1;
    Notice notice = noticeOf(trouble, process, why, isOnlyServer, m_parts.clock.now());
    notice.old = isOld(session, trouble);
    return notice;
}

/// Incidents that routes send to the desktop and that do not show in how their process is now: it runs again,
/// or there is none.
std::vector<Notice> Notifier::routedNotices(const ServerSession &session, const std::vector<Notice> &known)
{
    std::vector<Notice> found;
    const ServerProfile &profile = session.profile();
    for (const Incident &incident : session.desktopAlerts().incidents()) {
        if (m_parts.remedies.isSilenced(profile.id, incident.process))
            continue;
        const Trouble trouble{profile.id,
                              profile.name,
                              incident.process,
                              {incidentHealth(incident.kind), incidentCause(incident), incident.opened}};
        Notice notice = noticeFor(session, trouble);
        if (incident.process == ProcessName())
            notice.topic = wireName(incident.kind);
        const auto isSame = [&notice](const Notice &other) { return other.id() == notice.id(); };
        if (std::none_of(known.begin(), known.end(), isSame) &&
            std::none_of(found.begin(), found.end(), isSame))
            found.push_back(std::move(notice));
    }
    return found;
}

std::vector<Notice> Notifier::notices()
{
    std::vector<Notice> found;
    const std::vector<ServerSession *> sessions = m_parts.servers.sessions();
    for (const ServerSession *session : sessions) {
        if (!isConnecting(session->state()))
            m_firstKnown.try_emplace(session->profile().id, m_parts.clock.steady());
    }
    for (const Trouble &trouble : m_parts.servers.troubles()) {
        const ServerSession *const session = m_parts.servers.session(trouble.serverId);
        const bool aboutServer = trouble.process == ProcessName();
        if (session == nullptr || m_parts.remedies.isSilenced(trouble.serverId, trouble.process) ||
            (aboutServer && isConnecting(session->state())))
            continue;
        const DesktopAlerts &routed = session->desktopAlerts();
        if (aboutServer || !routed.isRouted() || routed.isAbout(trouble.process))
            found.push_back(noticeFor(*session, trouble));
    }
    for (const ServerSession *session : sessions) {
        std::vector<Notice> routed = routedNotices(*session, found);
        found.insert(found.end(), routed.begin(), routed.end());
    }
    return found;
}

void Notifier::tellTest(const QString &serverId, const QString &text)
{
    const ServerSession *const session = m_parts.servers.session(serverId);
    const QString name = session ? session->profile().name : QString();
    show({QStringLiteral("test-%1").arg(++m_tests),
          Health::Fine,
          tr("Test of alerts from %1").arg(name),
          text,
          {}});
}

void Notifier::update()
{
    const bool quiet = m_parts.quiet.isQuiet();
    const auto now = m_parts.clock.steady();
    const NotificationPolicy::Orders orders = m_policy.update(notices(), now, quiet);
    for (const QString &id : orders.close) {
        m_shown.erase(id);
        m_desktop.close(id);
    }
    for (const Notification &notification : orders.show)
        show(notification);
    std::optional<std::chrono::milliseconds> wait;
    if (const auto next = m_policy.nextLook())
        wait = std::max(std::chrono::ceil<std::chrono::milliseconds>(*next - now), 1ms);
    if (quiet)
        wait = std::min<std::chrono::milliseconds>(wait.value_or(quietLook), quietLook);
    if (wait) {
        m_later.start(*wait);
    } else {
        m_later.stop();
    }
}

void Notifier::show(const Notification &notification)
{
    m_shown.insert_or_assign(notification.id, notification);
    m_desktop.show(notification);
}

void Notifier::act(const QString &id, NoticeAction action)
{
    const auto shown = m_shown.find(id);
    if (shown == m_shown.end() || !shown->second.about) {
        Q_EMIT requestWindow();
        return;
    }
    const Notice about = *shown->second.about;
    switch (action) {
    case NoticeAction::Open:
        Q_EMIT requestShow(about.serverId, about.process);
        break;
    case NoticeAction::Remedy:
        m_parts.remedies.apply(about.serverId, about.process, about.remedy);
        break;
    case NoticeAction::Log:
        Q_EMIT requestLog(about.serverId, about.process);
        break;
    case NoticeAction::Silence:
        m_parts.remedies.silence(about.serverId, about.process, 1h);
        break;
    }
}

/// The user wanted it done and is told even while it is quiet.
void Notifier::tellFailure(const QString &title, const QString &why)
{
    show({QStringLiteral("failure-%1").arg(++m_failures), Health::Trouble, title, why, {}});
}

} // namespace pennon
