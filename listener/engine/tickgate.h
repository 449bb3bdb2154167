// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "events/event.h"

namespace pennon {

/// Whether a tick has waited so long, in supervisord's buffer or in ours, that checking once more for it
/// makes no sense: buffered ticks come in a burst after a stall, and a newer one follows. A tick is stale if
/// it was made more than two of its periods ago. One that is older than 90 days says that the clocks differ,
/// not that it waited.
[[nodiscard]] bool isStaleTick(const Event &event, Clock::WallTime now);

} // namespace pennon
