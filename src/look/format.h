// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"

#include <QString>
#include <QStringList>

#include <chrono>

/// Figures for people, in the language and the habits of the user's locale. Not for files.
namespace pennon {

/// "482 MB", "1.4 GB": three figures, units of 1024.
[[nodiscard]] QString memoryText(ByteSize size);
/// Two units at most: "3 h 12 min", "6 d 2 h", "12 s".
[[nodiscard]] QString spanText(std::chrono::seconds span);
/// "2 min ago", "yesterday", "just now".
[[nodiscard]] QString agoText(Clock::WallTime time, Clock::WallTime now);
/// Local time: "14:02" today, "Mon 14:02" within a week, else with the date.
[[nodiscard]] QString momentText(Clock::WallTime time, Clock::WallTime now);
/// Local date and time to the second, for tooltips and copies.
[[nodiscard]] QString fullTimeText(Clock::WallTime time);

/// Things one after the other: "a, b"; Chinese has its own comma.
[[nodiscard]] QString listText(const QStringList &items);
/// "what: how it is".
[[nodiscard]] QString labelText(const QString &label, const QString &text);

} // namespace pennon
