// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/batchpost.h"
#include "monitor/exitreports.h"
#include "notify/durableoutbox.h"
#include "store/batchstore.h"
#include "store/outboxstore.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CrashMailSection crashmail(const QString &name)
{
    CrashMailSection section;
    section.head.section = name;
    section.to = QStringList{QString(name + u"@example.com")};
    return section;
}

BatchSection batch(const QString &name)
{
    BatchSection section;
    section.head.section = name;
    section.to = QStringList{u"to@example.com"_s};
    section.interval = 1h;
    return section;
}

Event fatal(const QByteArray &process)
{
    return fakes::event("PROCESS_STATE_FATAL", "processname:" + process + " groupname:g from_state:BACKOFF");
}

} // namespace

/// ExitReports and, behind it, BatchPost with an outbox in the same database.
class TestExitReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_transport.isHolding = true; // what is posted stays in the store
        build(std::make_unique<fakes::MonitorWorld>());
    }
    void cleanup() { tearDown(); }
    void crashIsToldAtOnce();
    void exitStatusAndLogsCome_data();
    void exitStatusAndLogsCome();
    void overBeforeItIsComplete();
    void severalSections();
    void whatIsNotToldOf_data();
    void whatIsNotToldOf();
    void fatalIsAnIncident();
    void fatalWhileNobodyListened();
    void everyStateChangeMakesTheBoardLook();
    void thousandsOfExits();
    void finishDrainsThePostbox();
    void batchesAtTheirInterval();
    void batchesOfTheRightKind();
    void linesOutliveTheProgram();
    void removedSectionsAreMailedAtOnce();
    void changedSectionsKeepTheirLines();
    void silencedProcessesAreNotCollected();
    void dryRunCollectsNothing();
    void nothingTwiceWhereNothingCanBeWritten();

private:
    void tearDown()
    {
        m_reports.reset();
        m_batches.reset();
        m_alerts.reset();
        m_outbox.reset();
        m_ledger.reset();
        m_mails.reset();
        m_lines.reset();
    }
    void build(std::unique_ptr<fakes::MonitorWorld> world)
    {
        tearDown();
        m_world = std::move(world);
        m_mails = std::make_unique<OutboxStore>(*m_world->database, u"mail"_s);
        m_lines = std::make_unique<BatchStore>(*m_world->database);
        m_ledger = std::make_unique<StateLedger>(*m_world->database, u"boot/1/2"_s);
        m_outbox = std::make_unique<DurableOutbox>(*m_mails, m_transport, m_world->log, m_world->clock,
                                                   OutboxPatience());
        m_ledger->add(m_outbox->transactionMember());
        m_alerts = std::make_unique<Alerts>(*m_outbox, m_world->silences, m_world->log);
        restart();
    }
    /// Another life of the program, over the same database.
    void restart()
    {
        m_reports.reset();
        m_batches = std::make_unique<BatchPost>(
            BatchPost::Doors{*m_ledger, *m_lines, *m_alerts, m_world->log, m_world->clock});
        m_reports = std::make_unique<ExitReports>(
            ExitReports::Doors{m_world->supervisor, m_world->book, m_world->logs, *m_alerts, *m_batches,
                               m_world->post, m_world->incidentStore, m_world->log, m_world->clock},
            ProcessName{u"g"_s, u"self"_s});
    }
    /// As the dispatcher does it.
    void happen(const Event &event)
    {
        (void) m_ledger->enter(std::nullopt, [&] { m_reports->take(event); });
        const QFuture<void> handled = asFuture(m_reports->handle(event));
        QTRY_VERIFY(handled.isFinished());
    }
    [[nodiscard]] std::vector<Mail> posted()
    {
        std::vector<Mail> mails;
        for (const StoredMail &stored : m_mails->load().value_or(std::vector<StoredMail>()))
            mails.push_back(stored.mail);
        return mails;
    }
    [[nodiscard]] qsizetype kept(const QString &name)
    {
        return static_cast<qsizetype>(m_lines->load(name)->size());
    }

    fakes::Transport m_transport;
    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::unique_ptr<OutboxStore> m_mails;
    std::unique_ptr<BatchStore> m_lines;
    std::unique_ptr<StateLedger> m_ledger;
    std::unique_ptr<DurableOutbox> m_outbox;
    std::unique_ptr<Alerts> m_alerts;
    std::unique_ptr<BatchPost> m_batches;
    std::unique_ptr<ExitReports> m_reports;
};

