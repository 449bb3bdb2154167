// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeproc.h"

#include "procmem/memoryprobefactory.h"
#include "procmem/plaintreememory.h"
#include "procmem/procfstreememory.h"

#include <QTest>

#include <unistd.h>

using namespace pennon;
using namespace std::chrono_literals;
using testing::FakeProc;

namespace {

const qint64 page = sysconf(_SC_PAGESIZE);

/// Goes on by itself each time that somebody looks.
class TestClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override { return {}; }
    [[nodiscard]] SteadyTime steady() const override { return time += perLook; }

    mutable SteadyTime time{std::chrono::hours(1)};
    std::chrono::milliseconds perLook{0};
};

void setPss(FakeProc &proc, qint64 pid, qint64 kibibytes)
{
    const QByteArray text = "5566-7fff ---p 00000000 00:00 0                          [rollup]\n"
                            "Rss:              9 kB\nPss:    " +
                            QByteArray::number(kibibytes) + " kB\nPss_Dirty:    1 kB\n";
    proc.write(pid, "smaps_rollup", text);
}

std::optional<ByteSize> kilo(qint64 kibibytes)
{
    return ByteSize{kibibytes * 1024};
}

TreeReadings measured(TreeMemoryProbe &probe, std::vector<qint64> pids)
{
    QFuture<Result<TreeReadings>> measuring = probe.measure(std::move(pids));
    measuring.waitForFinished();
    return measuring.result().value_or(TreeReadings());
}

} // namespace

class TestTreeMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsTrees();
    void oneThatCannotBeReadSpoilsTheTree();
    void readsOncePerMinute();
    void readsInTurns();
    void stopsWhenReadingTakesTooLong();
    void readsExpensiveOnesSeldom();
    void anotherProcessOfTheSamePid();
    void withoutProcFs();
    void ofThisMachine();
    void plainTrees();
};

void TestTreeMemory::sumsTrees()
{
    FakeProc proc;
    proc.add(1, 0, 1, 50);
    proc.add(10, 1, 2, 1);
    proc.add(11, 10, 3, 10);
    proc.add(12, 11, 4, 100);
    proc.add(13, 10, 5, 0); // a zombie
    for (const qint64 pid : {10, 11, 12})
        setPss(proc, pid, pid);
    const TestClock clock;
    ProcFsTreeMemory probe(clock, proc.path());
    const TreeReadings expected{{10, {{page}, {111 * page}, kilo(33)}},
                                {11, {{10 * page}, {110 * page}, kilo(23)}},
                                {13, {{0}, {0}, kilo(0)}}};
    QCOMPARE(measured(probe, {10, 11, 13, 99}), expected);
}

void TestTreeMemory::oneThatCannotBeReadSpoilsTheTree()
{
    FakeProc proc;
    proc.add(10, 1, 2, 1);
    proc.add(11, 10, 3, 10);
    proc.add(12, 11, 4, 100);
    setPss(proc, 10, 1);
    proc.write(11, "smaps_rollup", "");
    setPss(proc, 12, 1);
    const TestClock clock;
    ProcFsTreeMemory probe(clock, proc.path());
    const TreeReadings expected{{10, {{page}, {111 * page}, {}}},
                                {12, {{100 * page}, {100 * page}, kilo(1)}}};
    QCOMPARE(measured(probe, {10, 12}), expected);
}

void TestTreeMemory::readsOncePerMinute()
{
    FakeProc proc;
    proc.add(10, 1, 2, 1);
    setPss(proc, 10, 7);
    TestClock clock;
    ProcFsTreeMemory probe(clock, proc.path());
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(7));
    setPss(proc, 10, 8);
    proc.write(10, "statm", "660 5 193 4 0 88 0\n");
    clock.time += 59s;
    QCOMPARE(measured(probe, {10}).value(10), (TreeMemory{{5 * page}, {5 * page}, kilo(7)}));
    clock.time += 1s;
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(8));
}

