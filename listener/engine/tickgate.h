// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "events/event.h"

#include <optional>

namespace pennon {

/// How long after the time that it names a tick is handled: never below zero. Nothing where it names none, or
/// a time so far off that the clocks differ. Up to a second is no delay: supervisord names whole seconds, and
/// looks at its clock once a second.
[[nodiscard]] std::optional<std::chrono::milliseconds> tickLag(const Event &event, Clock::WallTime now);

/// Whether a tick has waited so long, in supervisord's buffer or in ours, that checking once more for it
/// makes no sense: buffered ticks come in a burst after a stall, and a newer one follows. A tick is stale if
/// it was made more than two of its periods ago. One that is older than 90 days says that the clocks differ,
/// not that it waited.
[[nodiscard]] bool isStaleTick(const Event &event, Clock::WallTime now);

} // namespace pennon
