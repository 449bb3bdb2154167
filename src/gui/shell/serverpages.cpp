// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/serverpages.h"

#include "gui/incidents/incidentspage.h"
#include "gui/incidents/incidentspresenter.h"
#include "gui/incidents/listenerpage.h"
#include "gui/incidents/listenerpresenter.h"
#include "gui/logs/logpane.h"
#include "gui/logs/logpresenter.h"
#include "gui/logs/logwindow.h"
#include "gui/memory/memorypage.h"
#include "gui/memory/memorypresenter.h"
#include "gui/processes/processcommands.h"
#include "gui/processes/processespage.h"
#include "gui/processes/processespresenter.h"
#include "gui/rules/rulesforprocesspane.h"
#include "gui/rules/rulesforprocesspresenter.h"
#include "gui/rules/rulespage.h"
#include "gui/rules/rulespresenter.h"
#include "gui/rules/silencespage.h"
#include "gui/rules/silencespresenter.h"
#include "gui/shell/detailspane.h"
#include "gui/shell/detailspresenter.h"

#include <QSettings>

namespace pennon {

ServerPages::ServerPages(MainWindow &window, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_clock(clock)
{
    addProcesses();
    addIncidents();
    addRules();
    addPanes();
    show(nullptr);
}

ServerPages::~ServerPages()
{
    m_table->disconnect(this); // with it goes what was selected: nobody is left to show that
}

void ServerPages::addProcesses()
{
    m_processes = new ProcessesPage(&m_window);
    m_window.setPage(ServerPage::Processes, m_processes);
    m_window.setProcessActions(m_processes->commands().all());
    m_table = std::make_unique<ProcessesPresenter>(*m_processes, m_clock);
    connect(m_table.get(), &ProcessesPresenter::selectionChanged, this, &ServerPages::showSelection);
    connect(m_table.get(), &ProcessesPresenter::memoryRequested, this,
            [this] { m_window.showPane(Pane::Memory); });
    connect(m_table.get(), &ProcessesPresenter::detailsRequested, this,
            [this] { m_window.showPane(Pane::Details); });
    connect(m_table.get(), &ProcessesPresenter::silenceRequested, this,
            [this](const std::vector<ProcessName> &processes) {
                if (!processes.empty())
                    openSilence(processes.front());
            });
    connect(m_table.get(), &ProcessesPresenter::logRequested, this, [this] { m_window.showPane(Pane::Log); });
    connect(m_table.get(), &ProcessesPresenter::incidentsRequested, this,
            [this] { m_window.showPane(Pane::Incidents); });
    connect(m_table.get(), &ProcessesPresenter::ruleRequested, this,
            [this] { m_window.showPane(Pane::Rules); });
    connect(m_table.get(), &ProcessesPresenter::addServerRequested, this, &ServerPages::addServerRequested);
}

void ServerPages::addIncidents()
{
    const auto settings = [this](const ServerSession *session) {
        Q_EMIT serverSettingsRequested(session->profile().id);
    };
    m_timeline = new IncidentsPage(IncidentsPage::Mode::Full, &m_window);
    m_window.setPage(ServerPage::Incidents, m_timeline);
    m_incidents = std::make_unique<IncidentsPresenter>(*m_timeline, m_clock);
    connect(m_incidents.get(), &IncidentsPresenter::openCountChanged, this,
            &ServerPages::openIncidentsChanged);
    connect(m_incidents.get(), &IncidentsPresenter::processRequested, this,
            [this](const ProcessName &process) {
                m_window.showPage(ServerPage::Processes);
                selectProcess(process);
            });
    connect(m_incidents.get(), &IncidentsPresenter::logRequested, this, [this](const ProcessName &process) {
        m_window.showPane(Pane::Log);
        selectProcess(process);
    });
    connect(m_incidents.get(), &IncidentsPresenter::serverSettingsRequested, this, settings);
    auto *listener = new ListenerPage(&m_window);
    m_window.setPage(ServerPage::Listener, listener);
    m_listener = std::make_unique<ListenerPresenter>(*listener, m_clock);
    connect(m_listener.get(), &ListenerPresenter::serverSettingsRequested, this, settings);
}

void ServerPages::addRules()
{
    auto *rules = new RulesPage(&m_window);
    m_window.setPage(ServerPage::Rules, rules);
    m_rules = std::make_unique<RulesPresenter>(*rules);
    auto *silences = new SilencesPage(&m_window);
    m_window.setPage(ServerPage::Alerts, silences);
    m_silences = std::make_unique<SilencesPresenter>(*silences, m_clock);
    connect(m_silences.get(), &SilencesPresenter::requestSection, this,
            [this](const QString &section) { openSection(section, {}); });
    const auto settings = [this](const ServerSession *session) {
        Q_EMIT serverSettingsRequested(session->profile().id);
    };
    connect(m_rules.get(), &RulesPresenter::requestServerSettings, this, settings);
    connect(m_silences.get(), &SilencesPresenter::requestServerSettings, this, settings);
}

void ServerPages::addPanes()
{
    auto *memory = new MemoryPage(&m_window);
    m_window.setPane(Pane::Memory, memory);
    m_memory = std::make_unique<MemoryPresenter>(*memory, m_clock);
    auto *log = new LogPane(m_clock, &m_window);
    m_window.setPane(Pane::Log, log);
    m_log = std::make_unique<LogPresenter>(*log, m_clock);
    connect(m_log.get(), &LogPresenter::windowRequested, this,
            [this](ServerSession *session, const ProcessName &process, LogPane::Channel channel) {
                auto *window = new LogWindow(*session, process, channel, m_clock);
                connect(&m_window, &QObject::destroyed, window, &QObject::deleteLater);
                window->show();
            });
    auto *incidents = new IncidentsPage(IncidentsPage::Mode::Compact, &m_window);
    m_window.setPane(Pane::Incidents, incidents);
    m_incidentsOfProcess = std::make_unique<IncidentsPresenter>(*incidents, m_clock);
    connect(m_incidentsOfProcess.get(), &IncidentsPresenter::logRequested, this,
            [this] { m_window.showPane(Pane::Log); });
    connect(m_memory.get(), &MemoryPresenter::requestIncident, this, [this](qint64 id) {
        m_window.showPage(ServerPage::Incidents);
        m_timeline->select(id);
    });
    auto *rules = new RulesForProcessPane(&m_window);
    m_window.setPane(Pane::Rules, rules);
    m_rulesForProcess = std::make_unique<RulesForProcessPresenter>(*rules, m_clock);
    connect(m_rulesForProcess.get(), &RulesForProcessPresenter::requestSection, this,
            &ServerPages::openSection);
    auto *details = new DetailsPane(&m_window);
    m_window.setPane(Pane::Details, details);
    m_details = std::make_unique<DetailsPresenter>(*details);
}

void ServerPages::watch(ServerSession *session)
{
    m_memory->watch(session);
}

void ServerPages::show(ServerSession *session)
{
    m_session = session;
    m_selection.clear();
    m_table->show(session);
    m_incidents->show(session);
    m_listener->show(session);
    m_rules->show(session);
    m_silences->show(session);
    showSelection(m_processes->selection());
}

void ServerPages::showSelection(const std::vector<ProcessName> &processes)
{
    m_selection = processes;
    m_memory->show(m_session, processes);
    m_log->show(m_session, processes);
    m_incidentsOfProcess->show(m_session, processes);
    m_rulesForProcess->show(m_session, processes);
    m_details->show(m_session, processes);
}

void ServerPages::selectProcess(const ProcessName &process)
{
    if (!process.name.isEmpty())
        m_processes->select(process);
}

void ServerPages::focusSearch()
{
    m_processes->focusSearch();
}

void ServerPages::openSilence(const ProcessName &process)
{
    m_silences->askToSilence(process.full());
}

void ServerPages::runAction(const ActionRequest &request)
{
    if (m_session)
        m_table->runAction(*m_session, request);
}

QFuture<bool> ServerPages::mayLeave()
{
    return m_rules->mayLeave();
}

void ServerPages::openSection(const QString &section, const QString &key)
{
    m_window.showPage(ServerPage::Rules);
    m_rules->openSection(section, key);
}

void ServerPages::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("window/columns"), m_processes->columns());
}

void ServerPages::restoreLayout(const QSettings &settings)
{
    const QByteArray columns = settings.value(QStringLiteral("window/columns")).toByteArray();
    if (!columns.isEmpty())
        m_processes->setColumns(columns);
}

} // namespace pennon
