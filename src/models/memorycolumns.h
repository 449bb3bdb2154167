// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memoryseries.h"

#include <chrono>
#include <vector>

namespace pennon {

/// The readings of one pixel column, for drawing.
struct MemoryColumn
{
    /// What lies between a column and the one before it.
    enum class Join {
        Line,
        Restart, ///< another life of the process: no line
        Gap,     ///< nothing was measured: no line
    };
    Clock::WallTime from{};
    Clock::WallTime to{};
    ByteSize least;
    ByteSize mean;
    ByteSize most;
    Join join = Join::Line;
    friend bool operator==(const MemoryColumn &, const MemoryColumn &) = default;
};

/// What is to be seen of a series between two times, at most one column for each `width` and three more at
/// the edges. Columns begin at multiples of `width` whatever `from` is, so that a curve does not flicker
/// while it moves. `restarts`: when the process began anew, in order.
[[nodiscard]] std::vector<MemoryColumn> memoryColumns(const MemorySeries &series, Clock::WallTime from,
                                                      Clock::WallTime to, std::chrono::milliseconds width,
                                                      const std::vector<Clock::WallTime> &restarts = {});

} // namespace pennon
