// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memoryseries.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// What the reading of one moment counts for, as the listener says.
constexpr std::chrono::seconds momentSpan = 5s;
/// So many steps may be missing before it is a gap: a look that is late is none.
constexpr double patience = 2.5;
/// Steps of the last so many readings tell what is usual.
constexpr std::size_t lately = 64;

bool isEarlier(const MemoryBucket &one, Clock::WallTime time)
{
    return one.from < time;
}

/// Two readings as one, each counted by its span.
MemoryBucket joined(const MemoryBucket &one, const MemoryBucket &other)
{
    const auto weight = static_cast<double>(one.span.count());
    const auto otherWeight = static_cast<double>(other.span.count());
    const double mean =
        (static_cast<double>(one.mean.bytes) * weight + static_cast<double>(other.mean.bytes) * otherWeight) /
        std::max(1.0, weight + otherWeight);
    MemoryBucket both = one;
    both.span = one.span + other.span;
    both.least = std::min(one.least, other.least);
    both.mean = {static_cast<qint64>(mean)};
    both.most = std::max(one.most, other.most);
    both.proportional = other.proportional ? other.proportional : one.proportional;
    return both;
}

} // namespace

MemorySeries::MemorySeries(ProcessName process)
    : m_process(std::move(process))
{}

void MemorySeries::take(Clock::WallTime from, Clock::WallTime to, std::vector<MemoryBucket> buckets)
{
    if (!buckets.empty()) { // the first may begin earlier; and their clock may be ahead of ours
        from = std::min(from, buckets.front().from);
        to = std::max<Clock::WallTime>(to, buckets.back().from + 1ms);
    }
    const bool touches = m_knownFrom != m_knownTo && from <= m_knownTo && m_knownFrom <= to;
    if (!touches) {
        m_buckets = std::move(buckets);
        m_knownFrom = from;
        m_knownTo = to;
    } else {
        const auto first = std::lower_bound(m_buckets.begin(), m_buckets.end(), from, isEarlier);
        const auto last = std::lower_bound(first, m_buckets.end(), to, isEarlier);
        // A coarse one before must not reach into what is known better now.
        if (first != m_buckets.begin()) {
            MemoryBucket &before = *std::prev(first);
            before.span = std::min(before.span, std::chrono::ceil<std::chrono::seconds>(from - before.from));
        }
        const auto place = m_buckets.erase(first, last);
        m_buckets.insert(place, buckets.begin(), buckets.end());
        m_knownFrom = std::min(m_knownFrom, from);
        m_knownTo = std::max(m_knownTo, to);
    }
    m_steps.clear();
    learnSteps(0);
    findGaps();
}

void MemorySeries::append(const MemorySample &sample)
{
    if (!m_buckets.empty() && sample.time <= m_buckets.back().from)
        return;
    const MemoryBucket bucket{sample.time,     momentSpan,      sample.resident,
                              sample.resident, sample.resident, sample.proportional};
    if (m_buckets.empty() && m_knownFrom == m_knownTo)
        m_knownFrom = sample.time;
    m_knownTo = std::max(m_knownTo, sample.time);
    m_gaps.push_back(!m_buckets.empty() && isGap(m_buckets.back(), bucket));
    m_buckets.push_back(bucket);
    learnSteps(m_buckets.size() - std::min(m_buckets.size(), lately));
}

void MemorySeries::thin(Clock::WallTime oldest, Clock::WallTime fine)
{
    std::vector<MemoryBucket> kept;
    kept.reserve(m_buckets.size());
    for (const MemoryBucket &bucket : m_buckets) {
        if (bucket.from < oldest)
            continue;
        if (bucket.from < fine && bucket.span < 1min && !kept.empty()) {
            MemoryBucket &last = kept.back();
            const auto minute = std::chrono::floor<std::chrono::minutes>(bucket.from);
            if (last.span < 1min && std::chrono::floor<std::chrono::minutes>(last.from) == minute) {
                last = joined(last, bucket);
                continue;
            }
        }
        kept.push_back(bucket);
    }
    m_buckets = std::move(kept);
    m_knownFrom = std::min(m_knownTo, std::max(m_knownFrom, oldest));
    m_steps.clear();
    learnSteps(0);
    findGaps();
}

Clock::WallTime MemorySeries::endOf(std::size_t index) const
{
    const MemoryBucket &bucket = m_buckets[index];
    const Clock::WallTime limit =
        index + 1 < m_buckets.size() ? m_buckets[index + 1].from : std::max(m_knownTo, bucket.from + 1s);
    return std::min<Clock::WallTime>(bucket.from + bucket.span, limit);
}

std::size_t MemorySeries::firstAfter(Clock::WallTime time) const
{
    const auto found = std::lower_bound(m_buckets.begin(), m_buckets.end(), time, isEarlier);
    const auto index = static_cast<std::size_t>(found - m_buckets.begin());
    return index > 0 && endOf(index - 1) > time ? index - 1 : index;
}

const MemoryBucket *MemorySeries::at(Clock::WallTime time) const
{
    const auto next = std::upper_bound(
        m_buckets.begin(), m_buckets.end(), time,
        [](Clock::WallTime wanted, const MemoryBucket &bucket) { return wanted < bucket.from; });
    if (next == m_buckets.begin())
        return nullptr;
    const auto index = static_cast<std::size_t>(next - m_buckets.begin());
    const bool isJoined = index < m_buckets.size() && !m_gaps[index];
    return isJoined || time <= m_buckets[index - 1].from + m_buckets[index - 1].span ? &m_buckets[index - 1]
                                                                                     : nullptr;
}

milliseconds MemorySeries::usualStep(std::chrono::seconds span) const
{
    const auto known = m_steps.find(span);
    return std::max<milliseconds>(span, known != m_steps.end() ? known->second : 0ms);
}

bool MemorySeries::isGap(const MemoryBucket &one, const MemoryBucket &next) const
{
    const milliseconds usual = std::max(usualStep(one.span), usualStep(next.span));
    return next.from - one.from >
           milliseconds(static_cast<qint64>(static_cast<double>(usual.count()) * patience));
}

void MemorySeries::learnSteps(std::size_t from)
{
    std::map<std::chrono::seconds, std::vector<milliseconds>> steps;
    for (std::size_t i = from + 1; i < m_buckets.size(); ++i) {
        if (m_buckets[i].span == m_buckets[i - 1].span)
            steps[m_buckets[i].span].push_back(m_buckets[i].from - m_buckets[i - 1].from);
    }
    for (auto &[span, all] : steps) {
        if (all.size() < 2)
            continue;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
        std::nth_element(all.begin(), middle, all.end());
        m_steps[span] = *middle;
    }
}

void MemorySeries::findGaps()
{
    m_gaps.assign(m_buckets.size(), false);
    for (std::size_t i = 1; i < m_buckets.size(); ++i)
        m_gaps[i] = isGap(m_buckets[i - 1], m_buckets[i]);
}

} // namespace pennon
