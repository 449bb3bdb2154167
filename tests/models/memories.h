// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memoryseries.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

/// Series for tests, told in seconds and MB.
namespace pennon::memories {

inline constexpr qint64 megabyte = 1024 * 1024;

inline ByteSize mb(double count)
{
    return {static_cast<qint64>(count * static_cast<double>(megabyte))};
}

/// So many seconds after 2025-11-01 10:00 UTC.
inline Clock::WallTime at(double seconds)
{
    using namespace std::chrono;
    constexpr sys_days day = year(2025) / November / 1;
    return Clock::WallTime(day + hours(10)) + milliseconds(static_cast<qint64>(seconds * 1000));
}

inline MemoryBucket bucket(double from, int span, double least, double mean, double most)
{
    return {at(from), std::chrono::seconds(span), mb(least), mb(mean), mb(most), std::nullopt};
}

/// The reading of one moment.
inline MemoryBucket moment(double from, double size)
{
    return bucket(from, 5, size, size, size);
}

inline const ProcessName &webapp()
{
    static const ProcessName name{QStringLiteral("shop"), QStringLiteral("webapp")};
    return name;
}

inline MemorySeries series(std::vector<MemoryBucket> buckets, double from, double to)
{
    MemorySeries made(webapp());
    made.take(at(from), at(to), std::move(buckets));
    return made;
}

/// A reading every `step` seconds, growing from `least` by `growth` MB each.
inline std::vector<MemoryBucket> growing(double from, double to, double step, double least, double growth)
{
    std::vector<MemoryBucket> made;
    for (double time = from; time < to; time += step, least += growth)
        made.push_back(moment(time, least));
    return made;
}

/// "0+60:100 | 60+60:110", seconds and MB; "|" where there is a gap.
inline QString text(const MemorySeries &series)
{
    QStringList words;
    for (std::size_t i = 0; i < series.buckets().size(); ++i) {
        const MemoryBucket &one = series.buckets()[i];
        if (series.hasGapBefore(i))
            words += QStringLiteral("|");
        words += QStringLiteral("%1+%2:%3")
                     .arg(std::chrono::duration_cast<std::chrono::seconds>(one.from - at(0)).count())
                     .arg(one.span.count())
                     .arg(one.mean.bytes / megabyte);
    }
    return words.join(u' ');
}

} // namespace pennon::memories
