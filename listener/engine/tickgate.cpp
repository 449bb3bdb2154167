// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tickgate.h"

namespace pennon {

bool isStaleTick(const Event &event, Clock::WallTime now)
{
    constexpr std::chrono::days implausible{90};
    const auto made = tickTime(event.payload);
    const auto period = tickPeriod(event.name);
    if (!made || !period)
        return false;
    const auto age = now - *made;
    return age > 2 * *period && age < implausible;
}

} // namespace pennon
