// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/restartbook.h"
#include "domain/configuration.h"
#include "domain/processinfo.h"

#include <QString>

namespace pennon {

/// [revive]: decides when a process that supervisord gave up (FATAL) is started again: after the first delay,
/// then twice as long each time up to the longest one, at most so many times (supervisor#487). Attempts count
/// until the process has run for a minute.
///
/// It may be asked as often as one likes: about every process of a scan, and when an event tells of one.
class Reviver final
{
public:
    static constexpr std::chrono::seconds ranWell{60};

    enum class Verdict {
        Nothing,  ///< it is not FATAL
        Wait,     ///< an attempt is due later
        Start,    ///< start it now: counted as done
        GiveUp,   ///< the last attempt failed: to be told once
        GivenUp,  ///< that was told before
        Shutdown, ///< stop supervisord (`on_fatal = shutdown`)
    };
    struct Decision
    {
        Verdict verdict = Verdict::Nothing;
        QString reason; ///< for a log line: "attempt 2 in 20 s"
        friend bool operator==(const Decision &, const Decision &) = default;
    };

    /// The book has to outlive the reviver.
    explicit Reviver(RestartBook &book);

    /// What to do about this process, which the section is about. A clock that was set back delays an attempt
    /// by no more than its delay.
    [[nodiscard]] Decision look(const ProcessInfo &process, const ReviveSection &rules, Clock::WallTime now);

private:
    RestartBook &m_book;
};

} // namespace pennon
