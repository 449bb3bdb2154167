// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <chrono>

namespace pennon {

/// The time that a memory chart shows: a span that follows the newest until it is moved away, and again once
/// it is moved back. It never leaves the last 30 days.
class MemoryWindow final
{
public:
    static constexpr std::chrono::milliseconds shortest = std::chrono::minutes(1);
    static constexpr std::chrono::milliseconds longest = std::chrono::days(30);

    explicit MemoryWindow(std::chrono::milliseconds span = std::chrono::hours(6));

    [[nodiscard]] Clock::WallTime from() const { return m_to - m_span; }
    [[nodiscard]] Clock::WallTime to() const { return m_to; }
    [[nodiscard]] std::chrono::milliseconds span() const { return m_span; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }

    void setNow(Clock::WallTime now);
    /// How much of the span lies in the future while it follows, for what is expected: 0 to 0.5.
    void setAhead(double part);
    /// So much time, up to the newest.
    void showNewest(std::chrono::milliseconds span);
    void showNewest() { showNewest(m_span); }
    void showOldest();
    void show(Clock::WallTime from, Clock::WallTime to);
    /// A factor below 1 shows less time; what is at `around` stays where it is.
    void zoom(double factor, Clock::WallTime around);
    /// Around the newest while it follows, else around the middle.
    void zoom(double factor);
    /// Later by that; earlier if negative.
    void pan(std::chrono::milliseconds by);

    friend bool operator==(const MemoryWindow &, const MemoryWindow &) = default;

private:
    [[nodiscard]] Clock::WallTime newest() const;
    void place(Clock::WallTime to, std::chrono::milliseconds span);

    Clock::WallTime m_now{};
    Clock::WallTime m_to{};
    std::chrono::milliseconds m_span;
    double m_ahead = 0;
    bool m_isFollowing = true;
};

} // namespace pennon
