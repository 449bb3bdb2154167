// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/processes/processespage.h"
#include "gui/processes/samplehistory.h"
#include "models/processmodel.h"
#include "session/processactions.h"
#include "session/processview.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace pennon {

class ServerSession;
struct ServerProfile;
struct LinkStatus;

/// Shows the processes of one server on the page, and does with them what the user wishes.
class ProcessesPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ProcessesPresenter(ProcessesPage &page, const Clock &clock, QObject *parent = nullptr);
    ProcessesPresenter(const ProcessesPresenter &) = delete;
    ProcessesPresenter &operator=(const ProcessesPresenter &) = delete;
    ProcessesPresenter(ProcessesPresenter &&) = delete;
    ProcessesPresenter &operator=(ProcessesPresenter &&) = delete;
    ~ProcessesPresenter() override;

    /// nullptr: none.
    void show(ServerSession *session);
    [[nodiscard]] ServerSession *session() const;
    /// Asks first where that is needed, then does it; progress and results are on the page. Any server's, not
    /// just the one shown.
    void runAction(ServerSession &session, const ActionRequest &request);

Q_SIGNALS:
    void selectionChanged(const std::vector<pennon::ProcessName> &processes);
    /// Enter or a double click on a process.
    void memoryRequested(const pennon::ProcessName &process);
    void detailsRequested(const pennon::ProcessName &process);
    void logRequested(const pennon::ProcessName &process);
    void silenceRequested(const std::vector<pennon::ProcessName> &processes);
    void incidentsRequested(const pennon::ProcessName &process);
    void ruleRequested(const pennon::ProcessName &process);
    void addServerRequested();

private:
    void takeState();
    void begin(ServerSession &session, const ActionRequest &request);
    void loadHistory();
    [[nodiscard]] ProcessesPage::Situation situation() const;
    [[nodiscard]] QString lostText(const LinkStatus &link) const;
    [[nodiscard]] static QString hint(const LinkStatus &listener, const ServerProfile &profile);

    ProcessesPage &m_page;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    std::unique_ptr<ProcessModel> m_model;
    SampleHistory m_history;
    QTimer m_tick;
    bool m_hadListener = false;
};

} // namespace pennon
