// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"
#include "session/serverprofile.h"

#include <vector>

namespace pennon {

/// What is wrong at a server, the worst and then the newest first; the server alone while it is lost.
/// Processes that are silenced are left out.
[[nodiscard]] std::vector<Trouble> troublesOf(const ServerProfile &profile, const ServerState &state,
                                              const std::vector<ProcessView> &processes, Clock::WallTime now);

/// Of a server with these troubles: Unknown while it is lost, the worst of them, or Fine.
[[nodiscard]] Health healthOf(const ServerState &state, const std::vector<Trouble> &troubles);

/// The order of troubles.
void sortTroubles(std::vector<Trouble> &troubles);

} // namespace pennon
