// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"

#include <QString>

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
    qint64 stop = 0;  ///< when it last ended, by the same clock; 0: never
    /// Of its last end: -1 means by a signal (which one is not told); 0 may also mean that it is not known.
    int exitStatus = 0;
    // Told of a single process only, empty in a list of all: see SupervisorApi.
    QString spawnError = {};  ///< why it could not be started, or ended badly
    QString description = {}; ///< supervisord's words: "pid 12, uptime 0:01:02", "Exited too quickly …"
    QString stdoutLog = {};   ///< path on supervisord's machine; empty: none
    QString stderrLog = {};

    /// Measured by supervisord's own clock, never by ours.
    [[nodiscard]] std::chrono::seconds uptime() const { return std::chrono::seconds(now - start); }

    friend bool operator==(const ProcessInfo &, const ProcessInfo &) = default;
};

} // namespace pennon
