// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>

namespace pennon {

/// superlance's stamp in local time: "2025-11-01 09:05:00,042".
[[nodiscard]] QString stamp(Clock::WallTime time);

/// C's asctime in local time without its newline: "Sat Nov  1 09:05:00 2025" (English, the day padded with a
/// blank).
[[nodiscard]] QString asctime(Clock::WallTime time);

/// The time for people, local: "2025-11-01 09:05:00 CET".
[[nodiscard]] QString moment(Clock::WallTime time);

/// The abbreviation of the local time zone at that time, as strftime's %Z.
[[nodiscard]] QString zoneAbbreviation(Clock::WallTime time);

/// The Date header of a mail (RFC 5322): "Sat, 01 Nov 2025 09:05:00 +0000".
[[nodiscard]] QString mailDate(Clock::WallTime time);

} // namespace pennon
