// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traypresenter.h"

#include <algorithm>

namespace pennon {

using namespace std::chrono_literals;

TrayPresenter::TrayPresenter(Parts parts, const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_quiet(parts.settings, parts.clock)
    , m_remedies(parts.servers, parts.clock)
    , m_notifier({parts.servers, m_quiet, m_remedies, parts.clock}, bus)
    , m_icon(parts.host)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &TrayPresenter::update);
    const auto updateSoon = [this] { m_soon.start(); };
    connect(&m_parts.servers, &Servers::troublesChanged, this, updateSoon);
    connect(&m_parts.servers, &Servers::changed, this, updateSoon);
    connect(&m_parts.servers, &Servers::added, this, updateSoon);
    connect(&m_parts.servers, &Servers::removed, this, updateSoon);
    connect(&m_parts.servers, &Servers::moved, this, updateSoon);
    connect(&m_quiet, &QuietTimes::changed, this, updateSoon);
    connect(&m_remedies, &Remedies::silencesChanged, this, updateSoon);

    connect(&m_icon, &TrayIcon::availabilityChanged, this, &TrayPresenter::availabilityChanged);
    connect(&m_icon, &TrayIcon::requestWindow, this, &TrayPresenter::requestWindow);
    connect(&m_icon, &TrayIcon::balloonClicked, this, &TrayPresenter::requestWindow);
    connect(&m_notifier, &Notifier::requestWindow, this, &TrayPresenter::requestWindow);
    connect(&m_notifier, &Notifier::requestShow, this, &TrayPresenter::requestShow);
    connect(&m_notifier, &Notifier::requestLog, this, &TrayPresenter::requestLog);
    connect(&m_notifier, &Notifier::requestBalloon, &m_icon, &TrayIcon::showBalloon);
    connectMenu();
    updateSoon();
}

void TrayPresenter::connectMenu()
{
    TrayMenu &menu = m_icon.menu();
    connect(&menu, &TrayMenu::requestRemedy, &m_remedies, &Remedies::apply);
    connect(&menu, &TrayMenu::requestSilence, &m_remedies, &Remedies::silence);
    connect(&menu, &TrayMenu::requestLog, this, &TrayPresenter::requestLog);
    connect(&menu, &TrayMenu::requestShow, this, &TrayPresenter::requestShow);
    connect(&menu, &TrayMenu::requestPause, this, &TrayPresenter::pause);
    connect(&menu, &TrayMenu::requestResume, this, [this] {
        if (const Result<void> saved = m_quiet.resume(); !saved)
            Q_EMIT m_remedies.failed(tr("Notifications could not be turned on"), saved.error().message);
    });
    connect(&menu, &TrayMenu::requestWindow, this, &TrayPresenter::requestWindow);
    connect(&menu, &TrayMenu::requestSettings, this, &TrayPresenter::requestSettings);
    connect(&menu, &TrayMenu::requestQuit, this, &TrayPresenter::requestQuit);
    connect(&menu, &TrayMenu::languageChanged, this, [this] { m_soon.start(); });
}

void TrayPresenter::pause(TrayMenu::Pause pause)
{
    const Clock::WallTime now = m_parts.clock.now();
    switch (pause) {
    case TrayMenu::Pause::OneHour:
        m_quiet.pauseUntil(now + 1h);
        break;
    case TrayMenu::Pause::UntilTomorrow:
        m_quiet.pauseUntil(QuietTimes::tomorrow(now));
        break;
    case TrayMenu::Pause::UntilTurnedOn:
        if (const Result<void> saved = m_quiet.pauseForGood(); !saved)
            Q_EMIT m_remedies.failed(tr("Notifications could not be turned off"), saved.error().message);
        break;
    }
}

void TrayPresenter::showBalloon(const QString &title, const QString &text)
{
    m_icon.showBalloon(title, text, m_icon.content().health);
}

void TrayPresenter::update()
{
    m_icon.show(trayContent(facts(), m_parts.clock.now()));
}

TrayFacts TrayPresenter::facts() const
{
    TrayFacts facts;
    facts.health = m_parts.servers.health();
    facts.paused = m_quiet.isPaused();
    facts.pausedUntil = m_quiet.pausedUntil();
    for (const Trouble &trouble : m_parts.servers.troubles()) {
        const ServerSession *const session = m_parts.servers.session(trouble.serverId);
        const bool aboutServer = trouble.process == ProcessName();
        if (session == nullptr || (aboutServer && isConnecting(session->state())))
            continue;
        const ProcessView *const process = session->process(trouble.process);
        facts.troubles.push_back({trouble, process == nullptr ? std::nullopt : std::optional(process->state),
                                  m_remedies.isSilenced(trouble.serverId, trouble.process)});
    }
    for (const ServerSession *session : m_parts.servers.sessions()) {
        const auto troubles =
            std::ranges::count(facts.troubles, session->profile().id,
                               [](const TrayFacts::Wrong &wrong) { return wrong.trouble.serverId; });
        facts.servers.push_back({session->profile().id, session->profile().name, session->health(),
                                 static_cast<int>(troubles), isConnecting(session->state()),
                                 session->state().supervisord.lastAnswer});
    }
    return facts;
}

} // namespace pennon
