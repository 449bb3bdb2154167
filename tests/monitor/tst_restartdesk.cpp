// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = RestartResult::Verdict;

class TestRestartDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<fakes::MonitorWorld>();
        m_world->runs({wish().process});
    }
    void restartsAndTellsHowItEnded();
    void tailsAreThoseOfBefore();
    void stepsComeBeforeTheStop();
    void failedRestarts_data();
    void failedRestarts();
    void anotherProcessByNowIsLeftAlone();
    void theGateHoldsBack();
    void aPassedCheckCountsAnew();
    void theBreakerOpensOnce();
    void theBreakerClosesByItselfAndByHand();
    void dryRunsHoldNothingBack();
    void dryRunOfTheBreaker();
    void oneRestartAtATime();
    void nothingAfterShut();
    void shutDuringTheSteps();
    void remembersAnInterruptedRestart();
    void resumesOnlyWhatIsStopped_data();
    void resumesOnlyWhatIsStopped();
    void historiesAreStored();
    void whatDryRunsDidIsStoredApart();
    void aFullDiskIsOneLine();

private:
    [[nodiscard]] static RestartWish wish()
    {
        RestartWish wish;
        wish.kind = IncidentKind::Memory;
        wish.process = fakes::running(u"g"_s, u"a"_s, 12);
        wish.section = u"memmon"_s;
        wish.cause = u"too much"_s;
        wish.memory = ByteSize{200};
        wish.limit = ByteSize{100};
        wish.to = QStringList{u"to@example.com"_s};
        wish.policy.maxRestarts = 2;
        return wish;
    }
    /// Asks about a process that supervisord knows as it is, and waits for the end.
    [[nodiscard]] RestartResult ask(const RestartWish &wish)
    {
        m_world->runs({wish.process});
        return askStale(wish);
    }
    [[nodiscard]] RestartResult askStale(const RestartWish &wish)
    {
        const QFuture<RestartResult> asking = asFuture(m_world->desk.request(wish));
        if (!QTest::qWaitFor([&asking] { return asking.isFinished(); }))
            qFatal("the request does not end");
        return asking.result();
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
};

void TestRestartDesk::restartsAndTellsHowItEnded()
{
    fakes::MonitorWorld &world = *m_world;
    world.supervisor.hold(u"startProcess g:a"_s);
    const QFuture<RestartResult> asking = asFuture(world.desk.request(wish()));
    QTRY_VERIFY(world.supervisor.calls.contains(u"startProcess g:a"_s));
    QVERIFY(world.desk.isBusy({u"g"_s, u"a"_s}));
    QVERIFY(!world.desk.isBusy({u"g"_s, u"b"_s}));
    QVERIFY(world.isMarked(u"g:a"_s));
    std::vector<Incident> incidents = world.incidents();
    QCOMPARE(incidents.size(), 1U);
    QCOMPARE(incidents.front().action, u"restart"_s);
    QVERIFY2(incidents.front().outcome.isEmpty(), "it is under way");
    QVERIFY(!incidents.front().closed);

    world.pass(3s);
    world.supervisor.release(u"startProcess g:a"_s);
    QTRY_VERIFY(asking.isFinished());
    QCOMPARE(asking.result().verdict, Verdict::Restarted);
    QVERIFY(!world.desk.isBusy({u"g"_s, u"a"_s}));
    QVERIFY(!world.isMarked(u"g:a"_s));
    incidents = world.incidents();
    QCOMPARE(incidents.size(), 1U);
    const Incident &incident = incidents.front();
    QCOMPARE(incident.kind, IncidentKind::Memory);
    QCOMPARE(incident.process, (ProcessName{u"g"_s, u"a"_s}));
    QCOMPARE(incident.cause, u"too much"_s);
    QCOMPARE(incident.memory, std::optional(ByteSize{200}));
    QCOMPARE(incident.limit, std::optional(ByteSize{100}));
    QCOMPARE(incident.outcome, u"runs again"_s);
    QCOMPARE(incident.closed, std::optional(incident.opened + 3s));
}

void TestRestartDesk::tailsAreThoseOfBefore()
{
    const QString log = m_world->folder.filePath(u"out.log"_s);
    QFile file(log);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("last words\n");
    file.close();
    RestartWish some = wish();
    some.process.stdoutLog = log;
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
    QVERIFY(m_world->incidents().front().stdoutTail.contains("last words"));
    QVERIFY(m_world->incidents().front().stderrTail.isEmpty());
}

