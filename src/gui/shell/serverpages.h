// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "gui/shell/mainwindow.h"
#include "session/processactions.h"
#include "session/serversession.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QSettings;

namespace pennon {

class DetailsPresenter;
class IncidentsPage;
class IncidentsPresenter;
class ListenerPresenter;
class LogPresenter;
class MemoryPresenter;
class ProcessesPage;
class ProcessesPresenter;
class RulesForProcessPresenter;
class RulesPresenter;
class SilencesPresenter;

/// The pages and panes of the window with their presenters: all of them show the same server, the panes its
/// chosen processes. What one of them wishes of another goes through here.
class ServerPages final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it; the pages become the window's.
    ServerPages(MainWindow &window, const Clock &clock, QObject *parent = nullptr);
    ServerPages(const ServerPages &) = delete;
    ServerPages &operator=(const ServerPages &) = delete;
    ServerPages(ServerPages &&) = delete;
    ServerPages &operator=(ServerPages &&) = delete;
    ~ServerPages() override;

    /// Every session as it is added: memory of servers without a listener is taken down from then on.
    void watch(ServerSession *session);
    /// nullptr: none.
    void show(ServerSession *session);
    void selectProcess(const ProcessName &process);
    void focusSearch();
    void openSilence(const ProcessName &process);
    void runAction(const ActionRequest &request);
    /// Asks what is to become of changes to rules that were not saved; true: go.
    [[nodiscard]] QFuture<bool> mayLeave();

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    /// Incidents that are open and that nobody has acknowledged.
    void openIncidentsChanged(int number);
    void addServerRequested();
    void serverSettingsRequested(const QString &id);

private:
    void addProcesses();
    void addIncidents();
    void addRules();
    void addPanes();
    void showSelection(const std::vector<ProcessName> &processes);
    void openSection(const QString &section, const QString &key);

    MainWindow &m_window;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    std::vector<ProcessName> m_selection;
    ProcessesPage *m_processes = nullptr;
    std::unique_ptr<ProcessesPresenter> m_table;
    IncidentsPage *m_timeline = nullptr;
    std::unique_ptr<IncidentsPresenter> m_incidents;
    std::unique_ptr<IncidentsPresenter> m_incidentsOfProcess;
    std::unique_ptr<ListenerPresenter> m_listener;
    std::unique_ptr<MemoryPresenter> m_memory;
    std::unique_ptr<LogPresenter> m_log;
    std::unique_ptr<RulesPresenter> m_rules;
    std::unique_ptr<SilencesPresenter> m_silences;
    std::unique_ptr<RulesForProcessPresenter> m_rulesForProcess;
    std::unique_ptr<DetailsPresenter> m_details;
};

} // namespace pennon
