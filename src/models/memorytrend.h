// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memorymarkers.h"
#include "models/memoryseries.h"

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// How the memory of a process goes on if it does so as lately.
struct MemoryTrend
{
    Clock::WallTime from{};
    ByteSize now; ///< the last reading
    double bytesPerHour = 0;

    /// When it reaches that much; nothing if it does not within 30 days.
    [[nodiscard]] std::optional<Clock::WallTime> reaches(ByteSize size) const;
    friend bool operator==(const MemoryTrend &, const MemoryTrend &) = default;
};

/// The straight line that fits best (least squares) to the last hour since the process began anew. Nothing
/// with less than five readings or two minutes, or if the last one is older than a quarter of an hour.
[[nodiscard]] std::optional<MemoryTrend>
memoryTrend(const MemorySeries &series, const std::vector<Clock::WallTime> &restarts, Clock::WallTime now);

/// How often a limit would have restarted a process.
struct LimitStatistics
{
    static constexpr int countless = 100;
    int restarts = 0; ///< at most countless: it would never have got out of restarting
    friend bool operator==(const LimitStatistics &, const LimitStatistics &) = default;
};

/// An estimate for the shown time: the process grows by what it grew by in truth, begins at the memory of its
/// last beginning whenever it is above the limit, and goes on growing where in truth its limit ended it.
/// Other restarts, crashes and gaps happen as they did.
[[nodiscard]] LimitStatistics limitStatistics(const MemorySeries &series,
                                              const std::vector<MemoryMarker> &markers, ByteSize limit,
                                              Clock::WallTime from, Clock::WallTime to);

} // namespace pennon
