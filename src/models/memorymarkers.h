// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"

#include <vector>

namespace pennon {

/// Something that explains why a memory curve looks as it does.
struct MemoryMarker
{
    enum class Kind {
        Restart,      ///< by Pennon
        WouldRestart, ///< a dry run
        Crash,        ///< it ended by itself, or could not be started
        Start,        ///< a new life that no incident explains: by hand, a deploy, a start of supervisord
    };
    Kind kind = Kind::Start;
    ProcessName process;
    Clock::WallTime at{};
    Incident incident = {}; ///< with the id 0 for a Start

    /// After it the process is another one.
    [[nodiscard]] bool beginsAnew() const { return kind != Kind::WouldRestart; }
    /// Done because of the memory limit.
    [[nodiscard]] bool isByLimit() const
    {
        return kind == Kind::Restart && incident.kind == IncidentKind::Memory;
    }
    friend bool operator==(const MemoryMarker &, const MemoryMarker &) = default;
};

/// The markers of one process, in order of time. Restarts and crashes come from the listener's incidents.
/// `starts` are the times at which supervisord says it started the process, as far as somebody looked: those
/// that are not within 30 s of an incident are Starts. So deploys are known while the application runs, and
/// the last one before; nothing in the history of samples tells of earlier ones.
[[nodiscard]] std::vector<MemoryMarker> memoryMarkers(const ProcessName &process,
                                                      const std::vector<Incident> &incidents,
                                                      const std::vector<Clock::WallTime> &starts);

/// When the process began anew.
[[nodiscard]] std::vector<Clock::WallTime> beginningsOf(const std::vector<MemoryMarker> &markers);

/// How often Pennon restarted the process at this very limit since then.
[[nodiscard]] int restartsAtLimit(const std::vector<MemoryMarker> &markers, ByteSize limit,
                                  Clock::WallTime since);

} // namespace pennon
