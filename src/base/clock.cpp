// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace pennon {

Clock::WallTime SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Clock::SteadyTime SystemClock::steady() const
{
    return std::chrono::steady_clock::now();
}

} // namespace pennon
