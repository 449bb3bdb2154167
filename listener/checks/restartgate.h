// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/restartbook.h"
#include "domain/processinfo.h"

#include <QString>

#include <vector>

namespace pennon {

/// Decides for all checks whether a process that fails may be restarted: failures in a row, grace after the
/// start, cooldown, and a budget of restarts. When the budget is spent, the breaker opens: no restarts until
/// it closes after its pause, or by hand. Failures are counted for each check by itself; cooldown, budget and
/// breaker are the process's.
///
/// It goes by the level: a process that still fails after the cooldown is restarted again.
///
/// Times are wall time, since they outlive the listener. A stored time that lies in the future (the clock was
/// set back) counts as now: a cooldown, a pause or the age of a restart then begins anew, so nothing is
/// blocked for longer than once more its time, and no restart comes sooner than it should.
class RestartGate final
{
public:
    enum class Verdict {
        Hold,        ///< not now: too few failures, grace or cooldown
        Restart,     ///< restart it, and say so with restarted() before it is stopped
        OpenBreaker, ///< the budget is spent just now: to be told once, and no restart
        BreakerOpen, ///< it was spent before: no restart
    };
    struct Decision
    {
        Verdict verdict = Verdict::Hold;
        QString reason; ///< for a log line: "2 of 3 failed checks in a row"; empty for Restart
        friend bool operator==(const Decision &, const Decision &) = default;
    };

    /// The book has to outlive the gate. A dry run needs a gate and a book of its own, so that what was not
    /// done holds nothing back.
    explicit RestartGate(RestartBook &book);

    /// One more failed check (the section of pennon.conf) of a process that runs. With another pid than the
    /// last time the count begins anew. Within its grace a process is not judged and nothing is counted.
    [[nodiscard]] Decision failed(const QString &check, const ProcessInfo &process,
                                  const RestartPolicy &policy, Clock::WallTime now);

    /// That check of the process was fine: its count begins anew. Costs next to nothing.
    void passed(const QString &check, const ProcessName &process);

    /// A restart begins: it counts, even if it fails.
    void restarted(const ProcessName &process, Clock::WallTime now);

    /// Closes it by hand, with a new budget. False if it was not open.
    bool resetBreaker(const ProcessName &process);

    /// Closes those whose pause is over, with a new budget each, and names them. To be called before checks,
    /// or every few seconds.
    [[nodiscard]] std::vector<ProcessName> closeDueBreakers(Clock::WallTime now);

    [[nodiscard]] RestartHistory history(const ProcessName &process) const;

private:
    [[nodiscard]] static Decision judge(RestartHistory &history, const QString &check,
                                        const ProcessInfo &process, const RestartPolicy &policy,
                                        Clock::WallTime now);

    RestartBook &m_book;
};

} // namespace pennon
