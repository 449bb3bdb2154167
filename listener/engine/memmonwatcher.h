// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "checks/memmon.h"
#include "engine/noticemailer.h"
#include "engine/watcher.h"

#include <QHash>
#include <QObject>

namespace pennon {

class MemoryProbe;
class Restarter;
class SupervisorApi;

/// memmon at work: at each tick it measures the processes and restarts those that use too much memory.
///
/// Restarts begin one after the other, each after the one before has ended or has taken longer than the
/// patience: a process that takes long to stop holds up neither the others nor the next ticks.
class MemMonWatcher final : public QObject, public Watcher
{
    Q_OBJECT

public:
    struct Doors
    {
        SupervisorApi &supervisor;
        MemoryProbe &memory;
        Restarter &restarter;
        Postbox &outbox;
        LineLog &log;
        const Clock &clock;
    };

    /// self is the listener's own process.
    MemMonWatcher(MemMonRules rules, std::optional<ProcessName> self, Doors doors,
                  std::chrono::milliseconds patience);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    /// A restart whose start has not succeeded yet: what its mail will say.
    struct Pending
    {
        ProcessName process;
        ByteSize resident;
        std::chrono::seconds uptime{0};
    };

    QCoro::Task<> restart(ProcessInfo process, ByteSize resident);
    void mailRestart(const Pending &restarted);
    void report(const Notice &failure);
    void startedLate(const QString &process);

    MemMon m_check;
    NoticeMailer m_mailer;
    Doors m_doors;
    std::chrono::milliseconds m_patience;
    QHash<QString, Pending> m_pending;
    std::vector<QFuture<void>> m_restarts; ///< that may still be under way
};

} // namespace pennon
