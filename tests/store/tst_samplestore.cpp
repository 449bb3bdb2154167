// SPDX-License-Identifier: GPL-3.0-or-later
#include "opendatabase.h"

#include "store/samplestore.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};
const ProcessName worker{QStringLiteral("shop"), QStringLiteral("worker")};
constexpr qint64 day = 86'400;
constexpr qint64 start = 20'000 * day; ///< a midnight
constexpr qint64 mebi = 1024 * 1024;

MemorySample sample(qint64 bytes)
{
    return {{}, {bytes}, ByteSize{bytes / 2}};
}

/// Samples of both processes, one in `step` seconds: a saw that begins anew each hour.
void run(SampleStore &store, qint64 from, qint64 to, qint64 step = 5)
{
    for (qint64 time = from; time < to; time += step) {
        const MemorySample now = sample((1 + time % 3600) * mebi);
        QVERIFY(store.append(at(time), {{web, now}, {worker, now}}));
    }
}

qint64 rows(OpenDatabase &database, const QString &table)
{
    return database->connection().number(QStringLiteral("SELECT count(*) FROM ") + table)->value_or(-1);
}

MemoryBuckets everything(SampleStore &store, const ProcessName &process = web)
{
    return store.range(process, at(0), at(start * 2)).value();
}

/// Whether they are in order and none reaches into the next one.
bool isSeries(const MemoryBuckets &buckets)
{
    for (std::size_t index = 1; index < buckets.size(); ++index) {
        if (buckets[index - 1].from + buckets[index - 1].span > buckets[index].from)
            return false;
    }
    return true;
}

} // namespace

class TestSampleStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsKnown()
    {
        OpenDatabase database;
        SampleStore store(*database);
        QVERIFY(everything(store).empty());
        QVERIFY(store.append(at(start), {{web, sample(5 * mebi)}}));
        const MemoryBuckets wanted{
            {at(start), 5s, {5 * mebi}, {5 * mebi}, {5 * mebi}, ByteSize{5 * mebi / 2}}};
        QVERIFY(everything(store) == wanted);
        QVERIFY(everything(store, worker).empty());
        QVERIFY(store.processes().value() == std::vector{web});
        QCOMPARE(rows(database, QStringLiteral("sample_minute")), 0);
        QVERIFY(store.flush());
        QVERIFY(store.flush());
        QVERIFY(everything(store) == wanted);
        QCOMPARE(rows(database, QStringLiteral("sample_minute")), 1);
    }

    void survivesTheEnd()
    {
        OpenDatabase database;
        MemoryBuckets before;
        {
            SampleStore store(*database);
            run(store, start, start + 125);
            before = everything(store);
            QCOMPARE(before.size(), 25U);
            QVERIFY(store.flush());
        }
        database.reopen();
        SampleStore store(*database);
        QVERIFY(everything(store) == before);
        // The same minute goes on.
        QVERIFY(store.append(at(start + 125), {{web, sample(1)}}));
        QVERIFY(store.flush());
        QCOMPARE(everything(store).size(), 26U);
        QVERIFY(isSeries(everything(store)));
    }

    void ranges()
    {
        OpenDatabase database;
        SampleStore store(*database);
        run(store, start, start + 600);
        const auto count = [&store](qint64 from, qint64 to, std::chrono::seconds resolution = {}) {
            return store.range(web, at(start + from), at(start + to), resolution)->size();
        };
        QCOMPARE(count(0, 600), 120U);
        QCOMPARE(count(0, 5), 1U);
        QCOMPARE(count(5, 5), 0U);
        QCOMPARE(count(10, 5), 0U);
        QCOMPARE(count(58, 61), 2U); // the one at 55 reaches into it
        QCOMPARE(count(595, 9999), 1U);
        QCOMPARE(count(0, 600, 1min), 10U);
        QCOMPARE(count(0, 600, 15min), 1U);
        QVERIFY(store.range(web, Clock::WallTime::min(), Clock::WallTime::max()).value() ==
                everything(store));
    }

    void thinsOut()
    {
        OpenDatabase database;
        SampleStore store(*database);
        const qint64 end = start + 3 * 3600 + 1800;
        run(store, start, end);
        const MemoryBuckets all = everything(store);
        QVERIFY(isSeries(all));
        // The first two hours by the minute, the rest as it came: an hour at least.
        QCOMPARE(all.size(), 120U + 5400 / 5);
        const MemoryBucket minute{at(start + 60),          60s,          {61 * mebi},
                                  {(61 + 116) * mebi / 2}, {116 * mebi}, all[1].proportional};
        QVERIFY(all[1] == minute);
        QVERIFY(all[1].proportional.has_value());
        QVERIFY(std::abs(all[1].proportional->bytes - minute.mean.bytes / 2) <= 1024);
        // A finer resolution than there is changes nothing, a coarser one makes it even.
        QVERIFY(store.range(web, at(0), at(end), 5s).value() == all);
        const auto quarters = store.range(web, at(0), at(end), 15min);
        QCOMPARE(quarters->size(), 14U);
        QCOMPARE(quarters->front().least.bytes, mebi);
        QCOMPARE(quarters->front().most.bytes, 896 * mebi);
    }

    void forThirtyDays()
    {
        OpenDatabase database;
        SampleStore store(*database);
        // Few, in the end one a minute, and a break of a day on the tenth.
        run(store, start, start + 10 * day, 450);
        run(store, start + 11 * day, start + 32 * day, 450);
        run(store, start + 32 * day, start + 34 * day, 60);
        const MemoryBuckets all = everything(store);
        QVERIFY(isSeries(all));
        const auto now = at(start + 34 * day);
        QVERIFY(all.front().from >= now - 31 * 24h);
        QVERIFY(all.front().from <= now - 30 * 24h);
        QCOMPARE(all.front().span, 15min);
        const auto during = store.range(web, at(start + 10 * day), at(start + 11 * day));
        QVERIFY(during->empty());
        const auto lastDay = store.range(web, now - 24h, now);
        QVERIFY(std::all_of(lastDay->begin(), lastDay->end(),
                            [](const MemoryBucket &b) { return b.span <= 1min; }));
        QCOMPARE(lastDay->size(), 1440U);
        QVERIFY(rows(database, QStringLiteral("sample_minute")) <= 2 * 122);
        QVERIFY(rows(database, QStringLiteral("sample_hour")) <= 2 * 49);
        QVERIFY(rows(database, QStringLiteral("sample_day")) <= 2 * 31);
    }

    /// A minute's part of the work is not enough for a call each 20 minutes.
    void keepsPaceWhereSamplesAreRare()
    {
        OpenDatabase database;
        SampleStore store(*database);
        SampleStore::Samples many;
        for (int number = 0; number < 200; ++number)
            many.emplace_back(ProcessName{QStringLiteral("g"), QString::number(number)}, sample(mebi));
        for (qint64 time = start; time < start + 12 * 3600; time += 1200)
            QVERIFY(store.append(at(time), many));
        QVERIFY(rows(database, QStringLiteral("sample_minute")) <= 200 * 3 * 3);
        QCOMPARE(everything(store, many.back().first).size(), 36U);
    }

    void aProcessThatIsGone()
    {
        OpenDatabase database;
        SampleStore store(*database);
        QVERIFY(store.append(at(start), {{worker, sample(mebi)}, {web, sample(mebi)}}));
        const auto go = [&store](qint64 from, qint64 to) {
            for (qint64 time = start + from; time < start + to; time += 600)
                QVERIFY(store.append(at(time), {{web, sample(mebi)}}));
        };
        go(600, 29 * day);
        QCOMPARE(everything(store, worker).size(), 1U);
        QCOMPARE(everything(store, worker).front().span, 15min);
        QCOMPARE(store.processes()->size(), 2U);
        go(29 * day, 36 * day);
        QVERIFY(everything(store, worker).empty());
        QVERIFY(store.processes().value() == std::vector{web});
        QVERIFY(!everything(store).empty());
    }

    void theClockIsSetBack()
    {
        OpenDatabase database;
        SampleStore store(*database);
        run(store, start, start + 2 * day, 60);
        const std::size_t before = everything(store).size();
        // By a minute, an hour, a day and to 1970, and each time on from there.
        for (const qint64 back : {60LL, 3600LL, day, start + 2 * day}) {
            const qint64 from = start + 2 * day - back;
            run(store, from + 7, from + 607);
        }
        run(store, start + 2 * day, start + 5 * day, 60);
        const MemoryBuckets all = everything(store);
        QVERIFY(all.size() > before);
        for (std::size_t index = 1; index < all.size(); ++index)
            QVERIFY(all[index - 1].from < all[index].from);
        QVERIFY(all.front().from >= at(start)); // 1970 is more than 30 days ago
        for (const MemoryBucket &bucket : all) {
            QVERIFY(bucket.least <= bucket.mean && bucket.mean <= bucket.most);
            QVERIFY(bucket.most.bytes <= 3600 * mebi);
        }
    }

    void aFullDisk()
    {
        OpenDatabase database;
        SampleStore store(*database);
        SampleStore::Samples many;
        for (int number = 0; number < 500; ++number)
            many.emplace_back(ProcessName{QStringLiteral("g"), QString::number(number)},
                              sample(number * mebi + 1));
        const auto go = [&](qint64 from, qint64 to) {
            Result<void> worst;
            for (qint64 time = start + from; time < start + to; time += 5) {
                if (const auto done = store.append(at(time), many); !done)
                    worst = done;
            }
            return worst;
        };
        QVERIFY(go(0, 60));
        database.setFull(true);
        const auto refused = go(60, 240);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QStringLiteral("disk is full")));
        const ProcessName one{QStringLiteral("g"), QStringLiteral("42")};
        QCOMPARE(everything(store, one).size(), 48U);
        database.setFull(false);
        QVERIFY(go(240, 300));
        QVERIFY(store.flush());
        QCOMPARE(everything(store, one).size(), 60U);
        // Without space for very long, the oldest go.
        database.setFull(true);
        QVERIFY(!go(300, 300 + 1800));
        database.setFull(false);
        QVERIFY(store.flush());
        QCOMPARE(everything(store, one).size(), 60U + 240);
    }

    void resolutions_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<int>("most");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("an hour") << qint64(1) << 1000 << qint64(5);
        QTest::newRow("an hour on few") << qint64(1) << 100 << qint64(60);
        QTest::newRow("a day") << qint64(24) << 1000 << qint64(300);
        QTest::newRow("thirty days") << qint64(720) << 1000 << qint64(3600);
        QTest::newRow("thirty days on few") << qint64(720) << 10 << qint64(4 * day);
        QTest::newRow("one") << qint64(720) << 1 << qint64(32 * day);
        QTest::newRow("none at all") << qint64(1) << 0 << qint64(day);
    }
    void resolutions()
    {
        QFETCH(const qint64, hours);
        QFETCH(const int, most);
        QFETCH(const qint64, seconds);
        QCOMPARE(SampleStore::resolutionFor(std::chrono::hours(hours), most).count(), seconds);
    }
};

QTEST_GUILESS_MAIN(TestSampleStore)
#include "tst_samplestore.moc"
