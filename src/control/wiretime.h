// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>

#include <optional>

namespace pennon {

/// The one spelling of times on the wire: ISO 8601 in UTC with milliseconds, "2025-11-01T09:05:00.042Z".
/// Times outside of the years 1970 to 9999 become the nearest one that can be written.
[[nodiscard]] QString wireTime(Clock::WallTime time);

/// Nothing unless it is exactly that spelling of a time that exists.
[[nodiscard]] std::optional<Clock::WallTime> parseWireTime(QStringView text);

} // namespace pennon
