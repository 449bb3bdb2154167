// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/readable.h"

#include "base/duration.h"
#include "base/localtime.h"

#include <QDateTime>

namespace pennon {

namespace {

Clock::WallTime wallTime(const QDateTime &time)
{
    return Clock::WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

QString readable(Clock::WallTime time)
{
    return stamp(time).section(u',', 0, 0);
}

QString readable(std::chrono::seconds duration)
{
    using namespace std::chrono_literals;
    const std::chrono::seconds grain = duration >= 24h  ? 1h
                                       : duration >= 1h ? std::chrono::seconds(1min)
                                                        : 1s;
    return formatDuration(duration - duration % grain);
}

std::optional<Clock::WallTime> parseMoment(const QString &text, Clock::WallTime now)
{
    const QString trimmed = text.trimmed();
    for (const QString &format : {QStringLiteral("HH:mm"), QStringLiteral("HH:mm:ss")}) {
        const QTime clock = QTime::fromString(trimmed, format);
        if (!clock.isValid())
            continue;
        const QDateTime today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
        QDateTime moment(today.date(), clock);
        if (moment <= today)
            moment = QDateTime(today.date().addDays(1), clock);
        return wallTime(moment);
    }
    const QDateTime moment = QDateTime::fromString(QString(trimmed).replace(u' ', u'T'), Qt::ISODateWithMs);
    return moment.isValid() ? std::optional(wallTime(moment)) : std::nullopt;
}

} // namespace pennon
