// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "alerts/announcer.h"
#include "monitor/alertdesk.h"
#include "store/alertstore.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Takes announcements and keeps them, in words: "webhook:chat raised 1,2".
class Told final : public Announcer
{
public:
    Result<void> announce(const QString &channel, const Announcement &announcement) override
    {
        static const char *const kinds[] = {"raised", "reminder", "recovered", "digest", "test"};
        QStringList ids;
        for (const AlertFacts &facts : announcement.facts)
            ids += QString::number(facts.incident.id);
        lines += channel + u' ' + QLatin1String(kinds[static_cast<int>(announcement.kind)]) + u' ' +
                 ids.join(u',');
        last = announcement;
        return {};
    }
    QString take() { return std::exchange(lines, {}).join(u'|'); }

    QStringList lines;
    Announcement last;
};

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
        m_desk.reset();
        m_store.reset();
        m_told = Told();
        m_world.emplace();
        m_store.emplace(*m_world->database);
        m_ledger.emplace(*m_world->database, u"test"_s);
        start(chatAndMail());
    }

    void eachRouteTellsItsOwn()
    {
        open(IncidentKind::Crash, u"web"_s);
        open(IncidentKind::Fatal, u"db"_s);
        pass(9s);
        QCOMPARE(m_told.take(), QString());
        pass(1s);
        QCOMPARE(m_told.take(), u"webhook:chat raised 2,1|mail raised 2"_s);
        QCOMPARE(m_told.last.host, u"shop-1"_s);
        QVERIFY(m_told.last.isFirst);
        QCOMPARE(m_told.last.facts.front().severity, Severity::Critical);
        pass(10min);
        QCOMPARE(m_told.take(), QString());
    }

    void sameTroubleIsCounted()
    {
        Incident first = open(IncidentKind::Crash, u"web"_s);
        pass(2s);
        close(first);
        first.stderrTail = "late words";
        m_world->book.update(first);
        Incident second = open(IncidentKind::Crash, u"web"_s);
        second.stderrTail = "second words";
        m_world->book.update(second);
        pass(8s);
        QCOMPARE(m_told.take(), u"webhook:chat raised 1"_s);
        const AlertFacts facts = m_told.last.facts.front();
        QCOMPARE(facts.incident.times, 2);
        QCOMPARE(facts.timesInDay, 2);
        QCOMPARE(facts.incident.stderrTail, "second words");
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(m_told.take(), QString());
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
        QVERIFY2(m_told.lines.size() <= 4, qPrintable(m_told.lines.join(u'\n')));
        int crashes = 0;
        for (const AlertFacts &facts : m_told.last.facts)
            crashes += facts.incident.times;
        QCOMPARE(m_told.last.facts.size(), std::size_t(40));
        QCOMPARE(crashes, 1000);
    }

    void aSilenceHoldsBack()
    {
        const Result<Silence> silence =
            m_world->silences.add({0, u"web"_s, m_world->clock.now() + 1h, {}, {}});
        QVERIFY(silence);
        open(IncidentKind::Fatal, u"web"_s);
        pass(30min);
        QCOMPARE(m_told.take(), QString());
        pass(31min);
        QCOMPARE(m_told.take(), u"webhook:chat raised 1|mail raised 1"_s);
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
        QCOMPARE(m_told.take(), u"webhook:chat raised 2"_s);
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
        QCOMPARE(m_told.take(), u"webhook:chat raised 1"_s);
        restart(alerting); // what is held survives
        pass(60s);
        QCOMPARE(m_told.take(), u"webhook:chat raised 2,3"_s);
    }

    void aChannelIsNotToldOfItsOwnTrouble()
    {
        Alerting alerting = chatAndMail();
        alerting.routes.front().channels += u"mail"_s;
        start(alerting);
        Incident incident;
        incident.kind = IncidentKind::Mail;
        incident.opened = m_world->clock.now();
        incident.url = u"webhook:chat"_s;
        (void) m_world->book.open(incident);
        pass(10s);
        QCOMPARE(m_told.take(), u"mail raised 1"_s);
    }

    void aDryRunTellsNobody()
    {
        Alerting alerting = chatAndMail();
        alerting.routes.front().dryRun = true;
        start(alerting);
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(m_told.take(), QString());
    }

    /// Killed at any moment: what was told is not told again, what was not is.
    void anotherLife()
    {
        Incident told = open(IncidentKind::Fatal, u"web"_s);
        pass(11s);
        QCOMPARE(m_told.take(), u"webhook:chat raised 1|mail raised 1"_s);
        const QString thread = m_told.last.thread;
        open(IncidentKind::Crash, u"db"_s); // and nothing has looked since
        restart(chatAndMail());
        pass(11s);
        QCOMPARE(m_told.take(), u"webhook:chat raised 2"_s);
        close(told);
        pass(11s);
        QCOMPARE(m_told.take(), u"webhook:chat recovered 1|mail recovered 1"_s);
        QCOMPARE(m_told.last.thread, thread);
        restart(chatAndMail());
        pass(1min);
        QCOMPARE(m_told.take(), QString());
    }

    void aRouteThatIsNewTellsWhatIsOpen()
    {
        Alerting alerting = chatAndMail();
        open(IncidentKind::Fatal, u"web"_s);
        close(open(IncidentKind::Fatal, u"db"_s));
        pass(1min);
        (void) m_told.take();
        alerting.routes.push_back(alerting.routes.front());
        alerting.routes.back().head.section = u"route:new"_s;
        m_desk->configure(alerting);
        pass(1min);
        QCOMPARE(m_told.take(), u"webhook:chat raised 1"_s);
    }

    void aFullDisk()
    {
        m_world->setReadOnly(true);
        open(IncidentKind::Fatal, u"web"_s);
        pass(11s);
        QCOMPARE(m_told.lines.size(), 2);
        QCOMPARE(m_told.last.facts.front().incident.process.name, u"web"_s);
        m_world->setReadOnly(false);
    }

    void whatFallsWhileSupervisordStops()
    {
        m_desk->shut();
        open(IncidentKind::Crash, u"web"_s);
        pass(1min);
        QCOMPARE(m_told.take(), QString());
    }

private:
    void start(const Alerting &alerting)
    {
        m_desk.emplace(AlertDesk::Doors{m_world->book, m_world->incidentStore, m_world->samples, *m_store,
                                        *m_ledger, m_told, m_world->silences, m_world->log, m_world->clock});
        m_desk->configure(alerting);
        QVERIFY(m_desk->recall());
    }
    void restart(const Alerting &alerting)
    {
        m_desk.reset();
        start(alerting);
    }
    Incident open(IncidentKind kind, const QString &name)
    {
        Incident incident;
        incident.kind = kind;
        incident.process = {name, name};
        incident.opened = m_world->clock.now();
        return m_world->book.open(incident);
    }
    void close(Incident incident)
    {
        incident.closed = m_world->clock.now();
        m_world->book.update(incident);
    }
    /// The timer of the desk, by hand.
    void pass(std::chrono::seconds time)
    {
        for (const auto step = time > 10min ? 10s : 1s; time > 0s; time -= step) {
            m_world->pass(step);
            m_desk->look();
        }
    }

    Told m_told;
    std::optional<fakes::MonitorWorld> m_world;
    std::optional<AlertStore> m_store;
    std::optional<StateLedger> m_ledger;
    std::optional<AlertDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestAlertDesk)
#include "tst_alertdesk.moc"