void TestRestartDesk::stepsComeBeforeTheStop()
{
    RestartWish some = wish();
    some.policy.signal = u"USR1"_s;
    some.policy.signalWait = 0s;
    const RestartResult result = ask(some);
    QCOMPARE(result.verdict, Verdict::Restarted);
    QCOMPARE(result.lines, QStringList{u"Sent signal USR1 to g:a"_s});
    const QStringList &calls = m_world->supervisor.calls;
    const qsizetype signal = calls.indexOf(u"signalProcess g:a USR1"_s);
    QVERIFY(signal >= 0);
    QVERIFY(signal < calls.indexOf(u"stopProcess g:a"_s));
    QCOMPARE(m_world->incidents().front().outcome, u"runs again\nSent signal USR1 to g:a"_s);
}

void TestRestartDesk::failedRestarts_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("marked");
    QTest::newRow("stop") << u"stopProcess g:a"_s << 99 << int(Verdict::NotStopped)
                          << u"could not be stopped: no"_s << false;
    QTest::newRow("start") << u"startProcess g:a"_s << 99 << int(Verdict::NotStarted)
                           << u"stopped, and did not start: no"_s << true;
    QTest::newRow("somebody else has started it")
        << u"startProcess g:a"_s << fault::alreadyStarted << int(Verdict::NotStarted)
        << u"stopped, and did not start: no"_s << false;
}

void TestRestartDesk::failedRestarts()
{
    QFETCH(const QString, call);
    QFETCH(const int, fault);
    QFETCH(const int, verdict);
    QFETCH(const QString, outcome);
    QFETCH(const bool, marked);
    m_world->supervisor.script(call, {Result<void>(failure(ErrorCode::Fault, u"no"_s, fault))});
    const RestartResult result = ask(wish());
    QCOMPARE(int(result.verdict), verdict);
    QCOMPARE(result.reason, u"no"_s);
    QCOMPARE(m_world->incidents().front().outcome, outcome);
    QCOMPARE(m_world->isMarked(u"g:a"_s), marked);
    if (marked) { // started in the background
        QVERIFY(m_world->desk.isBusy({u"g"_s, u"a"_s}));
        QTRY_VERIFY(!m_world->isMarked(u"g:a"_s));
        QVERIFY(!m_world->desk.isBusy({u"g"_s, u"a"_s}));
    }
}

void TestRestartDesk::anotherProcessByNowIsLeftAlone()
{
    RestartWish stale = wish();
    stale.process.pid = 11;
    const RestartResult result = askStale(stale);
    QCOMPARE(result.verdict, Verdict::Held);
    QVERIFY(!result.reason.isEmpty());
    QVERIFY(!m_world->supervisor.calls.contains(u"stopProcess g:a"_s));
    QVERIFY(m_world->incidents().empty());
    QVERIFY(m_world->restarts.of(stale.process.name).restarts.empty());
    QCOMPARE(ask(wish()).verdict, Verdict::Restarted);
}

void TestRestartDesk::theGateHoldsBack()
{
    RestartWish some = wish();
    some.policy.failures = 2;
    some.policy.cooldown = 60s;
    QCOMPARE(ask(some).verdict, Verdict::Held);
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
    some.process.pid = 13;
    QCOMPARE(ask(some).verdict, Verdict::Held);
    const RestartResult held = ask(some);
    QCOMPARE(held.verdict, Verdict::Held);
    QVERIFY2(held.reason.contains(u"cooldown"), qPrintable(held.reason));
    QVERIFY(m_world->log.text().contains(u"Not restarting g:a: "));
    QCOMPARE(m_world->incidents().size(), 1U);
    QCOMPARE(m_world->supervisor.calls.count(u"stopProcess g:a"_s), 1);
    m_world->pass(61s);
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
}

void TestRestartDesk::aPassedCheckCountsAnew()
{
    RestartWish some = wish();
    some.policy.failures = 2;
    QCOMPARE(ask(some).verdict, Verdict::Held);
    m_world->desk.passed(some.process.name, u"another"_s);
    m_world->desk.passed(some.process.name, some.section);
    QCOMPARE(ask(some).verdict, Verdict::Held);
    m_world->desk.passed(some.process.name, u"another"_s);
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
}

void TestRestartDesk::theBreakerOpensOnce()
{
    for (int i = 0; i < 2; ++i)
        QCOMPARE(ask(wish()).verdict, Verdict::Restarted);
    QVERIFY(m_world->post.mails.empty());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(wish()).verdict, Verdict::Held);
    QCOMPARE(m_world->post.subjects(), QStringList{u"pennon: g:a is not restarted any more"_s});
    QCOMPARE(m_world->post.mails.front().to, QStringList{u"to@example.com"_s});
    const std::vector<Incident> incidents = m_world->incidents();
    QCOMPARE(incidents.size(), 3U);
    QCOMPARE(incidents.back().kind, IncidentKind::Breaker);
    QCOMPARE(incidents.back().action, u"no more restarts"_s);
    QCOMPARE(m_world->supervisor.calls.count(u"stopProcess g:a"_s), 2);
}

