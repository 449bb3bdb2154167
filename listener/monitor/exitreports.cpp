// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/exitreports.h"

#include "base/linelog.h"
#include "checks/crashmail.h"
#include "domain/selection.h"
#include "engine/processlogs.h"
#include "monitor/alerts.h"
#include "monitor/batchpost.h"
#include "monitor/incidentbook.h"
#include "monitor/toolrules.h"
#include "notify/postbox.h"
#include "store/incidentstore.h"
#include "supervisor/exitreason.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

/// With more exits than this waiting only the newest are completed: supervisord is not to be flooded with
/// questions while everything falls.
constexpr std::size_t mostToComplete = 50;

constexpr int endedBySignal = -1;

/// Bytes at the end of supervisord's log in which the exit is looked for.
constexpr int logEnd = 16 * 1024;
/// What supervisord has kept for a listener that did not run comes at once.
constexpr std::chrono::seconds eventsCatchUpWithin(10);

/// supervisord tells times in whole seconds.
constexpr std::chrono::seconds clockTolerance(2);

} // namespace

ExitReports::ExitReports(Doors doors, std::optional<ProcessName> self)
    : m_doors(doors)
    , m_self(std::move(self))
{}

void ExitReports::configure(std::vector<CrashMailSection> sections, ProcessPatterns exclude)
{
    m_sections = std::move(sections);
    m_exclude = std::move(exclude);
}

bool ExitReports::wants(const QByteArray &eventName) const
{
    return eventName.startsWith("PROCESS_STATE_");
}

bool ExitReports::takes(const QByteArray &eventName) const
{
    return eventName == "PROCESS_STATE_EXITED" || eventName == "PROCESS_STATE_FATAL";
}

void ExitReports::take(const Event &event)
{
    if (event.name == "PROCESS_STATE_EXITED") {
        takeExit(event);
    } else if (event.name == "PROCESS_STATE_FATAL") {
        takeFatal(event);
    }
}

void ExitReports::takeExit(const Event &event)
{
    const Result<ProcessExited> exited = parseProcessExited(event.payload);
    if (!exited) {
        m_doors.log.line(exited.error().message);
        return;
    }
    Q_EMIT this->exited(exited->process, exited->expected);
    if (exited->expected || exited->process == m_self || matchesAny(m_exclude, exited->process))
        return;
    Incident incident;
    incident.kind = IncidentKind::Crash;
    incident.process = exited->process;
    incident.opened = event.receivedAt;
    incident.cause =
        QStringLiteral("It exited unexpectedly (pid %1) from state %2").arg(exited->pid, exited->fromState);
    remember(m_doors.incidents.open(incident));
    m_doors.log.line(QStringLiteral("%1: %2").arg(exited->process.full(), incident.cause));
    for (const CrashMailSection &section : m_sections) {
        if (!selectsOrAll(section.selection, exited->process))
            continue;
        const CrashMail words(toolRules(section));
        if (const auto notice = words.judge(exited->process, exited->pid, exited->fromState, exited->expected,
                                            event.receivedAt))
            m_doors.alerts.mail(section.to, *notice, exited->process, section.dryRun);
    }
    m_doors.batches.exited(*exited, event.receivedAt);
}

void ExitReports::takeFatal(const Event &event)
{
    const Result<ProcessFatal> fatal = parseProcessFatal(event.payload);
    if (!fatal) {
        m_doors.log.line(fatal.error().message);
        return;
    }
    if (m_resynced.remove(fatal->process.full()) &&
        m_doors.clock.steady() - m_resyncedAt < eventsCatchUpWithin)
        return; // the event of what resync() has told
    fell(*fatal, event.receivedAt);
}

