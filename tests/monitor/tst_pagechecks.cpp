// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/openincidents.h"
#include "monitor/pagechecks.h"
#include "monitor/pagestreaks.h"
#include "probes/httpprobe.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpOkSection section(const QString &name)
{
    HttpOkSection section;
    section.head.section = name;
    section.url = u"http://example.com/"_s;
    section.to = QStringList{u"to@example.com"_s};
    section.interval = 1h;
    section.restart.maxRestarts = 0;
    return section;
}

HttpOkSection sectionFor(const QString &program)
{
    HttpOkSection some = section(u"httpok"_s);
    some.selection.programs = {*ProcessPattern::parse(program)};
    return some;
}

} // namespace

class TestPageChecks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_checks.reset(); }
    void checksAtItsInterval();
    void restartsWhatItSelects();
    void failuresInARow();
    void leavesAloneWhatIsNotMeant();
    void notEagerWhileNothingRuns_data();
    void notEagerWhileNothingRuns();
    void heldBackIsNotMailed();
    void tellsOnceAndClosesWhenWell();
    void tellsAfterFailuresInARow();
    void theStreakGoesOnInTheNextLife();
    void theStreakOutlivesAChangeOfItsSection();
    void dryRun();
    void joinsTheCheckUnderWay();
    void unchangedSectionsGoOn();
    void aChangedSectionEndsItsIncident();
    void removedWhileTheAnswerIsAwaited();
    void removedWhileRestarting();
    void nothingAfterStop();
    void findings();

private:
    [[nodiscard]] qsizetype stops(const QString &name) const
    {
        return m_world->supervisor.calls.count(QString(u"stopProcess g:" + name));
    }
    [[nodiscard]] std::vector<Finding> check(const QString &name = {})
    {
        const QFuture<std::vector<Finding>> checking = m_checks->check(name);
        if (!QTest::qWaitFor([&checking] { return checking.isFinished(); }))
            qFatal("the check does not end");
        return checking.result();
    }
    /// Another life of the program, over the same database.
    void restart()
    {
        m_checks.reset();
        m_open = std::make_unique<OpenIncidents>(
            OpenIncidents::Doors{m_world->book, m_world->board, m_world->restarts, m_world->clock});
        m_open->recall(m_world->incidentStore);
        m_streaks = std::make_unique<PageStreaks>(m_world->state, m_world->log);
        QVERIFY(m_streaks->load());
        m_checks = std::make_unique<PageChecks>(PageCheck::Doors{*m_probe, m_world->board, m_world->desk,
                                                                 m_world->alerts, m_world->book, *m_streaks,
                                                                 m_world->log, m_world->clock, m_open.get()},
                                                ProcessName{u"g"_s, u"self"_s});
    }
    void showRunning()
    {
        m_world->runs({fakes::running(u"g"_s, u"a"_s, 12), fakes::running(u"g"_s, u"b"_s, 13)});
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::unique_ptr<fakes::Web> m_web;
    std::unique_ptr<HttpProbe> m_probe;
    std::unique_ptr<OpenIncidents> m_open;
    std::unique_ptr<PageStreaks> m_streaks;
    std::unique_ptr<PageChecks> m_checks;
};

void TestPageChecks::init()
{
    m_checks.reset();
    m_open.reset();
    m_web = std::make_unique<fakes::Web>();
    m_world = std::make_unique<fakes::MonitorWorld>();
    m_probe = std::make_unique<HttpProbe>(*m_web, m_world->clock);
    restart();
    showRunning();
}

void TestPageChecks::checksAtItsInterval()
{
    HttpOkSection some = section(u"httpok"_s);
    some.interval = 5ms;
    m_checks->configure({some}, {});
    QTRY_VERIFY(m_web->requests.size() >= 3);
    QVERIFY(m_checks->hasSection({}));
    QVERIFY(m_checks->hasSection(u"httpok"_s));
    QVERIFY(!m_checks->hasSection(u"httpok:x"_s));
}

void TestPageChecks::restartsWhatItSelects()
{
    m_checks->configure({sectionFor(u"a"_s)}, {});
    QVERIFY(check().front().passed);
    QCOMPARE(stops(u"a"_s), 0);
    m_web->setStatus(503);
    const std::vector<Finding> findings = check();
    QVERIFY(!findings.front().passed);
    QCOMPARE(stops(u"a"_s), 1);
    QCOMPARE(stops(u"b"_s), 0);
    QCOMPARE(m_world->post.mails.size(), 1U);
    QVERIFY(m_world->post.mails.front().body.contains(u"503"));
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.kind, IncidentKind::Http);
    QCOMPARE(incident.httpStatus, std::optional(503));
    QCOMPARE(incident.url, u"http://example.com/"_s);
    QCOMPARE(incident.outcome, u"runs again"_s);
}

void TestPageChecks::failuresInARow()
{
    HttpOkSection some = sectionFor(u"a"_s);
    some.restart.failures = 2;
    m_checks->configure({some}, {});
    m_web->setStatus(503);
    (void) check();
    m_web->setStatus(200);
    (void) check();
    m_web->setStatus(503);
    (void) check();
    QCOMPARE(stops(u"a"_s), 0);
    (void) check();
    QCOMPARE(stops(u"a"_s), 1);
}

