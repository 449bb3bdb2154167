// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/sampler.h"

#include "base/linelog.h"
#include "monitor/processboard.h"
#include "procmem/treememory.h"
#include "store/samplestore.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// Many processes may change their states at once: one look does for all.
constexpr std::chrono::milliseconds lookSoonDelay = 100ms;

} // namespace

Sampler::Sampler(Doors doors, QObject *parent)
    : QObject(parent)
    , m_doors(doors)
{
    connect(&m_timer, &QTimer::timeout, this, &Sampler::lookNow);
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookSoonDelay);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_isLooking) {
            m_soon.start(); // the look under way may have begun before the change
        } else {
            lookNow();
        }
    });
}

void Sampler::start(std::chrono::milliseconds interval)
{
    m_isStopped = false;
    m_timer.start(interval);
    lookNow();
}

void Sampler::stop()
{
    m_isStopped = true;
    m_timer.stop();
    m_soon.stop();
}

void Sampler::lookSoon()
{
    if (!m_isStopped && !m_soon.isActive())
        m_soon.start();
}

void Sampler::lookNow()
{
    if (!m_isStopped && !m_isLooking)
        look();
}

QFuture<void> Sampler::whenLooked()
{
    QFuture<void> looked = m_waiters.wait(m_isStopped);
    lookNow();
    return looked;
}

QCoro::Task<> Sampler::look()
{
    m_isLooking = true;
    const QFuture<Result<std::vector<ProcessInfo>>> listing = m_doors.supervisor.getAllProcessInfo();
    Result<std::vector<ProcessInfo>> processes = co_await listing;
    if (m_isStopped || !processes) {
        if (!m_isStopped)
            setTrouble(processes.error());
        m_isLooking = false;
        m_waiters.release();
        co_return;
    }
    m_doors.board.take(std::move(*processes), m_doors.clock.now());
    setTrouble(std::nullopt);
    co_await measure();
    m_isLooking = false;
    if (!m_isStopped)
        Q_EMIT sampled();
    m_waiters.release();
}

/// One scan of the process table.
QCoro::Task<> Sampler::measure()
{
    std::vector<qint64> pids;
    for (const BoardRow &row : m_doors.board.rows()) {
        if (row.info.pid != 0)
            pids.push_back(row.info.pid);
    }
    if (pids.empty())
        co_return;
    const QFuture<Result<TreeReadings>> measuring = m_doors.probe.measure(std::move(pids));
    const Result<TreeReadings> readings = co_await measuring;
    const QString problem = readings ? QString() : readings.error().message;
    if (std::exchange(m_lastProbeError, problem) != problem && !readings)
        m_doors.log.line(QStringLiteral("Cannot measure memory: %1").arg(problem));
    if (!readings)
        co_return;
    for (BoardRow &row : m_doors.board.rows()) {
        const auto reading = readings->constFind(row.info.pid);
        const bool isThere = row.info.pid != 0 && reading != readings->constEnd();
        row.resident = isThere ? std::optional(reading->own) : std::nullopt;
        row.tree = isThere ? std::optional(reading->resident) : std::nullopt;
        row.proportional = isThere ? reading->proportional : std::nullopt;
    }
    store();
}

void Sampler::store()
{
    SampleStore::Samples samples;
    const Clock::WallTime now = m_doors.clock.now();
    for (const BoardRow &row : m_doors.board.rows()) {
        if (row.tree)
            samples.emplace_back(row.info.name, MemorySample{now, *row.tree, row.proportional});
    }
    const Result<void> stored = m_doors.store.append(now, samples);
    const QString problem = stored ? QString() : stored.error().message;
    if (!problem.isEmpty() && problem != m_lastStoreError)
        m_doors.log.line(QStringLiteral("The history of memory cannot be stored: %1").arg(problem));
    m_lastStoreError = problem;
}

void Sampler::setTrouble(const std::optional<Error> &trouble)
{
    const bool wasReachable = m_reachableSince.has_value();
    const bool hadTrouble = m_trouble.has_value();
    m_trouble = trouble;
    if (trouble) {
        if (!hadTrouble)
            m_troubleSince = m_doors.clock.now();
        m_reachableSince.reset();
        if (std::exchange(m_lastTrouble, trouble->message) != trouble->message)
            m_doors.log.line(QStringLiteral("Cannot list the processes: %1").arg(trouble->message));
    } else if (!wasReachable) {
        m_reachableSince = m_doors.clock.now();
        if (!std::exchange(m_lastTrouble, QString()).isEmpty())
            m_doors.log.line(QStringLiteral("supervisord answers again"));
    }
    if (wasReachable != m_reachableSince.has_value() || (trouble && !hadTrouble))
        Q_EMIT reachabilityChanged();
}

} // namespace pennon
