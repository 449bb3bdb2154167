// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/processmerge.h"

#include <QtTest>

using namespace pennon;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr qint64 epoch = 1'700'000'000;

class SetClock final : public Clock
{
public:
    WallTime time{seconds(epoch)};
    [[nodiscard]] WallTime now() const override { return time; }
    [[nodiscard]] SteadyTime steady() const override { return {}; }
};

ProcessName named(const QString &name)
{
    return {QStringLiteral("group"), name};
}

ProcessInfo running(const QString &name, qint64 pid = 12)
{
    ProcessInfo info;
    info.name = named(name);
    info.pid = pid;
    info.state = ProcessState::Running;
    info.now = epoch;
    info.start = epoch - 100;
    return info;
}

ProcessInfo crashed(const QString &name, qint64 stop, int status = 1)
{
    ProcessInfo info = running(name, 0);
    info.state = ProcessState::Exited;
    info.stop = stop;
    info.exitStatus = status;
    return info;
}

ProcessStatus status(const QString &name, qint64 pid = 12)
{
    ProcessStatus made;
    made.name = named(name);
    made.state = ProcessState::Running;
    made.pid = pid;
    made.memory = ProcessStatus::Memory{ByteSize{1000}, ByteSize{900}};
    made.limit = ProcessStatus::Limit{ByteSize{5000}, QStringLiteral("memmon"), {}};
    made.silenced = true;
    return made;
}

QStringList names(const ProcessChanges &changes)
{
    QStringList all;
    for (const ProcessView &view : changes.changed)
        all << view.name.name;
    for (const ProcessName &name : changes.gone)
        all << QStringLiteral("-") + name.name;
    return all;
}

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

} // namespace

class TestProcessMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatChanged()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeList({running(a), running(b)});
        QCOMPARE(names(merge.takeChanges()), (QStringList{a, b}));
        merge.takeList({running(a), running(b)});
        QCOMPARE(names(merge.takeChanges()), QStringList());
        merge.takeList({running(a), running(b, 13)});
        QCOMPARE(names(merge.takeChanges()), QStringList{b});
        merge.takeList({running(c), running(b, 13)});
        QCOMPARE(names(merge.takeChanges()), (QStringList{c, QStringLiteral("-a")}));
        merge.takeList({running(b, 13), running(c)}); // in another order
        QCOMPARE(names(merge.takeChanges()), QStringList());
        QCOMPARE(merge.processes().front().name.name, b);
        QVERIFY(!merge.find(named(a)));
        QCOMPARE(merge.find(named(c))->name.name, c);
    }

    void timesAreOfThisMachine()
    {
        SetClock clock;
        ProcessMerge merge(clock);
        clock.time += minutes(10); // ours is ahead
        merge.takeList({running(a)});
        QCOMPARE(*merge.find(named(a))->started, clock.time - seconds(100));
        (void) merge.takeChanges();
        clock.time += std::chrono::milliseconds(1900); // supervisord tells whole seconds
        ProcessInfo info = running(a);
        info.now += 1;
        merge.takeList({info});
        QCOMPARE(names(merge.takeChanges()), QStringList());
        clock.time += minutes(1); // set anew
        merge.takeList({info});
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
    }

    void listenerAddsToIt()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeStatus(status(b)); // before supervisord named it
        merge.takeList({running(a), running(b)});
        merge.takeStatus(status(a, 99)); // another process has that pid
        const ProcessView *const first = merge.find(named(a));
        QCOMPARE(first->limit->bytes.bytes, 5000);
        QVERIFY(!first->memory);
        QCOMPARE(merge.find(named(b))->memory->bytes, 1000);
        QVERIFY(merge.find(named(b))->silenced);
        QCOMPARE(merge.find(named(b))->restarts, std::optional(0));
        (void) merge.takeChanges();
        merge.takeSample({named(a), MemorySample{clock.time, ByteSize{77}, {}}});
        merge.takeSample({named(c), MemorySample{clock.time, ByteSize{77}, {}}});
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
        QCOMPARE(first->memory->bytes, 77);
        merge.takeList({running(a, 13), running(b)});
        QVERIFY(!merge.find(named(a))->memory);
        merge.forgetListener();
        QVERIFY(!merge.find(named(b))->limit);
        QVERIFY(!merge.find(named(b))->restarts);
        QVERIFY(!merge.find(named(b))->silenced);
    }

    void listenerStandsInForTheFirstList()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeStatus(status(c)); // a single one is no list
        QCOMPARE(names(merge.takeChanges()), QStringList());
        ProcessStatus ended = status(b, 0);
        ended.state = ProcessState::Exited;
        ended.memory.reset();
        ended.lastIncident = ProcessStatus::LastIncident{1, IncidentKind::Crash, clock.time};
        merge.takeStatuses({ended, status(a)});
        QCOMPARE(names(merge.takeChanges()), (QStringList{b, a}));
        QVERIFY(!merge.isListed());
        const ProcessView early = *merge.find(named(a));
        QVERIFY(early.isProvisional);
        QCOMPARE(early.state, ProcessState::Running);
        QCOMPARE(early.pid, 12);
        QCOMPARE(early.memory->bytes, 1000);
        QCOMPARE(early.limit->bytes.bytes, 5000);
        QCOMPARE(early.restarts, std::optional(0));
        QVERIFY(!early.started && !early.stopped && !early.exitStatus);

        merge.takeList({running(a), crashed(b, epoch), running(c)});
        QVERIFY(merge.isListed());
        QCOMPARE(names(merge.takeChanges()), (QStringList{a, b, c}));
        ProcessView late = *merge.find(named(a));
        QCOMPARE(late.started, std::optional(clock.time - seconds(100)));
        late.started.reset();
        late.isProvisional = false;
        QVERIFY(late != early);
        late.isProvisional = true;
        QCOMPARE(late, early); // nothing else became different
        QCOMPARE(merge.find(named(b))->crashes, 0);
        QVERIFY(!merge.find(named(b))->isProvisional);
    }

    void neverStarted()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        ProcessStatus told = status(a, 0);
        told.state = ProcessState::Stopped;
        merge.takeStatuses({told});
        (void) merge.takeChanges();
        ProcessInfo info;
        info.name = named(a);
        info.now = epoch;
        merge.takeList({info});
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
        QVERIFY(!merge.find(named(a))->isProvisional);
    }

    void supervisordSaysWhichThereAre()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeStatuses({status(a), status(b)});
        (void) merge.takeChanges();
        merge.takeList({running(c), running(a, 13)});
        QCOMPARE(names(merge.takeChanges()), (QStringList{c, a, QStringLiteral("-b")}));
        QVERIFY(!merge.find(named(a))->memory); // of the process before
        ProcessStatus other = status(a, 14);
        other.state = ProcessState::Fatal;
        merge.takeStatuses({other, status(b)});
        QCOMPARE(merge.find(named(a))->pid, 13);
        QCOMPARE(merge.find(named(a))->state, ProcessState::Running);
        QVERIFY(!merge.find(named(b)));
        merge.takeGone({named(a)});
        QVERIFY(merge.find(named(a)));
    }

    void provisionalOnesFollowTheListener()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeStatuses({status(a), status(b)});
        (void) merge.takeChanges();
        merge.takeStatuses({status(a), status(b)});
        QCOMPARE(names(merge.takeChanges()), QStringList());
        ProcessStatus failed = status(a, 0);
        failed.state = ProcessState::Fatal;
        failed.memory.reset();
        merge.takeStatus(failed);
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
        QCOMPARE(merge.find(named(a))->state, ProcessState::Fatal);
        QVERIFY(!merge.find(named(a))->memory);
        merge.takeStatuses({status(b), status(c)});
        QCOMPARE(names(merge.takeChanges()), (QStringList{c, QStringLiteral("-a")}));
        merge.takeStatus(status(a)); // a new one: what was told before was all
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
        QVERIFY(merge.find(named(a))->isProvisional);
        merge.takeGone({named(b)});
        QCOMPARE(names(merge.takeChanges()), QStringList{QStringLiteral("-b")});
        QCOMPARE(merge.find(named(a))->pid, 12);
        merge.forgetListener();
        QCOMPARE(names(merge.takeChanges()).size(), 2); // gone
        QVERIFY(merge.processes().empty());
        merge.takeStatus(status(b));
        QVERIFY(merge.processes().empty());
    }

    void wordsBelongToAState()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeList({running(a), crashed(b, epoch)});
        QCOMPARE(merge.wordless(), std::vector<ProcessName>{named(b)});
        ProcessInfo words = crashed(b, epoch);
        words.spawnError = QStringLiteral("Bad exit code 1");
        merge.takeWords(words);
        QVERIFY(merge.wordless().empty());
        QCOMPARE(merge.find(named(b))->description, QStringLiteral("Bad exit code 1"));
        merge.takeList({running(a), crashed(b, epoch)});
        QVERIFY(merge.wordless().empty());
        merge.takeList({running(a), crashed(b, epoch + 5)}); // once more
        QCOMPARE(merge.wordless().size(), std::size_t{1});
        merge.takeWords(words); // too late
        QCOMPARE(merge.wordless().size(), std::size_t{1});
        merge.takeList({running(a), running(b)});
        QVERIFY(merge.wordless().empty());
        QVERIFY(merge.find(named(b))->description.isEmpty());
    }

    void wordsStayWhileItTriesOn()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        ProcessInfo info = crashed(a, epoch, 0);
        info.state = ProcessState::Backoff;
        info.spawnError = QStringLiteral("Exited too quickly");
        merge.takeList({info});
        merge.takeWords(info);
        info.state = ProcessState::Starting;
        info.start += 5;
        info.pid = 5;
        merge.takeList({info});
        QCOMPARE(merge.find(named(a))->description, QStringLiteral("Exited too quickly"));
        info.state = ProcessState::Running;
        merge.takeList({info});
        QVERIFY(merge.find(named(a))->description.isEmpty());
    }

    void countsCrashes()
    {
        SetClock clock;
        ProcessMerge merge(clock);
        merge.takeList({crashed(a, epoch)});
        QCOMPARE(merge.find(named(a))->crashes, 0); // not seen
        merge.takeList({crashed(a, epoch + 20)});
        merge.takeList({crashed(a, epoch + 20)});
        QCOMPARE(merge.find(named(a))->crashes, 1);
        ProcessInfo stopped = crashed(a, epoch + 30, 1);
        stopped.state = ProcessState::Stopped; // by hand
        merge.takeList({stopped});
        QCOMPARE(merge.find(named(a))->crashes, 1);
        clock.time += minutes(11);
        stopped.now += 11 * 60;
        merge.takeList({stopped});
        QCOMPARE(merge.find(named(a))->crashes, 0);
    }

    void countsCrashesByIncidents()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeList({running(a)});
        ProcessStatus told = status(a);
        told.lastIncident = ProcessStatus::LastIncident{1, IncidentKind::Crash, clock.time};
        merge.takeStatus(told); // of before
        QCOMPARE(merge.find(named(a))->crashes, 0);
        told.lastIncident->id = 2;
        merge.takeStatus(told);
        merge.takeStatus(told);
        QCOMPARE(merge.find(named(a))->crashes, 1);
        merge.takeList({crashed(a, epoch)}); // the same crash
        QCOMPARE(merge.find(named(a))->crashes, 1);
        told.lastIncident = ProcessStatus::LastIncident{3, IncidentKind::Memory, clock.time};
        merge.takeStatus(told);
        QCOMPARE(merge.find(named(a))->crashes, 1);
    }

    void measuredHere()
    {
        const SetClock clock;
        ProcessMerge merge(clock);
        merge.takeList({running(a), running(b, 13)});
        TreeReadings readings;
        readings.insert(12, TreeMemory{ByteSize{1}, ByteSize{2}, ByteSize{1}});
        merge.takeMemory(readings);
        QCOMPARE(merge.find(named(a))->memory->bytes, 2);
        QVERIFY(!merge.find(named(b))->memory);
        (void) merge.takeChanges();
        merge.takeMemory(readings);
        QCOMPARE(names(merge.takeChanges()), QStringList());
        merge.takeMemory({});
        QCOMPARE(names(merge.takeChanges()), QStringList{a});
    }
};

QTEST_GUILESS_MAIN(TestProcessMerge)
#include "tst_processmerge.moc"