void ExitReports::fell(const ProcessFatal &fatal, Clock::WallTime when)
{
    Q_EMIT gaveUp(fatal.process);
    if (fatal.process == m_self || matchesAny(m_exclude, fatal.process))
        return;
    Incident incident;
    incident.kind = IncidentKind::Fatal;
    incident.process = fatal.process;
    incident.opened = when;
    incident.cause = QStringLiteral("It failed to start too many times");
    remember(m_doors.incidents.open(incident));
    m_doors.log.line(QStringLiteral("%1: %2").arg(fatal.process.full(), incident.cause));
    m_doors.batches.failedToStart(fatal, when);
}

void ExitReports::resync(const std::vector<ProcessInfo> &processes)
{
    for (const ProcessInfo &process : processes) {
        if (process.state != ProcessState::Fatal)
            continue;
        IncidentFilter known;
        known.kind = IncidentKind::Fatal;
        known.process = process.name;
        known.since = Clock::WallTime(std::chrono::seconds(process.stop)) - clockTolerance;
        known.limit = 1;
        const Result<std::vector<Incident>> told = m_doors.store.list(known);
        if (!told || !told->empty())
            continue;
        m_resyncedAt = m_doors.clock.steady();
        m_resynced.insert(process.name.full());
        fell({process.name, QStringLiteral("BACKOFF")}, m_doors.clock.now());
    }
}

void ExitReports::remember(const Incident &incident)
{
    m_incomplete.push_back(incident);
    if (m_incomplete.size() > mostToComplete)
        m_incomplete.pop_front();
}

QCoro::Task<> ExitReports::handle(Event event)
{
    Q_EMIT stateChanged();
    const Clock::WallTime received = event.receivedAt;
    while (!m_incomplete.empty()) {
        Incident incident = std::move(m_incomplete.front());
        m_incomplete.pop_front();
        co_await complete(std::move(incident));
    }
    m_lag = std::chrono::duration_cast<std::chrono::milliseconds>(m_doors.clock.now() - received);
    Q_EMIT handled(m_lag);
}

QCoro::Task<> ExitReports::complete(Incident incident)
{
    const QFuture<Result<ProcessInfo>> asking = m_doors.supervisor.getProcessInfo(incident.process.full());
    const Result<ProcessInfo> info = co_await asking;
    if (!info)
        co_return;
    const QFuture<Result<QByteArray>> readingLog = m_doors.supervisor.readSupervisorLog(logEnd);
    const Result<QByteArray> log = co_await readingLog;
    std::optional<ExitReason> reason = log ? lastExit(*log, incident.process.name) : std::nullopt;
    // Without that log: what supervisord remembers, as long as it has not started the process again.
    if (!reason && info->pid == 0 && info->exitStatus > 0)
        reason = ExitReason{info->exitStatus, {}, QStringLiteral("exit status %1").arg(info->exitStatus)};
    if (!reason && info->pid == 0 && info->exitStatus == endedBySignal)
        reason = ExitReason{{}, {}, QStringLiteral("terminated by a signal")};
    if (reason) {
        incident.exitStatus = reason->status;
        incident.signal = reason->signal;
        incident.cause += QStringLiteral("; %1").arg(reason->words);
    }
    if (incident.kind == IncidentKind::Fatal && !info->spawnError.isEmpty())
        incident.cause += QStringLiteral("; %1").arg(info->spawnError);
    const ProcessLogs::Tails tails = co_await m_doors.logs.tails(*info);
    incident.stdoutTail = tails.stdoutTail;
    incident.stderrTail = tails.stderrTail;
    // All that took its time: others may have said meanwhile that it is over.
    if (const Result<Incident> now = m_doors.store.find(incident.id); now) {
        incident.closed = now->closed;
        incident.action = now->action;
        incident.outcome = now->outcome;
        incident.acknowledged = now->acknowledged;
    }
    m_doors.incidents.update(incident);
}

QCoro::Task<> ExitReports::finish(Ending)
{
    const QFuture<void> drained = m_doors.postbox.drain();
    co_await drained;
}

void ExitReports::hurry(std::chrono::milliseconds within)
{
    m_doors.postbox.hurry(within);
}

} // namespace pennon
