// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>

static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

using namespace std::chrono_literals;

/// 22 November 2026, a Sunday, 15:00:07 UTC; tests run in UTC.
static const Clock::WallTime now =
    Clock::WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)) + 15h + 7s;

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadTranslations(); }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_chinese);
        QLocale::setDefault(QLocale::c());
    }
    void writesMemory_data();
    void writesMemory();
    void writesSpans_data();
    void writesSpans();
    void writesTimes_data();
    void writesTimes();
    void knowsChinese();
    void usesTheLocalesDecimalPoint();

private:
    QTranslator m_chinese;
};

void FormatTest::writesMemory_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("bytes") << qint64(999) << QStringLiteral("999 B");
    QTest::newRow("never four figures") << qint64(1000) << QStringLiteral("1.0 KB");
    QTest::newRow("megabytes") << qint64(482) * 1024 * 1024 << QStringLiteral("482 MB");
    QTest::newRow("gigabytes") << qint64(1434) * 1024 * 1024 << QStringLiteral("1.4 GB");
    QTest::newRow("ten") << qint64(10) * 1024 * 1024 << QStringLiteral("10 MB");
    QTest::newRow("almost ten") << qint64(10) * 1024 * 1024 - 1024 << QStringLiteral("10 MB");
    QTest::newRow("almost a thousand") << qint64(9998) * 1024 * 1024 / 10 << QStringLiteral("1.0 GB");
    QTest::newRow("less of it") << qint64(-5) * 1024 * 1024 << QStringLiteral("-5.0 MB");
}

void FormatTest::writesMemory()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(memoryText(ByteSize{bytes}).replace(QChar(0xa0), QLatin1Char(' ')), text);
}

void FormatTest::writesSpans_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0 s");
    QTest::newRow("negative") << qint64(-3) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(59) << QStringLiteral("59 s");
    QTest::newRow("minutes") << qint64(3599) << QStringLiteral("59 min");
    QTest::newRow("hours and minutes") << qint64(3 * 3600 + 12 * 60 + 5) << QStringLiteral("3 h 12 min");
    QTest::newRow("full hours") << qint64(3 * 3600 + 5) << QStringLiteral("3 h");
    QTest::newRow("days and hours") << qint64(6 * 86400 + 2 * 3600) << QStringLiteral("6 d 2 h");
    QTest::newRow("many days") << qint64(41 * 86400 + 5 * 3600) << QStringLiteral("41 d");
}

void FormatTest::writesSpans()
{
    QFETCH(qint64, seconds);
    QTEST(spanText(std::chrono::seconds(seconds)), "text");
}

void FormatTest::writesTimes_data()
{
    QTest::addColumn<qint64>("before"); // seconds before now
    QTest::addColumn<QString>("ago");
    QTest::addColumn<QString>("moment");
    const auto row = [](const char *name, std::chrono::seconds before, const char *ago, const char *moment) {
        QTest::newRow(name) << qint64(before.count()) << QString::fromLatin1(ago)
                            << QString::fromLatin1(moment);
    };
    row("now", 0s, "just now", "15:00");
    row("not yet", -90s, "just now", "15:01");
    row("seconds", 12s, "12 s ago", "14:59");
    row("minutes", 2min + 3s, "2 min ago", "14:58");
    row("hours are enough", 3h + 12min, "3 h ago", "11:48");
    row("this morning", 14h, "14 h ago", "01:00");
    row("yesterday", 20h, "yesterday", "Sat 19:00");
    row("days", 72h, "3 days ago", "Thu 15:00");
    row("long ago", 240h, "12/11/2026", "12/11/2026 15:00");
}

void FormatTest::writesTimes()
{
    QFETCH(qint64, before);
    const auto time = now - std::chrono::seconds(before);
    QTEST(agoText(time, now), "ago");
    QTEST(momentText(time, now), "moment");
}

void FormatTest::knowsChinese()
{
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    QVERIFY(m_chinese.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
    QCoreApplication::installTranslator(&m_chinese);
    QCOMPARE(spanText(3h + 12min), QStringLiteral("3 小时 12 分钟"));
    QCOMPARE(agoText(now - 2min, now), QStringLiteral("2 分钟前"));
    QCOMPARE(momentText(now - 20h, now), QStringLiteral("周六 19:00"));
    QCOMPARE(fullTimeText(now), QStringLiteral("2026年11月22日星期日 15:00:07"));
}

void FormatTest::usesTheLocalesDecimalPoint()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(memoryText(ByteSize{1536}), QStringLiteral("1,5\u00a0KB"));
    QCOMPARE(fullTimeText(now), QStringLiteral("Sonntag, 22. November 2026 15:00:07"));
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::FormatTest)
#include "tst_format.moc"
