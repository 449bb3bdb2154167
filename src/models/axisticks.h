// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <vector>

/// Where the axes of a memory chart have their lines, and what stands there.
namespace pennon {

struct ByteTicks
{
    qint64 step = 0;             ///< 1, 2 or 5 times a power of ten, in units of 1024
    qint64 highest = 0;          ///< the first tick at or above what is to be shown
    std::vector<QString> labels; ///< of 0, step, 2 step … highest, all in the same unit: "100 MB"
    friend bool operator==(const ByteTicks &, const ByteTicks &) = default;
};

/// From 0, at most so many steps.
[[nodiscard]] ByteTicks byteTicks(ByteSize most, int mostSteps, const QLocale &locale);

struct TimeTick
{
    Clock::WallTime time{};
    QString label;
    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/// At full hours, midnights and the like of the time zone; about so many steps at most. Times of day as the
/// locale writes them, the date at midnight.
[[nodiscard]] std::vector<TimeTick> timeTicks(Clock::WallTime from, Clock::WallTime to, int mostSteps,
                                              const QLocale &locale, const QTimeZone &zone);

} // namespace pennon
