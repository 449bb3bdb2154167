// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"

#include <optional>

namespace pennon {

/// The memory of one process's tree at one moment.
struct MemorySample
{
    Clock::WallTime time{};
    ByteSize resident;                    ///< RSS, summed over the process and its descendants
    std::optional<ByteSize> proportional; ///< PSS, likewise; nothing where it cannot be read
    friend bool operator==(const MemorySample &, const MemorySample &) = default;
};

/// The memory of one process's tree over a span of time, as thinned history keeps it.
struct MemoryBucket
{
    Clock::WallTime from{};
    std::chrono::seconds span{0}; ///< 5 s, 1 min or 15 min
    ByteSize least;
    ByteSize mean;
    ByteSize most;
    std::optional<ByteSize> proportional; ///< the mean PSS
    friend bool operator==(const MemoryBucket &, const MemoryBucket &) = default;
};

} // namespace pennon