void TestPageChecks::leavesAloneWhatIsNotMeant()
{
    HttpOkSection some = section(u"httpok"_s);
    some.selection.any = true;
    some.selection.exclude = {*ProcessPattern::parse(u"b")};
    std::vector<ProcessInfo> processes;
    for (const char *name : {"a", "b", "c", "d", "self"})
        processes.push_back(fakes::running(u"g"_s, QString::fromLatin1(name), 12));
    processes[3].state = ProcessState::Stopped;
    m_world->runs(processes);
    m_checks->configure({some}, {*ProcessPattern::parse(u"c")});
    m_web->setStatus(503);
    (void) check();
    QCOMPARE(stops(u"a"_s), 1);
    for (const char *name : {"b", "c", "d", "self"})
        QCOMPARE(stops(QString::fromLatin1(name)), 0);
}

void TestPageChecks::notEagerWhileNothingRuns_data()
{
    QTest::addColumn<bool>("eager");
    QTest::addColumn<bool>("runs");
    QTest::addColumn<bool>("asks");
    QTest::newRow("not eager, stopped") << false << false << false;
    QTest::newRow("not eager, runs") << false << true << true;
    QTest::newRow("eager, stopped") << true << false << true;
}

void TestPageChecks::notEagerWhileNothingRuns()
{
    QFETCH(const bool, eager);
    QFETCH(const bool, runs);
    QFETCH(const bool, asks);
    HttpOkSection some = sectionFor(u"a"_s);
    some.eager = eager;
    if (!runs)
        m_world->board.rows().front().info.state = ProcessState::Stopped;
    m_checks->configure({some}, {});
    m_web->setStatus(503);
    const std::vector<Finding> findings = check();
    QCOMPARE(m_web->requests.size(), asks ? 1U : 0U);
    QCOMPARE(findings.front().passed, !asks);
    QCOMPARE(stops(u"a"_s), runs ? 1 : 0);
}

void TestPageChecks::heldBackIsNotMailed()
{
    HttpOkSection some = sectionFor(u"a"_s);
    some.restart.cooldown = 1h;
    m_checks->configure({some}, {});
    m_web->setStatus(503);
    (void) check();
    (void) check();
    QCOMPARE(stops(u"a"_s), 1);
    QCOMPARE(m_world->post.mails.size(), 1U);
}

void TestPageChecks::tellsOnceAndClosesWhenWell()
{
    m_checks->configure({section(u"httpok"_s)}, {});
    m_web->setStatus(503);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!check().front().passed);
    QCOMPARE(m_world->post.mails.size(), 1U);
    QCOMPARE(m_world->incidents().size(), 1U);
    QVERIFY(!m_world->incidents().front().closed);
    m_world->pass(60s);
    m_web->setStatus(200);
    QVERIFY(check().front().passed);
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.closed, std::optional(m_world->clock.now()));
    QCOMPARE(incident.outcome, u"the page is well again"_s);
    m_web->setStatus(503);
    (void) check();
    QCOMPARE(m_world->incidents().size(), 2U);
    QCOMPARE(m_world->post.mails.size(), 2U);
    QCOMPARE(stops(u"a"_s), 0);
}

void TestPageChecks::tellsAfterFailuresInARow()
{
    HttpOkSection some = section(u"httpok"_s);
    some.restart.failures = 2;
    m_checks->configure({some}, {});
    m_web->answer = Result<HttpResponse>(failure(ErrorCode::TimedOut, u"no answer"_s));
    (void) check();
    QVERIFY(m_world->post.mails.empty());
    m_web->setStatus(200);
    (void) check();
    m_web->setStatus(503);
    (void) check();
    QVERIFY(m_world->post.mails.empty());
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 1U);
}

void TestPageChecks::theStreakGoesOnInTheNextLife()
{
    HttpOkSection some = section(u"httpok:some"_s);
    some.restart.failures = 3;
    HttpOkSection stopped = sectionFor(u"stopped"_s); // nothing of it runs
    stopped.head.section = u"httpok:stopped"_s;
    stopped.eager = true;
    stopped.url = u"http://example.com/stopped"_s;
    stopped.restart.failures = 3;
    m_web->setStatus(503);
    for (int life = 0; life < 2; ++life) {
        m_checks->configure({some, stopped}, {});
        (void) check();
        QVERIFY(m_world->post.mails.empty());
        restart();
    }
    m_checks->configure({some, stopped}, {});
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 2U);
    restart();
    m_checks->configure({some, stopped}, {});
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 2U); // told already

    m_web->setStatus(200);
    (void) check();
    restart();
    m_checks->configure({some, stopped}, {});
    m_web->setStatus(503);
    for (int i = 0; i < 2; ++i)
        (void) check();
    QCOMPARE(m_world->post.mails.size(), 2U);
}

