// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/troubles.h"

#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

class TroublesTest final : public QObject
{
    Q_OBJECT

private:
    static Clock::WallTime at(std::chrono::seconds after)
    {
        return std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 12h + after;
    }
    static Incident incident(qint64 id, std::chrono::seconds opened, const char *name = "web")
    {
        Incident one;
        one.id = id;
        const QString word = QString::fromLatin1(name);
        one.process = {word, word};
        one.opened = at(opened);
        one.cause = QStringLiteral("cause %1").arg(id);
        return one;
    }
    static Incident closed(Incident one, std::chrono::seconds when)
    {
        one.closed = at(when);
        return one;
    }

private Q_SLOTS:
    void comesBackSoon()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        const Incident first = *troubles.note(incident(7, 0s));
        QCOMPARE(first.id, qint64(7));
        QCOMPARE(first.times, 1);
        QVERIFY(!first.last);
        QVERIFY(troubles.note(closed(incident(7, 0s), 5s))->closed == at(5s));
        const Incident second = *troubles.note(incident(9, 60s));
        QCOMPARE(second.id, qint64(7));
        QVERIFY(second.opened == at(0s));
        QVERIFY(second.last == at(60s));
        QCOMPARE(second.times, 2);
        QVERIFY(!second.closed);
        QCOMPARE(second.cause, QStringLiteral("cause 9"));
        QCOMPARE(troubles.latestOf(7), qint64(9));
        QVERIFY(troubles.note(closed(incident(9, 60s), 70s))->closed == at(70s));
    }

    /// Its facts may still come in when it has happened again.
    void aLateChangeOfTheFirst()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        (void) troubles.note(incident(1, 0s));
        (void) troubles.note(incident(2, 1s));
        const Incident both = *troubles.note(closed(incident(1, 0s), 5s));
        QCOMPARE(both.times, 2);
        QVERIFY(!both.closed); // the second is not over
        QCOMPARE(both.cause, QStringLiteral("cause 2"));
        QVERIFY(troubles.note(closed(incident(2, 1s), 4s))->closed == at(5s));
    }

    void anotherOne_data()
    {
        QTest::addColumn<Incident>("other");
        QTest::newRow("much later") << incident(2, 20min);
        QTest::newRow("another process") << incident(2, 10s, "db");
        Incident kind = incident(2, 10s);
        kind.kind = IncidentKind::Fatal;
        QTest::newRow("another kind") << kind;
        Incident page = incident(2, 10s);
        page.url = QStringLiteral("http://localhost/");
        QTest::newRow("another page") << page;
    }

    /// What differs each time stands behind a colon.
    void theListenersOwn()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        const auto own = [](qint64 id, const char *cause) {
            Incident one = incident(id, 0s);
            one.kind = IncidentKind::Listener;
            one.process = {};
            one.cause = QString::fromLatin1(cause);
            return one;
        };
        QCOMPARE(troubles.note(own(1, "The state cannot be stored: disk full"))->id, qint64(1));
        QCOMPARE(troubles.note(own(2, "Messages wait too long: 3 by [mail]"))->id, qint64(2));
        QCOMPARE(troubles.note(own(3, "The state cannot be stored: no such file"))->id, qint64(1));
    }

    void anotherOne()
    {
        QFETCH(const Incident, other);
        Troubles troubles;
        troubles.setSameWithin(10min);
        (void) troubles.note(closed(incident(1, 0s), 5s));
        const Incident noted = *troubles.note(other);
        QCOMPARE(noted.id, qint64(2));
        QCOMPARE(noted.times, 1);
    }

    void forgetsWhatCannotGoOn()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        (void) troubles.note(closed(incident(1, 0s), 5s));
        (void) troubles.note(incident(2, 0s, "db"));
        troubles.forget(at(5min));
        QCOMPARE(troubles.note(incident(3, 6min))->times, 2);
        troubles.forget(at(2h)); // open ones stay
        QCOMPARE(troubles.note(incident(4, 2h, "db"))->times, 2);
        (void) troubles.note(closed(incident(3, 6min), 7min));
        troubles.forget(at(2h));
        QVERIFY(!troubles.knows(1));
        QVERIFY(!troubles.note(closed(incident(3, 6min), 8min)));
    }

    /// Somebody notes a cause to what was over long ago, or acknowledges it: that is no new trouble.
    void historyIsNoTrouble()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        troubles.leaveBehind(5);
        QVERIFY(!troubles.note(closed(incident(3, 0s), 1s)));
        QVERIFY(!troubles.note(incident(5, 0s)));
        QCOMPARE(troubles.note(incident(6, 1h))->id, qint64(6));
        (void) troubles.note(closed(incident(6, 1h), 61min));
        QCOMPARE(troubles.note(incident(8, 2h))->id, qint64(8));
        QCOMPARE(troubles.note(closed(incident(6, 1h), 62min))->id, qint64(6)); // of the one before
        QVERIFY(!troubles.note(incident(7, 1h)));
    }

    void acknowledgedAsAWhole()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        Incident first = incident(1, 0s);
        (void) troubles.note(first);
        QVERIFY(!troubles.note(incident(2, 1s))->acknowledged);
        first.acknowledged = at(5s); // its id is what people were told
        QVERIFY(troubles.note(first)->acknowledged == at(5s));
        QVERIFY(troubles.note(incident(3, 9s))->acknowledged == at(5s));
    }

    void thoseTheStoreCouldNotTake()
    {
        Troubles troubles;
        troubles.setSameWithin(10min);
        QCOMPARE(troubles.note(incident(4, 0s))->times, 1);
        QCOMPARE(troubles.note(incident(-1, 1s))->times, 2);
        QCOMPARE(troubles.note(incident(-2, 2s))->times, 3);
        QCOMPARE(troubles.note(closed(incident(-1, 1s), 3s))->times, 3);
        const Incident all = *troubles.note(incident(5, 4s));
        QCOMPARE(all.times, 4);
        QCOMPARE(all.id, qint64(4));
        (void) troubles.note(closed(incident(4, 0s), 5s));
        (void) troubles.note(closed(incident(5, 4s), 5s));
        QVERIFY(troubles.note(closed(incident(-2, 2s), 5s))->closed == at(5s));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::TroublesTest)
#include "tst_troubles.moc"
