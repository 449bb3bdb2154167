// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/rategate.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// Both in one message: it begins no trouble if one of them does not, and its kind is the more urgent one.
void add(Telling &telling, const Telling &other)
{
    telling.kind = std::min(telling.kind, other.kind);
    telling.isHostWide = telling.isHostWide || other.isHostWide;
    for (const qint64 incident : other.incidents) {
        if (std::find(telling.incidents.begin(), telling.incidents.end(), incident) ==
            telling.incidents.end())
            telling.incidents.push_back(incident);
    }
}

} // namespace

bool RateGate::isFull(Clock::WallTime now)
{
    while (!m_sent.empty() && (m_sent.front() + m_rate.window <= now || m_sent.front() > now))
        m_sent.pop_front(); // or the clock was set back
    return m_rate.count > 0 && m_sent.size() >= static_cast<std::size_t>(m_rate.count);
}

std::optional<Telling> RateGate::pass(Telling telling, Clock::WallTime now)
{
    if (m_held) {
        add(*m_held, telling);
        return release(now);
    }
    if (isFull(now)) {
        m_held = std::move(telling);
        return std::nullopt;
    }
    m_sent.push_back(now);
    return telling;
}

std::optional<Telling> RateGate::release(Clock::WallTime now)
{
    if (!m_held || isFull(now))
        return std::nullopt;
    m_sent.push_back(now);
    return std::exchange(m_held, std::nullopt);
}

std::optional<Clock::WallTime> RateGate::nextRelease() const
{
    if (!m_held)
        return std::nullopt;
    return m_sent.empty() ? Clock::WallTime() : m_sent.front() + m_rate.window;
}

} // namespace pennon
