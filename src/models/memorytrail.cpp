// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorytrail.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pennon {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
/// What a curve of a dozen pixels cannot show.
constexpr float invisible = 1.0F / 24;
/// A curve that moves less than this part of its value lies flat.
constexpr float calm = 0.1F;

qint64 minuteOf(Clock::WallTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
}

} // namespace

bool MemoryTrail::add(Clock::WallTime time, ByteSize value)
{
    const qint64 minute = minuteOf(time);
    if (m_values.isEmpty())
        m_last = minute;
    if (minute <= m_last - length)
        return false;
    bool different = advance(time);
    while (m_last - minute >= m_values.size())
        m_values.prepend(nothing);
    const qsizetype at = m_values.size() - 1 - (m_last - minute);
    const float before = m_values[at];
    const auto now = static_cast<float>(value.bytes);
    if (before == now)
        return different;
    different = isVisible(before, now) || different;
    if (different)
        m_values[at] = now;
    return different;
}

bool MemoryTrail::advance(Clock::WallTime now)
{
    const qint64 minute = minuteOf(now);
    if (m_values.isEmpty() || minute <= m_last)
        return false;
    const qint64 passed = std::min<qint64>(minute - m_last, length);
    m_values.insert(m_values.size(), passed, nothing);
    m_values.remove(0, std::max<qsizetype>(0, m_values.size() - length));
    m_last = minute;
    return true;
}

bool MemoryTrail::isDrawable() const
{
    return std::ranges::count_if(m_values, [](float value) { return !std::isnan(value); }) > 1;
}

MemoryTrail::Range MemoryTrail::range() const
{
    Range range{std::numeric_limits<float>::max(), 0};
    for (const float value : m_values) {
        if (!std::isnan(value)) {
            range.least = std::min(range.least, value);
            range.most = std::max(range.most, value);
        }
    }
    range.least = std::min(range.least, range.most);
    const float missing = range.most * calm - (range.most - range.least);
    if (missing > 0) {
        range.least -= missing / 2;
        range.most += missing / 2;
    }
    return range;
}

bool MemoryTrail::isVisible(float before, float now) const
{
    if (std::isnan(before))
        return true;
    const Range drawn = range();
    return now < drawn.least || now > drawn.most ||
           std::abs(now - before) >= (drawn.most - drawn.least) * invisible;
}

} // namespace pennon
