// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/routewatch.h"
#include "domain/alerting.h"

#include <deque>
#include <optional>

namespace pennon {

/// Lets through so many messages of a channel as its rate allows, and keeps the others until one may leave:
/// they leave as one message that tells all of it.
class RateGate final
{
public:
    explicit RateGate(Rate rate)
        : m_rate(rate)
    {}

    void setRate(Rate rate) { m_rate = rate; }
    /// The message that may leave now; nothing: it is held.
    [[nodiscard]] std::optional<Telling> pass(Telling telling, Clock::WallTime now);
    /// What was held, if it may leave now.
    [[nodiscard]] std::optional<Telling> release(Clock::WallTime now);
    /// When release() has something to give; nothing: nothing is held.
    [[nodiscard]] std::optional<Clock::WallTime> nextRelease() const;

    [[nodiscard]] const std::optional<Telling> &held() const { return m_held; }
    /// Held before the listener was restarted.
    void recall(Telling telling) { m_held = std::move(telling); }

private:
    [[nodiscard]] bool isFull(Clock::WallTime now);

    Rate m_rate;
    std::deque<Clock::WallTime> m_sent; ///< within the window
    std::optional<Telling> m_held;
};

} // namespace pennon