void TestExitReports::crashIsToldAtOnce()
{
    m_reports->configure({crashmail(u"crashmail"_s)}, {});
    QVERIFY(m_reports->takes("PROCESS_STATE_EXITED"));
    QVERIFY(m_reports->takes("PROCESS_STATE_FATAL"));
    QVERIFY(!m_reports->takes("PROCESS_STATE_RUNNING"));
    QVERIFY(m_reports->wants("PROCESS_STATE_RUNNING"));
    QVERIFY(!m_reports->wants("TICK_5"));
    m_reports->take(fakes::exited("a", "g"));
    QVERIFY2(m_world->supervisor.calls.isEmpty(), "nothing is asked before the event is answered");
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.kind, IncidentKind::Crash);
    QCOMPARE(incident.process, (ProcessName{u"g"_s, u"a"_s}));
    QCOMPARE(incident.cause, u"It exited unexpectedly (pid 12) from state RUNNING"_s);
    QCOMPARE(posted().size(), 1U);
}

void TestExitReports::exitStatusAndLogsCome_data()
{
    QTest::addColumn<int>("pid");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::optional<int>>("told");
    QTest::addColumn<QString>("words");
    QTest::newRow("ended") << 0 << 3 << std::optional(3) << u"; exit status 3"_s;
    QTest::newRow("runs again: that of another end") << 13 << 3 << std::optional<int>() << u"RUNNING"_s;
    QTest::newRow("0 may mean forgotten") << 0 << 0 << std::optional<int>() << u"RUNNING"_s;
    QTest::newRow("signal") << 0 << -1 << std::optional<int>() << u"; terminated by a signal"_s;
}

void TestExitReports::exitStatusAndLogsCome()
{
    QFETCH(const int, pid);
    QFETCH(const int, status);
    QFETCH(const std::optional<int>, told);
    QFETCH(const QString, words);
    ProcessInfo process = fakes::running(u"g"_s, u"a"_s, pid);
    process.state = pid == 0 ? ProcessState::Exited : ProcessState::Running;
    process.exitStatus = status;
    process.stderrLog = u"/not/there"_s; // read through supervisord then
    m_world->supervisor.log = QByteArray("last words\n");
    m_world->runs({process});
    happen(fakes::exited("a", "g"));
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.exitStatus, told);
    QVERIFY2(incident.cause.endsWith(words), qPrintable(incident.cause));
    QVERIFY(incident.stderrTail.contains("last words"));
}

/// The process runs again before its logs are read: that does not open the incident anew.
void TestExitReports::overBeforeItIsComplete()
{
    const Event event =
        fakes::event("PROCESS_STATE_EXITED", "processname:a groupname:g from_state:RUNNING expected:0 pid:7");
    (void) m_ledger->enter(std::nullopt, [&] { m_reports->take(event); });
    Incident incident = m_world->incidents().front();
    incident.closed = m_world->clock.now();
    incident.outcome = u"runs again"_s;
    m_world->book.update(incident);
    m_world->supervisor.list = std::vector{fakes::running(u"g"_s, u"a"_s, 8)};
    const QSignalSpy changed(&m_world->book, &IncidentBook::changed);
    const QFuture<void> handled = asFuture(m_reports->handle(event));
    QTRY_VERIFY(handled.isFinished());
    QCOMPARE(changed.size(), 1);
    incident = m_world->incidents().front();
    QVERIFY(incident.closed.has_value());
    QCOMPARE(incident.outcome, u"runs again"_s);
}

void TestExitReports::severalSections()
{
    CrashMailSection other = crashmail(u"other"_s);
    other.selection.programs = {*ProcessPattern::parse(u"a")};
    CrashMailSection dry = crashmail(u"dry"_s);
    dry.dryRun = true;
    m_reports->configure({crashmail(u"all"_s), other, dry}, {});
    happen(fakes::exited("a", "g"));
    happen(fakes::exited("b", "g"));
    QStringList to;
    for (const Mail &mail : posted())
        to += mail.to;
    QCOMPARE(to, (QStringList{u"all@example.com"_s, u"other@example.com"_s, u"all@example.com"_s}));
    QCOMPARE(m_world->incidents().size(), 2U);
}

