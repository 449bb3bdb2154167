// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/revival.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ReviveSection section()
{
    ReviveSection section;
    section.head.section = u"revive"_s;
    section.to = QStringList{u"to@example.com"_s};
    section.firstDelay = 10s;
    section.longestDelay = 40s;
    return section;
}

} // namespace

class TestRevival final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsWithGrowingDelays();
    void givesUpAndTellsOnce();
    void leavesAloneWhatIsNotMeant();
    void oneStartAtATime();
    void tellsOfAFailedStart();
    void shutsSupervisordDown();
    void aRefusedShutdownIsToldOnce();
    void dryRunHoldsNothingBack();
    void dryRunOfAShutdown();
    void nothingAfterShut();

private:
    void showFatal(const QString &name)
    {
        ProcessInfo process = fakes::running(u"g"_s, name, 0);
        process.state = ProcessState::Fatal;
        m_world->runs({process});
    }
    [[nodiscard]] qsizetype starts(const QString &name) const
    {
        return m_world->supervisor.calls.count(QString(u"startProcess g:" + name));
    }
    void lookFor(std::chrono::seconds time)
    {
        for (std::chrono::seconds passed{0}; passed < time; passed += 5s) {
            m_revival->look();
            m_world->pass(5s);
        }
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::unique_ptr<Revival> m_revival;
};

void TestRevival::init()
{
    m_revival.reset();
    m_world = std::make_unique<fakes::MonitorWorld>();
    m_revival = std::make_unique<Revival>(
        Revival::Doors{m_world->supervisor, m_world->board, m_world->restarts, m_world->pretended,
                       m_world->desk, m_world->book, m_world->alerts, m_world->log, m_world->clock},
        ProcessName{u"g"_s, u"self"_s});
    showFatal(u"a"_s);
}

void TestRevival::startsWithGrowingDelays()
{
    m_revival->configure({section()}, {});
    lookFor(10s);
    QCOMPARE(starts(u"a"_s), 0);
    lookFor(5s);
    QCOMPARE(starts(u"a"_s), 1);
    lookFor(20s);
    QCOMPARE(starts(u"a"_s), 1);
    lookFor(10s);
    QCOMPARE(starts(u"a"_s), 2);
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.kind, IncidentKind::Fatal);
    QCOMPARE(incident.outcome, u"runs again"_s);
    QCOMPARE(incident.action, u"start, attempt 1"_s);
    QVERIFY(incident.closed);
    QVERIFY(m_world->post.mails.empty());
    QCOMPARE(m_world->state.histories()->front().reviveAttempts, 2);
}

void TestRevival::givesUpAndTellsOnce()
{
    ReviveSection some = section();
    some.maxAttempts = 2;
    m_revival->configure({some}, {});
    lookFor(10min);
    QCOMPARE(starts(u"a"_s), 2);
    QCOMPARE(m_world->post.subjects(), QStringList{u"pennon: g:a stays FATAL"_s});
    const std::vector<Incident> incidents = m_world->incidents();
    QCOMPARE(incidents.size(), 3U);
    QCOMPARE(incidents.back().kind, IncidentKind::Breaker);
    ProcessInfo well = fakes::running(u"g"_s, u"a"_s, 12);
    m_world->runs({well}); // for 100 s
    lookFor(5s);
    showFatal(u"a"_s);
    lookFor(15s);
    QCOMPARE(starts(u"a"_s), 3);
}

void TestRevival::leavesAloneWhatIsNotMeant()
{
    ReviveSection some = section();
    some.selection.programs = {*ProcessPattern::parse(u"b")};
    m_revival->configure({some}, {});
    lookFor(1min);
    m_revival->configure({section()}, {*ProcessPattern::parse(u"a")});
    lookFor(1min);
    showFatal(u"self"_s);
    lookFor(1min);
    m_revival->configure({}, {});
    showFatal(u"b"_s);
    lookFor(1min);
    m_world->runs({fakes::running(u"g"_s, u"a"_s, 12)});
    m_revival->configure({section()}, {});
    lookFor(1min);
    QVERIFY(m_world->supervisor.calls.isEmpty());
}

