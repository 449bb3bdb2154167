// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restarter.h"

#include "base/linelog.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>
#include <QCoroTimer>

namespace pennon {

namespace {

/// Why there is nothing left to start after this answer of startProcess; empty if another attempt makes
/// sense.
QString reasonToStop(const Error &error)
{
    if (error.code != ErrorCode::Fault)
        return {};
    switch (error.detail) {
    case fault::alreadyStarted:
        return QStringLiteral("somebody else has started it");
    case fault::badName:
        return QStringLiteral("supervisord no longer knows it");
    case fault::shutdownState:
        return QStringLiteral("supervisord is shutting down");
    default:
        return {};
    }
}

} // namespace

Restarter::Restarter(SupervisorApi &supervisor, LineLog &log, Backoff backoff, QObject *parent)
    : QObject(parent)
    , m_supervisor(supervisor)
    , m_log(log)
    , m_backoff(backoff)
{}

Restarter::~Restarter() = default;

bool Restarter::isBusy(const QString &process) const
{
    return m_busy.contains(process);
}

QCoro::Task<std::optional<Restarter::Outcome>> Restarter::restart(QString process, AfterFailedStop policy)
{
    if (m_busy.contains(process))
        co_return std::nullopt;
    m_busy.insert(process);

    Outcome outcome;
    const QFuture<Result<void>> stopping = m_supervisor.stopProcess(process);
    outcome.stopped = co_await stopping;
    if (outcome.stopped)
        m_stopped.insert(process);
    if (outcome.stopped || policy == AfterFailedStop::StartAnyway) {
        const QFuture<Result<void>> starting = m_supervisor.startProcess(process);
        outcome.started = co_await starting;
    }

    const bool stoppedForNothing = outcome.stopped && !*outcome.started;
    if (stoppedForNothing && reasonToStop(outcome.started->error()).isEmpty() && !m_abandoned) {
        startInBackground(process);
    } else {
        if (!stoppedForNothing)
            m_stopped.remove(process);
        m_busy.remove(process);
    }
    co_return outcome;
}

QCoro::Task<> Restarter::startInBackground(QString process)
{
    Backoff backoff = m_backoff;
    while (true) {
        const std::chrono::milliseconds delay = backoff.next();
        m_log.line(QStringLiteral("%1 is stopped; trying to start it again in %2 s")
                       .arg(process)
                       .arg(std::chrono::ceil<std::chrono::seconds>(delay).count()));
        co_await QCoro::sleepFor(delay);
        if (m_abandoned)
            co_return;
        const QFuture<Result<void>> starting = m_supervisor.startProcess(process);
        const Result<void> started = co_await starting;
        if (m_abandoned && !started)
            co_return;
        const QString reason = started ? QString() : reasonToStop(started.error());
        if (started || !reason.isEmpty()) {
            m_stopped.remove(process);
            m_busy.remove(process);
            m_log.line(started ? QStringLiteral("%1 started after all").arg(process)
                               : QStringLiteral("%1 is not started again: %2").arg(process, reason));
            if (started)
                Q_EMIT startedLate(process);
            if (!m_abandoned || started)
                Q_EMIT backgroundStartsEnded(process);
            co_return;
        }
        m_log.line(QStringLiteral("Failed to start %1 again: %2").arg(process, started.error().message));
    }
}

void Restarter::startAgain(const QString &process)
{
    if (m_busy.contains(process) || m_abandoned)
        return;
    m_busy.insert(process);
    m_stopped.insert(process);
    startInBackground(process);
}

void Restarter::abandonBackgroundStarts()
{
    m_abandoned = true;
}

QStringList Restarter::leftStopped() const
{
    QStringList names(m_stopped.begin(), m_stopped.end());
    names.sort();
    return names;
}

} // namespace pennon
