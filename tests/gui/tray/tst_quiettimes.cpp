// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/quiettimes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

class SetClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override { return time; }
    [[nodiscard]] SteadyTime steady() const override { return SteadyTime(time.time_since_epoch()); }
    /// A Sunday, 21:00 UTC; tests run in UTC.
    WallTime time = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)) + 21h;
};

class QuietTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheHours_data();
    void knowsTheHours();
    void followsTheSettings();
    void pausesForAWhile();
    void pausesForGood();
    void tomorrowIsInTheMorning();
    void saysWhatCannotBeSaved();

private:
    QTemporaryDir m_folder;
};

void QuietTimesTest::knowsTheHours_data()
{
    QTest::addColumn<QTime>("time");
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<bool>("quiet");
    const QTime ten(22, 0);
    const QTime seven(7, 0);
    QTest::newRow("before the night") << QTime(21, 59) << ten << seven << false;
    QTest::newRow("begin") << ten << ten << seven << true;
    QTest::newRow("midnight") << QTime(0, 0) << ten << seven << true;
    QTest::newRow("end") << seven << ten << seven << false;
    QTest::newRow("noon") << QTime(12, 0) << QTime(11, 30) << QTime(13, 0) << true;
    QTest::newRow("after noon") << QTime(13, 0) << QTime(11, 30) << QTime(13, 0) << false;
    QTest::newRow("the whole day") << QTime(3, 0) << seven << seven << true;
}

void QuietTimesTest::knowsTheHours()
{
    QFETCH(QTime, time);
    QFETCH(QTime, from);
    QFETCH(QTime, to);
    QTEST(QuietTimes::isBetween(time, from, to), "quiet");
}

void QuietTimesTest::followsTheSettings()
{
    SetClock clock;
    SettingsStore settings(m_folder.filePath(QStringLiteral("a.conf")));
    QuietTimes quiet(settings, clock);
    QSignalSpy changed(&quiet, &QuietTimes::changed);
    QVERIFY(!quiet.isQuiet());
    AppSettings wanted = settings.settings();
    wanted.quietHours = true;
    QVERIFY(settings.save(wanted).has_value());
    QCOMPARE(changed.count(), 1);
    QVERIFY(!quiet.isQuiet());
    clock.time += 1h;
    QVERIFY(quiet.isQuiet());
    QVERIFY(!quiet.isPaused());
    clock.time += 9h;
    QVERIFY(!quiet.isQuiet());
}

void QuietTimesTest::pausesForAWhile()
{
    SetClock clock;
    SettingsStore settings(m_folder.filePath(QStringLiteral("b.conf")));
    QuietTimes quiet(settings, clock);
    QSignalSpy changed(&quiet, &QuietTimes::changed);
    quiet.pauseUntil(clock.time + 1h);
    QVERIFY(quiet.isQuiet());
    QCOMPARE(quiet.pausedUntil(), std::optional(clock.time + 1h));
    clock.time += 1h;
    QVERIFY(!quiet.isQuiet());
    QVERIFY(!quiet.pausedUntil());
    quiet.pauseUntil(clock.time + 1h);
    QVERIFY(quiet.resume().has_value());
    QVERIFY(!quiet.isQuiet());
    QCOMPARE(changed.count(), 3);
}

void QuietTimesTest::pausesForGood()
{
    SetClock clock;
    SettingsStore settings(m_folder.filePath(QStringLiteral("c.conf")));
    {
        QuietTimes quiet(settings, clock);
        QVERIFY(quiet.pauseForGood().has_value());
        QVERIFY(quiet.isPaused());
        QVERIFY(!quiet.pausedUntil());
    }
    SettingsStore again(m_folder.filePath(QStringLiteral("c.conf")));
    QVERIFY(again.load().has_value());
    QuietTimes quiet(again, clock);
    QVERIFY(quiet.isPaused());
    QVERIFY(quiet.resume().has_value());
    QVERIFY(!quiet.isPaused());
    QVERIFY(again.settings().notifications);
}

void QuietTimesTest::tomorrowIsInTheMorning()
{
    const SetClock clock;
    QCOMPARE(QuietTimes::tomorrow(clock.time), clock.time + 11h);
    QCOMPARE(QuietTimes::tomorrow(clock.time + 4h), clock.time + 35h); // after midnight: not the same day
}

void QuietTimesTest::saysWhatCannotBeSaved()
{
    SetClock clock;
    SettingsStore settings(QStringLiteral("/proc/no/such/folder/settings.conf"));
    QuietTimes quiet(settings, clock);
    QVERIFY(!quiet.pauseForGood().has_value());
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::QuietTimesTest)
#include "tst_quiettimes.moc"
