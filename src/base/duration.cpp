// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/duration.h"

#include "base/scaleddecimal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace pennon {

namespace {

struct Unit
{
    QStringView name;
    qint64 milliseconds = 1;
};

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

constexpr std::array units = {
    Unit{u"ms", 1},          Unit{u"s", second},       Unit{u"sec", second},     Unit{u"secs", second},
    Unit{u"second", second}, Unit{u"seconds", second}, Unit{u"m", minute},       Unit{u"min", minute},
    Unit{u"mins", minute},   Unit{u"minute", minute},  Unit{u"minutes", minute}, Unit{u"h", hour},
    Unit{u"hour", hour},     Unit{u"hours", hour},     Unit{u"d", day},          Unit{u"day", day},
    Unit{u"days", day},      Unit{u"w", 7 * day},      Unit{u"week", 7 * day},   Unit{u"weeks", 7 * day},
};

/// Those that are written, the largest first. Weeks are days: 10d reads better than 1w3d.
constexpr std::array written = {Unit{u"d", day}, Unit{u"h", hour}, Unit{u"min", minute}, Unit{u"s", second},
                                Unit{u"ms", 1}};

auto unusable()
{
    return failure(ErrorCode::InvalidInput, QStringLiteral("needed is a time such as 90s, 5min, 1h30m or 1d; "
                                                           "a number alone is seconds"));
}

bool isNumeral(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'.';
}

/// Takes the longest start of the text that fits.
template <typename Fits>
QStringView takeWhile(QStringView &text, Fits fits)
{
    const auto *const end = std::find_if_not(text.begin(), text.end(), fits);
    const QStringView taken = text.first(end - text.begin());
    text = text.sliced(taken.size());
    return taken;
}

/// 0 for a word that is no unit.
qint64 unitNamed(QStringView name)
{
    const auto *const at = std::find_if(units.begin(), units.end(), [name](const Unit &unit) {
        return unit.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return at == units.end() ? 0 : at->milliseconds;
}

} // namespace

Result<std::chrono::milliseconds> parseDuration(QStringView text)
{
    QStringView rest = text.trimmed();
    if (rest.isEmpty())
        return unusable();
    qint64 sum = 0;
    qint64 lastUnit = std::numeric_limits<qint64>::max();
    bool isFirst = true;
    while (!rest.isEmpty()) {
        const QStringView number = takeWhile(rest, isNumeral);
        rest = rest.trimmed();
        const QStringView name = takeWhile(rest, [](QChar c) { return c.isLetter(); });
        rest = rest.trimmed();
        const bool bare = isFirst && name.isEmpty() && rest.isEmpty();
        const qint64 unit = bare ? second : unitNamed(name);
        if (unit == 0 || unit >= lastUnit)
            return unusable();
        const Result<qint64> part = scaledDecimal(number, unit);
        if (!part || __builtin_add_overflow(sum, *part, &sum))
            return unusable();
        lastUnit = unit;
        isFirst = false;
    }
    return std::chrono::milliseconds(sum);
}

QString formatDuration(std::chrono::milliseconds duration)
{
    if (duration.count() == 0)
        return QStringLiteral("0s");
    const bool negative = duration.count() < 0;
    // Unsigned, since the smallest number has no positive counterpart.
    quint64 rest = negative ? quint64{0} - static_cast<quint64>(duration.count())
                            : static_cast<quint64>(duration.count());
    QString text = negative ? QStringLiteral("-") : QString();
    for (const Unit &unit : written) {
        const auto size = static_cast<quint64>(unit.milliseconds);
        if (const quint64 count = rest / size; count > 0)
            text += QString::number(count) + unit.name;
        rest %= size;
    }
    return text;
}

} // namespace pennon
