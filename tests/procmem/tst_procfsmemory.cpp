// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeproc.h"

#include "procmem/memoryprobefactory.h"
#include "procmem/procfsmemory.h"
#include "procmem/psmemory.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pennon;
using testing::FakeProc;

namespace {

const qint64 page = sysconf(_SC_PAGESIZE);

MemoryReadings measured(const FakeProc &proc, std::vector<qint64> pids, bool trees)
{
    return ProcFsMemory(proc.path()).measure(std::move(pids), trees).result().value_or(MemoryReadings());
}

/// A child of the test that starts another one; both hold memory. They end with it.
class Hogs
{
public:
    Hogs()
    {
        m_process.start(QStringLiteral("python3"),
                        {QStringLiteral("-c"), QStringLiteral("import os,sys\n"
                                                              "r, w = os.pipe()\n"
                                                              "if os.fork() == 0:\n"
                                                              "    os.close(w)\n"
                                                              "    hold = b'x' * (30 << 20)\n"
                                                              "    print(os.getpid(), flush=True)\n"
                                                              "    os.read(r, 1)\n"
                                                              "    os._exit(0)\n"
                                                              "hold = b'y' * (50 << 20)\n"
                                                              "print(os.getpid(), flush=True)\n"
                                                              "sys.stdin.read()\n")});
        while (m_pids.size() < 2 && m_process.waitForReadyRead(30'000)) {
            while (m_process.canReadLine())
                m_pids += m_process.readLine().trimmed().toLongLong();
        }
        m_pids.removeOne(m_process.processId());
    }
    ~Hogs()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Hogs(const Hogs &) = delete;
    Hogs &operator=(const Hogs &) = delete;
    Hogs(Hogs &&) = delete;
    Hogs &operator=(Hogs &&) = delete;

    [[nodiscard]] qint64 parent() const { return m_process.processId(); }
    [[nodiscard]] qint64 child() const { return m_pids.value(0); }

private:
    QProcess m_process;
    QList<qint64> m_pids;
};

/// What ps shows, in bytes.
qint64 psResident(qint64 pid)
{
    QProcess ps;
    ps.start(QStringLiteral("ps"),
             {QStringLiteral("-o"), QStringLiteral("rss="), QStringLiteral("-p"), QString::number(pid)});
    ps.waitForFinished();
    return ps.readAllStandardOutput().trimmed().toLongLong() * 1024;
}

bool near(qint64 a, qint64 b)
{
    return qAbs(a - b) <= 512 * 1024;
}

} // namespace

class TestProcFsMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPages();
    void leavesOutWhatCannotBeRead();
    void sumsTrees();
    void readsNamesWithParentheses_data();
    void readsNamesWithParentheses();
    void leavesOutChildrenOfAnEarlierProcess();
    void failsWithoutAProcessTable();
    void agreesWithPsOnRealProcesses();
    void agreesWithPsMemory();
    void choosesByWhatThereIs();
};

void TestProcFsMemory::readsPages()
{
    FakeProc proc;
    proc.add(10, 1, 5, 3);
    proc.add(11, 10, 5, 0); // a zombie, or a thread of the kernel
    proc.add(4194303, 10, 5, 2'000'000);
    const MemoryReadings readings = measured(proc, {10, 11, 4194303}, false);
    QCOMPARE(readings, (MemoryReadings{{10, {3 * page}}, {11, {0}}, {4194303, {2'000'000 * page}}}));
    QCOMPARE(measured(proc, {}, false), MemoryReadings());
}

void TestProcFsMemory::leavesOutWhatCannotBeRead()
{
    FakeProc proc;
    proc.add(10, 1, 5, 1);
    for (const qint64 pid : {20, 21, 22, 23})
        proc.add(pid, 10, 5, 7);
    proc.write(20, "statm", "");
    proc.write(21, "statm", "660");
    proc.write(22, "statm", "a b c\n");
    proc.makeUnreadable(23, "statm");
    proc.add(30, 10, 5, 5);
    proc.makeUnreadable(30, "stat");
    proc.add(31, 10, 5, 5);
    proc.write(31, "stat", "31 (prog S 10");
    proc.add(32, 10, 5, 5);
    proc.write(32, "stat", "32 (prog) S 10 1 1");
    QVERIFY(QDir(proc.path()).mkpath(QStringLiteral("40"))); // gone between the listing and the reading
    QVERIFY(QDir(proc.path()).mkpath(QStringLiteral("sys")));
    QVERIFY(QDir(proc.path()).mkpath(QStringLiteral("10x")));

    QCOMPARE(measured(proc, {10, 20, 21, 22, 23, 40, 99, -1}, false), (MemoryReadings{{10, {page}}}));
    QCOMPARE(measured(proc, {10, 20, 23, 30, 31, 32, 40, 99}, true), (MemoryReadings{{10, {page}}}));
}