void TestExitReports::whatIsNotToldOf_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("expected") << QByteArray("PROCESS_STATE_EXITED")
                              << QByteArray("processname:a groupname:g from_state:RUNNING expected:1 pid:12");
    QTest::newRow("self") << QByteArray("PROCESS_STATE_EXITED")
                          << QByteArray("processname:self groupname:g from_state:RUNNING expected:0 pid:12");
    QTest::newRow("excluded") << QByteArray("PROCESS_STATE_EXITED")
                              << QByteArray("processname:x groupname:g from_state:RUNNING expected:0 pid:12");
    QTest::newRow("excluded fatal") << QByteArray("PROCESS_STATE_FATAL")
                                    << QByteArray("processname:x groupname:g from_state:BACKOFF");
    QTest::newRow("stopped") << QByteArray("PROCESS_STATE_STOPPED")
                             << QByteArray("processname:a groupname:g from_state:STOPPING pid:12");
    QTest::newRow("not to be understood") << QByteArray("PROCESS_STATE_EXITED") << QByteArray("what");
}

void TestExitReports::whatIsNotToldOf()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, payload);
    m_reports->configure({crashmail(u"all"_s)}, {*ProcessPattern::parse(u"x")});
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    happen(fakes::event(name.constData(), payload));
    QVERIFY(m_world->incidents().empty());
    QVERIFY(posted().empty());
    QCOMPARE(kept(u"crashmailbatch"_s), 0);
}

void TestExitReports::fatalIsAnIncident()
{
    ProcessInfo process = fakes::running(u"g"_s, u"a"_s, 0);
    process.state = ProcessState::Fatal;
    process.spawnError = u"no such file"_s;
    m_world->runs({process});
    m_reports->configure({crashmail(u"all"_s)}, {});
    happen(fatal("a"));
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.kind, IncidentKind::Fatal);
    QCOMPARE(incident.cause, u"It failed to start too many times; no such file"_s);
    QVERIFY(!incident.exitStatus);
    QVERIFY2(posted().empty(), "crashmail is about exits");
}

void TestExitReports::fatalWhileNobodyListened()
{
    ProcessInfo process = fakes::running(u"g"_s, u"a"_s, 0);
    process.state = ProcessState::Fatal;
    m_reports->resync({process, fakes::running(u"g"_s, u"b"_s, 13)});
    QCOMPARE(m_world->incidents().size(), 1U);
    happen(fatal("a")); // it was kept for the listener all the same
    QCOMPARE(m_world->incidents().size(), 1U);
    restart();
    m_reports->resync({process});
    QCOMPARE(m_world->incidents().size(), 1U);
    restart();
    process.stop = 1'700'000'500;
    m_reports->resync({process});
    QCOMPARE(m_world->incidents().size(), 2U);
    m_world->pass(1h);
    happen(fatal("a")); // somebody had started it
    QCOMPARE(m_world->incidents().size(), 3U);
}

void TestExitReports::everyStateChangeMakesTheBoardLook()
{
    QSignalSpy changes(m_reports.get(), &ExitReports::stateChanged);
    happen(fakes::event("PROCESS_STATE_RUNNING", "processname:a groupname:g from_state:STARTING pid:12"));
    happen(fakes::exited("a", "g"));
    QCOMPARE(changes.count(), 2);
}

void TestExitReports::thousandsOfExits()
{
    for (int i = 0; i < 60; ++i)
        m_reports->take(fakes::exited("p" + QByteArray::number(i), "g"));
    const QFuture<void> handled = asFuture(m_reports->handle(fakes::exited("a", "g")));
    QTRY_VERIFY(handled.isFinished());
    QCOMPARE(m_world->supervisor.calls.size(), 50);
    QCOMPARE(m_world->supervisor.calls.last(), u"getProcessInfo g:p59"_s);
    QCOMPARE(m_world->incidents().size(), 60U);
}

void TestExitReports::finishDrainsThePostbox()
{
    const QFuture<void> finished = asFuture(m_reports->finish(Ending::Termination));
    QTRY_VERIFY(finished.isFinished());
    QVERIFY(m_world->post.isDrained);
    m_reports->hurry(6s);
    QCOMPARE(m_world->post.hurriedTo, 6000ms);
}

void TestExitReports::batchesAtTheirInterval()
{
    BatchSection some = batch(u"crashmailbatch"_s);
    some.interval = 30ms;
    m_batches->configure({some}, {});
    happen(fakes::exited("a", "g"));
    happen(fakes::exited("b", "g"));
    QTRY_COMPARE(posted().size(), 1U);
    QCOMPARE(posted().front().body.count(u"died unexpectedly"), 2);
    QCOMPARE(kept(u"crashmailbatch"_s), 0);
    QTest::qWait(100);
    QCOMPARE(posted().size(), 1U);
}

