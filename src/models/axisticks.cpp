// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/axisticks.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <chrono>

namespace pennon {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

struct AxisTexts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::AxisTicks)
};

constexpr std::array units{"B", "KB", "MB", "GB", "TB"};
constexpr std::array<qint64, 9> steps{1, 2, 5, 10, 20, 50, 100, 200, 500};

constexpr std::array<seconds, 22> timeSteps{
    1s, 5s, 10s, 15s, 30s, 1min,    2min,    5min,    10min,    15min,    30min,
    1h, 2h, 3h,  6h,  12h, days(1), days(2), days(5), days(10), days(15), days(30)};

QString timeText(const QDateTime &time, seconds step, const QLocale &locale)
{
    if (step >= days(1) || time.time() == QTime(0, 0)) {
        //: a day on an axis of time, as QDate::toString has it
        return locale.toString(time.date(), AxisTexts::tr("MMM d"));
    }
    return step < 1min ? locale.toString(time.time(), QStringLiteral("HH:mm:ss"))
                       : locale.toString(time.time(), QLocale::ShortFormat);
}

QDateTime dateTime(Clock::WallTime time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), zone);
}

Clock::WallTime wallTime(const QDateTime &time)
{
    return Clock::WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

ByteTicks byteTicks(ByteSize most, int mostSteps, const QLocale &locale)
{
    const qint64 wanted = std::max<qint64>(most.bytes, 1);
    qint64 factor = 1;
    for (std::size_t unit = 0; unit < units.size(); ++unit, factor *= 1024) {
        for (const qint64 count : steps) {
            const qint64 step = count * factor;
            const qint64 needed = (wanted + step - 1) / step;
            const bool isLast = unit + 1 == units.size() && count == steps.back();
            if (needed > mostSteps && !isLast)
                continue;
            ByteTicks ticks{step, needed * step, {}};
            for (qint64 i = 0; i <= needed; ++i)
                ticks.labels.push_back(locale.toString(i * count) + QChar(0xa0) + QLatin1String(units[unit]));
            return ticks;
        }
    }
    Q_UNREACHABLE();
}

std::vector<TimeTick> timeTicks(Clock::WallTime from, Clock::WallTime to, int mostSteps,
                                const QLocale &locale, const QTimeZone &zone)
{
    const auto span = std::chrono::ceil<seconds>(to - from);
    const auto *found = std::find_if(timeSteps.begin(), timeSteps.end(),
                                     [&](seconds step) { return span / step < std::max(1, mostSteps); });
    const seconds step = found != timeSteps.end() ? *found : timeSteps.back();
    std::vector<TimeTick> ticks;
    QDateTime tick(dateTime(from, zone).date(), QTime(0, 0), zone);
    if (step >= days(1)) {
        const qint64 count = step / days(1);
        const qint64 behind = tick.date().toJulianDay() % count;
        tick = QDateTime(tick.date().addDays(-behind), QTime(0, 0), zone);
        for (; wallTime(tick) <= to; tick = QDateTime(tick.date().addDays(count), QTime(0, 0), zone)) {
            if (wallTime(tick) >= from)
                ticks.push_back({wallTime(tick), timeText(tick, step, locale)});
        }
        return ticks;
    }
    // Steps are counted from each midnight by the clock on the wall, so that they stay at full hours when
    // summer time begins or ends.
    const seconds begin(QTime(0, 0).secsTo(dateTime(from, zone).time()));
    for (seconds time = begin / step * step;; time += step) {
        const QDateTime moment(tick.date().addDays(time / days(1)),
                               QTime(0, 0).addSecs(static_cast<int>((time % days(1)).count())), zone);
        const Clock::WallTime at = wallTime(moment);
        if (at > to)
            break;
        if (at >= from && (ticks.empty() || ticks.back().time < at))
            ticks.push_back({at, timeText(moment, step, locale)});
    }
    return ticks;
}

} // namespace pennon
