// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tickgate.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr std::chrono::days implausible{90};

}

std::optional<std::chrono::milliseconds> tickLag(const Event &event, Clock::WallTime now)
{
    const auto made = tickTime(event.payload);
    if (!event.isTick() || !made || now - *made >= implausible || *made - now >= implausible)
        return std::nullopt;
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::duration_cast<std::chrono::milliseconds>(now - *made));
}

bool isStaleTick(const Event &event, Clock::WallTime now)
{
    const auto made = tickTime(event.payload);
    const auto period = tickPeriod(event.name);
    if (!made || !period)
        return false;
    const auto age = now - *made;
    return age > 2 * *period && age < implausible;
}

} // namespace pennon
