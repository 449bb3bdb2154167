// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sampleblock.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

const Clock::WallTime base{std::chrono::seconds(1'800'000'000)};

MemoryBucket flat(std::chrono::milliseconds after, qint64 bytes, std::chrono::seconds span = 5s)
{
    return {base + after, span, {bytes}, {bytes}, {bytes}, std::nullopt};
}

MemoryBuckets samples(int count, qint64 unit)
{
    QRandomGenerator random(7);
    MemoryBuckets buckets;
    for (int number = 0; number < count; ++number) {
        const qint64 mean = 50'000 + random.bounded(2000);
        MemoryBucket bucket{base + number * 5s + std::chrono::milliseconds(random.bounded(40)),
                            5s,
                            {(mean - random.bounded(3)) * unit},
                            {mean * unit},
                            {(mean + random.bounded(3)) * unit},
                            std::nullopt};
        if (random.bounded(3) > 0)
            bucket.proportional = ByteSize{(mean / 2) * unit};
        buckets.push_back(bucket);
    }
    return buckets;
}

} // namespace

class TestSampleBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data()
    {
        QTest::addColumn<MemoryBuckets>("buckets");
        QTest::newRow("none") << MemoryBuckets();
        QTest::newRow("one") << MemoryBuckets{flat(0s, 4096)};
        QTest::newRow("odd bytes") << MemoryBuckets{flat(0s, 4097), flat(5s, 4096)};
        QTest::newRow("nothing") << MemoryBuckets{flat(0s, 0), flat(5s, 0)};
        QTest::newRow("gap") << MemoryBuckets{flat(3s, 1024), flat(45s, 2048), flat(50s, 2048)};
        QTest::newRow("close") << MemoryBuckets{flat(0s, 1024), flat(1ms, 2048)};
        QTest::newRow("huge") << MemoryBuckets{flat(0s, std::numeric_limits<qint64>::max()), flat(5s, 1)};
        QTest::newRow("before the base") << MemoryBuckets{flat(-1h, 1024)};
        QTest::newRow("KiB") << samples(500, 1024);
        QTest::newRow("bytes") << samples(500, 1);
    }
    void thereAndBack()
    {
        QFETCH(const MemoryBuckets, buckets);
        QVERIFY(unpacked(packed(buckets, base), base, 5s) == buckets);
    }

    void isSmall()
    {
        MemoryBuckets steady;
        for (int number = 0; number < 12; ++number)
            steady.push_back(flat(number * 5s, 300'000'000 / 1024 * 1024));
        QVERIFY(packed(steady, base).size() <= 20);
        const qsizetype noisy = packed(samples(12, 1024), base).size();
        QVERIFY2(noisy <= 120, qPrintable(QString::number(noisy)));
    }

    /// Bytes from a defective disk: whatever comes, it ends, and nothing is undefined.
    void nonsense()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 2000; ++round) {
            QByteArray block(random.bounded(200), Qt::Uninitialized);
            for (char &byte : block)
                byte = char(random.bounded(256));
            QVERIFY(unpacked(block, base, 60s).size() <= std::size_t(block.size()));
        }
        const QByteArray whole = packed(samples(50, 1024), base);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const MemoryBuckets part = unpacked(whole.left(size), base, 5s);
            const MemoryBuckets all = samples(50, 1024);
            QVERIFY(std::equal(part.begin(), part.end(), all.begin()));
        }
    }

    void ordering()
    {
        QVERIFY(inOrder({flat(10s, 2048), flat(0s, 1024)}) ==
                (MemoryBuckets{flat(0s, 1024), flat(10s, 2048)}));
        const MemoryBucket both{base, 5s, {1024}, {2048}, {3072}, std::nullopt};
        QVERIFY(inOrder({flat(0s, 1024), flat(5s, 1), flat(0s, 3072)}) == (MemoryBuckets{both, flat(5s, 1)}));
    }

    void thinning()
    {
        MemoryBucket withProportional = flat(10s, 6 * 1024);
        withProportional.proportional = ByteSize{1024};
        const MemoryBuckets buckets{flat(0s, 1024), flat(5s, 2 * 1024), withProportional,
                                    flat(59'999ms, 3 * 1024), flat(180s, 77)};
        MemoryBucket minute{base, 60s, {1024}, {3 * 1024}, {6 * 1024}, ByteSize{1024}};
        const MemoryBuckets wanted{minute, flat(180s, 77, 60s)}; // the gap stays one
        QVERIFY(thinned(buckets, 60s) == wanted);
        QVERIFY(thinned(wanted, 60s) == wanted);
        QVERIFY(thinned(wanted, 5s) == wanted);
        QVERIFY(thinned({}, 60s).empty());
    }

    void theMeanIsWeightedBySpan()
    {
        const MemoryBuckets buckets{flat(0s, 100, 60s), flat(60s, 200, 5s), flat(65s, 200, 5s)};
        const MemoryBuckets hour = thinned(buckets, 3600s);
        QCOMPARE(hour.size(), 1U);
        QCOMPARE(hour.front().mean.bytes, (100 * 60 + 200 * 10) / 70);
        QCOMPARE(hour.front().from, base);
    }
};

QTEST_GUILESS_MAIN(TestSampleBlock)
#include "tst_sampleblock.moc"
