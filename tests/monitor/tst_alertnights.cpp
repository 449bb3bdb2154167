// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskworld.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <ctime>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of the clock on the wall in Berlin.
Clock::WallTime local(const char *text)
{
    const QDateTime wall = QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm:ss"_s);
    return Clock::WallTime(std::chrono::milliseconds(
        QDateTime(wall.date(), wall.time(), QTimeZone("Europe/Berlin")).toMSecsSinceEpoch()));
}

Alerting byNight()
{
    Alerting alerting;
    RouteSection route;
    route.head.section = u"route"_s;
    route.channels = {u"email:ops"_s};
    route.remind = 0s;
    route.quiet = *TimeWindows::parse(u"22:00-07:00"_s);
    alerting.routes.push_back(route);
    EmailChannel mail;
    mail.head.section = u"email:ops"_s;
    alerting.channels.emplace_back(mail);
    return alerting;
}

} // namespace

/// Hours and nights in moments: routes, desk, store and silences together, and the listener restarted
/// meanwhile.
class TestAlertNights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        ::tzset();
        QCOMPARE(QTimeZone::systemTimeZoneId(), QByteArray("Europe/Berlin"));
    }
    void init() { m_desks.emplace(); }

    void anHourOfFlapping_data()
    {
        QTest::addColumn<int>("restartEvery");
        QTest::newRow("one life") << 0;
        QTest::newRow("many lives") << 37;
    }
    void anHourOfFlapping()
    {
        QFETCH(const int, restartEvery);
        Alerting alerting = byNight();
        at("2026-11-23 12:00:00");
        m_desks->start(alerting);
        for (int i = 1; i <= 360; ++i) { // every ten seconds it falls, and supervisord starts it again
            const Incident one = m_desks->open(IncidentKind::Crash, u"web"_s);
            m_desks->pass(2s);
            if (restartEvery > 0 && i % restartEvery == 0)
                m_desks->restart(alerting);
            m_desks->close(one);
            m_desks->pass(8s);
        }
        QCOMPARE(m_desks->told.take(), u"email:ops raised 1"_s);
        QVERIFY(m_desks->told.last.facts.front().incident.times <= 2);
        m_desks->pass(9min);
        QCOMPARE(m_desks->told.take(), QString());
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops recovered 1"_s);
        QCOMPARE(m_desks->told.last.facts.front().incident.times, 360);
        m_desks->pass(2h);
        QCOMPARE(m_desks->told.take(), QString());
    }

    void aNight_data()
    {
        QTest::addColumn<QByteArray>("evening");
        QTest::addColumn<QByteArray>("morning");
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("isKilled");
        const auto row = [](const char *name, const char *evening, const char *morning, int hours) {
            for (const bool isKilled : {false, true}) {
                QTest::newRow(QByteArray(name + QByteArray(isKilled ? ", killed" : "")).constData())
                    << QByteArray(evening) << QByteArray(morning) << hours << isKilled;
            }
        };
        row("of November", "2026-11-23 22:00:00", "2026-11-24 07:00:00", 9);
        row("to summer time", "2026-03-28 22:00:00", "2026-03-29 07:00:00", 8);
        row("from summer time", "2026-10-24 22:00:00", "2026-10-25 07:00:00", 10);
    }
    void aNight()
    {
        QFETCH(const QByteArray, evening);
        QFETCH(const QByteArray, morning);
        QFETCH(const int, hours);
        QFETCH(const bool, isKilled);
        const Alerting alerting = byNight();
        const auto mayBeKilled = [&] {
            if (isKilled)
                m_desks->restart(alerting);
        };
        at(evening.constData());
        m_desks->world.pass(-5min);
        m_desks->start(alerting);
        const Incident before = m_desks->open(IncidentKind::Crash, u"before"_s); // 1
        m_desks->pass(5min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 1"_s);

        m_desks->pass(1h);
        m_desks->close(before);
        int crashes = 0;
        for (int i = 0; i < 7; ++i, ++crashes) { // 2 to 8: the same trouble
            m_desks->close(m_desks->open(IncidentKind::Crash, u"gone"_s));
            m_desks->pass(1min);
        }
        mayBeKilled();
        const Incident stays = m_desks->open(IncidentKind::Crash, u"stays"_s); // 9
        m_desks->pass(3h);
        mayBeKilled();
        m_desks->open(IncidentKind::Fatal, u"loud"_s); // 10
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 10"_s);
        mayBeKilled();

        const auto left = local(morning.constData()) - m_desks->world.clock.now();
        QCOMPARE(std::chrono::duration_cast<std::chrono::hours>(left + 4h + 8min).count(), hours);
        m_desks->pass(std::chrono::duration_cast<std::chrono::seconds>(left) - 10s);
        QCOMPARE(m_desks->told.take(), QString());
        mayBeKilled();
        m_desks->pass(10s);
        QCOMPARE(m_desks->told.take(), u"email:ops digest 9,2,1"_s);
        QCOMPARE(m_desks->told.last.facts.at(1).incident.times, crashes);
        QVERIFY(m_desks->told.last.facts.at(2).incident.closed.has_value());
        QVERIFY(!m_desks->told.last.facts.at(0).incident.closed.has_value());
        mayBeKilled();
        m_desks->pass(1h);
        QCOMPARE(m_desks->told.take(), QString());
        m_desks->close(stays);
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops recovered 9"_s);
    }

    /// The window of the night in which clocks are changed: 2:30 is there never, or twice.
    void maintenance_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("until");
        QTest::newRow("any Monday") << QByteArray("2026-11-23 02:00:00") << QByteArray("2026-11-23 04:00:00");
        QTest::newRow("to summer time")
            << QByteArray("2026-03-29 01:30:00") << QByteArray("2026-03-29 04:00:00");
        QTest::newRow("from summer time")
            << QByteArray("2026-10-25 01:30:00") << QByteArray("2026-10-25 04:00:00");
    }
    void maintenance()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, until);
        Alerting alerting = byNight();
        alerting.routes.front().quiet = {};
        MaintenanceSection section;
        section.head.section = u"maintenance:nightly"_s;
        section.selection.programs = {*ProcessPattern::parse(u"db")};
        section.times = *TimeWindows::parse(u"01:00-04:00"_s);
        alerting.maintenance.push_back(section);
        at(from.constData());
        m_desks->start(alerting);
        m_desks->close(m_desks->open(IncidentKind::Crash, u"db"_s)); // 1: nobody wants to know
        m_desks->open(IncidentKind::Http, u"db"_s);                  // 2: still so at the end
        m_desks->open(IncidentKind::Crash, u"web"_s);                // 3: not under maintenance
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 3"_s);
        m_desks->restart(alerting);
        const auto left = local(until.constData()) - m_desks->world.clock.now();
        m_desks->pass(std::chrono::duration_cast<std::chrono::seconds>(left) - 10s);
        QCOMPARE(m_desks->told.take(), QString());
        m_desks->pass(10s);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 2"_s);
    }

    void aSilenceThatExpires()
    {
        const Alerting alerting = byNight();
        at("2026-11-23 12:00:00");
        m_desks->start(alerting);
        fakes::MonitorWorld &world = m_desks->world;
        const Incident known = m_desks->open(IncidentKind::Http, u"known"_s); // 1
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 1"_s);
        QVERIFY(world.silences.add({0, u"*"_s, world.clock.now() + 1h, {}, u"deploying"_s}));
        m_desks->close(known);                                        // and nobody hears of it
        m_desks->close(m_desks->open(IncidentKind::Crash, u"web"_s)); // 2
        m_desks->open(IncidentKind::Fatal, u"db"_s);                  // 3
        m_desks->pass(30min);
        QVERIFY(world.silences.load()); // as a new life does
        m_desks->restart(alerting);
        m_desks->pass(29min);
        QCOMPARE(m_desks->told.take(), QString());
        m_desks->pass(2min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 3"_s);
        m_desks->open(IncidentKind::Http, u"known"_s); // 4
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 4"_s);
    }

    /// Somebody lifts the silence before its time.
    void aSilenceThatIsLifted()
    {
        at("2026-11-23 12:00:00");
        m_desks->start(byNight());
        fakes::MonitorWorld &world = m_desks->world;
        const Result<Silence> silence = world.silences.add({0, u"db"_s, {}, {}, {}});
        QVERIFY(silence);
        m_desks->open(IncidentKind::Fatal, u"db"_s);
        m_desks->pass(2h);
        QCOMPARE(m_desks->told.take(), QString());
        QVERIFY(world.silences.remove(silence->id));
        m_desks->pass(10s);
        QCOMPARE(m_desks->told.take(), u"email:ops raised 1"_s);
    }

    /// One database is down, and 40 programs with it; half of them come back by themselves for moments.
    void aHostWideCause()
    {
        Alerting alerting = byNight();
        at("2026-11-23 12:00:00");
        m_desks->start(alerting);
        for (int i = 0; i < 40; ++i) {
            m_desks->open(IncidentKind::Crash, u"app_%1"_s.arg(i));
            if (i % 8 == 7)
                m_desks->pass(1s);
        }
        m_desks->pass(2s);
        for (int i = 0; i < 40; ++i)
            m_desks->open(IncidentKind::Fatal, u"app_%1"_s.arg(i));
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.lines.size(), 1);
        QVERIFY(m_desks->told.last.isHostWide);
        QCOMPARE(m_desks->told.last.facts.size(), std::size_t(80));
        m_desks->told.take();
        for (const Incident &incident : m_desks->world.incidents())
            m_desks->close(incident);
        m_desks->pass(1min);
        QCOMPARE(m_desks->told.lines.size(), 1);
        QCOMPARE(m_desks->told.last.kind, AnnouncementKind::Recovered);
        QCOMPARE(m_desks->told.last.facts.size(), std::size_t(80));
    }

private:
    void at(const char *text) { m_desks->world.clock.wall = local(text); }

    std::optional<fakes::DeskWorld> m_desks;
};

QTEST_GUILESS_MAIN(TestAlertNights)
#include "tst_alertnights.moc"
