// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmemory.h"

#include <QString>

namespace pennon {

/// What is said about the memory of a process, translated.
namespace memorytexts {

/// "482 MB of 512 MB · +41 MB/h · reaches its limit at about 15:09 · 4 restarts at this limit in 7 days"
[[nodiscard]] QString headline(const ProcessMemory &memory, Clock::WallTime now);
/// "would have restarted it 3 times in the shown time"
[[nodiscard]] QString statistics(const LimitStatistics &statistics);
/// Beside a marker: "restarted by memmon (514 MB)".
[[nodiscard]] QString marker(const MemoryMarker &marker);
/// All that is known of it, with its time, in lines.
[[nodiscard]] QString markerTip(const MemoryMarker &marker);
/// "+41 MB/h", "−3 MB/h", "steady"
[[nodiscard]] QString growth(double bytesPerHour);

} // namespace memorytexts

} // namespace pennon