void TestRestartDesk::theBreakerClosesByItselfAndByHand()
{
    RestartWish some = wish();
    some.policy.maxRestarts = 1;
    some.policy.pause = 10min;
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
    QCOMPARE(ask(some).verdict, Verdict::Held);
    m_world->pass(9min);
    m_world->desk.closeDueBreakers();
    QCOMPARE(ask(some).verdict, Verdict::Held);
    m_world->pass(2min);
    m_world->desk.closeDueBreakers();
    QVERIFY(m_world->log.text().contains(u"The breaker of g:a has closed"));
    QCOMPARE(ask(some).verdict, Verdict::Restarted);

    QCOMPARE(ask(some).verdict, Verdict::Held);
    QVERIFY(m_world->desk.resetBreaker(some.process.name));
    QCOMPARE(ask(some).verdict, Verdict::Restarted);
    const Result<void> again = m_world->desk.resetBreaker(some.process.name);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::NotFound);
}

void TestRestartDesk::dryRunsHoldNothingBack()
{
    RestartWish dry = wish();
    dry.dryRun = true;
    dry.policy.cooldown = 60s;
    QCOMPARE(ask(dry).verdict, Verdict::DryRun);
    QCOMPARE(ask(dry).verdict, Verdict::Held);
    QVERIFY(m_world->supervisor.calls.filter(u"Process g:a"_s).filter(u"st"_s).isEmpty());
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.action, u"dry run: would have been restarted"_s);
    QCOMPARE(incident.closed, std::optional(incident.opened));
    QVERIFY(m_world->restarts.all().empty());
    dry.dryRun = false;
    QCOMPARE(ask(dry).verdict, Verdict::Restarted);
}

void TestRestartDesk::dryRunOfTheBreaker()
{
    RestartWish dry = wish();
    dry.dryRun = true;
    dry.policy.maxRestarts = 1;
    QCOMPARE(ask(dry).verdict, Verdict::DryRun);
    QCOMPARE(ask(dry).verdict, Verdict::Held);
    QVERIFY(m_world->post.mails.empty());
    const Incident incident = m_world->incidents().back();
    QCOMPARE(incident.kind, IncidentKind::Breaker);
    QVERIFY(incident.action.startsWith(u"dry run"));
    QVERIFY(incident.closed);
    QVERIFY(m_world->log.text().contains(u"Dry run: g:a would not be restarted any more"));
}

void TestRestartDesk::oneRestartAtATime()
{
    m_world->supervisor.hold(u"stopProcess g:a"_s);
    const QFuture<RestartResult> first = asFuture(m_world->desk.request(wish()));
    QTRY_VERIFY(m_world->supervisor.calls.contains(u"stopProcess g:a"_s));
    const RestartResult second = ask(wish());
    QCOMPARE(second.verdict, Verdict::Held);
    QCOMPARE(second.reason, u"it is being restarted already"_s);
    RestartWish other = wish();
    other.process.name.name = u"b"_s;
    QCOMPARE(ask(other).verdict, Verdict::Restarted);
    QVERIFY(!first.isFinished());
    m_world->supervisor.release(u"stopProcess g:a"_s);
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().verdict, Verdict::Restarted);
}

void TestRestartDesk::nothingAfterShut()
{
    m_world->desk.shut();
    const RestartResult result = ask(wish());
    QCOMPARE(result.verdict, Verdict::Held);
    QCOMPARE(result.reason, u"the listener is ending"_s);
    QVERIFY(m_world->supervisor.calls.isEmpty());
    QVERIFY(m_world->incidents().empty());
}

void TestRestartDesk::shutDuringTheSteps()
{
    RestartWish some = wish();
    some.policy.signal = u"USR1"_s;
    some.policy.signalWait = 0s;
    m_world->supervisor.hold(u"signalProcess g:a USR1"_s);
    const QFuture<RestartResult> asking = asFuture(m_world->desk.request(some));
    QTRY_VERIFY(m_world->supervisor.calls.contains(u"signalProcess g:a USR1"_s));
    m_world->desk.shut();
    m_world->supervisor.release(u"signalProcess g:a USR1"_s);
    QTRY_VERIFY(asking.isFinished());
    QCOMPARE(asking.result().verdict, Verdict::Held);
    QVERIFY(!m_world->supervisor.calls.contains(u"stopProcess g:a"_s));
    QVERIFY(!m_world->isMarked(u"g:a"_s));
    QVERIFY(m_world->incidents().front().closed);
    QVERIFY(!m_world->desk.isBusy(some.process.name));
}

