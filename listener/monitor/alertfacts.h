// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"

#include <optional>

namespace pennon {

class IncidentStore;
class SampleStore;

/// All that is known about a trouble but the course of memory. @p trouble: nullptr if it is of another life
/// and was forgotten since; @p latest: the incident with its latest output. Nothing if that is not known
/// either.
[[nodiscard]] std::optional<AlertFacts> alertFacts(const Incident *trouble, qint64 latest,
                                                   IncidentStore &store, Clock::WallTime now);

/// The memory of its process during the last hour, where there are samples.
void addMemoryCourse(AlertFacts &facts, SampleStore &samples, Clock::WallTime now);

} // namespace pennon
