// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/restartdesk.h"

#include "base/linelog.h"
#include "engine/processlogs.h"
#include "engine/restarter.h"
#include "engine/restartsteps.h"
#include "monitor/alerts.h"
#include "monitor/incidentbook.h"
#include "store/statestore.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

/// A restart that is under way, remembered on disk: setting "restarting/GROUP:NAME".
QString markerOf(const ProcessName &process)
{
    return QStringLiteral("restarting/") + process.full();
}

} // namespace

RestartDesk::RestartDesk(Doors doors, QObject *parent)
    : QObject(parent)
    , m_doors(doors)
    , m_gate(doors.restarts)
    , m_dryGate(doors.pretended)
{
    connect(&m_doors.restarter, &Restarter::backgroundStartsEnded, this, [this](const QString &process) {
        const qsizetype colon = process.indexOf(u':');
        const ProcessName name{colon < 0 ? process : process.left(colon), process.mid(colon + 1)};
        (void) m_doors.state.removeSetting(markerOf(name));
    });
}

bool RestartDesk::isBusy(const ProcessName &process) const
{
    return m_busy.contains(process.full()) || m_doors.restarter.isBusy(process.full());
}

QCoro::Task<RestartResult> RestartDesk::request(RestartWish wish)
{
    RestartResult held;
    if (m_isShut || isBusy(wish.process.name)) {
        held.reason = m_isShut ? QStringLiteral("the listener is ending")
                               : QStringLiteral("it is being restarted already");
        co_return held;
    }
    RestartGate &gate = wish.dryRun ? m_dryGate : m_gate;
    const RestartGate::Decision decision =
        gate.failed(wish.section, wish.process, wish.policy, m_doors.clock.now());
    save();
    held.reason = decision.reason;
    switch (decision.verdict) {
    case RestartGate::Verdict::Hold:
    case RestartGate::Verdict::BreakerOpen:
        m_doors.log.line(
            QStringLiteral("Not restarting %1: %2").arg(wish.process.name.full(), decision.reason));
        co_return held;
    case RestartGate::Verdict::OpenBreaker:
        openBreaker(wish, decision.reason);
        co_return held;
    case RestartGate::Verdict::Restart:
        break;
    }
    m_busy.insert(wish.process.name.full());
    const QString name = wish.process.name.full();
    RestartResult result = co_await act(std::move(wish));
    m_busy.remove(name);
    co_return result;
}

QCoro::Task<RestartResult> RestartDesk::act(RestartWish wish)
{
    const ProcessName process = wish.process.name;
    Incident incident = incidentOf(wish);
    const ProcessLogs::Tails tails = co_await m_doors.logs.tails(wish.process);
    incident.stdoutTail = tails.stdoutTail;
    incident.stderrTail = tails.stderrTail;
    RestartResult result;
    m_doors.log.line(QStringLiteral("%1: %2").arg(process.full(), wish.cause));
    if (wish.dryRun) {
        m_doors.log.line(QStringLiteral("Dry run, not restarted: %1").arg(process.full()));
        incident.action = QStringLiteral("dry run: would have been restarted");
        incident.closed = incident.opened;
        m_dryGate.restarted(process, m_doors.clock.now());
        save();
        (void) m_doors.incidents.open(incident);
        result.verdict = RestartResult::Verdict::DryRun;
        co_return result;
    }
    if (const QString changed = co_await whyNotTheSame(wish.process); !changed.isEmpty()) {
        m_doors.log.line(QStringLiteral("Not restarting %1: %2").arg(process.full(), changed));
        result.reason = changed;
        co_return result;
    }
    incident.action = QStringLiteral("restart");
    incident = m_doors.incidents.open(incident);

    result.lines = co_await m_doors.steps.take(wish.process, wish.policy, wish.cause);
    for (const QString &line : result.lines)
        m_doors.log.line(line);

    if (m_isShut) { // the steps may take minutes
        result.reason = QStringLiteral("the listener is ending");
        incident.closed = m_doors.clock.now();
        incident.outcome = QStringLiteral("not restarted: the listener is ending");
        m_doors.incidents.update(incident);
        co_return result;
    }

    m_doors.log.line(QStringLiteral("Restarting %1").arg(process.full()));
    (void) m_doors.state.setSetting(markerOf(process), QStringLiteral("1"));
    m_gate.restarted(process, m_doors.clock.now());
    save();
    Q_EMIT restarting(process);
    const std::optional<Restarter::Outcome> outcome =
        co_await m_doors.restarter.restart(process.full(), Restarter::AfterFailedStop::GiveUp);
    incident.closed = m_doors.clock.now();
    if (!outcome) {
        result.reason = QStringLiteral("it is being restarted already");
    } else if (!outcome->stopped) {
        result.verdict = RestartResult::Verdict::NotStopped;
        result.reason = outcome->stopped.error().message;
        incident.outcome = QStringLiteral("could not be stopped: ") + result.reason;
    } else if (!*outcome->started) {
        result.verdict = RestartResult::Verdict::NotStarted;
        result.reason = outcome->started->error().message;
        incident.outcome = QStringLiteral("stopped, and did not start: ") + result.reason;
    } else {
        result.verdict = RestartResult::Verdict::Restarted;
        incident.outcome = QStringLiteral("runs again");
    }
    // Kept while it is to be started: in the background, or by the next listener.
    if (result.verdict != RestartResult::Verdict::NotStarted ||
        (!m_isShut && !m_doors.restarter.isBusy(process.full())))
        (void) m_doors.state.removeSetting(markerOf(process));
    if (!result.lines.isEmpty())
        incident.outcome += u'\n' + result.lines.join(u'\n');
    m_doors.log.line(QStringLiteral("%1: %2").arg(process.full(), incident.outcome));
    m_doors.incidents.update(incident);
    co_return result;
}

