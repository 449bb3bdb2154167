// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/memorysample.h"
#include "domain/processname.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace pennon {

/// The memory of one process over time, as far as it is known: answers of `samples.range` and what was
/// measured since. Readings are in order of time and do not overlap, but may be of different spans.
class MemorySeries final
{
public:
    explicit MemorySeries(ProcessName process = {});

    [[nodiscard]] const ProcessName &process() const { return m_process; }

    /// An answer about the time from `from` until before `to`: takes the place of what was known of it. What
    /// is known of other times stays if that time touches this one.
    void take(Clock::WallTime from, Clock::WallTime to, std::vector<MemoryBucket> buckets);
    /// What was just measured; nothing happens if something newer is known.
    void append(const MemorySample &sample);
    /// Forgets what is older, and joins readings that are older than `fine` to such of a minute.
    void thin(Clock::WallTime oldest, Clock::WallTime fine);

    [[nodiscard]] bool isEmpty() const { return m_buckets.empty(); }
    [[nodiscard]] const std::vector<MemoryBucket> &buckets() const { return m_buckets; }
    /// Whether something should have been measured between this reading and the one before, and was not.
    [[nodiscard]] bool hasGapBefore(std::size_t index) const { return m_gaps[index]; }
    /// Where a reading ends: its span is over, or the next one begins, or nothing later is known.
    [[nodiscard]] Clock::WallTime endOf(std::size_t index) const;
    /// The first reading that ends after that time; the number of readings if none does.
    [[nodiscard]] std::size_t firstAfter(Clock::WallTime time) const;
    /// The reading of that moment; nothing within a gap.
    [[nodiscard]] const MemoryBucket *at(Clock::WallTime time) const;

    /// The time that is known, measured or not; both the same for none.
    [[nodiscard]] Clock::WallTime knownFrom() const { return m_knownFrom; }
    [[nodiscard]] Clock::WallTime knownTo() const { return m_knownTo; }

private:
    /// How far apart readings of this span usually are.
    [[nodiscard]] std::chrono::milliseconds usualStep(std::chrono::seconds span) const;
    [[nodiscard]] bool isGap(const MemoryBucket &one, const MemoryBucket &next) const;
    void learnSteps(std::size_t from);
    void findGaps();

    ProcessName m_process;
    std::vector<MemoryBucket> m_buckets;
    std::vector<bool> m_gaps; ///< for each reading
    std::map<std::chrono::seconds, std::chrono::milliseconds> m_steps;
    Clock::WallTime m_knownFrom{};
    Clock::WallTime m_knownTo{};
};

} // namespace pennon
