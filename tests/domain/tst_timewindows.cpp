// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timewindows.h"

#include <QTest>

namespace pennon {

class TimeWindowsTest final : public QObject
{
    Q_OBJECT

private:
    const QTimeZone m_berlin{"Europe/Berlin"};

    [[nodiscard]] Clock::WallTime at(const QString &local) const
    {
        const QDateTime wall = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
        return Clock::WallTime(
            std::chrono::milliseconds(QDateTime(wall.date(), wall.time(), m_berlin).toMSecsSinceEpoch()));
    }
    /// Of the end of the window; empty: in none.
    [[nodiscard]] QString endOf(const QString &windows, const QString &local) const
    {
        const auto end = TimeWindows::parse(windows)->endOf(at(local), m_berlin);
        return end ? QDateTime::fromMSecsSinceEpoch(end->time_since_epoch().count(), m_berlin)
                         .toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                   : QString();
    }

private Q_SLOTS:
    void ends_data()
    {
        QTest::addColumn<QString>("windows");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *name, const char *windows, const char *now, const char *end) {
            QTest::newRow(name) << QString::fromLatin1(windows) << QString::fromLatin1(now)
                                << QString::fromLatin1(end);
        };
        row("before", "22:00-07:00", "2026-11-23 21:59", "");
        row("at its beginning", "22:00-07:00", "2026-11-23 22:00", "2026-11-24 07:00");
        row("after midnight", "22:00-07:00", "2026-11-24 01:30", "2026-11-24 07:00");
        row("at its end", "22:00-07:00", "2026-11-24 07:00", "");
        row("by day", "12:00-13:00", "2026-11-24 12:30", "2026-11-24 13:00");
        row("the night before its day", "Mon 22:00-07:00", "2026-11-23 03:00", "");
        row("the night of its day", "Mon 22:00-07:00", "2026-11-24 03:00", "2026-11-24 07:00");
        row("a weekend is one window", "Sat-Sun 00:00-24:00", "2026-11-21 10:00", "2026-11-23 00:00");
        row("one follows the other", "20:00-24:00, 00:00-06:00", "2026-11-23 21:00", "2026-11-24 06:00");
        row("over the end of the week", "Fri-Mon 08:00-09:00", "2026-11-22 08:30", "2026-11-22 09:00");
        row("days apart", "Mon/Wed 08:00-09:00", "2026-11-24 08:30", "");
        row("once", "2026-12-24 18:00 - 2026-12-27 08:00", "2026-12-25 00:00", "2026-12-27 08:00");
        row("once, over", "2026-12-24 18:00 - 2026-12-27 08:00", "2026-12-27 08:00", "");
        // On 29 March 2026 clocks go from 2:00 to 3:00, on 25 October from 3:00 to 2:00.
        row("the short night", "22:00-07:00", "2026-03-28 23:00", "2026-03-29 07:00");
        row("the long night", "22:00-07:00", "2026-10-24 23:00", "2026-10-25 07:00");
        row("ends at a time that is left out", "01:00-02:30", "2026-03-29 01:30", "2026-03-29 03:30");
    }

    void ends()
    {
        QFETCH(const QString, windows);
        QFETCH(const QString, now);
        QFETCH(const QString, end);
        QCOMPARE(endOf(windows, now), end);
    }

    /// By the clock on the wall it is as long as ever.
    void lengthOfTheNightOfTheChange()
    {
        using namespace std::chrono_literals;
        const TimeWindows night = *TimeWindows::parse(QStringLiteral("22:00-07:00"));
        const Clock::WallTime spring = at(QStringLiteral("2026-03-28 22:00"));
        const Clock::WallTime autumn = at(QStringLiteral("2026-10-24 22:00"));
        QCOMPARE((*night.endOf(spring, m_berlin) - spring).count(), std::chrono::milliseconds(8h).count());
        QCOMPARE((*night.endOf(autumn, m_berlin) - autumn).count(), std::chrono::milliseconds(10h).count());
    }

    void alwaysIsAlways()
    {
        const TimeWindows always = *TimeWindows::parse(QStringLiteral("00:00-24:00"));
        QVERIFY(always.contains(at(QStringLiteral("2026-11-23 00:00")), m_berlin));
        QVERIFY(always.endOf(at(QStringLiteral("2026-11-23 12:00")), m_berlin) >
                at(QStringLiteral("2026-11-30 12:00")));
        QVERIFY(!TimeWindows().contains(at(QStringLiteral("2026-11-23 12:00")), m_berlin));
    }

    void nextBegins_data()
    {
        QTest::addColumn<QString>("windows");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const char *windows, const char *now, const char *next) {
            QTest::newRow(name) << QString::fromLatin1(windows) << QString::fromLatin1(now)
                                << QString::fromLatin1(next);
        };
        row("today", "22:00-07:00", "2026-11-23 21:59", "2026-11-23 22:00");
        row("within", "22:00-07:00", "2026-11-23 22:00", "2026-11-24 22:00");
        row("the week after", "Mon 02:00-04:00", "2026-11-23 05:00", "2026-11-30 02:00");
        row("once", "2027-12-24 18:00 - 2027-12-27 08:00", "2026-11-23 05:00", "2027-12-24 18:00");
        row("over", "2025-12-24 18:00 - 2025-12-27 08:00", "2026-11-23 05:00", "");
        row("the first of several", "Sun 02:00-04:00, 23:00-23:30", "2026-11-23 05:00", "2026-11-23 23:00");
    }

    void nextBegins()
    {
        QFETCH(const QString, windows);
        QFETCH(const QString, now);
        const auto next = TimeWindows::parse(windows)->nextBegin(at(now), m_berlin);
        const QString text = next ? QDateTime::fromMSecsSinceEpoch(next->time_since_epoch().count(), m_berlin)
                                        .toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                                  : QString();
        QTEST(text, "next");
    }

    void readsWhatItWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("night") << QStringLiteral("22:00-07:00") << QStringLiteral("22:00-07:00");
        QTest::newRow("blanks and case")
            << QStringLiteral(" sat-SUN  0:00 - 24:00 ,") << QStringLiteral("Sat-Sun 00:00-24:00");
        QTest::newRow("every day") << QStringLiteral("Mon-Sun 08:00-09:00") << QStringLiteral("08:00-09:00");
        QTest::newRow("over Sunday") << QStringLiteral("Fri-Mon 08:00-09:00")
                                     << QStringLiteral("Mon/Fri-Sun 08:00-09:00");
        QTest::newRow("once") << QStringLiteral("2026-12-24 18:00-2026-12-27 08:00")
                              << QStringLiteral("2026-12-24 18:00 - 2026-12-27 08:00");
    }

    void readsWhatItWrites()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, written);
        const Result<TimeWindows> windows = TimeWindows::parse(text);
        QVERIFY2(windows, windows ? "" : qPrintable(windows.error().message));
        QCOMPARE(windows->text(), written);
        QVERIFY(TimeWindows::parse(written) == windows);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {",", "22:00", "22-7", "25:00-26:00", "22:60-23:00", "22:00-22:00", "24:00-01:00",
              "Foo 22:00-07:00", "Mon-Tue-Wed 22:00-07:00", "2026-12-27 08:00 - 2026-12-24 18:00",
              "2026-13-01 08:00 - 2026-12-24 18:00", "22:00-07:00 please"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refuses()
    {
        QFETCH(const QString, text);
        QVERIFY(!TimeWindows::parse(text));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::TimeWindowsTest)
#include "tst_timewindows.moc"