void TestTreeMemory::readsInTurns()
{
    FakeProc proc;
    std::vector<qint64> pids;
    for (qint64 pid = 1000; pid < 1300; ++pid) {
        proc.add(pid, 1, 2, 1);
        setPss(proc, pid, 1);
        pids.push_back(pid);
    }
    TestClock clock;
    ProcFsTreeMemory probe(clock, proc.path());
    const auto known = [&] {
        const TreeReadings readings = measured(probe, pids);
        return std::count_if(readings.begin(), readings.end(),
                             [](const TreeMemory &tree) { return tree.proportional.has_value(); });
    };
    qsizetype before = 0;
    for (int i = 0; i < 12; ++i) { // a minute
        const qsizetype now = known();
        QVERIFY(now - before <= 64);
        QVERIFY(now > before || now == 300);
        before = now;
        clock.time += 5s;
    }
    QCOMPARE(before, 300);
}

void TestTreeMemory::stopsWhenReadingTakesTooLong()
{
    FakeProc proc;
    for (const qint64 pid : {10, 11, 12, 13}) {
        proc.add(pid, 1, 2, 1);
        setPss(proc, pid, 1);
    }
    TestClock clock;
    clock.perLook = 30ms;
    ProcFsTreeMemory probe(clock, proc.path());
    const auto known = [&] {
        const TreeReadings readings = measured(probe, {10, 11, 12, 13});
        return std::count_if(readings.begin(), readings.end(),
                             [](const TreeMemory &tree) { return tree.proportional.has_value(); });
    };
    QCOMPARE(known(), 2); // 60 ms
    QCOMPARE(known(), 4); // those not read so far come first
}

void TestTreeMemory::readsExpensiveOnesSeldom()
{
    FakeProc proc;
    proc.add(10, 1, 2, 1);
    setPss(proc, 10, 7);
    TestClock clock;
    clock.perLook = 200ms;
    ProcFsTreeMemory probe(clock, proc.path());
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(7));
    setPss(proc, 10, 8);
    clock.time += 190s;
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(7));
    clock.time += 10s;
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(8));
}

void TestTreeMemory::anotherProcessOfTheSamePid()
{
    FakeProc proc;
    proc.add(10, 1, 2, 1);
    setPss(proc, 10, 7);
    const TestClock clock;
    ProcFsTreeMemory probe(clock, proc.path());
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(7));
    proc.add(10, 1, 99, 1);
    setPss(proc, 10, 8);
    QCOMPARE(measured(probe, {10}).value(10).proportional, kilo(8));
}

void TestTreeMemory::withoutProcFs()
{
    const TestClock clock;
    ProcFsTreeMemory probe(clock, FakeProc().path());
    const auto result = probe.measure({1}).result();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotFound);
}

void TestTreeMemory::ofThisMachine()
{
    const SystemClock clock;
    const std::unique_ptr<TreeMemoryProbe> probe = makeTreeMemoryProbe(clock);
    const TreeMemory own = measured(*probe, {getpid()}).value(getpid());
    QVERIFY(own.own.bytes > 1024 * 1024);
    QVERIFY(own.resident >= own.own);
    QVERIFY(own.proportional);
    QVERIFY(own.proportional->bytes > 0);
    QVERIFY(*own.proportional <= own.resident);
}

void TestTreeMemory::plainTrees()
{
    class Probe final : public MemoryProbe
    {
    public:
        [[nodiscard]] QFuture<Result<MemoryReadings>> measure(std::vector<qint64>, bool trees) override
        {
            if (isBroken)
                return QtFuture::makeReadyFuture(
                    Result<MemoryReadings>(failure(ErrorCode::System, QStringLiteral("broken"))));
            return QtFuture::makeReadyFuture(Result<MemoryReadings>(trees ? MemoryReadings{{1, {5}}, {2, {7}}}
                                                                          : MemoryReadings{{1, {3}}}));
        }
        bool isBroken = false;
    };
    auto fake = std::make_unique<Probe>();
    Probe &inner = *fake;
    PlainTreeMemory probe(std::move(fake));
    QCOMPARE(measured(probe, {1, 2}), (TreeReadings{{1, {{3}, {5}, {}}}}));
    inner.isBroken = true;
    QFuture<Result<TreeReadings>> broken = probe.measure({1});
    QVERIFY(!broken.result());
}

QTEST_GUILESS_MAIN(TestTreeMemory)
#include "tst_treememory.moc"
