// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>

#include <chrono>
#include <optional>

/// Times as ctl shows and reads them.
namespace pennon {

/// "2025-11-01 09:05:00", local.
[[nodiscard]] QString readable(Clock::WallTime time);
/// A duration in at most two units: "1d3h", "1h30min", "95s" is "1min35s".
[[nodiscard]] QString readable(std::chrono::seconds duration);

/// A moment as people write it: "2025-11-01 18:00", "2025-11-01T18:00:00", with "Z" or a zone "+01:00" behind
/// it, else local; "18:00" is the next time that it is so late.
[[nodiscard]] std::optional<Clock::WallTime> parseMoment(const QString &text, Clock::WallTime now);

} // namespace pennon
