// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/revival.h"

#include "base/linelog.h"
#include "domain/selection.h"
#include "monitor/alerts.h"
#include "monitor/incidentbook.h"
#include "monitor/processboard.h"
#include "monitor/restartdesk.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

Revival::Revival(Doors doors, std::optional<ProcessName> self)
    : m_doors(doors)
    , m_self(std::move(self))
    , m_reviver(doors.restarts)
    , m_dryReviver(doors.pretended)
{}

void Revival::configure(std::vector<ReviveSection> sections, ProcessPatterns exclude)
{
    m_sections = std::move(sections);
    m_exclude = std::move(exclude);
    m_isShutdownTold = false; // a dry run may be over
}

/// The first section that is about a process is the one for it.
const ReviveSection *Revival::sectionOf(const ProcessName &process) const
{
    if (process == m_self || matchesAny(m_exclude, process))
        return nullptr;
    for (const ReviveSection &section : m_sections) {
        if (selectsOrAll(section.selection, process))
            return &section;
    }
    return nullptr;
}

void Revival::look()
{
    if (m_isShut || m_sections.empty())
        return;
    for (const BoardRow &row : m_doors.board.rows()) {
        // Of all others the reviver has nothing to say: most of them, each time.
        if (row.info.state != ProcessState::Fatal && m_doors.restarts.find(row.info.name) == nullptr &&
            m_doors.pretended.find(row.info.name) == nullptr)
            continue;
        const QString name = row.info.name.full();
        if (m_busy.contains(name) || m_doors.desk.isBusy(row.info.name))
            continue;
        if (const ReviveSection *section = sectionOf(row.info.name))
            decide(row.info, *section);
    }
    m_doors.desk.save();
}

void Revival::decide(const ProcessInfo &process, const ReviveSection &section)
{
    const QString name = process.name.full();
    Reviver &reviver = section.dryRun ? m_dryReviver : m_reviver;
    const Reviver::Decision decision = reviver.look(process, section, m_doors.clock.now());
    switch (decision.verdict) {
    case Reviver::Verdict::Nothing:
    case Reviver::Verdict::Wait:
    case Reviver::Verdict::GivenUp:
        return;
    case Reviver::Verdict::Start:
        m_busy.insert(name);
        start(process.name, section, decision.reason);
        return;
    case Reviver::Verdict::GiveUp: {
        m_doors.log.line((section.dryRun ? QStringLiteral("Dry run: %1 is FATAL and would stay so: %2")
                                         : QStringLiteral("%1 is FATAL and is not started again: %2"))
                             .arg(name, decision.reason));
        Incident incident;
        incident.kind = IncidentKind::Breaker;
        incident.process = process.name;
        incident.opened = m_doors.clock.now();
        incident.cause = QStringLiteral("It is FATAL; %1").arg(decision.reason);
        incident.action = section.dryRun ? QStringLiteral("dry run: there would be no more starts")
                                         : QStringLiteral("no more starts");
        if (section.dryRun)
            incident.closed = incident.opened;
        (void) m_doors.incidents.open(incident);
        m_doors.alerts.mail(
            section.to,
            {QStringLiteral("pennon: %1 stays FATAL").arg(name),
             QStringLiteral("%1 is FATAL and is not started again: %2").arg(name, decision.reason)},
            process.name, section.dryRun);
        return;
    }
    case Reviver::Verdict::Shutdown:
        if (m_isShuttingDown || (section.dryRun && m_isShutdownTold))
            return;
        m_isShuttingDown = !section.dryRun;
        if (!std::exchange(m_isShutdownTold, true))
            tellShutdown(process.name, section);
        if (!section.dryRun)
            shutDown();
        return;
    }
}

Incident Revival::fatalIncident(const ProcessName &process) const
{
    Incident incident;
    incident.kind = IncidentKind::Fatal;
    incident.process = process;
    incident.opened = m_doors.clock.now();
    incident.cause = QStringLiteral("supervisord has given up starting it (FATAL)");
    return incident;
}

QCoro::Task<> Revival::start(ProcessName process, ReviveSection section, QString reason)
{
    const QString name = process.full();
    Incident incident = fatalIncident(process);
    if (section.dryRun) {
        m_doors.log.line(QStringLiteral("Dry run, not started: %1").arg(name));
        incident.action = QStringLiteral("dry run: would have been started");
        incident.closed = incident.opened;
        (void) m_doors.incidents.open(incident);
        m_busy.remove(name);
        co_return;
    }
    m_doors.log.line(QStringLiteral("%1 is FATAL: starting it again (%2)").arg(name, reason));
    incident.action = QStringLiteral("start, %1").arg(reason);
    incident = m_doors.incidents.open(incident);
    m_doors.desk.noteStart(process);
    const QFuture<Result<void>> starting = m_doors.supervisor.startProcess(name);
    const Result<void> started = co_await starting;
    m_busy.remove(name);
    incident.closed = m_doors.clock.now();
    incident.outcome = started ? QStringLiteral("runs again")
                               : QString(QStringLiteral("did not start: %1").arg(started.error().message));
    m_doors.log.line(QStringLiteral("%1: %2").arg(name, incident.outcome));
    m_doors.incidents.update(incident);
}

void Revival::tellShutdown(const ProcessName &process, const ReviveSection &section)
{
    const QString name = process.full();
    Incident incident = fatalIncident(process);
    incident.action = section.dryRun ? QStringLiteral("dry run: supervisord would have been shut down")
                                     : QStringLiteral("supervisord is shut down (on_fatal = shutdown)");
    incident.closed = incident.opened;
    (void) m_doors.incidents.open(incident);
    m_doors.log.line(QStringLiteral("%1 is FATAL: %2").arg(name, incident.action));
    m_doors.alerts.mail(section.to,
                        {QStringLiteral("pennon: supervisord is shut down because %1 is FATAL").arg(name),
                         QStringLiteral("%1: %2").arg(name, incident.action)},
                        process, section.dryRun);
}

/// Asked for again on the next look if supervisord refuses; the refusal is logged once.
QCoro::Task<> Revival::shutDown()
{
    const QFuture<Result<void>> asking = m_doors.supervisor.shutdown();
    const Result<void> asked = co_await asking;
    if (!asked) {
        if (std::exchange(m_lastRefusal, asked.error().message) != asked.error().message)
            m_doors.log.line(
                QStringLiteral("supervisord could not be shut down: %1").arg(asked.error().message));
        m_isShuttingDown = false;
    }
}

} // namespace pennon
