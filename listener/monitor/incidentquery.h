// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/incidentmessages.h"

namespace pennon {

class IncidentStore;

/// Answers incidents.list from the store, page by page where the store does not filter itself.
[[nodiscard]] Result<IncidentsAnswer> listIncidents(IncidentStore &store, const IncidentsRequest &request);

/// As it is told where nobody asked for the last output.
[[nodiscard]] Incident withoutOutput(Incident incident);

/// Whether this pattern, "*" or nothing, means the process.
[[nodiscard]] bool fits(const std::optional<QString> &pattern, const ProcessName &process);

} // namespace pennon
