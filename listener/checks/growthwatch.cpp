// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/growthwatch.h"

#include <algorithm>
#include <limits>

namespace pennon {

namespace {

constexpr std::chrono::minutes longestWarmUp{5};
constexpr int slots = 60;

} // namespace

GrowthWatch::GrowthWatch(GrowthLimit limit, std::chrono::seconds grace)
    : m_limit(limit)
    , m_warmUp(std::max(grace, std::min<std::chrono::seconds>(limit.within, longestWarmUp)))
{}

void GrowthWatch::record(const ProcessInfo &process, const MemorySample &sample)
{
    Track &track = m_tracks[process.name.full()];
    if (track.pid != process.pid || (track.readings > 0 && sample.time < track.last.time)) {
        track = Track();
        track.pid = process.pid;
    }
    const auto age = sample.time.time_since_epoch() - std::chrono::seconds(process.start);
    const bool isWarmingUp = age.count() >= 0 && age < m_warmUp;
    if (isWarmingUp || (track.readings > 0 && sample.time == track.last.time))
        return;

    const Level level{sample.time, sample.resident.bytes};
    track.lastButOne = track.readings > 0 ? track.last : level;
    track.last = level;
    ++track.readings;
    const std::chrono::milliseconds slot = std::chrono::milliseconds(m_limit.within) / slots;
    if (!track.levels.empty() && sample.time - track.levels.back().time < slot) {
        track.levels.back().bytes = std::min(track.levels.back().bytes, level.bytes);
    } else {
        track.levels.push_back(level);
    }
    while (track.levels.size() > 2 && track.lastButOne.time - track.levels[1].time > m_limit.within)
        track.levels.pop_front();
}

ByteSize GrowthWatch::growth(const ProcessName &process) const
{
    const auto found = m_tracks.constFind(process.full());
    if (found == m_tracks.constEnd() || found->levels.size() < 2)
        return {};
    const Track &track = *found;
    qint64 had = std::numeric_limits<qint64>::max();
    for (std::size_t i = 1; i < track.levels.size(); ++i) {
        if (track.lastButOne.time - track.levels[i].time <= m_limit.within)
            had = std::min(had, std::max(track.levels[i - 1].bytes, track.levels[i].bytes));
    }
    const qint64 has = std::min(track.last.bytes, track.lastButOne.bytes);
    return ByteSize{std::max<qint64>(has - std::min(had, has), 0)};
}

std::optional<ByteSize> GrowthWatch::exceeded(const ProcessName &process) const
{
    const ByteSize grown = growth(process);
    return grown > m_limit.bytes ? std::optional(grown) : std::nullopt;
}

void GrowthWatch::forget(const ProcessName &process)
{
    m_tracks.remove(process.full());
}

} // namespace pennon