void TestRevival::oneStartAtATime()
{
    m_revival->configure({section()}, {});
    m_world->supervisor.hold(u"startProcess g:a"_s);
    lookFor(10min);
    QCOMPARE(starts(u"a"_s), 1);
    QVERIFY(m_world->incidents().front().outcome.isEmpty());
    m_world->supervisor.release(u"startProcess g:a"_s);
    QTRY_COMPARE(m_world->incidents().front().outcome, u"runs again"_s);
}

void TestRevival::tellsOfAFailedStart()
{
    m_revival->configure({section()}, {});
    m_world->supervisor.script(u"startProcess g:a"_s, {Result<void>(failure(ErrorCode::Fault, u"no"_s))});
    lookFor(15s);
    QCOMPARE(m_world->incidents().front().outcome, u"did not start: no"_s);
}

void TestRevival::shutsSupervisordDown()
{
    ReviveSection some = section();
    some.onFatal = ReviveSection::OnFatal::Shutdown;
    m_revival->configure({some}, {});
    lookFor(1min);
    QCOMPARE(m_world->supervisor.calls, QStringList{u"shutdown"_s});
    QCOMPARE(m_world->post.subjects(),
             QStringList{u"pennon: supervisord is shut down because g:a is FATAL"_s});
    QCOMPARE(m_world->incidents().size(), 1U);
}

void TestRevival::aRefusedShutdownIsToldOnce()
{
    ReviveSection some = section();
    some.onFatal = ReviveSection::OnFatal::Shutdown;
    m_revival->configure({some}, {});
    const Result<void> no = failure(ErrorCode::Fault, u"no"_s);
    m_world->supervisor.script(u"shutdown"_s, {no, no, no});
    lookFor(1min);
    QCOMPARE(m_world->supervisor.calls.count(u"shutdown"_s), 4);
    QCOMPARE(m_world->post.mails.size(), 1U);
    QCOMPARE(m_world->incidents().size(), 1U);
    QCOMPARE(m_world->log.lines.filter(u"could not be shut down"_s).size(), 1);
}

void TestRevival::dryRunHoldsNothingBack()
{
    ReviveSection dry = section();
    dry.dryRun = true;
    dry.maxAttempts = 1;
    m_revival->configure({dry}, {});
    lookFor(2min);
    QVERIFY(m_world->supervisor.calls.isEmpty());
    QVERIFY(m_world->post.mails.empty());
    for (const Incident &incident : m_world->incidents()) {
        QVERIFY(incident.action.startsWith(u"dry run"));
        QVERIFY(incident.closed);
    }
    QCOMPARE(m_world->incidents().size(), 2U);
    QVERIFY(m_world->state.histories(StateStore::Runs::Dry)->front().reviveGivenUp);
    QVERIFY(m_world->state.histories()->empty());
    m_world->runs({fakes::running(u"g"_s, u"a"_s, 12)}); // for 100 s
    lookFor(5s);
    showFatal(u"a"_s);
    lookFor(15s);
    QCOMPARE(m_world->incidents().size(), 3U); // it ran well: it would have been started again
    dry.dryRun = false;
    m_revival->configure({dry}, {});
    lookFor(15s);
    QCOMPARE(starts(u"a"_s), 1);
}

void TestRevival::dryRunOfAShutdown()
{
    ReviveSection dry = section();
    dry.onFatal = ReviveSection::OnFatal::Shutdown;
    dry.dryRun = true;
    m_revival->configure({dry}, {});
    lookFor(1min);
    QVERIFY(m_world->supervisor.calls.isEmpty());
    QCOMPARE(m_world->incidents().size(), 1U);
    dry.dryRun = false;
    m_revival->configure({dry}, {});
    lookFor(5s);
    QCOMPARE(m_world->supervisor.calls, QStringList{u"shutdown"_s});
}

void TestRevival::nothingAfterShut()
{
    m_revival->configure({section()}, {});
    m_revival->shut();
    lookFor(1min);
    QVERIFY(m_world->supervisor.calls.isEmpty());
}

QTEST_GUILESS_MAIN(TestRevival)
#include "tst_revival.moc"
