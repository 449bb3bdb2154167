// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/memorytrend.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;
using Kind = MemoryMarker::Kind;

class TestMemoryTrend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesMarkers();
    void countsRestartsAtTheLimit();
    void findsTheTrend();
    void forecasts();
    void tellsWhatALimitWouldHaveDone_data();
    void tellsWhatALimitWouldHaveDone();
};

namespace {

Incident incident(IncidentKind kind, double time, const QString &action = QStringLiteral("restart"))
{
    Incident made;
    made.id = static_cast<qint64>(time) + 1000;
    made.kind = kind;
    made.process = webapp();
    made.opened = at(time);
    made.closed = at(time + 4);
    made.action = action;
    made.memory = mb(514);
    made.limit = mb(512);
    return made;
}

QString text(const std::vector<MemoryMarker> &markers)
{
    QStringList words;
    for (const MemoryMarker &marker : markers) {
        static const QStringList kinds{QStringLiteral("restart"), QStringLiteral("dry"),
                                       QStringLiteral("crash"), QStringLiteral("start")};
        words += kinds.at(static_cast<int>(marker.kind)) + QString::number((marker.at - at(0)) / 1s);
    }
    return words.join(u' ');
}

/// 100 MB, and every 10 s 10 MB more, until it is ended above 500 MB and begins with 100 MB.
MemorySeries sawtooth(std::vector<MemoryMarker> &markers)
{
    std::vector<MemoryBucket> buckets;
    double size = 100;
    for (double time = 0; time < 2000; time += 10) {
        if (size > 500) {
            Incident ended = incident(IncidentKind::Memory, time);
            ended.memory = mb(size);
            markers.push_back({Kind::Restart, webapp(), at(time), ended});
            size = 100;
        }
        buckets.push_back(bucket(time, 10, size, size, size));
        size += 10;
    }
    return series(buckets, 0, 2000);
}

} // namespace

void TestMemoryTrend::makesMarkers()
{
    Incident elsewhere = incident(IncidentKind::Memory, 50);
    elsewhere.process.name = QStringLiteral("other");
    const std::vector<Incident> incidents{
        incident(IncidentKind::Crash, 300, {}),
        incident(IncidentKind::Memory, 100),
        incident(IncidentKind::Growth, 150, QStringLiteral("dry run: would have been restarted")),
        incident(IncidentKind::Http, 200, {}), // told, nothing restarted
        incident(IncidentKind::Breaker, 220, {}),
        elsewhere,
    };
    // 106 is the restart itself, 302 supervisord's own after the crash; 155 is nobody's: a dry run starts
    // nothing.
    const std::vector<MemoryMarker> markers =
        memoryMarkers(webapp(), incidents, {at(106), at(302), at(700), at(700), at(155)});
    QCOMPARE(text(markers), QStringLiteral("restart100 dry150 start155 crash300 start700"));
    QCOMPARE(beginningsOf(markers), (std::vector{at(100), at(155), at(300), at(700)}));
}

void TestMemoryTrend::countsRestartsAtTheLimit()
{
    std::vector<Incident> incidents;
    for (const double time : {0.0, 100.0, 200.0})
        incidents.push_back(incident(IncidentKind::Memory, time));
    incidents.push_back(incident(IncidentKind::Http, 250));
    const std::vector<MemoryMarker> markers = memoryMarkers(webapp(), incidents, {});
    QCOMPARE(restartsAtLimit(markers, mb(512), at(-10)), 3);
    QCOMPARE(restartsAtLimit(markers, mb(512), at(50)), 2);
    QCOMPARE(restartsAtLimit(markers, mb(640), at(-10)), 0);
}

void TestMemoryTrend::findsTheTrend()
{
    // 1 MB a minute is 60 MB an hour.
    const MemorySeries one = series(growing(0, 1800, 60, 100, 1), 0, 1800);
    const std::optional<MemoryTrend> trend = memoryTrend(one, {}, at(1800));
    QVERIFY(trend);
    QCOMPARE(qRound(trend->bytesPerHour / megabyte), 60);
    QCOMPARE(trend->now, mb(129));
    QVERIFY(!memoryTrend(one, {at(1700)}, at(1800))); // too new a life
    QVERIFY(!memoryTrend(one, {}, at(9000)));         // nothing is known of now
    QVERIFY(!memoryTrend(MemorySeries(), {}, at(0)));
    // What was before the restart does not count.
    std::vector<MemoryBucket> buckets = growing(0, 1800, 60, 1000, 5);
    const std::vector<MemoryBucket> later = growing(1800, 3600, 60, 100, -1);
    buckets.insert(buckets.end(), later.begin(), later.end());
    QCOMPARE(qRound(memoryTrend(series(buckets, 0, 3600), {at(1790)}, at(3600))->bytesPerHour / megabyte),
             -60);
}

void TestMemoryTrend::forecasts()
{
    const MemoryTrend trend{at(0), mb(400), 60.0 * megabyte};
    QCOMPARE(trend.reaches(mb(460)), std::optional(at(3600)));
    QCOMPARE(trend.reaches(mb(400)), std::optional(at(0)));
    QCOMPARE(trend.reaches(mb(300)), std::optional(at(0)));
    QVERIFY(!trend.reaches(mb(1'000'000)));
    QVERIFY(!(MemoryTrend{at(0), mb(400), -5.0}.reaches(mb(460))));
}

void TestMemoryTrend::tellsWhatALimitWouldHaveDone_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<int>("restarts");

    // It grew by 410 MB in each of its 4 whole lives, and by 350 MB or so since.
    QTest::newRow("as it was") << 500.0 << 4;
    QTest::newRow("half of the way") << 300.0 << 9;
    QTest::newRow("nearly twice") << 900.0 << 2;
    QTest::newRow("never") << 3000.0 << 0;
    QTest::newRow("below its beginning") << 99.0 << LimitStatistics::countless;
}

void TestMemoryTrend::tellsWhatALimitWouldHaveDone()
{
    QFETCH(const double, limit);
    QFETCH(const int, restarts);
    std::vector<MemoryMarker> markers;
    const MemorySeries one = sawtooth(markers);
    QCOMPARE(limitStatistics(one, markers, mb(limit), at(0), at(2000)).restarts, restarts);
    // Nothing of the time that is not shown.
    QCOMPARE(limitStatistics(one, markers, mb(limit), at(2000), at(3000)).restarts, 0);
}

QTEST_GUILESS_MAIN(TestMemoryTrend)
#include "tst_memorytrend.moc"
