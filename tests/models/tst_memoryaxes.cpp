// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/axisticks.h"
#include "models/memorycsv.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;

class TestMemoryAxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void times_data();
    void times();
    void summerTime();
    void csv();
};

namespace {

QString joined(const QStringList &words)
{
    return words.join(u' ').replace(QChar(0xa0), QString());
}

} // namespace

void TestMemoryAxes::bytes_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<QString>("expected");
    QTest::newRow("sketch") << 530.0 << QStringLiteral("0MB 100MB 200MB 300MB 400MB 500MB 600MB");
    QTest::newRow("small") << 38.0 << QStringLiteral("0MB 10MB 20MB 30MB 40MB");
    QTest::newRow("tiny") << 0.5 << QStringLiteral("0KB 100KB 200KB 300KB 400KB 500KB 600KB");
    QTest::newRow("large") << 2300.0 << QStringLiteral("0MB 500MB 1,000MB 1,500MB 2,000MB 2,500MB");
    QTest::newRow("gigabytes") << 5000.0 << QStringLiteral("0GB 1GB 2GB 3GB 4GB 5GB");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0B 1B");
}

void TestMemoryAxes::bytes()
{
    QFETCH(const double, most);
    QFETCH(const QString, expected);
    const ByteTicks ticks = byteTicks(mb(most), 6, QLocale(QLocale::English));
    QCOMPARE(joined(QStringList(ticks.labels.begin(), ticks.labels.end())), expected);
    QVERIFY(ticks.highest >= mb(most).bytes);
    QCOMPARE(ticks.highest % ticks.step, 0);
}

void TestMemoryAxes::times_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a quarter") << 60.0 << 960.0
                               << QStringLiteral("10:02 10:04 10:06 10:08 10:10 10:12 10:14 10:16");
    QTest::newRow("six hours") << 0.0 << 21600.0
                               << QStringLiteral("10:00 11:00 12:00 13:00 14:00 15:00 16:00");
    QTest::newRow("over midnight") << 36000.0 << 57600.0
                                   << QStringLiteral("20:00 21:00 22:00 23:00 Nov2 01:00 02:00");
    QTest::newRow("a minute") << 5.0 << 65.0
                              << QStringLiteral("10:00:10 10:00:20 10:00:30 10:00:40 10:00:50 10:01:00");
    QTest::newRow("a week") << 0.0 << 604800.0 << QStringLiteral("Nov2 Nov3 Nov4 Nov5 Nov6 Nov7 Nov8");
    QTest::newRow("a month") << 0.0 << 2592000.0 << QStringLiteral("Nov5 Nov10 Nov15 Nov20 Nov25 Nov30");
}

void TestMemoryAxes::times()
{
    QFETCH(const double, from);
    QFETCH(const double, to);
    QFETCH(const QString, expected);
    QStringList labels;
    for (const TimeTick &tick :
         timeTicks(at(from), at(to), 8, QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc()))
        labels += QString(tick.label).remove(u' ');
    QCOMPARE(labels.join(u' '), expected);
}

/// The hour that is there twice has its lines once, and they stay at full hours.
void TestMemoryAxes::summerTime()
{
    using namespace std::chrono;
    constexpr sys_days end = year(2025) / October / 26; // 3:00 becomes 2:00 again at 1:00 UTC
    const Clock::WallTime from(end - hours(1));
    QStringList labels;
    for (const TimeTick &tick :
         timeTicks(from, from + hours(6), 6, QLocale(QLocale::German), QTimeZone("Europe/Berlin")))
        labels += tick.label;
    QVERIFY2(labels.size() >= 3, qPrintable(labels.join(u' ')));
    for (const QString &label : std::as_const(labels))
        QVERIFY2(label.endsWith(QStringLiteral(":00")) || label.contains(QStringLiteral("26")),
                 qPrintable(label));
}

void TestMemoryAxes::csv()
{
    MemoryBucket with = bucket(60, 60, 1, 2, 3);
    with.proportional = mb(1);
    const MemorySeries one = series({bucket(0, 60, 1, 1, 1), with, bucket(120, 60, 4, 4, 4)}, 0, 180);
    QCOMPARE(memoryCsv({&one}, at(60), at(120)),
             QByteArray("process,time,seconds,least,mean,most,pss\n"
                        "shop:webapp,2025-11-01T10:01:00.000Z,60,1048576,2097152,3145728,1048576\n"));
    MemorySeries odd({QStringLiteral("a,b"), QStringLiteral("say \"x\"")});
    odd.append({at(0), {5}, std::nullopt});
    QCOMPARE(memoryCsv({&odd}, at(0), at(10)).split('\n').at(1),
             QByteArray("\"a,b:say \"\"x\"\"\",2025-11-01T10:00:00.000Z,5,5,5,5,"));
}

QTEST_GUILESS_MAIN(TestMemoryAxes)
#include "tst_memoryaxes.moc"