/// The process may have ended or been restarted since it was looked at: why it is not the same any more.
QCoro::Task<QString> RestartDesk::whyNotTheSame(ProcessInfo process)
{
    const QFuture<Result<ProcessInfo>> asking = m_doors.supervisor.getProcessInfo(process.name.full());
    const Result<ProcessInfo> now = co_await asking;
    if (!now)
        co_return now.error().message;
    if (m_isShut)
        co_return QStringLiteral("the listener is ending");
    if (now->pid != process.pid)
        co_return QStringLiteral("it is not the process any more that was checked");
    co_return QString();
}

Incident RestartDesk::incidentOf(const RestartWish &wish) const
{
    Incident incident;
    incident.kind = wish.kind;
    incident.process = wish.process.name;
    incident.opened = m_doors.clock.now();
    incident.cause = wish.cause;
    incident.memory = wish.memory;
    incident.limit = wish.limit;
    incident.httpStatus = wish.httpStatus;
    incident.url = wish.url;
    return incident;
}

/// One alert, and then silence until the breaker closes.
void RestartDesk::openBreaker(const RestartWish &wish, const QString &reason)
{
    const QString name = wish.process.name.full();
    m_doors.log.line((wish.dryRun ? QStringLiteral("Dry run: %1 would not be restarted any more: %2")
                                  : QStringLiteral("%1 is not restarted any more: %2"))
                         .arg(name, reason));
    Incident incident = incidentOf(wish);
    incident.kind = IncidentKind::Breaker;
    incident.cause = wish.cause + QStringLiteral("; ") + reason;
    incident.action = QStringLiteral("no more restarts");
    if (wish.dryRun) {
        incident.action = QStringLiteral("dry run: there would be no more restarts");
        incident.closed = incident.opened;
    }
    (void) m_doors.incidents.open(incident);
    const Notice notice{
        QStringLiteral("pennon: %1 is not restarted any more").arg(name),
        QStringLiteral(
            "%1\n\nRestarts did not help: %2.\nNo more restarts until the breaker closes. To close "
            "it now: pennon-listener ctl reset %3")
            .arg(wish.cause, reason, name)};
    m_doors.alerts.mail(wish.to, notice, wish.process.name, wish.dryRun);
}

void RestartDesk::passed(const ProcessName &process, const QString &section)
{
    m_gate.passed(section, process);
    m_dryGate.passed(section, process);
    save();
}

void RestartDesk::save()
{
    for (const RestartHistory &history : m_doors.restarts.takeChanged()) {
        note(m_doors.state.saveHistory(history), history.process);
        Q_EMIT historyChanged(history.process);
    }
    for (const RestartHistory &history : m_doors.pretended.takeChanged())
        note(m_doors.state.saveHistory(history, StateStore::Runs::Dry), history.process);
}

/// A full disk is one line, not one for each.
void RestartDesk::note(const Result<void> &saved, const ProcessName &process)
{
    const QString problem = saved ? QString() : saved.error().message;
    if (!problem.isEmpty() && problem != m_lastProblem)
        m_doors.log.line(
            QStringLiteral("The restarts of %1 could not be stored: %2").arg(process.full(), problem));
    m_lastProblem = problem;
}

Result<void> RestartDesk::resetBreaker(const ProcessName &process)
{
    if (!m_gate.resetBreaker(process))
        return failure(ErrorCode::NotFound,
                       QString(QStringLiteral("No breaker is open for %1").arg(process.full())));
    m_doors.log.line(QStringLiteral("The breaker of %1 was closed by hand").arg(process.full()));
    save();
    return {};
}

void RestartDesk::closeDueBreakers()
{
    for (const ProcessName &process : m_gate.closeDueBreakers(m_doors.clock.now())) {
        m_doors.log.line(
            QStringLiteral("The breaker of %1 has closed: it may be restarted again").arg(process.full()));
    }
    (void) m_dryGate.closeDueBreakers(m_doors.clock.now());
    save();
}

void RestartDesk::resume(const std::vector<ProcessInfo> &processes)
{
    for (const ProcessInfo &process : processes) {
        const Result<std::optional<QString>> marker = m_doors.state.setting(markerOf(process.name));
        if (!marker || !*marker)
            continue;
        if (process.state != ProcessState::Stopped && process.state != ProcessState::Stopping) {
            (void) m_doors.state.removeSetting(markerOf(process.name));
            continue;
        }
        m_doors.log.line(QStringLiteral("%1 was stopped for a restart that was interrupted: starting it")
                             .arg(process.name.full()));
        m_doors.restarter.startAgain(process.name.full()); // the marker goes when it runs
    }
}

} // namespace pennon
