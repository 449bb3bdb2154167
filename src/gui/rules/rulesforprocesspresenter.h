// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/rulesforprocesspane.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace pennon {

/// Connects the pane to a server: reads its rules when they change, and picks those about the processes.
class RulesForProcessPresenter final : public QObject
{
    Q_OBJECT

public:
    RulesForProcessPresenter(RulesForProcessPane &pane, const Clock &clock, QObject *parent = nullptr);

    /// nullptr: none.
    void show(ServerSession *session, const std::vector<ProcessName> &processes);

Q_SIGNALS:
    /// Show it in the editor of rules.
    void requestSection(const QString &section, const QString &key);

private:
    void setSession(ServerSession *session);
    void connectionChanged();
    void readAgain();
    void fill();
    [[nodiscard]] RulesForProcessPane::Item itemOf(const ProcessName &process,
                                                   const ListenerTime &time) const;

    RulesForProcessPane &m_pane;
    const Clock &m_clock;
    QTimer m_again;
    QPointer<ServerSession> m_session;
    std::vector<ProcessName> m_processes;
    std::optional<RulesAnswer> m_rules;
    ReadConfiguration m_read;
    std::vector<SectionText> m_sections;
    bool m_isConnected = false;
    int m_generation = 0; ///< of reading
};

} // namespace pennon
