// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"
#include "session/processview.h"

#include <QString>

namespace pennon {

/// All that is known of a process and why it is as it is, as rich text for a tooltip.
[[nodiscard]] QString explainProcess(const ProcessView &process, const Assessment &assessment,
                                     Clock::WallTime now);

/// "crash", "memory limit" …, translated.
[[nodiscard]] QString incidentWord(IncidentKind kind);

} // namespace pennon
