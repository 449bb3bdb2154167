// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timewindows.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

constexpr int minutesOfDay = 24 * 60;
constexpr int daysOfWeek = 7;
constexpr unsigned everyDay = (1U << daysOfWeek) - 1;
constexpr int daysAhead = 14;
constexpr std::array dayNames = {QLatin1String("Mon"), QLatin1String("Tue"), QLatin1String("Wed"),
                                 QLatin1String("Thu"), QLatin1String("Fri"), QLatin1String("Sat"),
                                 QLatin1String("Sun")};
constexpr QLatin1String onceForm("yyyy-MM-dd HH:mm");

std::optional<int> dayNumber(const QString &name)
{
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        if (name.compare(dayNames[day], Qt::CaseInsensitive) == 0)
            return static_cast<int>(day);
    }
    return std::nullopt;
}

/// "Mon", "Mon-Fri", "Sat/Sun": nothing if it is none of them.
std::optional<unsigned> readDays(const QString &text)
{
    unsigned days = 0;
    for (const QString &item : text.split(u'/')) {
        const std::optional<int> first = dayNumber(item.section(u'-', 0, 0));
        const std::optional<int> last = dayNumber(item.section(u'-', -1));
        if (!first || !last || item.count(u'-') > 1)
            return std::nullopt;
        for (int day = *first;; day = (day + 1) % daysOfWeek) {
            days |= 1U << static_cast<unsigned>(day);
            if (day == *last)
                break;
        }
    }
    return days;
}

std::optional<int> readTimeOfDay(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2}):(\\d\\d)$"));
    const QRegularExpressionMatch match = form.match(text);
    const int minutes = match.captured(1).toInt() * 60 + match.captured(2).toInt();
    if (!match.hasMatch() || match.captured(2).toInt() >= 60 || minutes > minutesOfDay)
        return std::nullopt;
    return minutes;
}

QString timeText(int minutes)
{
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

/// "Mon-Fri/Sun", empty for every day.
QString daysText(unsigned days)
{
    if (days == everyDay)
        return {};
    QStringList runs;
    for (int day = 0; day < daysOfWeek; ++day) {
        const auto has = [days](int one) {
            return one < daysOfWeek && (days >> static_cast<unsigned>(one)) % 2 != 0;
        };
        if (!has(day))
            continue;
        const int first = day;
        while (has(day + 1))
            ++day;
        QString run = dayNames[static_cast<std::size_t>(first)];
        if (day > first)
            run += u'-' + dayNames[static_cast<std::size_t>(day)];
        runs += run;
    }
    return runs.join(u'/') + u' ';
}

Clock::WallTime wallTime(const QDateTime &time)
{
    return Clock::WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

/// So many minutes after the midnight that begins this day, by the clock on the wall.
Clock::WallTime wallTime(QDate date, int minutes, const QTimeZone &zone)
{
    const QDate day = date.addDays(minutes / minutesOfDay);
    return wallTime(QDateTime(day, QTime(0, 0).addSecs(minutes % minutesOfDay * 60), zone));
}

} // namespace

Result<TimeWindows> TimeWindows::parse(const QString &text)
{
    TimeWindows windows;
    for (const QString &item : text.split(u',')) {
        const QString one = item.simplified();
        if (one.isEmpty())
            continue;
        if (std::optional<Once> once = parseOnce(one)) {
            windows.m_once.push_back(*once);
            continue;
        }
        const Result<Weekly> weekly = parseWeekly(one);
        if (!weekly)
            return tl::unexpected(weekly.error());
        windows.m_weekly.push_back(*weekly);
    }
    if (windows.isEmpty())
        return failure(ErrorCode::InvalidInput, QStringLiteral("there are commas only"));
    return windows;
}

Result<TimeWindows::Weekly> TimeWindows::parseWeekly(const QString &text)
{
    const auto refuse = [&text] {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("needed are times such as 22:00-07:00, Sat-Sun 00:00-24:00 or 2026-12-24 18:00 - "
                           "2026-12-27 08:00, not \"%1\"")
                .arg(text));
    };
    Weekly weekly;
    weekly.days = everyDay;
    QString times = text;
    if (const qsizetype blank = text.indexOf(u' '); blank > 0 && text.front().isLetter()) {
        const std::optional<unsigned> days = readDays(text.left(blank));
        if (!days)
            return refuse();
        weekly.days = *days;
        times = text.sliced(blank + 1);
    }
    times.remove(u' ');
    const std::optional<int> from = readTimeOfDay(times.section(u'-', 0, 0));
    const std::optional<int> to = readTimeOfDay(times.section(u'-', 1));
    if (!from || !to || *from == *to || *from == minutesOfDay)
        return refuse();
    weekly.from = *from;
    weekly.to = *to;
    return weekly;
}

std::optional<TimeWindows::Once> TimeWindows::parseOnce(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) ?- ?(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)$"));
    const QRegularExpressionMatch match = form.match(text);
    Once once{QDateTime::fromString(match.captured(1), onceForm),
              QDateTime::fromString(match.captured(2), onceForm)};
    if (!match.hasMatch() || !once.from.isValid() || !once.to.isValid() || once.to <= once.from)
        return std::nullopt;
    return once;
}

QString TimeWindows::text() const
{
    QStringList items;
    for (const Weekly &weekly : m_weekly)
        items += daysText(weekly.days) + timeText(weekly.from) + u'-' + timeText(weekly.to);
    for (const Once &once : m_once)
        items += once.from.toString(onceForm) + QStringLiteral(" - ") + once.to.toString(onceForm);
    return items.join(QStringLiteral(", "));
}

std::vector<TimeWindows::Span> TimeWindows::spansAround(Clock::WallTime time, const QTimeZone &zone) const
{
    std::vector<Span> spans;
    for (const Once &once : m_once) {
        spans.push_back({wallTime(QDateTime(once.from.date(), once.from.time(), zone)),
                         wallTime(QDateTime(once.to.date(), once.to.time(), zone))});
    }
    const QDate today = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), zone).date();
    for (int offset = -1; offset <= daysAhead; ++offset) {
        const QDate date = today.addDays(offset);
        for (const Weekly &weekly : m_weekly) {
            if ((weekly.days >> static_cast<unsigned>(date.dayOfWeek() - 1)) % 2 == 0)
                continue;
            const int to = weekly.to > weekly.from ? weekly.to : weekly.to + minutesOfDay;
            spans.push_back({wallTime(date, weekly.from, zone), wallTime(date, to, zone)});
        }
    }
    std::sort(spans.begin(), spans.end(),
              [](const Span &one, const Span &other) { return one.from < other.from; });
    return spans;
}

std::optional<Clock::WallTime> TimeWindows::endOf(Clock::WallTime time, const QTimeZone &zone) const
{
    std::optional<Clock::WallTime> end;
    for (const Span &span : spansAround(time, zone)) {
        if (span.from <= (end ? *end : time) && span.to > (end ? *end : time))
            end = span.to;
    }
    return end;
}

std::optional<Clock::WallTime> TimeWindows::nextBegin(Clock::WallTime time, const QTimeZone &zone) const
{
    const std::vector<Span> spans = spansAround(time, zone); // the earliest first
    const auto next =
        std::find_if(spans.begin(), spans.end(), [time](const Span &span) { return span.from > time; });
    return next == spans.end() ? std::nullopt : std::optional(next->from);
}

} // namespace pennon
