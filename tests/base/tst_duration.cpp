// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/duration.h"

#include <QTest>

#include <limits>

namespace pennon {

class DurationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void written_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("formatted");
        const auto row = [](const char *text, qint64 milliseconds, const char *formatted) {
            QTest::newRow(text) << QString::fromUtf8(text) << milliseconds << QString::fromUtf8(formatted);
        };
        row("0", 0, "0s");
        row("0s", 0, "0s");
        row("30", 30'000, "30s");
        row("0.5", 500, "500ms");
        row("90s", 90'000, "1min30s");
        row("90 sec", 90'000, "1min30s");
        row("1h30m", 5'400'000, "1h30min");
        row("1h 30min", 5'400'000, "1h30min");
        row("1.5h", 5'400'000, "1h30min");
        row(" 1 hour 1 second ", 3'601'000, "1h1s");
        row("1min", 60'000, "1min");
        row("5 Minutes", 300'000, "5min");
        row("12H", 43'200'000, "12h");
        row("1d", 86'400'000, "1d");
        row("2w", 1'209'600'000, "14d");
        row("500ms", 500, "500ms");
        row("1s500ms", 1500, "1s500ms");
        row("9223372036854775807ms", std::numeric_limits<qint64>::max(), "106751991167d7h12min55s807ms");
    }

    void written()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, formatted);
        const Result<std::chrono::milliseconds> duration = parseDuration(text);
        QVERIFY2(duration, qPrintable(text));
        QTEST(qint64(duration->count()), "milliseconds");
        QCOMPARE(formatDuration(*duration), formatted);
        QCOMPARE(parseDuration(formatted)->count(), duration->count());
    }

    void unusable_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 " ",
                                 "s",
                                 "-1s",
                                 "+1s",
                                 "1x",
                                 "1h30",
                                 "30m1h",
                                 "1h1h",
                                 "1m60000ms1s",
                                 "1.",
                                 ".5s",
                                 "1..5s",
                                 "1,5h",
                                 "1 2",
                                 "1h, 30m",
                                 "1month",
                                 "١s",
                                 "9223372036854775808ms",
                                 "106751991167d8h",
                                 "99999999999999999999"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void unusable()
    {
        QFETCH(const QString, text);
        const Result<std::chrono::milliseconds> duration = parseDuration(text);
        QVERIFY(!duration);
        QCOMPARE(duration.error().code, ErrorCode::InvalidInput);
        QVERIFY(duration.error().message.contains(QStringLiteral("1h30m")));
    }

    void negative()
    {
        QCOMPARE(formatDuration(std::chrono::milliseconds(-1500)), QStringLiteral("-1s500ms"));
        QCOMPARE(formatDuration(std::chrono::milliseconds::min()),
                 QStringLiteral("-106751991167d7h12min55s808ms"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::DurationTest)
#include "tst_duration.moc"
