// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sampleblock.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pennon {

namespace {

// A block is a byte of BlockFlag and then the buckets. A bucket is a byte of BucketFlag, and then, each
// unless a flag makes it needless: the time beyond the end of the bucket before, the mean less the mean
// before, the mean less the least, the most less the mean, the PSS less the PSS before. Numbers are LEB128;
// those that may be negative are zigzagged first.

enum BlockFlag : quint8 {
    KibiBytes = 1, ///< sizes are in KiB, else in bytes
};

enum BucketFlag : quint8 {
    FollowsOn = 1, ///< begins where the one before ends
    SameMean = 2,
    Flat = 4, ///< least, mean and most are the same
    HasProportional = 8,
    SameProportional = 16,
};

void putNumber(QByteArray &block, quint64 number)
{
    while (number >= 0x80) {
        block.append(char(0x80 | (number & 0x7f)));
        number >>= 7;
    }
    block.append(char(number));
}

void putSigned(QByteArray &block, qint64 number)
{
    putNumber(block, (quint64(number) << 1) ^ quint64(number >> 63));
}

/// Reads numbers; after the end, or where one makes no sense, all are 0 and isSound() is false.
class Reader final
{
public:
    explicit Reader(const QByteArray &block)
        : m_block(block)
    {}

    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] bool atEnd() const { return m_position >= m_block.size(); }

    quint8 byte()
    {
        if (atEnd()) {
            m_isSound = false;
            return 0;
        }
        return quint8(m_block.at(m_position++));
    }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 next = byte();
            value |= quint64(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        m_isSound = false;
        return 0;
    }

    qint64 signedNumber()
    {
        const quint64 value = number();
        return qint64((value >> 1) ^ (~(value & 1) + 1));
    }

private:
    const QByteArray &m_block;
    qsizetype m_position = 0;
    bool m_isSound = true;
};

/// Numbers from a block may be anything: overflow must not be undefined.
qint64 sum(qint64 one, qint64 other)
{
    return qint64(quint64(one) + quint64(other));
}

qint64 product(qint64 one, qint64 other)
{
    return qint64(quint64(one) * quint64(other));
}

bool isWhole(ByteSize size)
{
    return size.bytes % 1024 == 0;
}

bool isWhole(const MemoryBucket &bucket)
{
    return isWhole(bucket.least) && isWhole(bucket.mean) && isWhole(bucket.most) &&
           (!bucket.proportional || isWhole(*bucket.proportional));
}

Clock::WallTime slotOf(Clock::WallTime time, std::chrono::seconds span)
{
    const qint64 length = std::chrono::milliseconds(span).count();
    qint64 number = time.time_since_epoch().count() / length;
    if (time.time_since_epoch().count() % length < 0)
        --number;
    return Clock::WallTime(std::chrono::milliseconds(number * length));
}

/// What is gathered for one bucket.
class Gatherer final
{
public:
    void add(const MemoryBucket &bucket)
    {
        const double weight = double(std::max<qint64>(1, bucket.span.count()));
        m_least = m_weight > 0 ? std::min(m_least, bucket.least) : bucket.least;
        m_most = m_weight > 0 ? std::max(m_most, bucket.most) : bucket.most;
        m_isWhole = m_isWhole && isWhole(bucket);
        m_sum += double(bucket.mean.bytes) * weight;
        m_weight += weight;
        if (bucket.proportional) {
            m_proportionalSum += double(bucket.proportional->bytes) * weight;
            m_proportionalWeight += weight;
        }
    }

    [[nodiscard]] MemoryBucket bucket(Clock::WallTime from, std::chrono::seconds span) const
    {
        MemoryBucket all{from, span, m_least, rounded(m_sum / m_weight), m_most, std::nullopt};
        if (m_proportionalWeight > 0)
            all.proportional = rounded(m_proportionalSum / m_proportionalWeight);
        return all;
    }

private:
    [[nodiscard]] ByteSize rounded(double bytes) const
    {
        return {m_isWhole ? std::llround(bytes / 1024) * 1024 : std::llround(bytes)};
    }

    ByteSize m_least;
    ByteSize m_most;
    bool m_isWhole = true;
    double m_sum = 0;
    double m_weight = 0;
    double m_proportionalSum = 0;
    double m_proportionalWeight = 0;
};

} // namespace

