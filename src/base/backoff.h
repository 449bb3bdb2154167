// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace pennon {

/// Growing delays between attempts: first, first * 2, first * 4 … and never more than the cap.
class Backoff final
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap);

    /// The delay before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    void reset();

    /// The delay after so many failures in a row, at least one; for who counts them itself.
    [[nodiscard]] std::chrono::milliseconds delayAfter(int failures) const;

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_cap;
    std::chrono::milliseconds m_next;
};

/// Numbers from 0 up to, but not including, 1; injected so that tests can choose them.
using RandomSource = std::function<double()>;

/// Numbers that differ from process to process.
[[nodiscard]] RandomSource systemRandom();

/// A delay made shorter by a random part of up to its half, so that many who wait for the same thing do not
/// all come back in the same moment.
[[nodiscard]] std::chrono::milliseconds jittered(std::chrono::milliseconds delay, const RandomSource &random);

} // namespace pennon
