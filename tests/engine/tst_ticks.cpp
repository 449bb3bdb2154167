// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "engine/tickgate.h"
#include "engine/tickwatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTicks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staleTicks_data();
    void staleTicks();
    void lags_data();
    void lags();
    void silenceIsNoticed();
    void irregularTicksAreNotWatched();
};

void TestTicks::staleTicks_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("stale");
    const auto when = "when:1700000000"_ba;
    QTest::newRow("fresh") << "TICK_60"_ba << when << qint64(1) << false;
    QTest::newRow("two periods") << "TICK_60"_ba << when << qint64(120) << false;
    QTest::newRow("more than two periods") << "TICK_60"_ba << when << qint64(121) << true;
    QTest::newRow("short period") << "TICK_5"_ba << when << qint64(11) << true;
    QTest::newRow("a day in the buffer") << "TICK_3600"_ba << when << qint64(86'400) << true;
    QTest::newRow("clocks differ") << "TICK_60"_ba << when << qint64(91) * 86'400 << false;
    QTest::newRow("from the future") << "TICK_60"_ba << when << qint64(-500) << false;
    QTest::newRow("no time") << "TICK_60"_ba << QByteArray() << qint64(500) << false;
    QTest::newRow("no period") << "TICK"_ba << when << qint64(500) << false;
}

void TestTicks::staleTicks()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, payload);
    QFETCH(qint64, age);
    QFETCH(bool, stale);
    QCOMPARE(isStaleTick(fakes::event(name.constData(), payload),
                         Clock::WallTime(std::chrono::seconds(1'700'000'000 + age))),
             stale);
}

void TestTicks::lags_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<qint64>("lag"); // -1: nothing
    const auto when = "when:1700000000"_ba;
    QTest::newRow("at once") << "TICK_5"_ba << when << qint64(0) << qint64(0);
    QTest::newRow("less than a second") << "TICK_5"_ba << when << qint64(640) << qint64(640);
    QTest::newRow("waited") << "TICK_60"_ba << when << qint64(75'250) << qint64(75'250);
    QTest::newRow("from the future") << "TICK_60"_ba << when << qint64(-500) << qint64(0);
    const qint64 years = qint64(91) * 86'400'000;
    QTest::newRow("clocks differ") << "TICK_60"_ba << when << years << qint64(-1);
    QTest::newRow("clocks differ the other way") << "TICK_60"_ba << when << -years << qint64(-1);
    QTest::newRow("no time") << "TICK_60"_ba << QByteArray() << qint64(1) << qint64(-1);
    QTest::newRow("no tick") << "PROCESS_STATE_EXITED"_ba << when << qint64(1) << qint64(-1);
}

void TestTicks::lags()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, payload);
    QFETCH(qint64, age);
    QFETCH(qint64, lag);
    const auto found =
        tickLag(fakes::event(name.constData(), payload),
                Clock::WallTime(std::chrono::seconds(1'700'000'000) + std::chrono::milliseconds(age)));
    QCOMPARE(found ? found->count() : -1, lag);
}

void TestTicks::silenceIsNoticed()
{
    fakes::FixedClock clock;
    TickWatch watch(clock);
    QSignalSpy silent(&watch, &TickWatch::silent);
    const Event tick = fakes::event("TICK_5", {});
    watch.noteTick(tick);
    clock.time += 5s;
    watch.noteTick(tick);
    clock.time += 29s;
    watch.noteTick(fakes::event("TICK_60", {}));
    QCOMPARE(silent.count(), 0);
    clock.time += 1s;
    watch.look();
    QCOMPARE(silent.count(), 1);
    QCOMPARE(silent.at(0).at(0).toByteArray(), "TICK_5"_ba);
    watch.look();
    QCOMPARE(silent.count(), 1);
    clock.time += 30s;
    watch.look();
    QCOMPARE(silent.count(), 2);
}

void TestTicks::irregularTicksAreNotWatched()
{
    fakes::FixedClock clock;
    TickWatch watch(clock);
    QSignalSpy silent(&watch, &TickWatch::silent);
    const Event tick = fakes::event("TICK_60", {});
    watch.noteTick(tick);
    clock.time += 1s;
    watch.noteTick(tick); // a burst is no rhythm
    clock.time += 1h;
    watch.look();
    QCOMPARE(silent.count(), 0);
}

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
