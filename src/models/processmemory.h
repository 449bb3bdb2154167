// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memorymarkers.h"
#include "models/memoryseries.h"
#include "models/memorytrend.h"

#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// All that a memory chart shows of one process.
struct ProcessMemory
{
    MemorySeries series;
    std::vector<MemoryMarker> markers;
    std::optional<ByteSize> limit;
    QString section; ///< of pennon.conf that sets the limit
    /// When the listener thinks that the limit is reached.
    std::optional<Clock::WallTime> reachesLimit;

    [[nodiscard]] const ProcessName &process() const { return series.process(); }
};

} // namespace pennon
