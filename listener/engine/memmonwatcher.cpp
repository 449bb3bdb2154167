// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memmonwatcher.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "engine/restarter.h"
#include "engine/tickgate.h"
#include "engine/waiting.h"
#include "notify/postbox.h"
#include "procmem/memoryprobe.h"
#include "supervisor/supervisorapi.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

MemMonWatcher::MemMonWatcher(MemMonRules rules, std::optional<ProcessName> self, Doors doors,
                             std::chrono::milliseconds patience)
    : m_check(rules, std::move(self))
    , m_mailer(std::move(rules.common), NoticeMailer::Copy::None, doors.outbox, doors.log)
    , m_doors(doors)
    , m_patience(patience)
{
    connect(&m_doors.restarter, &Restarter::startedLate, this, &MemMonWatcher::startedLate);
}

bool MemMonWatcher::wants(const QByteArray &eventName) const
{
    return eventName.startsWith("TICK");
}

QCoro::Task<> MemMonWatcher::handle(Event event)
{
    if (isStaleTick(event, m_doors.clock.now())) {
        m_doors.log.line(QStringLiteral("A tick has waited too long, not checked"));
        co_return;
    }
    for (const QString &line : m_check.announcement())
        m_doors.log.line(line);

    const QFuture<Result<std::vector<ProcessInfo>>> listing = m_doors.supervisor.getAllProcessInfo();
    Result<std::vector<ProcessInfo>> processes = co_await listing;
    if (!processes) {
        m_doors.log.line(QStringLiteral("Cannot list the processes, nothing checked: %1")
                             .arg(withAdvice(processes.error())));
        co_return;
    }
    std::erase_if(*processes, [this](const ProcessInfo &process) { return !m_check.concerns(process); });
    std::vector<qint64> pids;
    pids.reserve(processes->size());
    for (const ProcessInfo &process : *processes)
        pids.push_back(process.pid);

    const QFuture<Result<QHash<qint64, ByteSize>>> measuring =
        m_doors.memory.measure(std::move(pids), m_check.rules().cumulative);
    const Result<QHash<qint64, ByteSize>> memory = co_await measuring;
    if (!memory) {
        m_doors.log.line(
            QStringLiteral("Cannot measure memory, nothing checked: %1").arg(memory.error().message));
        co_return;
    }
    for (const ProcessInfo &process : *processes) {
        const auto resident = memory->constFind(process.pid);
        if (resident == memory->constEnd())
            continue;
        const MemMon::Judgement judgement = m_check.judge(process, *resident);
        for (const QString &line : judgement.lines)
            m_doors.log.line(line);
        if (!judgement.restart)
            continue;
        std::erase_if(m_restarts, [](const QFuture<void> &one) { return one.isFinished(); });
        const QFuture<void> restarting = asFuture(restart(process, *resident));
        m_restarts.push_back(restarting);
        co_await endedWithin(restarting, m_patience);
    }
}

QCoro::Task<> MemMonWatcher::restart(ProcessInfo process, ByteSize resident)
{
    const QString name = process.name.full();
    if (m_doors.restarter.isBusy(name)) {
        m_doors.log.line(QStringLiteral("%1 is being restarted already").arg(name));
        co_return;
    }
    const QFuture<Result<ProcessInfo>> asking = m_doors.supervisor.getProcessInfo(name);
    const Result<ProcessInfo> current = co_await asking;
    if (!current) {
        m_doors.log.line(QStringLiteral("%1 is left alone, its uptime is not to be had: %2")
                             .arg(name, current.error().message));
        co_return;
    }
    if (current->pid != process.pid) {
        m_doors.log.line(QStringLiteral("%1 is left alone, it was restarted meanwhile").arg(name));
        co_return;
    }
    m_doors.log.line(MemMon::restarting(process.name));
    const Pending pending{process.name, resident, current->uptime()};
    if (m_mailer.rules().dryRun) {
        m_doors.log.line(QStringLiteral("Dry run, not restarted: %1").arg(name));
        mailRestart(pending);
        co_return;
    }
    const std::optional<Restarter::Outcome> outcome =
        co_await m_doors.restarter.restart(name, Restarter::AfterFailedStop::GiveUp);
    if (!outcome)
        co_return;
    if (!outcome->stopped) {
        report(m_check.failedToStop(process.name, resident, outcome->stopped.error().message));
    } else if (!*outcome->started) {
        if (m_doors.restarter.isBusy(name))
            m_pending.insert(name, pending);
        report(m_check.failedToStart(process.name, outcome->started->error().message));
    } else {
        mailRestart(pending);
    }
}

void MemMonWatcher::mailRestart(const Pending &restarted)
{
    if (m_check.mailsRestart(restarted.uptime))
        m_mailer.mail(m_check.restarted(restarted.process, restarted.resident, m_doors.clock.now()));
}

void MemMonWatcher::report(const Notice &failure)
{
    m_doors.log.line(failure.body);
    m_mailer.mail(failure);
}

void MemMonWatcher::startedLate(const QString &process)
{
    const auto pending = m_pending.constFind(process);
    if (pending == m_pending.constEnd())
        return;
    mailRestart(*pending);
    m_pending.erase(pending);
}

QCoro::Task<> MemMonWatcher::finish(Ending)
{
    m_doors.restarter.abandonBackgroundStarts();
    const std::vector<QFuture<void>> restarts = std::exchange(m_restarts, {});
    for (const QFuture<void> &one : restarts)
        co_await one;
    const QFuture<void> drained = m_mailer.outbox().drain();
    co_await drained;
}

void MemMonWatcher::hurry(std::chrono::milliseconds within)
{
    m_mailer.outbox().hurry(within);
}

} // namespace pennon
