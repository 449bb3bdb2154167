// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/routewatch.h"

#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

namespace {

/// A route, its incidents and the time, moved by hand.
class Scene final
{
public:
    explicit Scene(RouteSection route = {}, AlertSettings alerts = {})
        : watch(named(std::move(route)), alerts, QTimeZone("Europe/Berlin"))
    {}

    Incident &open(qint64 id, const char *name, IncidentKind kind = IncidentKind::Crash)
    {
        Incident incident;
        incident.id = id;
        incident.kind = kind;
        const QString word = QString::fromLatin1(name);
        incident.process = {word, word};
        incident.opened = now;
        m_incidents[id] = incident;
        watch.note(incident, now);
        return m_incidents[id];
    }
    void close(qint64 id)
    {
        m_incidents[id].closed = now;
        watch.note(m_incidents[id], now);
    }
    /// It happens again, whether it was over or not.
    void again(qint64 id)
    {
        m_incidents[id].closed.reset();
        ++m_incidents[id].times;
        m_incidents[id].last = now;
        watch.note(m_incidents[id], now);
    }
    void acknowledge(qint64 id)
    {
        m_incidents[id].acknowledged = now;
        watch.note(m_incidents[id], now);
    }

    /// Lets time pass, looks when the watch wants it, and writes down what is told: "+60s raised 1,2".
    QString pass(std::chrono::seconds time)
    {
        QStringList told;
        const Clock::WallTime begin = now;
        const Clock::WallTime end = now + time;
        while (now <= end) {
            for (const Telling &telling : watch.look(now, isMuted)) {
                const auto after = std::chrono::duration_cast<std::chrono::seconds>(now - begin);
                told += QStringLiteral("+%1s %2").arg(after.count()).arg(describe(telling));
                last = telling;
            }
            const Clock::WallTime next = watch.nextLook(now).value_or(end + 1s);
            now = std::max(now + 1s, std::min(next, now == end ? end + 1s : end));
        }
        now = end;
        return told.join(QStringLiteral("; "));
    }

    static QString describe(const Telling &telling)
    {
        static const char *const kinds[] = {"raised", "reminder", "recovered", "digest", "test"};
        QStringList ids;
        for (const qint64 id : telling.incidents)
            ids += QString::number(id);
        return QString(QLatin1String(kinds[static_cast<int>(telling.kind)]) + u' ' + ids.join(u',') +
                       (telling.isHostWide ? QStringLiteral(" host-wide") : QString()));
    }
    static RouteSection named(RouteSection route)
    {
        if (route.head.section.isEmpty())
            route.head.section = QStringLiteral("route:night shift");
        return route;
    }
    void set(const char *local)
    {
        const QDateTime wall =
            QDateTime::fromString(QString::fromLatin1(local), QStringLiteral("yyyy-MM-dd HH:mm"));
        now = Clock::WallTime(std::chrono::milliseconds(
            QDateTime(wall.date(), wall.time(), QTimeZone("Europe/Berlin")).toMSecsSinceEpoch()));
    }

    Clock::WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 12h};
    RouteWatch watch;
    RouteWatch::IsMuted isMuted = [](const ProcessName &) { return false; };
    Telling last;

private:
    std::map<qint64, Incident> m_incidents;
};

RouteSection plainRoute()
{
    RouteSection route;
    route.gather = 10s;
    route.remind = 1h;
    return route;
}

} // namespace

class RouteWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldOnceRemindedAndOver()
    {
        Scene scene(plainRoute());
        scene.open(1, "web", IncidentKind::Http);
        QCOMPARE(scene.pass(30min), QStringLiteral("+10s raised 1"));
        QVERIFY(scene.last.isFirst);
        const QString thread = scene.last.thread;
        QVERIFY(thread.startsWith(QStringLiteral("route-night-shift.1.")));
        QCOMPARE(scene.pass(1h), QStringLiteral("+1810s reminder 1"));
        QCOMPARE(scene.last.thread, thread);
        QVERIFY(!scene.last.isFirst);
        scene.close(1);
        QCOMPARE(scene.pass(3h), QStringLiteral("+10s recovered 1"));
        QCOMPARE(scene.last.thread, thread);
        QVERIFY(scene.watch.rows().empty());
    }

    void togetherIsToldTogether()
    {
        Scene scene(plainRoute());
        scene.open(1, "web");
        scene.pass(4s);
        scene.open(2, "db", IncidentKind::Fatal);
        scene.pass(4s);
        scene.open(3, "mail");
        QCOMPARE(scene.pass(30min), QStringLiteral("+2s raised 2,3,1"));
        scene.close(1);
        scene.close(2);
        scene.close(3);
        QCOMPARE(scene.pass(1h), QStringLiteral("+10s recovered 2,3,1"));
    }

    /// 40 processes of one message come back one after the other: that is one message again.
    void comeBackOneAfterTheOther()
    {
        Scene scene(plainRoute());
        for (int i = 1; i <= 40; ++i)
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)), IncidentKind::Http);
        QCOMPARE(scene.pass(1min).count(QStringLiteral("raised")), 1);
        for (int i = 1; i <= 39; ++i) {
            scene.close(i);
            QCOMPARE(scene.pass(5s), QString());
        }
        const QString told = scene.pass(1min);
        QVERIFY2(told.startsWith(QStringLiteral("+5s recovered 39,38,37")), qPrintable(told));
        QCOMPARE(told.count(u';'), 0);
        scene.close(40);
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s recovered 40"));
    }

    /// But those that are over are not kept back for ever by others that come back.
    void comeBackOverAVeryLongTime()
    {
        AlertSettings alerts;
        alerts.sameWithin = 2min;
        Scene scene(plainRoute(), alerts);
        for (int i = 1; i <= 40; ++i)
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)), IncidentKind::Http);
        scene.pass(1min);
        int messages = 0;
        for (int i = 1; i <= 40; ++i) {
            scene.close(i);
            messages += static_cast<int>(scene.pass(8s).count(QStringLiteral("recovered")));
        }
        messages += static_cast<int>(scene.pass(1min).count(QStringLiteral("recovered")));
        QCOMPARE(messages, 3);
        QVERIFY(scene.watch.rows().size() <= 40);
    }

    /// supervisord has it running again before anybody is told: that is one message.
    void overBeforeItIsTold()
    {
        Scene scene(plainRoute());
        scene.open(1, "web");
        scene.pass(2s);
        scene.close(1);
        QCOMPARE(scene.pass(2h), QStringLiteral("+8s raised 1"));
    }

    void anHourOfFlapping()
    {
        Scene scene(plainRoute());
        scene.open(1, "web");
        QStringList told;
        for (int i = 0; i < 360; ++i) { // every ten seconds it falls and comes back
            if (const QString some = scene.pass(5s); !some.isEmpty())
                told += some;
            scene.close(1);
            if (const QString some = scene.pass(5s); !some.isEmpty())
                told += some;
            scene.again(1);
        }
        QCOMPARE(told.join(u'|'), QStringLiteral("+5s raised 1"));
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s raised 1")); // now it stays
        scene.close(1);
        QCOMPARE(scene.pass(2h), QStringLiteral("+600s recovered 1"));
    }

    /// What falls after the one message is accounted for when it is over.
    void aShortStorm()
    {
        Scene scene(plainRoute());
        scene.open(1, "web");
        scene.close(1);
        QCOMPARE(scene.pass(10s), QStringLiteral("+10s raised 1"));
        for (int i = 0; i < 50; ++i) {
            scene.again(1);
            scene.pass(1s);
            scene.close(1);
        }
        QCOMPARE(scene.pass(2h), QStringLiteral("+600s recovered 1"));
        QVERIFY(scene.watch.rows().empty());
    }

    /// Slower: it is not over before it has been away for long enough.
    void flappingSlowly()
    {
        Scene scene(plainRoute());
        scene.open(1, "web", IncidentKind::Http);
        QStringList told;
        for (int i = 0; i < 40; ++i) {
            told += scene.pass(30s);
            scene.close(1);
            told += scene.pass(60s);
            scene.again(1);
        }
        told.removeAll(QString());
        QCOMPARE(told.join(u'|'), QStringLiteral("+10s raised 1|+10s recovered 1|+10s raised 1"));
    }

    void comesBackAfterItWasToldToBeOver()
    {
        Scene scene(plainRoute());
        scene.open(1, "web", IncidentKind::Http);
        scene.pass(20s);
        const QString thread = scene.last.thread;
        scene.close(1);
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s recovered 1"));
        scene.again(1);
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s raised 1"));
        QCOMPARE(scene.last.thread, thread);
        QVERIFY(!scene.last.isFirst);
    }

    void manyAtOnceAreTheMachine()
    {
        AlertSettings alerts;
        alerts.hostWide = 5;
        Scene scene(plainRoute(), alerts);
        for (int i = 1; i <= 6; ++i)
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)));
        QCOMPARE(scene.pass(12s), QStringLiteral("+10s raised 6,5,4,3,2,1 host-wide"));
        scene.open(7, "late");
        QCOMPARE(scene.pass(30min), QString());
        for (int i = 1; i <= 7; ++i)
            scene.close(i);
        QCOMPARE(scene.pass(1h), QStringLiteral("+10s recovered 7,6,5,4,3,2,1"));
        scene.open(8, "other");
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s raised 8"));
    }

    /// Who wants no recoveries would never hear of what joins in silence.
    void withoutRecoveriesNobodyJoins()
    {
        AlertSettings alerts;
        alerts.hostWide = 3;
        RouteSection route = plainRoute();
        route.recovery = false;
        Scene scene(route, alerts);
        for (int i = 1; i <= 3; ++i)
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)));
        QCOMPARE(scene.pass(12s), QStringLiteral("+10s raised 3,2,1 host-wide"));
        scene.open(4, "late");
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s raised 4"));
    }

    /// What was silenced before is told when the silence is over, though something host-wide came between.
    void silencedDoesNotJoin()
    {
        AlertSettings alerts;
        alerts.hostWide = 3;
        Scene scene(plainRoute(), alerts);
        bool isMuted = true;
        scene.isMuted = [&isMuted](const ProcessName &process) {
            return isMuted && process.name == QStringLiteral("db");
        };
        scene.open(1, "db");
        QCOMPARE(scene.pass(30min), QString());
        for (int i = 2; i <= 4; ++i)
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)));
        QCOMPARE(scene.pass(12s), QStringLiteral("+10s raised 4,3,2 host-wide"));
        isMuted = false;
        QCOMPARE(scene.pass(1min), QStringLiteral("+0s raised 1"));
    }

    void apartTheyAreNot()
    {
        AlertSettings alerts;
        alerts.hostWide = 3;
        alerts.together = 1s;
        RouteSection route = plainRoute();
        route.gather = 60s;
        Scene scene(route, alerts);
        for (int i = 1; i <= 4; ++i) {
            scene.open(i, qPrintable(QStringLiteral("p%1").arg(i)));
            scene.pass(5s);
        }
        QCOMPARE(scene.pass(1min), QStringLiteral("+40s raised 4,3,2,1"));
    }

    void silencedIsNotTold()
    {
        Scene scene(plainRoute());
        bool isMuted = true;
        scene.isMuted = [&isMuted](const ProcessName &) { return isMuted; };
        scene.open(1, "web", IncidentKind::Http);
        scene.open(2, "db");
        QCOMPARE(scene.pass(30min), QString());
        scene.close(2);
        QCOMPARE(scene.pass(1min), QString());
        isMuted = false; // and the page is still down
        QCOMPARE(scene.pass(30min), QStringLiteral("+0s raised 1"));
    }

    void acknowledgedIsNotRemindedOf()
    {
        Scene scene(plainRoute());
        scene.open(1, "web", IncidentKind::Http);
        scene.pass(20s);
        scene.acknowledge(1);
        QCOMPARE(scene.pass(12h), QString());
        scene.close(1);
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s recovered 1"));
    }

    void whatItIsAbout_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("its process") << QStringLiteral("web1") << static_cast<int>(IncidentKind::Http)
                                     << true;
        QTest::newRow("another") << QStringLiteral("db") << static_cast<int>(IncidentKind::Http) << false;
        QTest::newRow("of no process") << QString() << static_cast<int>(IncidentKind::Listener) << false;
        QTest::newRow("another kind")
            << QStringLiteral("web1") << static_cast<int>(IncidentKind::Fatal) << false;
        QTest::newRow("not as bad") << QStringLiteral("web1") << static_cast<int>(IncidentKind::Crash)
                                    << false;
    }

    void whatItIsAbout()
    {
        QFETCH(const QString, name);
        QFETCH(const int, kind);
        QFETCH(const bool, isTold);
        RouteSection route = plainRoute();
        route.selection.programs = {*ProcessPattern::parse(u"web*")};
        route.kinds = {IncidentKind::Http, IncidentKind::Crash, IncidentKind::Listener};
        route.severity = Severity::Critical;
        Scene scene(route);
        scene.open(1, qPrintable(name), static_cast<IncidentKind>(kind));
        QCOMPARE(!scene.pass(1min).isEmpty(), isTold);
    }

    void withoutSelectionItIsAboutEverything()
    {
        Scene scene(plainRoute());
        scene.open(1, "", IncidentKind::Listener);
        QCOMPARE(scene.pass(1min), QStringLiteral("+10s raised 1"));
    }

    void aNightOfQuietHours()
    {
        RouteSection route = plainRoute();
        route.quiet = *TimeWindows::parse(QStringLiteral("22:00-07:00"));
        route.remind = 4h;
        Scene scene(route);
        scene.set("2026-11-23 21:00");
        scene.open(1, "before");
        QCOMPARE(scene.pass(65min), QStringLiteral("+10s raised 1"));
        scene.close(1); // in the quiet hours: no message
        scene.open(2, "gone");
        scene.pass(1min);
        scene.close(2);
        scene.open(3, "stays");
        QCOMPARE(scene.pass(2h), QString());
        scene.open(4, "loud", IncidentKind::Fatal);
        QCOMPARE(scene.pass(1h), QStringLiteral("+10s raised 4"));
        scene.set("2026-11-24 06:59");
        QCOMPARE(scene.pass(10min), QStringLiteral("+0s reminder 4; +60s digest 3,2,1"));
        QVERIFY(scene.last.isFirst);
        scene.close(3);
        QCOMPARE(scene.pass(1h), QStringLiteral("+10s recovered 3"));
    }

    /// On 29 March 2026 clocks go from 2:00 to 3:00, on 25 October from 3:00 to 2:00.
    void quietHoursOverAChangeOfClocks_data()
    {
        QTest::addColumn<QByteArray>("evening");
        QTest::addColumn<int>("hours");
        QTest::newRow("to summer time") << QByteArray("2026-03-28 22:00") << 8;
        QTest::newRow("from summer time") << QByteArray("2026-10-24 22:00") << 10;
        QTest::newRow("no change") << QByteArray("2026-11-23 22:00") << 9;
    }

    void quietHoursOverAChangeOfClocks()
    {
        QFETCH(const QByteArray, evening);
        QFETCH(const int, hours);
        RouteSection route = plainRoute();
        route.quiet = *TimeWindows::parse(QStringLiteral("22:00-07:00"));
        Scene scene(route);
        scene.set(evening.constData());
        scene.open(1, "web");
        scene.watch.look(scene.now, scene.isMuted).clear();
        QVERIFY(scene.watch.nextLook(scene.now) == scene.now + std::chrono::hours(hours));
        QCOMPARE(scene.pass(std::chrono::hours(hours) - 1s), QString());
        QCOMPARE(scene.pass(1s), QStringLiteral("+1s digest 1"));
    }

    /// What was remembered goes on: nothing is told twice, nothing is forgotten.
    void aRestartOfTheListener()
    {
        Scene before(plainRoute());
        Incident told = before.open(1, "web", IncidentKind::Http);
        before.pass(20s);
        Incident fresh = before.open(2, "db", IncidentKind::Fatal);
        before.pass(5s);
        const std::vector<AlertRow> rows = before.watch.rows();
        QCOMPARE(rows.size(), std::size_t(2));

        Scene after(plainRoute());
        after.now = before.now;
        for (const AlertRow &row : rows)
            after.watch.recall(row);
        QVERIFY(after.watch.knows(1));
        QVERIFY(after.watch.rows() == rows);
        after.watch.note(told, after.now);
        after.watch.note(fresh, after.now);
        QVERIFY(after.watch.rows() == rows);
        QCOMPARE(after.pass(30min), QStringLiteral("+5s raised 2"));
        told.closed = after.now;
        after.watch.note(told, after.now);
        QCOMPARE(after.pass(1min), QStringLiteral("+10s recovered 1"));
        QCOMPARE(after.last.thread, before.last.thread);
    }

    void whatDoesNotComeBackIsDropped()
    {
        Scene before(plainRoute());
        before.open(1, "web");
        before.pass(20s);
        Scene after(plainRoute());
        for (const AlertRow &row : before.watch.rows())
            after.watch.recall(row);
        after.watch.dropRecalled();
        QVERIFY(!after.watch.knows(1));
        QVERIFY(after.watch.rows().empty());
    }

    void looksWhenThereIsSomethingToTell()
    {
        Scene scene(plainRoute());
        QVERIFY(!scene.watch.nextLook(scene.now));
        scene.open(1, "web", IncidentKind::Http);
        QVERIFY(scene.watch.nextLook(scene.now) == scene.now + 10s);
        scene.pass(10s);
        QVERIFY(scene.watch.nextLook(scene.now) == scene.now + 1h);
        scene.close(1);
        QVERIFY(scene.watch.nextLook(scene.now) == scene.now + 10s);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::RouteWatchTest)
#include "tst_routewatch.moc"
