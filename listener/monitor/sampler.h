// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/futures.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace pennon {

class LineLog;
class ProcessBoard;
class SampleStore;
class SupervisorApi;
class TreeMemoryProbe;

/// Looks at all processes every few seconds: one call to supervisord, one scan of the process table. Keeps
/// the board and the history of memory.
class Sampler final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        SupervisorApi &supervisor;
        TreeMemoryProbe &probe;
        SampleStore &store;
        ProcessBoard &board;
        LineLog &log;
        const Clock &clock;
    };

    explicit Sampler(Doors doors, QObject *parent = nullptr);

    /// Looks now, and then at this interval. A look that takes longer than the interval delays the next.
    void start(std::chrono::milliseconds interval);
    void stop();
    /// Looks at once, unless it is looking already.
    void lookNow();
    /// Looks within a moment; called often it still looks once.
    void lookSoon();
    /// Looks; ends with the look, at once after stop().
    [[nodiscard]] QFuture<void> whenLooked();

    /// Why supervisord cannot be asked at the moment; nothing while all is well.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }
    [[nodiscard]] std::optional<Clock::WallTime> troubleSince() const { return m_troubleSince; }
    [[nodiscard]] std::optional<Clock::WallTime> reachableSince() const { return m_reachableSince; }
    /// Why the history of memory cannot be stored; empty: it can.
    [[nodiscard]] const QString &storeProblem() const { return m_lastStoreError; }

Q_SIGNALS:
    /// The board is up to date.
    void sampled();
    /// supervisord cannot be asked any more, or can be again (then the error is empty).
    void reachabilityChanged();

private:
    QCoro::Task<> look();
    QCoro::Task<> measure();
    void store();
    void setTrouble(const std::optional<Error> &trouble);

    Doors m_doors;
    QTimer m_timer;
    QTimer m_soon;
    Waiters m_waiters;
    bool m_isLooking = false;
    bool m_isStopped = true;
    std::optional<Error> m_trouble;
    std::optional<Clock::WallTime> m_troubleSince;
    std::optional<Clock::WallTime> m_reachableSince;
    QString m_lastTrouble; ///< as it was logged
    QString m_lastStoreError;
    QString m_lastProbeError;
};

} // namespace pennon
