// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/memorytrend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pennon {

namespace {

constexpr std::size_t fewest = 8;
constexpr std::chrono::minutes shortest{1};
constexpr std::chrono::minutes warmUp{1};
constexpr std::chrono::minutes longestStep{2};
constexpr std::chrono::days horizon{30};

double secondsBetween(Clock::WallTime from, Clock::WallTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

double bytesOf(const MemorySample &sample)
{
    return static_cast<double>(sample.resident.bytes);
}

/// Of at least one value; puts them into another order.
double median(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double medianSlope(std::span<const MemorySample> samples)
{
    std::vector<double> slopes;
    slopes.reserve(samples.size() * (samples.size() - 1) / 2);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        for (std::size_t j = i + 1; j < samples.size(); ++j) {
            const double seconds = secondsBetween(samples[i].time, samples[j].time);
            if (seconds > 0)
                slopes.push_back((bytesOf(samples[j]) - bytesOf(samples[i])) / seconds);
        }
    }
    return slopes.empty() ? 0 : median(slopes);
}

/// The median distance of the samples from the line of this slope through their middle.
double scatter(std::span<const MemorySample> samples, double slope)
{
    std::vector<double> rests;
    rests.reserve(samples.size());
    for (const MemorySample &sample : samples)
        rests.push_back(bytesOf(sample) - slope * secondsBetween(samples.front().time, sample.time));
    const double middle = median(rests);
    for (double &rest : rests)
        rest = std::abs(rest - middle);
    return median(rests);
}

qint64 middleOfThree(qint64 a, qint64 b, qint64 c)
{
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

std::optional<std::chrono::seconds> timeFrom(qint64 level, std::optional<double> slope, ByteSize limit)
{
    if (!slope)
        return std::nullopt;
    if (level >= limit.bytes)
        return std::chrono::seconds(0);
    const double seconds = (static_cast<double>(limit.bytes) - static_cast<double>(level)) / *slope;
    if (seconds > static_cast<double>(std::chrono::seconds(horizon).count()))
        return std::nullopt;
    return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(seconds));
}

} // namespace

std::optional<double> memorySlope(std::span<const MemorySample> samples)
{
    if (samples.size() < fewest || samples.back().time - samples.front().time < shortest)
        return std::nullopt;
    const double slope = medianSlope(samples);
    if (slope <= 0)
        return std::nullopt;
    const double grown = slope * secondsBetween(samples.front().time, samples.back().time);
    constexpr double mebibyte = 1024.0 * 1024.0;
    const double least = std::max({mebibyte, bytesOf(samples.back()) / 100, 2 * scatter(samples, slope)});
    return grown < least ? std::nullopt : std::optional(slope);
}

std::optional<std::chrono::seconds> timeToLimit(std::span<const MemorySample> samples, ByteSize limit)
{
    if (samples.size() < fewest)
        return std::nullopt;
    const std::span<const MemorySample> last = samples.last(3);
    const qint64 level =
        middleOfThree(last[0].resident.bytes, last[1].resident.bytes, last[2].resident.bytes);
    return timeFrom(level, memorySlope(samples), limit);
}

void MemoryTrends::record(const ProcessInfo &process, const MemorySample &sample)
{
    Track &track = m_tracks[process.name.full()];
    const bool isFirst = track.count == 0;
    if (track.pid != process.pid || (!isFirst && sample.time < track.samples[track.count - 1].time)) {
        track = Track();
        track.pid = process.pid;
    }
    const auto age = sample.time.time_since_epoch() - std::chrono::seconds(process.start);
    if (age.count() >= 0 && age < warmUp)
        return;

    const qint64 bytes = sample.resident.bytes;
    track.last =
        track.count == 0 ? std::array{bytes, bytes, bytes} : std::array{track.last[1], track.last[2], bytes};
    track.level = middleOfThree(track.last[0], track.last[1], track.last[2]);
    if (track.count > 0 && sample.time - track.samples[track.count - 1].time < track.step)
        return;
    if (track.count == most)
        makeRoom(track);
    track.samples[track.count++] = sample;
    track.slope = memorySlope(std::span(track.samples).first(track.count));
}

void MemoryTrends::makeRoom(Track &track)
{
    const auto between = (track.samples.back().time - track.samples.front().time) / (most - 1);
    if (between * 2 > longestStep) {
        std::move(track.samples.begin() + 1, track.samples.end(), track.samples.begin());
        --track.count;
        return;
    }
    for (std::size_t i = 0; i < most / 2; ++i)
        track.samples[i] = track.samples[i * 2 + 1];
    track.count = most / 2;
    track.step = between * 2 - between / 4; // readings do not come to the millisecond
}

std::optional<std::chrono::seconds> MemoryTrends::timeToLimit(const ProcessName &process,
                                                              ByteSize limit) const
{
    const auto found = m_tracks.constFind(process.full());
    return found == m_tracks.constEnd() ? std::nullopt : timeFrom(found->level, found->slope, limit);
}

void MemoryTrends::forget(const ProcessName &process)
{
    m_tracks.remove(process.full());
}

} // namespace pennon
