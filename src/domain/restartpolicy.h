// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/processname.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// When a check that fails may restart a process, and what is done before. The section [restart] of
/// pennon.conf gives the defaults, each check its own. Off where 0 or empty.
struct RestartPolicy
{
    int failures = 1;                  ///< act after so many failed checks in a row
    std::chrono::seconds grace{0};     ///< not within this time after the process's start
    std::chrono::seconds cooldown{0};  ///< not within this time after the last restart by Pennon
    int maxRestarts = 5;               ///< the budget: so many restarts …
    std::chrono::seconds window{3600}; ///< … within this time; then the breaker opens. 0 restarts: no budget
    std::chrono::seconds pause{3600};  ///< an open breaker closes by itself after this time; 0: by hand only
    QString signal = {};               ///< sent before the stop, such as USR1; empty: none
    std::chrono::seconds signalWait{1}; ///< between that signal and the stop
    QStringList hook = {};              ///< argv of a command run before the stop; empty: none
    std::chrono::seconds hookTimeout{30};
    QString coreDirectory = {}; ///< gcore writes a core here before the stop; empty: none
    int coresKept = 3;          ///< of one process; older ones are removed
    friend bool operator==(const RestartPolicy &, const RestartPolicy &) = default;
};

/// Failed checks of one kind in a row. Each check counts by itself: one that passes says nothing of another.
struct FailedChecks
{
    QString check; ///< the section of pennon.conf: "memmon", "httpok:webapp"
    qint64 pid = 0;
    int inARow = 0;
    friend bool operator==(const FailedChecks &, const FailedChecks &) = default;
};

/// What is remembered of one process's restarts, over restarts of the listener as well. As it is made, with
/// nothing but the name, it says the same as none at all.
struct RestartHistory
{
    ProcessName process;
    std::vector<FailedChecks> failed;             ///< each check once
    std::vector<Clock::WallTime> restarts;        ///< by Pennon, oldest first: the last thousand
    std::optional<Clock::WallTime> breakerOpened; ///< since then no restarts
    std::chrono::seconds breakerPause{0};         ///< after which it closes by itself; 0: by hand only
    int reviveAttempts = 0;                       ///< starts from FATAL since it last ran well
    std::optional<Clock::WallTime> nextRevive;    ///< when the next one is due
    bool reviveGivenUp = false;                   ///< the last allowed one failed, and that was told
    friend bool operator==(const RestartHistory &, const RestartHistory &) = default;
};

} // namespace pennon