void TestPageChecks::theStreakOutlivesAChangeOfItsSection()
{
    HttpOkSection some = section(u"httpok"_s);
    some.restart.failures = 2;
    m_checks->configure({some}, {});
    m_web->setStatus(503);
    (void) check();
    some.timeout += 1s;
    m_checks->configure({some}, {});
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 1U);

    some.url = u"http://example.com/other"_s;
    m_checks->configure({some}, {});
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 1U); // another page
    m_checks->configure({}, {});
    m_checks->configure({some}, {});
    (void) check();
    QCOMPARE(m_world->post.mails.size(), 1U); // it was not checked for a while
}

void TestPageChecks::dryRun()
{
    HttpOkSection some = sectionFor(u"a"_s);
    some.dryRun = true;
    m_checks->configure({some}, {});
    m_web->setStatus(503);
    (void) check();
    QCOMPARE(stops(u"a"_s), 0);
    QVERIFY(m_world->post.mails.empty());
    QVERIFY(m_world->log.text().contains(u"Dry run, not restarted: g:a"));
}

void TestPageChecks::joinsTheCheckUnderWay()
{
    m_checks->configure({section(u"httpok"_s)}, {});
    m_web->isHolding = true;
    const QFuture<std::vector<Finding>> one = m_checks->check({});
    const QFuture<std::vector<Finding>> other = m_checks->check(u"httpok"_s);
    QTRY_COMPARE(m_web->requests.size(), 1U);
    QVERIFY(!one.isFinished());
    m_web->release();
    QTRY_VERIFY(one.isFinished() && other.isFinished());
    QCOMPARE(m_web->requests.size(), 1U);
}

void TestPageChecks::unchangedSectionsGoOn()
{
    HttpOkSection one = section(u"httpok:one"_s);
    HttpOkSection other = section(u"httpok:other"_s);
    m_checks->configure({one, other}, {});
    m_web->setStatus(503);
    (void) check();
    QCOMPARE(m_world->incidents().size(), 2U);
    one.head.line = 7; // further down now
    other.timeout += 1s;
    m_checks->configure({one, other}, {});
    (void) check();
    const std::vector<Incident> incidents = m_world->incidents();
    QCOMPARE(incidents.size(), 3U);
    QVERIFY(!incidents.at(0).closed);
    QVERIFY(incidents.at(1).closed);
    m_checks->configure({one, other}, {*ProcessPattern::parse(u"x")});
    (void) check();
    QCOMPARE(m_world->incidents().size(), 5U);
}

void TestPageChecks::aChangedSectionEndsItsIncident()
{
    m_checks->configure({section(u"httpok"_s)}, {});
    m_web->setStatus(503);
    (void) check();
    m_checks->configure({}, {});
    QVERIFY(!m_checks->hasSection({}));
    const Incident incident = m_world->incidents().front();
    QVERIFY(incident.closed);
    QCOMPARE(incident.outcome, u"not checked any more: pennon.conf was changed"_s);
}

void TestPageChecks::removedWhileTheAnswerIsAwaited()
{
    HttpOkSection some = section(u"httpok"_s);
    some.interval = 5ms; // by itself: nobody waits for it
    m_checks->configure({some}, {});
    m_web->isHolding = true;
    QTRY_COMPARE(m_web->requests.size(), 1U);
    m_checks->configure({}, {});
    m_web->setStatus(503);
    m_web->release();
    QTest::qWait(20);
    QVERIFY(m_world->incidents().empty());
    QVERIFY(m_world->post.mails.empty());
    QCOMPARE(m_web->requests.size(), 1U);
}

void TestPageChecks::removedWhileRestarting()
{
    HttpOkSection some = sectionFor(u"a"_s);
    some.interval = 5ms;
    m_checks->configure({some}, {});
    m_world->supervisor.hold(u"startProcess g:a"_s);
    m_web->setStatus(503);
    QTRY_VERIFY(m_world->supervisor.calls.contains(u"startProcess g:a"_s));
    m_checks->configure({}, {});
    m_world->supervisor.release(u"startProcess g:a"_s);
    QTRY_COMPARE(m_world->post.mails.size(), 1U);
    QCOMPARE(m_world->incidents().front().outcome, u"runs again"_s);
}

void TestPageChecks::nothingAfterStop()
{
    m_checks->configure({section(u"httpok"_s)}, {});
    m_checks->stop();
    QVERIFY(!m_checks->hasSection({}));
    m_checks->configure({section(u"httpok"_s)}, {});
    QVERIFY(!m_checks->hasSection({}));
    QVERIFY(check().empty());
    QVERIFY(m_web->requests.empty());
}

void TestPageChecks::findings()
{
    m_checks->configure({section(u"httpok:one"_s), section(u"httpok:other"_s)}, {});
    QCOMPARE(check().size(), 2U);
    const std::vector<Finding> findings = check(u"httpok:other"_s);
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings.front().section, u"httpok:other"_s);
    QCOMPARE(findings.front().message, u"200 OK"_s);
    QVERIFY(!findings.front().process);
    QCOMPARE(m_web->requests.size(), 3U);
}

QTEST_GUILESS_MAIN(TestPageChecks)
#include "tst_pagechecks.moc"
