// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "control/processmessages.h"
#include "domain/processinfo.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// One process, of what supervisord and the listener tell of it together. Times are by this machine's clock.
struct ProcessView
{
    ProcessName name;
    ProcessState state = ProcessState::Unknown;
    qint64 pid = 0; ///< 0: no process
    /// The listener's word alone: supervisord has not listed it yet. When it started or ended, and why, is
    /// not known then.
    bool isProvisional = false;
    std::optional<Clock::WallTime> started; ///< while it runs
    std::optional<Clock::WallTime> stopped; ///< when it last ended
    std::optional<int> exitStatus;          ///< of its last end; -1: by a signal
    QString description;            ///< supervisord's words on a process in trouble: "Exited too quickly"
    int crashes = 0;                ///< seen within the last 10 minutes; without a listener few are seen
    std::optional<ByteSize> memory; ///< RSS of its tree
    std::optional<ByteSize> proportional; ///< PSS of its tree
    // What only a listener knows; empty without one.
    std::optional<ProcessStatus::Limit> limit;
    std::optional<int> restarts; ///< by Pennon, within the last 24 hours
    int failures = 0;            ///< failed checks in a row
    std::optional<ProcessStatus::LastIncident> lastIncident;
    std::optional<Clock::WallTime> breakerOpened;
    std::optional<Clock::WallTime> nextRevive;
    bool silenced = false;

    friend bool operator==(const ProcessView &, const ProcessView &) = default;
};

/// What became different within one look. Both lists may be empty.
struct ProcessChanges
{
    std::vector<ProcessView> changed; ///< new ones too
    std::vector<ProcessName> gone;
};

} // namespace pennon