MemoryBuckets inOrder(MemoryBuckets buckets)
{
    const auto isEarlier = [](const MemoryBucket &one, const MemoryBucket &other) {
        return one.from < other.from;
    };
    if (!std::is_sorted(buckets.begin(), buckets.end(), isEarlier))
        std::stable_sort(buckets.begin(), buckets.end(), isEarlier);
    MemoryBuckets single;
    single.reserve(buckets.size());
    for (auto first = buckets.cbegin(); first != buckets.cend();) {
        const auto last = std::find_if(first, buckets.cend(), [first](const MemoryBucket &bucket) {
            return bucket.from != first->from;
        });
        if (last - first == 1) {
            single.push_back(*first);
        } else {
            Gatherer gatherer;
            std::for_each(first, last, [&gatherer](const MemoryBucket &bucket) { gatherer.add(bucket); });
            single.push_back(gatherer.bucket(first->from, first->span));
        }
        first = last;
    }
    return single;
}

MemoryBuckets thinned(const MemoryBuckets &buckets, std::chrono::seconds span)
{
    MemoryBuckets found;
    for (auto first = buckets.begin(); first != buckets.end();) {
        if (first->span >= span) {
            found.push_back(*first++);
            continue;
        }
        const Clock::WallTime slot = slotOf(first->from, span);
        Gatherer gatherer;
        for (; first != buckets.end() && first->span < span && slotOf(first->from, span) == slot; ++first)
            gatherer.add(*first);
        found.push_back(gatherer.bucket(slot, span));
    }
    return found;
}

QByteArray packed(const MemoryBuckets &buckets, Clock::WallTime base)
{
    const bool inKibiBytes = std::all_of(buckets.begin(), buckets.end(),
                                         [](const MemoryBucket &bucket) { return isWhole(bucket); });
    const qint64 unit = inKibiBytes ? 1024 : 1;
    QByteArray block;
    block.reserve(qsizetype(1 + buckets.size() * 8));
    block.append(char(inKibiBytes ? KibiBytes : 0));
    Clock::WallTime expected = base;
    qint64 meanBefore = 0;
    qint64 proportionalBefore = 0;
    for (const MemoryBucket &bucket : buckets) {
        const qint64 mean = bucket.mean.bytes / unit;
        const qint64 proportional = bucket.proportional.value_or(ByteSize{}).bytes / unit;
        const bool followsOn = bucket.from == expected;
        const bool isFlat = bucket.least == bucket.mean && bucket.most == bucket.mean;
        const bool hasNewProportional = bucket.proportional && proportional != proportionalBefore;
        block.append(char((followsOn ? FollowsOn : 0) | (mean == meanBefore ? SameMean : 0) |
                          (isFlat ? Flat : 0) | (bucket.proportional ? HasProportional : 0) |
                          (hasNewProportional ? 0 : SameProportional)));
        if (!followsOn)
            putSigned(block, (bucket.from - expected).count());
        if (mean != meanBefore)
            putSigned(block, mean - meanBefore);
        if (!isFlat) {
            putSigned(block, mean - bucket.least.bytes / unit);
            putSigned(block, bucket.most.bytes / unit - mean);
        }
        if (hasNewProportional)
            putSigned(block, proportional - proportionalBefore);
        expected = bucket.from + bucket.span;
        meanBefore = mean;
        if (bucket.proportional)
            proportionalBefore = proportional;
    }
    return block;
}

MemoryBuckets unpacked(const QByteArray &block, Clock::WallTime base, std::chrono::seconds span)
{
    MemoryBuckets buckets;
    Reader reader(block);
    const qint64 unit = (reader.byte() & KibiBytes) != 0 ? 1024 : 1;
    const qint64 length = std::chrono::milliseconds(span).count();
    qint64 time = base.time_since_epoch().count();
    qint64 mean = 0;
    qint64 proportional = 0;
    while (!reader.atEnd()) {
        const quint8 flags = reader.byte();
        if ((flags & FollowsOn) == 0)
            time = sum(time, reader.signedNumber());
        if ((flags & SameMean) == 0)
            mean = sum(mean, reader.signedNumber());
        qint64 least = mean;
        qint64 most = mean;
        if ((flags & Flat) == 0) {
            least = sum(mean, product(-1, reader.signedNumber()));
            most = sum(mean, reader.signedNumber());
        }
        if ((flags & SameProportional) == 0)
            proportional = sum(proportional, reader.signedNumber());
        if (!reader.isSound())
            break;
        MemoryBucket bucket{Clock::WallTime(std::chrono::milliseconds(time)),
                            span,
                            {product(least, unit)},
                            {product(mean, unit)},
                            {product(most, unit)},
                            std::nullopt};
        if ((flags & HasProportional) != 0)
            bucket.proportional = ByteSize{product(proportional, unit)};
        buckets.push_back(bucket);
        time = sum(time, length);
    }
    return buckets;
}

} // namespace pennon
