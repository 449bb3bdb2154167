// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/processreports.h"

#include "checks/restartbook.h"
#include "monitor/memorychecks.h"
#include "monitor/processboard.h"
#include "monitor/silences.h"
#include "store/incidentstore.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

} // namespace

ProcessReports::ProcessReports(Doors doors)
    : m_doors(doors)
{}

void ProcessReports::recall(IncidentStore &store)
{
    IncidentFilter newest;
    newest.limit = 2000;
    const Result<std::vector<Incident>> incidents = store.list(newest);
    if (!incidents)
        return; // those to come are told in any case
    for (const Incident &incident : *incidents) {
        const QString name = incident.process.full();
        if (!incident.process.name.isEmpty() && !m_lastIncidents.contains(name))
            m_lastIncidents.insert(name, {incident.id, incident.kind, incident.opened});
    }
}

void ProcessReports::note(const Incident &incident)
{
    if (incident.process.name.isEmpty())
        return;
    const auto known = m_lastIncidents.constFind(incident.process.full());
    if (known == m_lastIncidents.constEnd() || known->opened <= incident.opened) // else an old one changed
        m_lastIncidents.insert(incident.process.full(), {incident.id, incident.kind, incident.opened});
}

ProcessStatus ProcessReports::statusOf(const BoardRow &row) const
{
    ProcessStatus status;
    const ProcessInfo &info = row.info;
    status.name = info.name;
    status.state = info.state;
    status.pid = info.pid;
    if (info.pid != 0)
        status.uptime = info.uptime();
    if (row.tree)
        status.memory = ProcessStatus::Memory{*row.tree, row.proportional};
    const auto limit = m_doors.memory.limitOf(info.name);
    if (limit)
        status.limit = ProcessStatus::Limit{limit->limit, limit->head.section, row.timeToLimit};
    const RestartHistory history = m_doors.restarts.of(info.name);
    const Clock::WallTime dayAgo = m_doors.clock.now() - 24h;
    status.restarts = static_cast<int>(std::count_if(history.restarts.begin(), history.restarts.end(),
                                                     [dayAgo](Clock::WallTime t) { return t >= dayAgo; }));
    for (const FailedChecks &checks : history.failed)
        status.failures = std::max(status.failures, checks.inARow);
    if (info.pid != 0)
        status.graceUntil = m_doors.memory.graceUntil(info);
    status.breakerOpened = history.breakerOpened;
    status.nextRevive = history.nextRevive;
    if (const auto found = m_lastIncidents.constFind(info.name.full()); found != m_lastIncidents.constEnd())
        status.lastIncident = *found;
    status.silenced = m_doors.silences.covering(info.name).has_value();
    return status;
}

SamplesPush ProcessReports::samples() const
{
    SamplesPush push;
    const std::optional<Clock::WallTime> taken = m_doors.board.takenAt();
    for (const BoardRow &row : std::as_const(m_doors.board).rows()) {
        if (row.tree && taken)
            push.samples.push_back({row.info.name, MemorySample{*taken, *row.tree, row.proportional}});
    }
    return push;
}

ProcessesPush ProcessReports::changes()
{
    ProcessesPush push;
    QHash<QString, ProcessStatus> now;
    for (const BoardRow &row : std::as_const(m_doors.board).rows()) {
        const ProcessStatus status = statusOf(row);
        const QString name = row.info.name.full();
        const auto told = m_told.constFind(name);
        ProcessStatus comparable = status;
        if (told != m_told.constEnd()) {
            comparable.uptime = told->uptime;
            comparable.memory = told->memory;
            if (comparable.limit && told->limit)
                comparable.limit->timeLeft = told->limit->timeLeft;
        }
        if (told == m_told.constEnd() || !(comparable == *told))
            push.changed.push_back(status);
        now.insert(name, status);
    }
    for (const ProcessStatus &status : std::as_const(m_told)) {
        if (!now.contains(status.name.full()))
            push.gone.push_back(status.name);
    }
    m_told = std::move(now);
    return push;
}

} // namespace pennon
