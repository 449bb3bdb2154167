// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/openincidents.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOpenIncidents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFallEndsWhenTheProcessRunsAgain_data();
    void aFallEndsWhenTheProcessRunsAgain();
    void stillTheProcessFromBefore();
    void anOldLookSaysNothing();
    void theBreakerEndsWithItsHistory();
    void theConfigurationIsLoadedAgain();
    void whatAnEarlierLifeLeftOpen();
    void aPageIsTakenOver();
    void oneThatCouldNotBeStored();

private:
    Incident open(IncidentKind kind)
    {
        Incident incident;
        incident.kind = kind;
        incident.process = {u"g"_s, u"a"_s};
        incident.opened = m_world->clock.now();
        return m_world->book.open(incident);
    }
    /// A look at the process some seconds later.
    void lookAt(ProcessState state, std::chrono::seconds startedAgo, std::chrono::seconds asOfAgo = 0s)
    {
        m_world->pass(5s);
        ProcessInfo process = fakes::running(u"g"_s, u"a"_s, state == ProcessState::Running ? 7 : 0);
        process.state = state;
        process.now =
            std::chrono::duration_cast<std::chrono::seconds>(m_world->clock.now().time_since_epoch()).count();
        process.start = process.now - startedAgo.count();
        process.now -= asOfAgo.count();
        m_world->runs({process});
        m_open->look();
    }
    [[nodiscard]] QString outcome() { return m_world->incidents().front().outcome; }

    std::optional<fakes::MonitorWorld> m_world;
    std::optional<OpenIncidents> m_open;
};

void TestOpenIncidents::init()
{
    m_open.reset();
    m_world.emplace();
    m_open.emplace(OpenIncidents::Doors{m_world->book, m_world->board, m_world->restarts, m_world->clock});
}

void TestOpenIncidents::aFallEndsWhenTheProcessRunsAgain_data()
{
    QTest::addColumn<IncidentKind>("kind");
    QTest::addColumn<ProcessState>("state");
    QTest::addColumn<int>("startedAgo");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("crash, runs again")
        << IncidentKind::Crash << ProcessState::Running << 3 << u"runs again"_s;
    QTest::newRow("fatal, runs again")
        << IncidentKind::Fatal << ProcessState::Running << 3 << u"runs again"_s;
    QTest::newRow("an event that came late")
        << IncidentKind::Crash << ProcessState::Running << 60 << u"runs again"_s;
    QTest::newRow("still down") << IncidentKind::Crash << ProcessState::Exited << 60 << QString();
    QTest::newRow("in between") << IncidentKind::Crash << ProcessState::Starting << 3 << QString();
    QTest::newRow("stopped") << IncidentKind::Fatal << ProcessState::Stopped << 60 << u"was stopped"_s;
}

void TestOpenIncidents::aFallEndsWhenTheProcessRunsAgain()
{
    QFETCH(IncidentKind, kind);
    QFETCH(ProcessState, state);
    QFETCH(int, startedAgo);
    (void) open(kind);
    lookAt(state, std::chrono::seconds(startedAgo));
    QTEST(outcome(), "outcome");
    QCOMPARE(m_world->incidents().front().closed.has_value(), !outcome().isEmpty());
}

/// supervisord's answer is from before the crash, and comes after its event.
void TestOpenIncidents::stillTheProcessFromBefore()
{
    open(IncidentKind::Crash);
    lookAt(ProcessState::Running, 60s, 6s);
    QCOMPARE(outcome(), QString());
    lookAt(ProcessState::Exited, 60s);
    QCOMPARE(outcome(), QString());
}

void TestOpenIncidents::anOldLookSaysNothing()
{
    m_world->runs({}); // before it happened
    (void) open(IncidentKind::Crash);
    m_open->look();
    QVERIFY(!m_world->incidents().front().closed);
    m_world->pass(1s);
    m_world->runs({}); // and now supervisord does not know it any more
    m_open->look();
    QVERIFY(m_world->incidents().front().closed);
}

void TestOpenIncidents::theBreakerEndsWithItsHistory()
{
    RestartHistory history;
    history.process = {u"g"_s, u"a"_s};
    history.breakerOpened = m_world->clock.now();
    m_world->restarts.put(history);
    (void) open(IncidentKind::Breaker);
    lookAt(ProcessState::Running, 1s);
    QCOMPARE(outcome(), QString());
    history.breakerOpened.reset();
    m_world->restarts.put(history);
    m_open->look();
    QCOMPARE(outcome(), u"it may be restarted again"_s);
}

void TestOpenIncidents::theConfigurationIsLoadedAgain()
{
    (void) open(IncidentKind::Configuration);
    lookAt(ProcessState::Running, 1s);
    QCOMPARE(outcome(), QString());
    m_open->configurationLoaded();
    QCOMPARE(outcome(), u"pennon.conf was loaded"_s);
}

void TestOpenIncidents::whatAnEarlierLifeLeftOpen()
{
    const Incident memory = open(IncidentKind::Memory);
    const Incident crash = open(IncidentKind::Crash);
    m_open.emplace(OpenIncidents::Doors{m_world->book, m_world->board, m_world->restarts, m_world->clock});
    m_open->recall(m_world->incidentStore);
    QCOMPARE(m_world->incidentStore.find(memory.id)->outcome, u"the listener ended meanwhile"_s);
    QVERIFY(!m_world->incidentStore.find(crash.id)->closed);
    lookAt(ProcessState::Running, 2s);
    QCOMPARE(m_world->incidentStore.find(crash.id)->outcome, u"runs again"_s);
}

void TestOpenIncidents::aPageIsTakenOver()
{
    Incident page;
    page.kind = IncidentKind::Http;
    page.opened = m_world->clock.now();
    page.url = u"http://localhost/"_s;
    page = m_world->book.open(page);
    (void) open(IncidentKind::Http); // of a process: its restart was cut short
    m_open.emplace(OpenIncidents::Doors{m_world->book, m_world->board, m_world->restarts, m_world->clock});
    m_open->recall(m_world->incidentStore);
    QVERIFY(!m_open->takePage(u"http://localhost/other"_s));
    QCOMPARE(m_open->takePage(page.url).value_or(Incident()).id, page.id);
    QVERIFY(!m_open->takePage(page.url)); // by another check
    m_open->endPagesNotTaken();
    QVERIFY(!m_world->incidents().front().closed);
    QVERIFY(m_world->incidents().back().closed);

    m_open.emplace(OpenIncidents::Doors{m_world->book, m_world->board, m_world->restarts, m_world->clock});
    m_open->recall(m_world->incidentStore);
    m_open->endPagesNotTaken();
    QCOMPARE(outcome(), u"not checked any more: pennon.conf was changed"_s);
}

void TestOpenIncidents::oneThatCouldNotBeStored()
{
    m_world->setReadOnly(true);
    QCOMPARE(open(IncidentKind::Crash).id, 0);
    std::vector<Incident> changes;
    connect(&m_world->book, &IncidentBook::changed, this,
            [&changes](const Incident &incident) { changes.push_back(incident); });
    lookAt(ProcessState::Running, 3s);
    QCOMPARE(changes.size(), 1U);
    QVERIFY(changes.front().closed.has_value());
    QCOMPARE(changes.front().outcome, u"runs again"_s);
    lookAt(ProcessState::Running, 8s);
    QCOMPARE(changes.size(), 1U);
    m_world->setReadOnly(false);
}

QTEST_GUILESS_MAIN(TestOpenIncidents)
#include "tst_openincidents.moc"
