// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/memorysample.h"
#include "domain/processinfo.h"

#include <QHash>

#include <array>
#include <chrono>
#include <optional>
#include <span>

namespace pennon {

/// The slope of a process's memory in bytes per second: the median of the slopes between all pairs of samples
/// (Theil and Sen), which up to 29 % of wild samples do not move. Nothing where there are fewer than eight
/// samples or less than a minute, or where it does not clearly grow: by less than 1 MiB, less than a
/// hundredth of what it has, or less than twice the median distance from that slope. Takes time with the
/// square of the number of samples.
[[nodiscard]] std::optional<double> memorySlope(std::span<const MemorySample> samples);

/// When memory that grows so reaches the limit; 0 where it has. Nothing where it does not grow, or not within
/// 30 days.
[[nodiscard]] std::optional<std::chrono::seconds> timeToLimit(std::span<const MemorySample> samples,
                                                              ByteSize limit);

/// Estimates for every process: at most 32 samples of each are kept, first of every few seconds, later of
/// about every minute and a half, which are the last 40 minutes. Readings of the first minute after a
/// process's start are not counted. A thousand processes cost about 1 ms a reading.
class MemoryTrends final
{
public:
    /// One more reading of a process that runs, now or (from stored history, oldest first) earlier. Another
    /// pid begins anew, and so does a clock that was set back.
    void record(const ProcessInfo &process, const MemorySample &sample);
    [[nodiscard]] std::optional<std::chrono::seconds> timeToLimit(const ProcessName &process,
                                                                  ByteSize limit) const;
    void forget(const ProcessName &process);

private:
    static constexpr std::size_t most = 32;
    struct Track
    {
        qint64 pid = 0;
        std::array<MemorySample, most> samples;
        std::size_t count = 0;
        std::chrono::milliseconds step{0};
        qint64 level = 0; ///< the median of the last three readings
        std::array<qint64, 3> last{};
        std::optional<double> slope;
    };

    static void makeRoom(Track &track);

    QHash<QString, Track> m_tracks;
};

} // namespace pennon
