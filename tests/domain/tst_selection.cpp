// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/selection.h"
#include "sections.h"

#include <QTest>

namespace pennon {

namespace {

ProcessName process(const char *full)
{
    const QString text = QString::fromUtf8(full);
    return {text.section(u':', 0, 0), text.section(u':', 1)};
}

QString told(const std::optional<SelectedBy> &by)
{
    return by ? keyName(*by) : QStringLiteral("-");
}

} // namespace

class SelectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selects_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<QString>("w1");    // of shop:w1
        QTest::addColumn<QString>("redis"); // of redis:redis
        const auto row = [](const char *section, const char *w1, const char *redis) {
            QTest::newRow(section) << QByteArray(section) << QString::fromLatin1(w1)
                                   << QString::fromLatin1(redis);
        };
        row("[httpok]\nurl=http://h", "-", "-");
        row("[httpok]\nurl=http://h\nprogram=w1", "program", "-");
        row("[httpok]\nurl=http://h\nprogram=shop:*", "program", "-");
        row("[httpok]\nurl=http://h\ngroup=shop", "group", "-");
        row("[httpok]\nurl=http://h\ngroup=*", "group", "group");
        row("[httpok]\nurl=http://h\ngroup=w1", "-", "-");
        row("[httpok]\nurl=http://h\ngroup=shop\nprogram=w?", "program", "-");
        row("[httpok]\nurl=http://h\nany=true", "any", "any");
        row("[httpok]\nurl=http://h\nany=true\nexclude=w*", "-", "any");
        row("[httpok]\nurl=http://h\nprogram=w1\nexclude=shop:w1", "-", "-");
        row("[crashmail]\nto=root", "any", "any");
        row("[crashmail]\nto=root\nexclude=redis", "any", "-");
        row("[crashmail]\nto=root\nprogram=redis", "-", "program");
        row("[crashsms]\nto=root", "any", "any");
        row("[crashsms]\nto=root\ngroup=redis", "-", "group");
        row("[revive]", "any", "any");
        row("[revive]\nprogram=redis", "-", "program");
        row("[memmon]\nprogram=w1=1G", "program", "-");
        row("[memmon]\ngroup=shop=1G\nexclude=w2", "group", "-");
        row("[memmon]\nany=1G\nexclude=w1", "-", "any");
        row("[memmon]\nprogram=w*\ngrowth=1M per 1min", "program", "-");
    }

    void selects()
    {
        QFETCH(const QByteArray, section);
        const QByteArray text = section + "\n[mail]\ntransport=sendmail\n";
        const auto [configuration, problems] = readText(text.constData());
        QCOMPARE(texts(problems), QString());
        const WatchSection &only = configuration.sections.at(0);
        QTEST(told(pennon::selects(only, process("shop:w1"))), "w1");
        QTEST(told(pennon::selects(only, process("redis:redis"))), "redis");
    }

    void limits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("limit"); // of shop:w1
        const auto row = [](const char *text, const char *limit) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(limit);
        };
        row("[memmon]\nany=1G\n", "0 memmon any  1GB");
        row("[memmon]\nprogram=w1=1M\ngroup=shop=2M\nany=3M\n", "0 memmon program w1 1MB");
        row("[memmon]\nprogram=w2=1M\ngroup=shop=2M\nany=3M\n", "0 memmon group shop 2MB");
        row("[memmon]\nprogram=w2=1M\ngroup=ship=2M\nany=3M\n", "0 memmon any  3MB");
        row("[memmon]\nprogram=w2=1M\n", "-");
        row("[memmon]\nprogram=w*=1M, w1=2M\n", "0 memmon program w* 1MB");
        row("[memmon]\nany=3M\n[crashmail]\nto=root\n[memmon:b]\nprogram=w1=1M\n",
            "2 memmon:b program w1 1MB");
        row("[memmon]\nprogram=w1=3M\n[memmon:b]\nprogram=w1=1M\n", "0 memmon program w1 3MB");
        row("[memmon]\nprogram=w1=3M\nexclude=shop:*\n[memmon:b]\nany=1M\n", "1 memmon:b any  1MB");
        row("[memmon]\nprogram=w1\ngrowth=1M per 1min\nany=3M\n", "0 memmon any  3MB");
        row("[memmon]\nany=3M\n[listener]\nexclude=w1\n", "-");
        row("[crashmail]\nto=root\n", "-");
    }

    void limits()
    {
        QFETCH(const QByteArray, text);
        const QByteArray whole = text + "[mail]\ntransport=sendmail\n";
        const auto [configuration, problems] = readText(whole.constData());
        QCOMPARE(texts(problems), QString());
        QString told = QStringLiteral("-");
        if (const auto limit = memoryLimitOf(configuration, process("shop:w1"))) {
            told = QStringLiteral("%1 %2 %3 %4 %5")
                       .arg(QString::number(limit->section), limit->head.section, keyName(limit->by),
                            limit->pattern, formatByteSize(limit->limit));
        }
        QTEST(told, "limit");
    }

    void growth()
    {
        const auto [configuration, problems] =
            readText("[memmon]\nany=1G\ngrowth=1M per 1min\n[memmon:b]\nprogram=w1\ngrowth=2M per 1h\n"
                     "[memmon:c]\nprogram=w1=5G, redis=1G\n[listener]\nexclude=self\n");
        QCOMPARE(texts(problems), QString());
        const auto worker = growthLimitOf(configuration, process("shop:w1"));
        QVERIFY(worker);
        QCOMPARE(worker->head.section, QStringLiteral("memmon:b"));
        QCOMPARE(worker->section, std::size_t(1));
        QCOMPARE(worker->limit.bytes.bytes, 2 * 1024 * 1024);
        QVERIFY(worker->limit.within == std::chrono::hours(1));
        const auto redis = growthLimitOf(configuration, process("redis:redis"));
        QVERIFY(redis);
        QCOMPARE(redis->by, SelectedBy::Any);
        QCOMPARE(redis->head.section, QStringLiteral("memmon"));
        QVERIFY(!growthLimitOf(configuration, process("self:self")));
        QVERIFY(isExcluded(configuration, process("self:self")));
        QCOMPARE(memoryLimitOf(configuration, process("shop:w1"))->head.section, QStringLiteral("memmon:c"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SelectionTest)
#include "tst_selection.moc"
