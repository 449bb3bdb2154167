// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/localtime.h"

#include <QTest>

#include <ctime>

namespace pennon {

class LocalTimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setZone("UTC"); }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("stampText");
        QTest::addColumn<QString>("asctimeText");
        QTest::addColumn<QString>("zoneText");
        QTest::addColumn<QString>("mailText");
        const auto row = [](const char *name, const char *zone, qint64 ms, const char *stamp,
                            const char *asctime, const char *abbreviation, const char *mail) {
            QTest::newRow(name) << QByteArray(zone) << ms << QString::fromLatin1(stamp)
                                << QString::fromLatin1(asctime) << QString::fromLatin1(abbreviation)
                                << QString::fromLatin1(mail);
        };
        row("epoch", "UTC", 0, "1970-01-01 00:00:00,000", "Thu Jan  1 00:00:00 1970", "UTC",
            "Thu, 01 Jan 1970 00:00:00 +0000");
        row("padded day", "UTC", 1761987900042, "2025-11-01 09:05:00,042", "Sat Nov  1 09:05:00 2025", "UTC",
            "Sat, 01 Nov 2025 09:05:00 +0000");
        row("two digits", "UTC", 1735689599999, "2024-12-31 23:59:59,999", "Tue Dec 31 23:59:59 2024", "UTC",
            "Tue, 31 Dec 2024 23:59:59 +0000");
        row("leap day", "UTC", 1709164800500, "2024-02-29 00:00:00,500", "Thu Feb 29 00:00:00 2024", "UTC",
            "Thu, 29 Feb 2024 00:00:00 +0000");
        row("before the epoch", "UTC", -1, "1969-12-31 23:59:59,999", "Wed Dec 31 23:59:59 1969", "UTC",
            "Wed, 31 Dec 1969 23:59:59 +0000");
        row("winter", "CET-1CEST,M3.5.0,M10.5.0/3", 1761987900042, "2025-11-01 10:05:00,042",
            "Sat Nov  1 10:05:00 2025", "CET", "Sat, 01 Nov 2025 10:05:00 +0100");
        row("summer", "CET-1CEST,M3.5.0,M10.5.0/3", 1751362200000, "2025-07-01 11:30:00,000",
            "Tue Jul  1 11:30:00 2025", "CEST", "Tue, 01 Jul 2025 11:30:00 +0200");
        row("half hours west", "NST3:30", 1761987900042, "2025-11-01 05:35:00,042",
            "Sat Nov  1 05:35:00 2025", "NST", "Sat, 01 Nov 2025 05:35:00 -0330");
        row("less than an hour west", "XXX0:30", 1761987900042, "2025-11-01 08:35:00,042",
            "Sat Nov  1 08:35:00 2025", "XXX", "Sat, 01 Nov 2025 08:35:00 -0030");
        row("quarters east", "<+0545>-5:45", 1761987900042, "2025-11-01 14:50:00,042",
            "Sat Nov  1 14:50:00 2025", "+0545", "Sat, 01 Nov 2025 14:50:00 +0545");
        row("far future", "UTC", 253402300799000, "9999-12-31 23:59:59,000", "Fri Dec 31 23:59:59 9999",
            "UTC", "Fri, 31 Dec 9999 23:59:59 +0000");
    }

    void texts()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const qint64, milliseconds);
        setZone(zone);
        const Clock::WallTime time{std::chrono::milliseconds(milliseconds)};
        QTEST(stamp(time), "stampText");
        QTEST(asctime(time), "asctimeText");
        QTEST(zoneAbbreviation(time), "zoneText");
        QTEST(mailDate(time), "mailText");
        QCOMPARE(moment(time), QString(stamp(time).section(u',', 0, 0) + u' ' + zoneAbbreviation(time)));
    }

private:
    static void setZone(const QByteArray &zone)
    {
        qputenv("TZ", zone);
        ::tzset();
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::LocalTimeTest)
#include "tst_localtime.moc"
