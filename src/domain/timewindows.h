// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QDateTime>
#include <QString>
#include <QTime>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace pennon {

/// Times that come again each day or each week, such as quiet hours: "22:00-07:00", "Sat-Sun 00:00-24:00",
/// "Mon,Wed 02:00-03:30", several with commas between them; or spans that come once: "2026-12-24 18:00 -
/// 2026-12-27 08:00". Days are in English, Mon to Sun; a window that ends before it begins goes on into the
/// next day, and the day is that of its beginning. All are times of the clock on the wall: a window of a
/// night in which clocks are changed is an hour shorter or longer.
class TimeWindows final
{
public:
    /// None: it is never within.
    TimeWindows() = default;

    /// Fails with a sentence about what is needed.
    [[nodiscard]] static Result<TimeWindows> parse(const QString &text);
    /// As parse() reads it.
    [[nodiscard]] QString text() const;

    [[nodiscard]] bool isEmpty() const { return m_weekly.empty() && m_once.empty(); }
    [[nodiscard]] bool contains(Clock::WallTime time, const QTimeZone &zone) const
    {
        return endOf(time, zone).has_value();
    }
    /// When the window that this time lies in is over, windows that follow one another being one; nothing if
    /// it lies in none. At most about a fortnight ahead for windows that never end.
    [[nodiscard]] std::optional<Clock::WallTime> endOf(Clock::WallTime time, const QTimeZone &zone) const;

    /// When a window begins next after this time, within about a fortnight for those that come again;
    /// nothing: none does.
    [[nodiscard]] std::optional<Clock::WallTime> nextBegin(Clock::WallTime time, const QTimeZone &zone) const;

    friend bool operator==(const TimeWindows &, const TimeWindows &) = default;

private:
    struct Weekly
    {
        unsigned days = 0; ///< bit 0 is Monday
        int from = 0;      ///< minutes since midnight
        int to = 0;        ///< likewise; 1440 is midnight at the end of the day; at most `from`: the next day
        friend bool operator==(const Weekly &, const Weekly &) = default;
    };
    struct Once
    {
        QDateTime from; ///< without a time zone: of the clock on the wall
        QDateTime to;
        friend bool operator==(const Once &, const Once &) = default;
    };
    struct Span
    {
        Clock::WallTime from;
        Clock::WallTime to;
    };

    [[nodiscard]] static Result<Weekly> parseWeekly(const QString &text);
    [[nodiscard]] static std::optional<Once> parseOnce(const QString &text);
    /// All that may contain this time or follow it at once.
    [[nodiscard]] std::vector<Span> spansAround(Clock::WallTime time, const QTimeZone &zone) const;

    std::vector<Weekly> m_weekly;
    std::vector<Once> m_once;
};

} // namespace pennon
