// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringView>

#include <chrono>

namespace pennon {

/// A time as people write it: one or more numbers with a unit, `90s`, `1h30m`, `1.5h`, `1min 30s`, `500ms`,
/// each unit at most once and the larger first. Units in any case: ms, s (sec, second), m (min, minute),
/// h (hour), d (day), w (week), the words also with a plural s. A bare number is seconds. Never negative.
/// Fails with a sentence about what is needed.
[[nodiscard]] Result<std::chrono::milliseconds> parseDuration(QStringView text);

/// The same time in the spelling that parseDuration reads: "1h30min", "12h", "500ms"; zero is "0s". Negative
/// times get a minus in front.
[[nodiscard]] QString formatDuration(std::chrono::milliseconds duration);

} // namespace pennon
