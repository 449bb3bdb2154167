// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/incident.h"

#include <map>
#include <set>

namespace pennon {

class IncidentStore;

/// Incidents by id, without their tails.
using IncidentsById = std::map<qint64, Incident>;

/// What a new life of the listener has to know of the incidents of the one before: those of these troubles,
/// from the first of each on, those that are open, and those that came after `seen`. 0: nothing was seen
/// ever, and what is over is no news.
[[nodiscard]] Result<IncidentsById> incidentsToRecall(IncidentStore &store, const std::set<qint64> &troubles,
                                                      qint64 seen);

/// The id of the newest incident; 0 if there is none.
[[nodiscard]] Result<qint64> newestIncident(IncidentStore &store);

} // namespace pennon
