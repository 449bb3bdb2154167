// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;

class TestMemorySeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnswers();
    void forgetsWhatIsFarAway();
    void appendsWhatIsNew();
    void findsGaps_data();
    void findsGaps();
    void findsReadings();
    void thins();
};

void TestMemorySeries::takesAnswers()
{
    MemorySeries one =
        series({bucket(0, 60, 1, 2, 3), bucket(60, 60, 2, 3, 4), bucket(120, 60, 3, 4, 5)}, 0, 180);
    QCOMPARE(text(one), QStringLiteral("0+60:2 60+60:3 120+60:4"));
    // The middle, finer; what is around it stays.
    one.take(at(60), at(120), growing(60, 120, 20, 30, 1));
    QCOMPARE(text(one), QStringLiteral("0+60:2 60+5:30 80+5:31 100+5:32 120+60:4"));
    QCOMPARE(one.knownFrom(), at(0));
    QCOMPARE(one.knownTo(), at(180));
    // Earlier history that touches it.
    one.take(at(-60), at(0), {bucket(-60, 60, 1, 1, 1)});
    QCOMPARE(text(one).left(14), QStringLiteral("-60+60:1 0+60:"));
    QCOMPARE(one.knownFrom(), at(-60));
    // An answer without readings: nothing was measured then.
    one.take(at(-60), at(120), {});
    QCOMPARE(text(one), QStringLiteral("120+60:4"));
    QCOMPARE(one.knownFrom(), at(-60));
    // What was coarse ends where it is known better, and does not say any more that it was measured there.
    MemorySeries fine = series({bucket(0, 900, 2, 2, 2)}, 0, 900);
    fine.take(at(600), at(900), {bucket(880, 5, 5, 5, 5)});
    QCOMPARE(text(fine), QStringLiteral("0+600:2 880+5:5"));
    // An answer may begin with a reading that reaches into the time that was asked for.
    fine.take(at(882), at(900), {bucket(880, 5, 6, 6, 6), bucket(890, 5, 7, 7, 7)});
    QCOMPARE(text(fine), QStringLiteral("0+600:2 880+5:6 890+5:7"));
}

void TestMemorySeries::forgetsWhatIsFarAway()
{
    MemorySeries one = series(growing(0, 60, 5, 10, 0), 0, 60);
    one.take(at(-7200), at(-3600), {bucket(-7200, 60, 7, 7, 7)});
    QCOMPARE(text(one), QStringLiteral("-7200+60:7"));
    QCOMPARE(one.knownTo(), at(-3600));
}

void TestMemorySeries::appendsWhatIsNew()
{
    MemorySeries one(webapp());
    QVERIFY(one.isEmpty());
    one.append({at(10), mb(5), mb(4)});
    one.append({at(15), mb(6), std::nullopt});
    one.append({at(15), mb(9), std::nullopt}); // told twice
    one.append({at(3), mb(9), std::nullopt});  // late
    QCOMPARE(text(one), QStringLiteral("10+5:5 15+5:6"));
    QCOMPARE(one.buckets().front().proportional, std::optional(mb(4)));
    QCOMPARE(one.knownFrom(), at(10));
    QCOMPARE(one.knownTo(), at(15));
    // The answer to a question that was asked before keeps what came since.
    one.take(at(0), at(12), {moment(0, 1), moment(5, 2)});
    QCOMPARE(text(one), QStringLiteral("0+5:1 5+5:2 15+5:6"));
}

void TestMemorySeries::findsGaps_data()
{
    using Buckets = std::vector<MemoryBucket>;
    QTest::addColumn<Buckets>("buckets");
    QTest::addColumn<QString>("expected");

    QTest::newRow("every five seconds") << Buckets{moment(0, 1), moment(5, 1), moment(10, 1), moment(15, 1)}
                                        << QStringLiteral("0+5:1 5+5:1 10+5:1 15+5:1");
    QTest::newRow("a late look") << Buckets{moment(0, 1), moment(5, 1), moment(16, 1), moment(21, 1)}
                                 << QStringLiteral("0+5:1 5+5:1 16+5:1 21+5:1");
    QTest::newRow("a pause") << Buckets{moment(0, 1), moment(5, 1), moment(10, 1), moment(40, 1),
                                        moment(45, 1)}
                             << QStringLiteral("0+5:1 5+5:1 10+5:1 | 40+5:1 45+5:1");
    // A listener that looks once a minute only: its readings count for 5 s all the same.
    QTest::newRow("rare looks") << Buckets{moment(0, 1), moment(60, 1), moment(120, 1), moment(180, 1),
                                           moment(400, 1)}
                                << QStringLiteral("0+5:1 60+5:1 120+5:1 180+5:1 | 400+5:1");
    QTest::newRow("coarse, then fine")
        << Buckets{bucket(0, 900, 1, 1, 1), bucket(900, 900, 1, 1, 1), moment(1805, 1), moment(1810, 1)}
        << QStringLiteral("0+900:1 900+900:1 1805+5:1 1810+5:1");
    QTest::newRow("coarse with a hole")
        << Buckets{bucket(0, 900, 1, 1, 1), bucket(900, 900, 1, 1, 1), bucket(3600, 900, 1, 1, 1)}
        << QStringLiteral("0+900:1 900+900:1 | 3600+900:1");
}

void TestMemorySeries::findsGaps()
{
    QFETCH(const std::vector<MemoryBucket>, buckets);
    QFETCH(const QString, expected);
    QCOMPARE(text(series(buckets, 0, 10000)), expected);
}

void TestMemorySeries::findsReadings()
{
    const MemorySeries one =
        series({bucket(0, 60, 1, 2, 3), bucket(60, 60, 4, 5, 6), bucket(600, 60, 7, 8, 9)}, 0, 630);
    QVERIFY(!one.at(at(-1)));
    QCOMPARE(one.at(at(59))->mean, mb(2));
    QCOMPARE(one.at(at(60))->mean, mb(5));
    QVERIFY(!one.at(at(300)));
    QCOMPARE(one.at(at(601))->mean, mb(8));
    QCOMPARE(one.firstAfter(at(-100)), std::size_t(0));
    QCOMPARE(one.firstAfter(at(60)), std::size_t(1));
    QCOMPARE(one.firstAfter(at(119)), std::size_t(1));
    QCOMPARE(one.firstAfter(at(300)), std::size_t(2));
    QCOMPARE(one.firstAfter(at(900)), std::size_t(3));
    QCOMPARE(one.endOf(0), at(60));
    QCOMPARE(one.endOf(2), at(630)); // it has not gone on for longer yet
}

void TestMemorySeries::thins()
{
    MemorySeries one = series(growing(0, 240, 10, 10, 1), 0, 240);
    one.thin(at(60), at(180));
    QCOMPARE(text(one),
             QStringLiteral("60+30:18 120+30:24 180+5:28 190+5:29 200+5:30 210+5:31 220+5:32 230+5:33"));
    QCOMPARE(one.buckets().front().least, mb(16));
    QCOMPARE(one.buckets().front().most, mb(21));
    QCOMPARE(one.knownFrom(), at(60));
}

QTEST_GUILESS_MAIN(TestMemorySeries)
#include "tst_memoryseries.moc"
