// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/processactions.h"
#include "testkit/livesession.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pennon;
using namespace pennon::testkit;
using Phase = ActionRun::Phase;

namespace {

ProcessName program(const char *name)
{
    return {QLatin1String(name), QLatin1String(name)};
}

QString shown(const ActionRun &run)
{
    QStringList texts;
    for (const ActionRun::Step &step : run.steps()) {
        const char *const phases[] = {"waiting", "running", "done", "failed", "skipped"};
        texts.append(step.process.brief() + u' ' + QLatin1String(phases[static_cast<int>(step.phase)]));
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace

class TestProcessActions final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SupervisordProcess> m_supervisord;
    std::unique_ptr<LiveSession> m_session;

    /// Ends with the run.
    [[nodiscard]] bool runs(ActionRun &run)
    {
        QSignalSpy finished(&run, &ActionRun::finished);
        run.begin();
        return comesTrue([&] { return finished.size() == 1; }) && run.isOver();
    }
    [[nodiscard]] QString state(const char *name)
    {
        return m_supervisord->process(QLatin1String(name)).state;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_supervisord = std::make_unique<SupervisordProcess>();
        const QString sleep = QStringLiteral("/bin/sleep 1000");
        const QString quick = QStringLiteral("startsecs=0");
        m_supervisord->addProgram(QStringLiteral("one"), sleep, {quick});
        m_supervisord->addProgram(QStringLiteral("two"), sleep, {quick});
        m_supervisord->addProgram(QStringLiteral("idle"), sleep, {quick, QStringLiteral("autostart=false")});
        m_supervisord->addProgram(QStringLiteral("broken"), QStringLiteral("/no/such/program"),
                                  {QStringLiteral("autostart=false"), QStringLiteral("startretries=0")});
        m_supervisord->addProgram(QStringLiteral("stubborn"),
                                  QStringLiteral("/usr/bin/python3 -c \"import signal,time; "
                                                 "signal.signal(15, signal.SIG_IGN); time.sleep(1000)\""),
                                  {QStringLiteral("stopwaitsecs=30"), quick});
        m_supervisord->addProgram(
            QStringLiteral("writer"), QStringLiteral("/bin/sh -c 'echo hello; sleep 1000'"),
            {quick,
             QStringLiteral("stdout_logfile=%1").arg(m_supervisord->path(QStringLiteral("writer.log")))});
        QVERIFY2(m_supervisord->start(), m_supervisord->report().constData());
    }
    void init()
    {
        m_session = std::make_unique<LiveSession>(*m_supervisord);
        QVERIFY(m_session->connects());
    }
    void cleanup() { m_session.reset(); }
    void cleanupTestCase() { m_supervisord.reset(); }

    void aResultForEachProcess()
    {
        ActionRun run(**m_session, {ProcessAction::Start,
                                    {program("idle"), program("one"), program("broken"), program("nobody"),
                                     program("idle")},
                                    {}});
        QCOMPARE(run.steps().size(), std::size_t(4)); // named twice, counts once
        QVERIFY(!run.isOver());
        QVERIFY(runs(run));
        // "one" runs already, which is what was wanted
        QCOMPARE(shown(run), QStringLiteral("idle done, one done, broken failed, nobody failed"));
        QCOMPARE(run.steps()[3].error->detail, fault::badName);
        QVERIFY(!run.steps()[2].error->message.isEmpty());
        QCOMPARE(state("idle"), QStringLiteral("RUNNING"));

        ActionRun stop(**m_session, {ProcessAction::Stop, {program("idle"), program("broken")}, {}});
        QVERIFY(runs(stop));
        QCOMPARE(shown(stop), QStringLiteral("idle done, broken done"));
        QCOMPARE(state("idle"), QStringLiteral("STOPPED"));
    }
    void restartsSideBySide()
    {
        const pid_t one = m_supervisord->process(QStringLiteral("one")).pid;
        const pid_t two = m_supervisord->process(QStringLiteral("two")).pid;
        ActionRun run(**m_session, {ProcessAction::Restart, {program("one"), program("two")}, {}});
        int together = 0;
        connect(&run, &ActionRun::stepChanged, this, [&] {
            together = std::max(together, static_cast<int>(std::ranges::count(run.steps(), Phase::Running,
                                                                              &ActionRun::Step::phase)));
        });
        QVERIFY(runs(run));
        QCOMPARE(shown(run), QStringLiteral("one done, two done"));
        QCOMPARE(together, 2);
        QVERIFY(m_supervisord->process(QStringLiteral("one")).pid != one);
        QVERIFY(m_supervisord->process(QStringLiteral("two")).pid != two);
    }
    void rollsOneAfterTheOtherUntilOneFails()
    {
        const pid_t two = m_supervisord->process(QStringLiteral("two")).pid;
        ActionRun run(
            **m_session,
            {ProcessAction::RollingRestart, {program("one"), program("broken"), program("two")}, {}});
        int together = 0;
        connect(&run, &ActionRun::stepChanged, this, [&] {
            together = std::max(together, static_cast<int>(std::ranges::count(run.steps(), Phase::Running,
                                                                              &ActionRun::Step::phase)));
        });
        QVERIFY(runs(run));
        QCOMPARE(shown(run), QStringLiteral("one done, broken failed, two skipped"));
        QCOMPARE(together, 1);
        QCOMPARE(m_supervisord->process(QStringLiteral("two")).pid, two);
    }
    void signalsAndClearsLogs()
    {
        const QString log = QStringLiteral("writer.log");
        QTRY_COMPARE(m_supervisord->read(log), QStringLiteral("hello\n"));
        ActionRun clear(**m_session, {ProcessAction::ClearLog, {program("writer")}, {}});
        QVERIFY(runs(clear));
        QCOMPARE(shown(clear), QStringLiteral("writer done"));
        QCOMPARE(m_supervisord->read(log), QString());

        ActionRun signal(
            **m_session,
            {ProcessAction::Signal, {program("writer"), program("broken")}, QStringLiteral("KILL")});
        QVERIFY(runs(signal));
        QCOMPARE(shown(signal), QStringLiteral("writer done, broken failed"));
        QTRY_COMPARE(state("writer"), QStringLiteral("EXITED"));
    }
    void endsWithTheSession()
    {
        ActionRun run(**m_session,
                      {ProcessAction::RollingRestart, {program("stubborn"), program("one")}, {}});
        QSignalSpy finished(&run, &ActionRun::finished);
        run.begin();
        QVERIFY(!run.isOver());
        m_session->end();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(run.isOver() && run.steps()[0].phase == Phase::Failed, qPrintable(shown(run)));
        QCOMPARE(run.steps()[0].error->code, ErrorCode::Cancelled);
    }
    void mayBeDeletedWhileItRuns()
    {
        {
            ActionRun run(**m_session, {ProcessAction::Restart, {program("stubborn")}, {}});
            run.begin();
        }
        QVERIFY(comesTrue([this] { return state("stubborn") != QLatin1String("RUNNING"); })); // goes on
    }
    void aRunOfNobodyIsOver()
    {
        ActionRun run(**m_session, {ProcessAction::Stop, {}, {}});
        QVERIFY(runs(run));
    }
    void failsWhereNobodyAnswers()
    {
        m_supervisord->kill();
        ActionRun run(**m_session, {ProcessAction::Start, {program("one"), program("two")}, {}});
        QVERIFY(runs(run));
        QCOMPARE(shown(run), QStringLiteral("one failed, two failed"));
    }
};

QTEST_GUILESS_MAIN(TestProcessActions)
#include "tst_processactions.moc"
