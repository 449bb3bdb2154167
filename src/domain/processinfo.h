// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"

#include <chrono>

namespace pennon {

/// supervisord's process states by their numbers (supervisor/states.py).
enum class ProcessState {
    Stopped = 0,
    Starting = 10,
    Running = 20,
    Backoff = 30,
    Stopping = 40,
    Exited = 100,
    Fatal = 200,
    Unknown = 1000,
};

/// What getProcessInfo tells of a process, as far as Pennon needs it.
struct ProcessInfo
{
    ProcessName name;
    qint64 pid = 0; ///< 0: no process
    ProcessState state = ProcessState::Unknown;
    qint64 start = 0; ///< seconds since 1970 by supervisord's clock
    qint64 now = 0;   ///< supervisord's clock when it answered

    /// Measured by supervisord's own clock, never by ours.
    [[nodiscard]] std::chrono::seconds uptime() const { return std::chrono::seconds(now - start); }

    friend bool operator==(const ProcessInfo &, const ProcessInfo &) = default;
};

} // namespace pennon
