// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace pennon {

namespace {

using namespace std::chrono_literals;

QString words(const char *text)
{
    return QCoreApplication::translate("Format", text);
}

QDateTime local(Clock::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString timeOfDay(const QDateTime &time)
{
    return QLocale().toString(time.time(), QLocale::ShortFormat);
}

/// The larger unit, and the smaller one if there is something of it.
QString twoUnits(const char *both, const char *one, qint64 larger, qint64 smaller)
{
    return smaller == 0 ? words(one).arg(larger) : words(both).arg(larger).arg(smaller);
}

} // namespace

QString memoryText(ByteSize size)
{
    static constexpr std::array units{"B", "KB", "MB", "GB", "TB"};
    auto value = static_cast<double>(size.bytes);
    std::size_t unit = 0;
    while (std::abs(value) >= 999.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit > 0 && std::abs(value) < 9.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals) + QChar(0xa0) + QLatin1String(units[unit]);
}

QString spanText(std::chrono::seconds span)
{
    const qint64 seconds = std::max<qint64>(span.count(), 0);
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (minutes == 0)
        return words(QT_TRANSLATE_NOOP("Format", "%1 s")).arg(seconds);
    if (hours == 0)
        return words(QT_TRANSLATE_NOOP("Format", "%1 min")).arg(minutes);
    if (days == 0) {
        return twoUnits(QT_TRANSLATE_NOOP("Format", "%1 h %2 min"), QT_TRANSLATE_NOOP("Format", "%1 h"),
                        hours, minutes % 60);
    }
    return twoUnits(QT_TRANSLATE_NOOP("Format", "%1 d %2 h"), QT_TRANSLATE_NOOP("Format", "%1 d"), days,
                    days < 10 ? hours % 24 : 0);
}

QString agoText(Clock::WallTime time, Clock::WallTime now)
{
    const auto span = std::chrono::floor<std::chrono::seconds>(now - time);
    if (span < 5s)
        return words(QT_TRANSLATE_NOOP("Format", "just now"));
    const QDateTime then = local(time);
    const qint64 nights = then.date().daysTo(local(now).date());
    if (nights == 0 || span < 6h) {
        const std::chrono::seconds rounded = span >= 1h ? span / 1h * std::chrono::seconds(1h) : span;
        return words(QT_TRANSLATE_NOOP("Format", "%1 ago")).arg(spanText(rounded));
    }
    if (nights == 1)
        return words(QT_TRANSLATE_NOOP("Format", "yesterday"));
    if (nights < 7)
        return words(QT_TRANSLATE_NOOP("Format", "%1 days ago")).arg(nights);
    return QLocale().toString(then.date(), QLocale::ShortFormat);
}

QString momentText(Clock::WallTime time, Clock::WallTime now)
{
    const QDateTime then = local(time);
    const qint64 nights = std::abs(then.date().daysTo(local(now).date()));
    if (nights == 0)
        return timeOfDay(then);
    const QString day = nights < 7 ? QLocale().toString(then.date(), QStringLiteral("ddd"))
                                   : QLocale().toString(then.date(), QLocale::ShortFormat);
    return day + QLatin1Char(' ') + timeOfDay(then);
}

QString fullTimeText(Clock::WallTime time)
{
    const QDateTime then = local(time);
    return QLocale().toString(then.date(), QLocale::LongFormat) + QLatin1Char(' ') +
           then.time().toString(Qt::ISODate);
}

QString listText(const QStringList &items)
{
    return items.join(words(QT_TRANSLATE_NOOP("Format", ", ")));
}

QString labelText(const QString &label, const QString &text)
{
    return words(QT_TRANSLATE_NOOP("Format", "%1: %2")).arg(label, text);
}

} // namespace pennon
