// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorycolumns.h"

#include <algorithm>

namespace pennon {

namespace {

qint64 columnOf(Clock::WallTime time, std::chrono::milliseconds width)
{
    return time.time_since_epoch().count() / std::max<qint64>(1, width.count());
}

bool isWithin(const std::vector<Clock::WallTime> &times, Clock::WallTime after, Clock::WallTime until)
{
    const auto found = std::upper_bound(times.begin(), times.end(), after);
    return found != times.end() && *found <= until;
}

/// Adds up the readings of a column.
class Sum
{
public:
    void add(const MemoryBucket &bucket, Clock::WallTime end)
    {
        const double weight = std::max(1.0, static_cast<double>((end - bucket.from).count()));
        m_sum += static_cast<double>(bucket.mean.bytes) * weight;
        m_weight += weight;
    }
    [[nodiscard]] ByteSize mean() const { return {static_cast<qint64>(m_sum / m_weight)}; }

private:
    double m_sum = 0;
    double m_weight = 0;
};

} // namespace

std::vector<MemoryColumn> memoryColumns(const MemorySeries &series, Clock::WallTime from, Clock::WallTime to,
                                        std::chrono::milliseconds width,
                                        const std::vector<Clock::WallTime> &restarts)
{
    std::vector<MemoryColumn> columns;
    const std::vector<MemoryBucket> &buckets = series.buckets();
    // All of the column that the first one lies in.
    std::size_t index = series.firstAfter(Clock::WallTime(width * columnOf(from, width)));
    if (index > 0)
        --index;
    Sum sum;
    qint64 column = 0;
    for (; index < buckets.size(); ++index) {
        const MemoryBucket &bucket = buckets[index];
        const Clock::WallTime end = series.endOf(index);
        using Join = MemoryColumn::Join;
        // A long reading may have a restart in it: the curve is broken behind it.
        const Join join = columns.empty()                                            ? Join::Line
                          : series.hasGapBefore(index)                               ? Join::Gap
                          : isWithin(restarts, buckets[index - 1].from, bucket.from) ? Join::Restart
                                                                                     : Join::Line;
        if (columns.empty() || columnOf(bucket.from, width) != column || join == Join::Restart) {
            if (!columns.empty() && columns.back().from >= to)
                break;
            column = columnOf(bucket.from, width);
            columns.push_back({bucket.from, end, bucket.least, bucket.mean, bucket.most, join});
            sum = {};
            sum.add(bucket, end);
            continue;
        }
        MemoryColumn &last = columns.back();
        sum.add(bucket, end);
        last.to = end;
        last.least = std::min(last.least, bucket.least);
        last.most = std::max(last.most, bucket.most);
        last.mean = sum.mean();
    }
    return columns;
}

} // namespace pennon
