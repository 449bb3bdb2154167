// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/troublelist.h"

#include <algorithm>

namespace pennon {

std::vector<Trouble> troublesOf(const ServerProfile &profile, const ServerState &state,
                                const std::vector<ProcessView> &processes, Clock::WallTime now)
{
    std::vector<Trouble> troubles;
    if (const Assessment server = assess(state, now); server.health != Health::Fine)
        troubles.push_back({profile.id, profile.name, {}, server});
    if (state.supervisord.state != LinkState::Connected)
        return troubles;
    for (const ProcessView &process : processes) {
        if (process.silenced)
            continue;
        if (Assessment assessment = assess(process, now); isWrong(assessment.health))
            troubles.push_back({profile.id, profile.name, process.name, std::move(assessment)});
    }
    sortTroubles(troubles);
    return troubles;
}

Health healthOf(const ServerState &state, const std::vector<Trouble> &troubles)
{
    if (state.supervisord.state != LinkState::Connected)
        return Health::Unknown;
    return troubles.empty() ? Health::Fine : troubles.front().assessment.health;
}

void sortTroubles(std::vector<Trouble> &troubles)
{
    std::stable_sort(troubles.begin(), troubles.end(), [](const Trouble &one, const Trouble &other) {
        if (one.assessment.health != other.assessment.health)
            return one.assessment.health > other.assessment.health;
        return one.assessment.since > other.assessment.since;
    });
}

} // namespace pennon
