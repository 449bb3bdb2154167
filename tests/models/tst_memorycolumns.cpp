// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/memorycolumns.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;

class TestMemoryColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatFits();
    void thinsToPixels();
    void staysWhileItMoves();
    void breaksAtRestartsAndGaps();
    void isQuick();
};

void TestMemoryColumns::keepsWhatFits()
{
    const MemorySeries one = series({bucket(0, 60, 1, 2, 3), bucket(60, 60, 4, 5, 6)}, 0, 120);
    const std::vector<MemoryColumn> columns = memoryColumns(one, at(0), at(120), 1s);
    QCOMPARE(columns.size(), std::size_t(2));
    QCOMPARE(columns[0], (MemoryColumn{at(0), at(60), mb(1), mb(2), mb(3)}));
    QCOMPARE(columns[1], (MemoryColumn{at(60), at(120), mb(4), mb(5), mb(6)}));
    QVERIFY(memoryColumns(MemorySeries(), at(0), at(60), 1s).empty());
}

void TestMemoryColumns::thinsToPixels()
{
    const MemorySeries one = series(growing(0, 6000, 5, 0, 1), 0, 6000);
    const std::vector<MemoryColumn> columns = memoryColumns(one, at(600), at(1200), 60s);
    QVERIFY2(columns.size() >= 10 && columns.size() <= 12,
             QByteArray::number(static_cast<qsizetype>(columns.size())).constData());
    const MemoryColumn &second = columns[1]; // after the one beyond the edge
    QCOMPARE(second.from, at(600));
    QCOMPARE(second.least, mb(120));
    QCOMPARE(second.most, mb(131));
    QCOMPARE(second.mean, mb(125.5));
    QCOMPARE(second.to, at(660));
    // One more on either side, so that the curve reaches the edges.
    QVERIFY(columns.front().from < at(600));
    QVERIFY(columns.back().from >= at(1200));
}

void TestMemoryColumns::staysWhileItMoves()
{
    const MemorySeries one = series(growing(0, 6000, 5, 0, 1), 0, 6000);
    const std::vector<MemoryColumn> here = memoryColumns(one, at(600), at(1200), 60s);
    const std::vector<MemoryColumn> there = memoryColumns(one, at(617), at(1217), 60s);
    QCOMPARE(here[1].from, at(600));
    QCOMPARE(there[1].from, at(600));
    for (std::size_t i = 1; i < 12; ++i)
        QCOMPARE(there[i], here[i]);
}

void TestMemoryColumns::breaksAtRestartsAndGaps()
{
    std::vector<MemoryBucket> buckets = growing(0, 60, 5, 100, 1);
    const std::vector<MemoryBucket> later = growing(60, 100, 5, 10, 1);
    const std::vector<MemoryBucket> latest = growing(200, 220, 5, 20, 1);
    buckets.insert(buckets.end(), later.begin(), later.end());
    buckets.insert(buckets.end(), latest.begin(), latest.end());
    const MemorySeries one = series(buckets, 0, 220);
    const std::vector<MemoryColumn> columns = memoryColumns(one, at(0), at(220), 20s, {at(58)});
    QStringList joins;
    for (const MemoryColumn &column : columns) {
        joins += QString::number((column.from - at(0)) / 1s) +
                 QStringLiteral("-RG").at(static_cast<int>(column.join));
    }
    QCOMPARE(joins.join(u' '), QStringLiteral("0- 20- 40- 60R 80- 200G"));
    QCOMPARE(columns[3].most, mb(13));
    QCOMPARE(columns[4].to, at(100));
    // Within a column, a restart still ends the curve.
    QCOMPARE(memoryColumns(one, at(0), at(100), 1h, {at(58)}).size(), std::size_t(2));
}

/// 30 days of 15-minute readings, on 1,000 columns, over and over.
void TestMemoryColumns::isQuick()
{
    std::vector<MemoryBucket> buckets;
    for (int i = 0; i < 5000; ++i)
        buckets.push_back(bucket(i * 900.0, 900, 1, 2, 3));
    const MemorySeries one = series(buckets, 0, 5000 * 900.0);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i)
        QVERIFY(memoryColumns(one, at(i), at(5000 * 900.0 + i), 4500s).size() <= 1002);
    QVERIFY2(timer.elapsed() < 500, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(TestMemoryColumns)
#include "tst_memorycolumns.moc"
