// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorytrend.h"

#include <algorithm>
#include <cmath>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lately = 1h;
constexpr std::chrono::milliseconds stale = 15min;
constexpr std::chrono::milliseconds shortest = 2min;
constexpr std::size_t fewest = 5;
constexpr std::chrono::milliseconds farthest = std::chrono::days(30);
constexpr double millisecondsPerHour = 3600.0 * 1000.0;

double millisecondsBetween(Clock::WallTime one, Clock::WallTime other)
{
    return static_cast<double>((other - one).count());
}

} // namespace

std::optional<Clock::WallTime> MemoryTrend::reaches(ByteSize size) const
{
    const auto missing = static_cast<double>(size.bytes - now.bytes);
    if (missing <= 0)
        return from;
    const double needed = bytesPerHour > 0 ? missing / bytesPerHour * millisecondsPerHour : -1;
    if (needed < 0 || needed > static_cast<double>(farthest.count()))
        return std::nullopt;
    return from + std::chrono::milliseconds(static_cast<qint64>(needed));
}

std::optional<MemoryTrend> memoryTrend(const MemorySeries &series,
                                       const std::vector<Clock::WallTime> &restarts, Clock::WallTime now)
{
    const std::vector<MemoryBucket> &buckets = series.buckets();
    if (buckets.empty() || buckets.back().from + buckets.back().span + stale < now)
        return std::nullopt;
    Clock::WallTime since = buckets.back().from - lately;
    if (!restarts.empty())
        since = std::max(since, restarts.back());
    std::size_t first = buckets.size() - 1;
    while (first > 0 && buckets[first - 1].from >= since && !series.hasGapBefore(first))
        --first;
    const Clock::WallTime origin = buckets[first].from;
    const std::size_t count = buckets.size() - first;
    if (count < fewest || buckets.back().from - origin < shortest)
        return std::nullopt;
    double meanTime = 0;
    double meanBytes = 0;
    for (std::size_t i = first; i < buckets.size(); ++i) {
        meanTime += millisecondsBetween(origin, buckets[i].from) / static_cast<double>(count);
        meanBytes += static_cast<double>(buckets[i].mean.bytes) / static_cast<double>(count);
    }
    double products = 0;
    double squares = 0;
    for (std::size_t i = first; i < buckets.size(); ++i) {
        const double time = millisecondsBetween(origin, buckets[i].from) - meanTime;
        products += time * (static_cast<double>(buckets[i].mean.bytes) - meanBytes);
        squares += time * time;
    }
    return MemoryTrend{buckets.back().from, buckets.back().mean, products / squares * millisecondsPerHour};
}

LimitStatistics limitStatistics(const MemorySeries &series, const std::vector<MemoryMarker> &markers,
                                ByteSize limit, Clock::WallTime from, Clock::WallTime to)
{
    LimitStatistics statistics;
    const std::vector<MemoryBucket> &buckets = series.buckets();
    auto marker = markers.begin();
    const auto skipUntil = [&](Clock::WallTime time) {
        while (marker != markers.end() && (marker->at <= time || !marker->beginsAnew()))
            ++marker;
    };
    qint64 base = 0;    // where a life begins
    qint64 pretend = 0; // what the process would have now
    const auto hold = [&](qint64 peak) {
        if (peak <= limit.bytes)
            return;
        statistics.restarts = std::min(statistics.restarts + 1, LimitStatistics::countless);
        pretend = base;
    };
    bool isFirst = true;
    for (std::size_t i = series.firstAfter(from); i < buckets.size() && buckets[i].from < to; ++i) {
        const MemoryBucket &bucket = buckets[i];
        const bool isRestarted = !isFirst && marker != markers.end() && marker->at <= bucket.from;
        if (isRestarted && marker->isByLimit() && !series.hasGapBefore(i)) {
            // Only the limit ended it. It had grown a little more than the last reading tells.
            const qint64 peak = marker->incident.memory.value_or(buckets[i - 1].mean).bytes;
            pretend += std::max<qint64>(0, peak - buckets[i - 1].mean.bytes);
            base = bucket.mean.bytes;
            hold(pretend);
        } else if (isFirst || isRestarted || series.hasGapBefore(i)) {
            base = pretend = bucket.mean.bytes;
            hold(pretend + bucket.most.bytes - bucket.mean.bytes);
        } else {
            pretend += bucket.mean.bytes - buckets[i - 1].mean.bytes;
            hold(pretend + bucket.most.bytes - bucket.mean.bytes);
        }
        skipUntil(bucket.from);
        isFirst = false;
    }
    return statistics;
}

} // namespace pennon