void TestProcFsMemory::sumsTrees()
{
    FakeProc proc;
    proc.add(1, 0, 0, 1000);
    proc.add(10, 1, 5, 1);
    proc.add(11, 10, 6, 10);
    proc.add(12, 11, 7, 100);
    proc.add(9, 12, 8, 10'000); // the pids had started over
    proc.add(13, 1, 8, 500);
    QCOMPARE(measured(proc, {10}, true), (MemoryReadings{{10, {10'111 * page}}}));
    QCOMPARE(measured(proc, {12, 13}, true), (MemoryReadings{{12, {10'100 * page}}, {13, {500 * page}}}));
    QCOMPARE(measured(proc, {10}, false), (MemoryReadings{{10, {page}}}));
}

void TestProcFsMemory::readsNamesWithParentheses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("blank") << QByteArray("my prog");
    QTest::newRow("parentheses") << QByteArray("a) S 1 (b");
    QTest::newRow("ends in one") << QByteArray("x)");
    QTest::newRow("looks like the rest") << QByteArray(") R 777 1 1");
    QTest::newRow("newline") << QByteArray("a\nb");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("the longest") << QByteArray(64, ')');
}

void TestProcFsMemory::readsNamesWithParentheses()
{
    QFETCH(QByteArray, name);
    FakeProc proc;
    proc.add(10, 1, 5, 1, name);
    proc.add(11, 10, 6, 10, name);
    QCOMPARE(measured(proc, {10}, true), (MemoryReadings{{10, {11 * page}}}));
}

void TestProcFsMemory::leavesOutChildrenOfAnEarlierProcess()
{
    FakeProc proc;
    proc.add(10, 1, 18446744073709551000U, 1);
    proc.add(11, 10, 18446744073709550999U, 10);
    proc.add(12, 10, 18446744073709551000U, 100);
    QCOMPARE(measured(proc, {10}, true), (MemoryReadings{{10, {101 * page}}}));
}

void TestProcFsMemory::failsWithoutAProcessTable()
{
    const FakeProc proc;
    const QString absent = proc.path() + QStringLiteral("/absent");
    for (const bool trees : {false, true}) {
        const auto result = ProcFsMemory(absent).measure({1}, trees).result();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(result.error().message.contains(absent));
    }
}

void TestProcFsMemory::agreesWithPsOnRealProcesses()
{
    const Hogs hogs;
    QVERIFY(hogs.child() > 0);
    const auto plain = ProcFsMemory().measure({hogs.parent(), hogs.child()}, false).result();
    QVERIFY(plain);
    const qint64 parent = plain->value(hogs.parent()).bytes;
    const qint64 child = plain->value(hogs.child()).bytes;
    QVERIFY(parent > 50 << 20);
    QVERIFY(child > 30 << 20);
    QVERIFY2(near(parent, psResident(hogs.parent())), qPrintable(QString::number(parent)));
    QVERIFY2(near(child, psResident(hogs.child())), qPrintable(QString::number(child)));

    const auto trees = ProcFsMemory().measure({hogs.parent(), hogs.child(), getpid()}, true).result();
    QVERIFY(trees);
    QVERIFY(near(trees->value(hogs.parent()).bytes, parent + child));
    QVERIFY(near(trees->value(hogs.child()).bytes, child));
    QVERIFY(trees->value(getpid()).bytes > parent + child);
}

void TestProcFsMemory::agreesWithPsMemory()
{
    const Hogs hogs;
    const std::vector<qint64> pids{hogs.parent(), hogs.child()};
    PsMemory ps;
    for (const bool trees : {false, true}) {
        const auto here = ProcFsMemory().measure(pids, trees).result();
        const QFuture<Result<MemoryReadings>> answer = ps.measure(pids, trees);
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000);
        const auto there = answer.result();
        QVERIFY(here);
        QVERIFY(there);
        QCOMPARE(here->size(), 2);
        QCOMPARE(there->size(), 2);
        for (const qint64 pid : pids)
            QVERIFY(near(here->value(pid).bytes, there->value(pid).bytes));
    }
}

void TestProcFsMemory::choosesByWhatThereIs()
{
    const FakeProc proc;
    QVERIFY(dynamic_cast<PsMemory *>(makeMemoryProbe(proc.path()).get()) != nullptr);
    QVERIFY(dynamic_cast<ProcFsMemory *>(makeMemoryProbe().get()) != nullptr);
}

QTEST_GUILESS_MAIN(TestProcFsMemory)
#include "tst_procfsmemory.moc"
