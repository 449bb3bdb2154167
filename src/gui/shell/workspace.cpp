// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/workspace.h"

#include "base/whendone.h"
#include "gui/common/emptynote.h"
#include "gui/common/plaintitle.h"
#include "gui/shell/commandpalette.h"
#include "gui/shell/serverpages.h"
#include "gui/shell/statusline.h"
#include "look/healthlook.h"
#include "look/icons.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

namespace pennon {

using std::chrono::seconds;

Workspace::Workspace(Servers &servers, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_servers(servers)
    , m_clock(clock)
    , m_window(std::make_unique<MainWindow>(m_rows))
    , m_pages(std::make_unique<ServerPages>(*m_window, clock))
    , m_palette(new CommandPalette(m_window.get()))
    , m_welcome(new EmptyNote(m_window.get()))
{
    m_second.setInterval(seconds(1));
    m_statusTimer.setInterval(seconds(5));
    connect(&m_second, &QTimer::timeout, this, [this] {
        refreshRows();
        refreshStatusLine();
    });
    connect(&m_statusTimer, &QTimer::timeout, this, &Workspace::askStatus);
    for (ServerSession *session : m_servers.sessions())
        m_pages->watch(session);
    connect(&m_servers, &Servers::added, this, [this](ServerSession *session) {
        m_pages->watch(session);
        serversChanged();
    });
    connect(&m_servers, &Servers::moved, this, &Workspace::serversChanged);
    connect(&m_servers, &Servers::removed, this, [this](ServerSession *gone) {
        if (m_session == gone) {
            m_session = nullptr;
            m_pages->show(nullptr);
        }
        QTimer::singleShot(0, this, &Workspace::serversChanged);
    });
    connect(&m_servers, &Servers::changed, this, [this](ServerSession *session) {
        m_rowsAreOld = true;
        if (session != m_session)
            return;
        if (!m_status)
            askStatus();
        if (m_window->isVisible() && m_shownLinks != linksOf(*session))
            refreshStatusLine();
    });
    connect(&m_servers, &Servers::troublesChanged, this, [this] {
        if (m_window->isVisible())
            refreshRows();
    });
    m_window->setWelcome(m_welcome);
    connect(m_welcome, &EmptyNote::actionRequested, this, &Workspace::findServersRequested);
    connectWindow();
    serversChanged();
}

Workspace::~Workspace() = default;

void Workspace::connectWindow()
{
    MainWindow &window = *m_window;
    connect(&window, &MainWindow::languageChanged, this, &Workspace::serversChanged);
    connect(&window.sideBar(), &SideBar::serverChosen, this, &Workspace::showServer);
    connect(&window.sideBar(), &SideBar::connectRequested, this, [this](const QString &id) {
        if (ServerSession *session = m_servers.session(id))
            session->connectNow();
    });
    connect(&window, &MainWindow::connectRequested, this, [this] {
        if (m_session)
            m_session->connectNow();
    });
    connect(&window, &MainWindow::otherServerRequested, this, &Workspace::otherServer);
    connect(&window, &MainWindow::paletteRequested, this, &Workspace::openPalette);
    connect(&window, &MainWindow::searchRequested, m_pages.get(), &ServerPages::focusSearch);
    connect(&window, &MainWindow::visibilityChanged, this, &Workspace::visibility);
    connect(m_pages.get(), &ServerPages::openIncidentsChanged, this,
            [this](int number) { m_window->sideBar().setBadge(ServerPage::Incidents, number); });
}

void Workspace::showServer(const QString &id)
{
    ServerSession *session = m_servers.session(id);
    if (session == m_session && session != nullptr)
        return;
    m_session = session;
    m_status.reset();
    if (session != nullptr)
        m_wanted = id;
    m_window->setServer(session != nullptr ? id : QString(),
                        session != nullptr ? session->profile().name : QString());
    m_pages->show(session);
    askStatus();
    refreshStatusLine();
}

void Workspace::showProcess(const QString &serverId, const ProcessName &process)
{
    showServer(serverId);
    m_window->showPage(ServerPage::Processes);
    m_pages->selectProcess(process);
    m_window->raiseWindow();
}

void Workspace::showLog(const QString &serverId, const ProcessName &process)
{
    showProcess(serverId, process);
    m_window->showPane(Pane::Log);
}

void Workspace::requestSilence(const QString &serverId, const ProcessName &process)
{
    showProcess(serverId, process);
    m_pages->openSilence(process);
}

void Workspace::serversChanged()
{
    refreshRows();
    const std::vector<ServerSession *> sessions = m_servers.sessions();
    m_window->setHasServers(!sessions.empty());
    m_welcome->show(
        tr("No server yet"),
        tr("Pennon shows what the processes of a supervisord do, on this machine or on others. Add "
           "a server by its address, or look for those of this machine."),
        tr("Look for servers…"));
    if (sessions.empty()) {
        showServer({});
    } else if (m_session == nullptr) {
        showServer(m_servers.session(m_wanted) != nullptr ? m_wanted : sessions.front()->profile().id);
    } else {
        m_window->setServer(m_session->profile().id, m_session->profile().name);
    }
}

void Workspace::refreshRows()
{
    m_rowsAreOld = false;
    std::vector<ServerRow> rows;
    for (const ServerSession *session : m_servers.sessions()) {
        const LinkStatus &link = session->state().supervisord;
        const bool lost = link.state == LinkState::Lost;
        const bool isConnecting = link.state == LinkState::Connecting && link.trouble == LinkTrouble::None;
        const auto troubles = lost || isConnecting ? std::size_t{0} : session->troubles().size();
        rows.push_back(
            {session->profile().id, session->profile().name,
             serverSubtitle(session->profile(), session->state(), session->processes(), m_clock.now()),
             session->health(), static_cast<int>(troubles), lost});
    }
    m_rows.setRows(rows);
}

std::pair<LinkState, LinkState> Workspace::linksOf(const ServerSession &session)
{
    return {session.state().supervisord.state, session.state().listener.state};
}

void Workspace::refreshStatusLine()
{
    if (m_session) {
        m_shownLinks = linksOf(*m_session);
        ServerState state = m_session->state();
        if (m_status)
            state.listener.lastAnswer = std::max(state.listener.lastAnswer, m_statusTime);
        m_window->statusLine().showServer(m_session->profile(), state, m_status, m_clock.now());
    } else {
        m_window->statusLine().clear();
    }
}

void Workspace::askStatus()
{
    if (!m_session || !m_session->hasListener() || !m_window->isVisible()) {
        m_status.reset();
        return;
    }
    const QPointer<ServerSession> asked = m_session;
    whenDone(m_session->ask(StatusRequest{}), this, [this, asked](const Result<StatusAnswer> &answer) {
        if (asked != m_session)
            return;
        m_status = answer ? std::optional(*answer) : std::nullopt;
        m_statusTime = m_clock.now();
        refreshStatusLine();
    });
}

void Workspace::otherServer(int step)
{
    const std::vector<ServerSession *> sessions = m_servers.sessions();
    const auto at = std::find(sessions.begin(), sessions.end(), m_session.data());
    if (at == sessions.end())
        return;
    const auto count = static_cast<int>(sessions.size());
    const int next = (static_cast<int>(at - sessions.begin()) + step + count) % count;
    showServer(sessions.at(static_cast<std::size_t>(next))->profile().id);
}

void Workspace::visibility(bool isVisible)
{
    if (isVisible) {
        m_second.start();
        m_statusTimer.start();
        refreshRows();
        refreshStatusLine();
        askStatus();
    } else {
        m_second.stop();
        m_statusTimer.stop();
    }
}

void Workspace::openPalette()
{
    m_palette->open(commands());
}

/// What is wrong comes first, then the menus, then everything that can be gone to.
std::vector<Command> Workspace::commands()
{
    std::vector<Command> commands;
    const QPalette palette = m_window->palette();
    for (const Trouble &trouble : m_servers.troubles()) {
        if (trouble.process.name.isEmpty())
            continue;
        const QString where = trouble.serverName + QStringLiteral(" · ") + trouble.assessment.headline;
        const QString id = trouble.serverId;
        const ProcessName process = trouble.process;
        commands.push_back({tr("Show %1").arg(process.brief()),
                            where,
                            {},
                            healthIcon(trouble.assessment.health, palette),
                            [this, id, process] { showProcess(id, process); }});
        if (commands.size() >= 8)
            break;
    }
    for (QAction *action : m_window->menuActions()) {
        if (!action->isEnabled() || action->text().isEmpty())
            continue;
        const QString title = plainTitle(action->text());
        commands.push_back({title, tr("Command"), action->shortcut().toString(QKeySequence::NativeText),
                            action->icon(), [action] { action->trigger(); }});
    }
    for (const ServerSession *session : m_servers.sessions()) {
        const QString id = session->profile().id;
        commands.push_back({tr("Go to server %1").arg(session->profile().name),
                            tr("Server"),
                            {},
                            healthIcon(session->health(), palette),
                            [this, id] { showServer(id); }});
    }
    if (m_session) {
        const QString id = m_session->profile().id;
        for (const ProcessView &view : m_session->processes()) {
            const ProcessName process = view.name;
            const QString name = process.brief();
            commands.push_back({tr("Go to %1").arg(name),
                                stateWord(view.state),
                                {},
                                symbol(QStringLiteral("search"), palette),
                                [this, id, process] { showProcess(id, process); }});
            commands.push_back({tr("Restart %1").arg(name),
                                stateWord(view.state),
                                {},
                                symbol(QStringLiteral("restart"), palette),
                                [this, process] {
                                    m_pages->runAction({ProcessAction::Restart, {process}, {}});
                                }});
            commands.push_back({tr("Show log of %1").arg(name),
                                stateWord(view.state),
                                {},
                                symbol(QStringLiteral("log"), palette),
                                [this, id, process] { showLog(id, process); }});
        }
    }
    return commands;
}

void Workspace::saveLayout(QSettings &settings) const
{
    m_window->saveLayout(settings);
    m_pages->saveLayout(settings);
    settings.setValue(QStringLiteral("window/server"), m_wanted);
}

void Workspace::restoreLayout(const QSettings &settings)
{
    m_pages->restoreLayout(settings);
    m_window->restoreLayout(settings);
    m_wanted = settings.value(QStringLiteral("window/server")).toString();
    if (m_servers.session(m_wanted) != nullptr)
        showServer(m_wanted);
}

} // namespace pennon
