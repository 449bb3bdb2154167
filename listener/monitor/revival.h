// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/restartbook.h"
#include "checks/reviver.h"
#include "domain/configuration.h"
#include "domain/incident.h"
#include "domain/processinfo.h"

#include <QCoroTask>
#include <QSet>

#include <optional>
#include <vector>

namespace pennon {

class Alerts;
class IncidentBook;
class LineLog;
class ProcessBoard;
class RestartDesk;
class SupervisorApi;

/// The [revive] sections at work: processes that supervisord gave up are started again, or supervisord is
/// shut down because of them.
class Revival final
{
public:
    struct Doors
    {
        SupervisorApi &supervisor;
        ProcessBoard &board;
        RestartBook &restarts;
        RestartBook &pretended; ///< of dry runs: what was not done holds back nothing else
        RestartDesk &desk;
        IncidentBook &incidents;
        Alerts &alerts;
        LineLog &log;
        const Clock &clock;
    };

    Revival(Doors doors, std::optional<ProcessName> self);

    void configure(std::vector<ReviveSection> sections, ProcessPatterns exclude);
    /// Looks at every process on the board: what is due is started.
    void look();
    /// Nothing is started any more.
    void shut() { m_isShut = true; }

private:
    [[nodiscard]] const ReviveSection *sectionOf(const ProcessName &process) const;
    void decide(const ProcessInfo &process, const ReviveSection &section);
    [[nodiscard]] Incident fatalIncident(const ProcessName &process) const;
    QCoro::Task<> start(ProcessName process, ReviveSection section, QString reason);
    void tellShutdown(const ProcessName &process, const ReviveSection &section);
    QCoro::Task<> shutDown();

    Doors m_doors;
    std::optional<ProcessName> m_self;
    Reviver m_reviver;
    Reviver m_dryReviver;
    std::vector<ReviveSection> m_sections;
    ProcessPatterns m_exclude;
    QSet<QString> m_busy;
    bool m_isShut = false;
    bool m_isShuttingDown = false;
    bool m_isShutdownTold = false;
    QString m_lastRefusal; ///< of supervisord to shut down
};

} // namespace pennon