void TestExitReports::batchesOfTheRightKind()
{
    BatchSection fatals = batch(u"fatalmailbatch"_s);
    fatals.kind = BatchKind::FatalMailBatch;
    BatchSection some = batch(u"crashmailbatch"_s);
    some.selection.groups = {*ProcessPattern::parse(u"g")};
    some.selection.exclude = {*ProcessPattern::parse(u"b")};
    m_batches->configure({fatals, some}, {*ProcessPattern::parse(u"x")});
    happen(fakes::exited("a", "g"));
    happen(fakes::exited("b", "g"));
    happen(fakes::exited("c", "other"));
    happen(fakes::exited("x", "g"));
    QCOMPARE(kept(u"crashmailbatch"_s), 1);
    QCOMPARE(kept(u"fatalmailbatch"_s), 0);
    happen(fatal("a"));
    QCOMPARE(kept(u"crashmailbatch"_s), 1);
    QCOMPARE(kept(u"fatalmailbatch"_s), 1);
}

void TestExitReports::linesOutliveTheProgram()
{
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    happen(fakes::exited("a", "g"));
    restart();
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    happen(fakes::exited("b", "g"));
    m_batches->flush();
    m_batches->flush();
    QCOMPARE(posted().size(), 1U);
    const QString body = posted().front().body;
    QVERIFY2(body.indexOf(u"g:a"_s) < body.indexOf(u"g:b"_s) && body.contains(u"g:a"), qPrintable(body));
}

void TestExitReports::removedSectionsAreMailedAtOnce()
{
    m_batches->configure({batch(u"crashmailbatch:one"_s), batch(u"crashmailbatch:other"_s)}, {});
    happen(fakes::exited("a", "g"));
    m_batches->configure({batch(u"crashmailbatch:other"_s)}, {});
    QCOMPARE(posted().size(), 1U);
    QCOMPARE(kept(u"crashmailbatch:one"_s), 0);
    QCOMPARE(kept(u"crashmailbatch:other"_s), 1);
}

void TestExitReports::changedSectionsKeepTheirLines()
{
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    happen(fakes::exited("a", "g"));
    BatchSection changed = batch(u"crashmailbatch"_s);
    changed.to = QStringList{u"new@example.com"_s};
    changed.interval = 20ms;
    m_batches->configure({changed}, {});
    QVERIFY(posted().empty());
    QTRY_COMPARE(posted().size(), 1U);
    QCOMPARE(posted().front().to, changed.to);
}

void TestExitReports::silencedProcessesAreNotCollected()
{
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    QVERIFY(m_world->silences.add({0, u"a"_s, {}, {}, {}}));
    happen(fakes::exited("a", "g"));
    happen(fakes::exited("b", "g"));
    QCOMPARE(kept(u"crashmailbatch"_s), 1);
    QCOMPARE(m_world->incidents().size(), 2U);
}

void TestExitReports::dryRunCollectsNothing()
{
    BatchSection dry = batch(u"crashmailbatch"_s);
    dry.dryRun = true;
    m_batches->configure({dry}, {});
    happen(fakes::exited("a", "g"));
    m_batches->flush();
    QCOMPARE(kept(u"crashmailbatch"_s), 0);
    QVERIFY(posted().empty());
    QVERIFY(m_world->log.text().contains(u"died unexpectedly"));
}

void TestExitReports::nothingTwiceWhereNothingCanBeWritten()
{
    m_batches->configure({batch(u"crashmailbatch"_s)}, {});
    for (int i = 0; i < 3; ++i)
        (void) m_lines->append(u"crashmailbatch"_s, QString(u"line "_s + u"x"_s.repeated(300)));
    const auto mailed = [this] { return m_outbox->status().waiting; };
    m_world->setReadOnly(true);
    m_batches->flush();
    QCOMPARE(mailed(), 1);
    QVERIFY2(kept(u"crashmailbatch"_s) > 0, "the test needs a store that cannot forget");
    m_batches->flush();
    QCOMPARE(mailed(), 1);
    m_world->setReadOnly(false);
    m_batches->flush();
    QCOMPARE(mailed(), 1);
    QCOMPARE(kept(u"crashmailbatch"_s), 0);
    happen(fakes::exited("a", "g"));
    m_batches->flush();
    QCOMPARE(mailed(), 2);
}

QTEST_GUILESS_MAIN(TestExitReports)
#include "tst_exitreports.moc"