void TestRestartDesk::remembersAnInterruptedRestart()
{
    m_world->supervisor.script(u"startProcess g:a"_s,
                               {Result<void>(failure(ErrorCode::ConnectionLost, u"gone"_s))});
    const QFuture<RestartResult> asking = asFuture(m_world->desk.request(wish()));
    QTRY_VERIFY(asking.isFinished());
    m_world->restarter.abandonBackgroundStarts();
    m_world->desk.shut();
    QTest::qWait(20); // longer than the longest delay of a background start
    QVERIFY2(m_world->isMarked(u"g:a"_s), "the next listener has to start it");
    QCOMPARE(m_world->restarter.leftStopped(), QStringList{u"g:a"_s});
}

void TestRestartDesk::resumesOnlyWhatIsStopped_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<bool>("starts");
    QTest::newRow("stopped") << int(ProcessState::Stopped) << true << true;
    QTest::newRow("stopping") << int(ProcessState::Stopping) << true << true;
    QTest::newRow("runs") << int(ProcessState::Running) << true << false;
    QTest::newRow("fatal") << int(ProcessState::Fatal) << true << false;
    QTest::newRow("stopped by somebody") << int(ProcessState::Stopped) << false << false;
}

void TestRestartDesk::resumesOnlyWhatIsStopped()
{
    QFETCH(const int, state);
    QFETCH(const bool, marked);
    QFETCH(const bool, starts);
    if (marked)
        QVERIFY(m_world->state.setSetting(u"restarting/g:a"_s, u"1"_s));
    ProcessInfo process = fakes::running(u"g"_s, u"a"_s, 0);
    process.state = static_cast<ProcessState>(state);
    m_world->desk.resume({process});
    QCOMPARE(m_world->desk.isBusy(process.name), starts);
    QTRY_VERIFY(!m_world->isMarked(u"g:a"_s));
    QCOMPARE(m_world->supervisor.calls.contains(u"startProcess g:a"_s), starts);
}

void TestRestartDesk::historiesAreStored()
{
    QSignalSpy changes(&m_world->desk, &RestartDesk::historyChanged);
    QCOMPARE(ask(wish()).verdict, Verdict::Restarted);
    const Result<std::vector<RestartHistory>> stored = m_world->state.histories();
    QVERIFY(stored);
    QCOMPARE(stored->size(), 1U);
    QCOMPARE(stored->front().restarts, std::vector<Clock::WallTime>{m_world->clock.now()});
    QVERIFY(!changes.isEmpty());
}

void TestRestartDesk::whatDryRunsDidIsStoredApart()
{
    RestartWish dry = wish();
    dry.dryRun = true;
    dry.policy.failures = 2;
    dry.policy.cooldown = 60s;
    const auto stored = [this] { return m_world->state.histories(StateStore::Runs::Dry)->front(); };
    QCOMPARE(ask(dry).verdict, Verdict::Held);
    QCOMPARE(stored().failed, (std::vector<FailedChecks>{{u"memmon"_s, 12, 1}}));
    m_world->desk.passed(dry.process.name, dry.section);
    QVERIFY(stored().failed.empty());
    QCOMPARE(ask(dry).verdict, Verdict::Held);
    QCOMPARE(ask(dry).verdict, Verdict::DryRun);
    QCOMPARE(stored().restarts, std::vector<Clock::WallTime>{m_world->clock.now()});
    QVERIFY(m_world->state.histories()->empty());

    fakes::MonitorWorld later;
    later.pretended.load(*m_world->state.histories(StateStore::Runs::Dry));
    later.runs({dry.process});
    for (int i = 0; i < 2; ++i) {
        const QFuture<RestartResult> asking = asFuture(later.desk.request(dry));
        QTRY_VERIFY(asking.isFinished());
        QCOMPARE(asking.result().verdict, Verdict::Held);
    }
    QVERIFY2(later.log.text().contains(u"cooldown"), qPrintable(later.log.text()));
}

void TestRestartDesk::aFullDiskIsOneLine()
{
    m_world->setFull(true);
    for (int i = 0; i < 40; ++i) { // what fits into the last page goes first
        RestartWish some = wish();
        some.process.name.name = QString(u"a"_s.repeated(400) + QString::number(i));
        QCOMPARE(ask(some).verdict, Verdict::Restarted);
    }
    QCOMPARE(m_world->log.lines.filter(u"could not be stored: "_s).filter(u"The restarts of"_s).size(), 1);
    QCOMPARE(m_world->log.lines.filter(u"An incident could not be stored"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestRestartDesk)
#include "tst_restartdesk.moc"
