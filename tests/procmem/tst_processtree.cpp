// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/processtree.h"

#include <QSet>
#include <QTest>

using namespace pennon;

namespace {

std::optional<ByteSize> told(const ProcessEntry &entry)
{
    return entry.bytes < 0 ? std::nullopt : std::optional(ByteSize{entry.bytes});
}

/// "PID=BYTES" in order of pid.
QString sums(const std::vector<ProcessEntry> &table, const std::vector<qint64> &wanted)
{
    const MemoryReadings readings = sumTrees(table, wanted, told);
    QList<qint64> pids = readings.keys();
    std::sort(pids.begin(), pids.end());
    QStringList texts;
    for (const qint64 pid : pids)
        texts += QStringLiteral("%1=%2").arg(pid).arg(readings.value(pid).bytes);
    return texts.join(u' ');
}

} // namespace

class TestProcessTree final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsDescendants_data();
    void sumsDescendants();
    void asksOnceAndOnlyForMembers();
    void survivesALongChain();
};

void TestProcessTree::sumsDescendants_data()
{
    using Table = std::vector<ProcessEntry>;
    QTest::addColumn<Table>("table");
    QTest::addColumn<std::vector<qint64>>("wanted");
    QTest::addColumn<QString>("expected");

    const Table family{{1, 0, 1, 1}, {10, 1, 5, 10}, {11, 10, 6, 100}, {12, 11, 7, 1000}, {13, 1, 8, 5000}};
    QTest::newRow("leaf") << family << std::vector<qint64>{12} << QStringLiteral("12=1000");
    QTest::newRow("grandchildren") << family << std::vector<qint64>{10} << QStringLiteral("10=1110");
    QTest::newRow("one within the other")
        << family << std::vector<qint64>{11, 10} << QStringLiteral("10=1110 11=1100");
    QTest::newRow("wanted twice") << family << std::vector<qint64>{12, 12} << QStringLiteral("12=1000");
    QTest::newRow("absent") << family << std::vector<qint64>{99, 13} << QStringLiteral("13=5000");
    QTest::newRow("not sorted") << Table{{30, 20, 2, 5}, {20, 1, 1, 3}} << std::vector<qint64>{20}
                                << QStringLiteral("20=8");
    QTest::newRow("child with a smaller pid")
        << Table{{3, 20, 9, 5}, {20, 1, 8, 3}} << std::vector<qint64>{20} << QStringLiteral("20=8");
    QTest::newRow("same start") << Table{{20, 1, 8, 3}, {21, 20, 8, 5}} << std::vector<qint64>{20}
                                << QStringLiteral("20=8");
    QTest::newRow("older than its parent") << Table{{20, 1, 8, 3}, {21, 20, 7, 5}, {22, 21, 9, 7}}
                                           << std::vector<qint64>{20, 21} << QStringLiteral("20=3 21=12");
    QTest::newRow("child gone") << Table{{20, 1, 1, 3}, {21, 20, 2, -1}, {22, 21, 3, 7}}
                                << std::vector<qint64>{20} << QStringLiteral("20=10");
    QTest::newRow("root gone") << Table{{20, 1, 1, -1}, {21, 20, 2, 5}} << std::vector<qint64>{20}
                               << QString();
    QTest::newRow("zombie") << Table{{20, 1, 1, 0}} << std::vector<qint64>{20} << QStringLiteral("20=0");
    QTest::newRow("circle") << Table{{20, 21, 1, 3}, {21, 20, 1, 5}} << std::vector<qint64>{20}
                            << QStringLiteral("20=8");
    QTest::newRow("beside a circle") << Table{{20, 21, 1, 3}, {21, 20, 1, 5}, {22, 21, 1, 7}}
                                     << std::vector<qint64>{20, 22} << QStringLiteral("20=15 22=7");
    QTest::newRow("its own parent") << Table{{20, 20, 1, 3}} << std::vector<qint64>{20}
                                    << QStringLiteral("20=3");
    QTest::newRow("empty table") << Table{} << std::vector<qint64>{20} << QString();
}

void TestProcessTree::sumsDescendants()
{
    QFETCH(std::vector<ProcessEntry>, table);
    QFETCH(std::vector<qint64>, wanted);
    QFETCH(QString, expected);
    QCOMPARE(sums(table, wanted), expected);
}

void TestProcessTree::asksOnceAndOnlyForMembers()
{
    QList<qint64> asked;
    const std::vector<ProcessEntry> table{{1, 0, 1, 1}, {10, 1, 5, 10}, {11, 10, 6, 100}, {12, 1, 7, 1000}};
    const MemoryReadings readings = sumTrees(table, {10, 11}, [&asked](const ProcessEntry &entry) {
        asked += entry.pid;
        return told(entry);
    });
    QCOMPARE(readings.size(), 2);
    QCOMPARE(asked, (QList<qint64>{10, 11}));
}

void TestProcessTree::survivesALongChain()
{
    std::vector<ProcessEntry> table;
    for (qint64 pid = 1; pid <= 5000; ++pid)
        table.push_back({pid, pid - 1, 1, 1});
    QCOMPARE(sums(table, {1, 4999}), QStringLiteral("1=5000 4999=2"));
}

QTEST_GUILESS_MAIN(TestProcessTree)
#include "tst_processtree.moc"
