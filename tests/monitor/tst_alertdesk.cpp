// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskworld.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Alerting chatAndMail()
{
    Alerting alerting;
    alerting.alerts.host = u"shop-1"_s;
    RouteSection route;
    route.head.section = u"route"_s;
    route.channels = {u"webhook:chat"_s};
    route.gather = 10s;
    alerting.routes.push_back(route);
    route.head.section = u"route:bad"_s;
    route.severity = Severity::Critical;
    route.channels = {u"mail"_s};
    alerting.routes.push_back(route);
    WebhookChannel chat;
    chat.head.section = u"webhook:chat"_s;
    alerting.channels.push_back(chat);
    return alerting;
}

} // namespace

class TestAlertDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desks.emplace();
        start(chatAndMail());
    }

    void eachRouteTellsItsOwn()
    {
        open(IncidentKind::Crash, u"web"_s);
        open(IncidentKind::Fatal, u"db"_s);
        pass(9s);
        QCOMPARE(take(), QString());
        pass(1s);
        QCOMPARE(take(), u"webhook:chat raised 2,1|mail raised 2"_s);
        QCOMPARE(m_desks->told.last.host, u"shop-1"_s);
        QVERIFY(m_desks->told.last.isFirst);
        QCOMPARE(m_desks->told.last.facts.front().severity, Severity::Critical);
        pass(10min);
        QCOMPARE(take(), QString());
    }

    void theDesktopIsToldOnceAndRemembered()
    {
        Alerting alerting = chatAndMail();
        QVERIFY(!m_desks->desk->hasDesktop());
        alerting.routes.front().channels = {u"desktop"_s};
        alerting.routes.front().dryRun = true;
        restart(alerting);
        QVERIFY(!m_desks->desk->hasDesktop()); // a trial changes nothing
        alerting.routes.front().dryRun = false;
        restart(alerting);
        QVERIFY(m_desks->desk->hasDesktop());

        QSignalSpy told(&*m_desks->desk, &AlertDesk::toldAtDesktop);
        const Incident crash = open(IncidentKind::Crash, u"web"_s);
        pass(9s);
        QVERIFY(told.isEmpty() && !m_desks->desk->isOnDesktop(crash));
        pass(1s);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.at(0).at(0).toLongLong(), crash.id);
        QVERIFY(m_desks->desk->isOnDesktop(crash));
        QCOMPARE(take(), QString()); // there is no such channel to post to

        // The same trouble again is marked, and its end is not told once more.
        const Incident again = open(IncidentKind::Crash, u"web"_s);
        QVERIFY(m_desks->desk->isOnDesktop(again));
        close(crash);
        close(again);
        pass(1h);
        QCOMPARE(told.count(), 1);

        const Incident fatal = open(IncidentKind::Fatal, u"db"_s);
        pass(10s);
        QCOMPARE(told.count(), 2);
        restart(alerting);
        QVERIFY(m_desks->desk->isOnDesktop(fatal));
    }

    void sameTroubleIsCounted()
    {
        Incident first = open(IncidentKind::Crash, u"web"_s);
        pass(2s);
        close(first);
        first.stderrTail = "late words";
        m_desks->world.book.update(first);
        Incident second = open(IncidentKind::Crash, u"web"_s);
        second.stderrTail = "second words";
        m_desks->world.book.update(second);
        pass(8s);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        const AlertFacts facts = m_desks->told.last.facts.front();
        QCOMPARE(facts.incident.times, 2);
        QCOMPARE(facts.timesInDay, 2);
        QCOMPARE(facts.incident.stderrTail, "second words");
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(take(), QString());
    }

    /// 1,000 crashes in a minute of 40 processes: a handful of messages that account for every one.
    void aStormOfCrashes()
    {
        for (int i = 0; i < 1000; ++i) {
            Incident one = open(IncidentKind::Crash, u"p%1"_s.arg(i % 40));
            close(one);
            if (i % 16 == 0)
                pass(1s);
        }
        pass(2h);
        QVERIFY2(m_desks->told.lines.size() <= 4, qPrintable(m_desks->told.lines.join(u'\n')));
        int crashes = 0;
        for (const AlertFacts &facts : m_desks->told.last.facts)
            crashes += facts.incident.times;
        QCOMPARE(m_desks->told.last.facts.size(), std::size_t(40));
        QCOMPARE(crashes, 1000);
    }

    void aSilenceHoldsBack()
    {
        const Result<Silence> silence =
            m_desks->world.silences.add({0, u"web"_s, m_desks->world.clock.now() + 1h, {}, {}});
        QVERIFY(silence);
        open(IncidentKind::Fatal, u"web"_s);
        pass(30min);
        QCOMPARE(take(), QString());
        pass(31min);
        QCOMPARE(take(), u"webhook:chat raised 1|mail raised 1"_s);
    }

    void maintenanceHoldsBack()
    {
        Alerting alerting = chatAndMail();
        MaintenanceSection always;
        always.selection.programs = {*ProcessPattern::parse(u"db")};
        always.times = *TimeWindows::parse(u"00:00-24:00"_s);
        alerting.maintenance.push_back(always);
        start(alerting);
        open(IncidentKind::Fatal, u"db"_s);
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat raised 2"_s);
    }

    void theRateOfAChannel()
    {
        Alerting alerting = chatAndMail();
        std::get<WebhookChannel>(alerting.channels.front()).common.rate = {1, 60s};
        start(alerting);
        open(IncidentKind::Crash, u"a"_s);
        pass(10s);
        open(IncidentKind::Crash, u"b"_s);
        pass(12s);
        open(IncidentKind::Crash, u"c"_s);
        pass(12s);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        restart(alerting); // what is held survives
        pass(60s);
        QCOMPARE(take(), u"webhook:chat raised 2,3"_s);
    }

    void aChannelIsNotToldOfItsOwnTrouble()
    {
        Alerting alerting = chatAndMail();
        alerting.routes.front().channels += u"mail"_s;
        start(alerting);
        Incident incident;
        incident.kind = IncidentKind::Mail;
        incident.opened = m_desks->world.clock.now();
        incident.url = u"webhook:chat"_s;
        (void) m_desks->world.book.open(incident);
        pass(10s);
        QCOMPARE(take(), u"mail raised 1"_s);
    }

    void aDryRunTellsNobody()
    {
        Alerting alerting = chatAndMail();
        alerting.routes.front().dryRun = true;
        start(alerting);
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(take(), QString());
    }

    /// Killed at any moment: what was told is not told again, what was not is.
    void anotherLife()
    {
        Incident told = open(IncidentKind::Fatal, u"web"_s);
        pass(11s);
        QCOMPARE(take(), u"webhook:chat raised 1|mail raised 1"_s);
        const QString thread = m_desks->told.last.thread;
        open(IncidentKind::Crash, u"db"_s); // and nothing has looked since
        restart(chatAndMail());
        pass(11s);
        QCOMPARE(take(), u"webhook:chat raised 2"_s);
        close(told);
        pass(11s);
        QCOMPARE(take(), u"webhook:chat recovered 1|mail recovered 1"_s);
        QCOMPARE(m_desks->told.last.thread, thread);
        restart(chatAndMail());
        pass(1min);
        QCOMPARE(take(), QString());
    }

    void aRouteThatIsNewTellsWhatIsOpen()
    {
        Alerting alerting = chatAndMail();
        open(IncidentKind::Fatal, u"web"_s);
        close(open(IncidentKind::Fatal, u"db"_s));
        pass(1min);
        (void) take();
        alerting.routes.push_back(alerting.routes.front());
        alerting.routes.back().head.section = u"route:new"_s;
        m_desks->desk->configure(alerting);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
    }

    void aFullDisk()
    {
        m_desks->world.setReadOnly(true);
        open(IncidentKind::Fatal, u"web"_s);
        pass(11s);
        QCOMPARE(m_desks->told.lines.size(), 2);
        QCOMPARE(m_desks->told.last.facts.front().incident.process.name, u"web"_s);
        m_desks->world.setReadOnly(false);
    }

    /// Two troubles of the listener itself stay two, though neither can be stored.
    void theListenersOwnOnAFullDisk()
    {
        m_desks->world.setReadOnly(true);
        for (const QString &cause :
             {u"The state cannot be stored: disk full"_s, u"supervisord cannot be asked: no"_s}) {
            Incident own;
            own.kind = IncidentKind::Listener;
            own.opened = m_desks->world.clock.now();
            own.cause = cause;
            QCOMPARE(m_desks->world.book.open(own).id, 0);
        }
        pass(11s);
        QCOMPARE(m_desks->told.last.facts.size(), 2U);
        m_desks->world.setReadOnly(false);
    }

    void whatFallsWhileSupervisordStops()
    {
        Incident told = open(IncidentKind::Crash, u"db"_s);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        m_desks->desk->shut();
        Incident fallen = open(IncidentKind::Crash, u"web"_s);
        fallen.stderrTail = "no database"; // is read a moment later
        m_desks->world.book.update(fallen);
        pass(1min);
        QCOMPARE(take(), QString());
        restart(chatAndMail());
        pass(1min);
        QCOMPARE(take(), QString());
        close(fallen); // it runs again
        pass(1min);
        QCOMPARE(take(), QString());
        close(told);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat recovered 1"_s);
    }

    /// Somebody acknowledges what was over long ago, or a late fact of it comes in.
    void historyIsNoNews()
    {
        Incident first = open(IncidentKind::Crash, u"web"_s);
        close(first);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        first.closed = m_desks->world.clock.now();
        pass(15min); // and the route has forgotten it
        first.acknowledged = m_desks->world.clock.now();
        m_desks->world.book.announce(first);
        pass(1h);
        m_desks->world.book.announce(first);
        pass(1min);
        restart(chatAndMail());
        m_desks->world.book.announce(first);
        pass(1min);
        QCOMPARE(take(), QString());
    }

    /// It began before the last day: still the same trouble, and counted.
    void aLongTroubleOverARestart()
    {
        Alerting alerting = chatAndMail();
        alerting.routes.front().remind = 0s;
        start(alerting);
        for (int i = 0; i < 26 * 12; ++i) {
            const Incident one = open(IncidentKind::Crash, u"web"_s);
            pass(5s);
            close(one);
            pass(5min - 5s);
            if (i % 100 == 50)
                restart(alerting);
        }
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        restart(alerting);
        close(open(IncidentKind::Crash, u"web"_s));
        pass(1min);
        QCOMPARE(take(), QString());
        pass(11min);
        QCOMPARE(take(), u"webhook:chat recovered 1"_s);
        QCOMPARE(m_desks->told.last.facts.front().incident.times, 26 * 12 + 1);
        QVERIFY(m_desks->told.last.facts.front().timesInDay <= 24 * 12 + 1);
    }

    /// Incidents of the life before are closed before the desk has recalled anything.
    void closedBeforeTheRecall()
    {
        const Incident first = open(IncidentKind::Memory, u"web"_s);
        pass(1min);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        close(first);
        const Incident second = open(IncidentKind::Memory, u"web"_s);
        pass(1min);
        m_desks->make(chatAndMail());
        close(second);
        QVERIFY(m_desks->desk->recall());
        pass(11min);
        QCOMPARE(take(), u"webhook:chat recovered 1"_s);
        QCOMPARE(m_desks->told.last.facts.front().incident.times, 2);
    }

    /// Killed before anybody has looked for the first time.
    void theVeryFirstOne()
    {
        close(open(IncidentKind::Crash, u"web"_s));
        restart(chatAndMail());
        pass(11s);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
    }

    /// The messages were undone, and so was what was remembered of them.
    void aTransactionThatCameToNothing()
    {
        open(IncidentKind::Fatal, u"web"_s);
        pass(11s);
        QCOMPARE(take(), u"webhook:chat raised 1|mail raised 1"_s);
        QVERIFY(m_desks->store.save({}, {}));
        m_desks->desk->transactionEnded(failure(ErrorCode::System, u"the disk is full"_s));
        pass(1s);
        QCOMPARE(m_desks->store.rows()->size(), 2U);
        restart(chatAndMail());
        pass(1min);
        QCOMPARE(take(), QString());
    }

    /// Each crash counts, though the store takes none of them.
    void aStormOnAFullDisk()
    {
        m_desks->world.setReadOnly(true);
        for (int i = 0; i < 5; ++i) {
            const Incident one = open(IncidentKind::Crash, u"web"_s);
            if (i % 2 == 0) // the others are not over when it happens again
                close(one);
            pass(1s);
        }
        pass(5s);
        QCOMPARE(m_desks->told.lines.size(), 1);
        QCOMPARE(m_desks->told.last.facts.front().incident.times, 5);
        pass(11min);
        m_desks->world.setReadOnly(false);
        QVERIFY2(m_desks->world.log.lines.size() < 6, qPrintable(m_desks->world.log.text()));
    }

    /// A desk that has much to do is quick all the same.
    void manyRoutesAndIncidents()
    {
        Alerting alerting = chatAndMail();
        std::get<WebhookChannel>(alerting.channels.front()).common.rate = {};
        const RouteSection one = alerting.routes.front();
        for (int i = 0; i < 40; ++i) {
            alerting.routes.push_back(one);
            alerting.routes.back().head.section = u"route:%1"_s.arg(i);
        }
        start(alerting);
        std::vector<Incident> opened;
        for (int i = 0; i < 50; ++i)
            opened.push_back(open(IncidentKind::Crash, u"p%1"_s.arg(i)));
        pass(11s);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 30; ++i) { // each look has one thing to store
            close(opened.at(static_cast<std::size_t>(i)));
            pass(1s);
        }
        QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
        restart(alerting);
        (void) take();
        pass(1min);
        QCOMPARE(m_desks->told.lines.size(), 41);
    }

    void anIncidentThatIsNoMore()
    {
        Alerting alerting = chatAndMail();
        std::get<WebhookChannel>(alerting.channels.front()).common.rate = {1, 60s};
        start(alerting);
        open(IncidentKind::Crash, u"a"_s);
        pass(11s);
        const Incident held = open(IncidentKind::Crash, u"b"_s);
        pass(11s);
        close(held);
        QCOMPARE(take(), u"webhook:chat raised 1"_s);
        QVERIFY(m_desks->world.incidentStore.prune(m_desks->world.clock.now() + 1s));
        restart(alerting);
        pass(2min);
        QCOMPARE(take(), QString());
    }

private:
    void start(const Alerting &alerting) { m_desks->start(alerting); }
    void restart(const Alerting &alerting) { m_desks->restart(alerting); }
    Incident open(IncidentKind kind, const QString &name) { return m_desks->open(kind, name); }
    void close(Incident incident) { m_desks->close(std::move(incident)); }
    void pass(std::chrono::seconds time) { m_desks->pass(time); }
    [[nodiscard]] QString take() { return m_desks->told.take(); }

    std::optional<fakes::DeskWorld> m_desks;
};

QTEST_GUILESS_MAIN(TestAlertDesk)
#include "tst_alertdesk.moc"
