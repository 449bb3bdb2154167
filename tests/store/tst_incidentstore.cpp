// SPDX-License-Identifier: GPL-3.0-or-later
#include "opendatabase.h"

#include "store/incidentstore.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pennon;

namespace {

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};
const ProcessName worker{QStringLiteral("shop"), QStringLiteral("worker")};

Incident crash(const ProcessName &process, qint64 seconds)
{
    Incident incident;
    incident.process = process;
    incident.opened = at(seconds);
    incident.cause = QStringLiteral("exited with 3");
    return incident;
}

Incident full()
{
    Incident incident = crash(web, 1000);
    incident.kind = IncidentKind::Memory;
    incident.closed = at(1010);
    incident.exitStatus = 0;
    incident.signal = 9;
    incident.httpStatus = 503;
    incident.url = QStringLiteral("http://example.com/ü");
    incident.memory = ByteSize{5'000'000'000};
    incident.limit = ByteSize{4'000'000'000};
    incident.action = QStringLiteral("restarted");
    incident.outcome = QStringLiteral("runs");
    incident.stdoutTail = QByteArray("out\0\xff\n", 6);
    incident.stderrTail = "err\n";
    incident.acknowledged = at(1020);
    incident.acknowledgedBy = QStringLiteral("uid 1000");
    incident.note = QStringLiteral("known");
    return incident;
}

QList<qint64> ids(IncidentStore &store, const IncidentFilter &filter)
{
    QList<qint64> found;
    const auto incidents = store.list(filter);
    for (const Incident &incident : incidents.value())
        found += incident.id;
    return found;
}

} // namespace

class TestIncidentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsIncidentsAsTheyAre()
    {
        OpenDatabase database;
        Incident wanted = full();
        Incident bare;
        {
            IncidentStore store(*database);
            wanted.id = store.add(wanted).value();
            bare.id = store.add(bare).value();
        }
        database.reopen();
        IncidentStore store(*database);
        QVERIFY(store.find(wanted.id).value() == wanted);
        QVERIFY(store.find(bare.id).value() == bare);
        QCOMPARE(store.find(99).error().code, ErrorCode::NotFound);
    }

    void updates()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        Incident incident = crash(web, 1);
        incident.stdoutTail = "last words";
        incident.id = store.add(incident).value();
        QVERIFY(store.acknowledge(incident.id, QStringLiteral("uid 0"), QStringLiteral("mine"), at(5)));

        Incident listed = store.list({})->front();
        QVERIFY(listed.stdoutTail.isEmpty());
        listed.closed = at(9);
        listed.outcome = QStringLiteral("runs again");
        listed.note = QStringLiteral("not by update");
        QVERIFY(store.update(listed));

        const Incident found = store.find(incident.id).value();
        QCOMPARE(found.closed, std::optional(at(9)));
        QCOMPARE(found.outcome, QStringLiteral("runs again"));
        QCOMPARE(found.stdoutTail, QByteArray("last words"));
        QCOMPARE(found.acknowledged, std::optional(at(5)));
        QCOMPARE(found.acknowledgedBy, QStringLiteral("uid 0"));
        QCOMPARE(found.note, QStringLiteral("mine"));

        listed.id = 99;
        QCOMPARE(store.update(listed).error().code, ErrorCode::NotFound);
        QCOMPARE(store.acknowledge(99, {}, {}, at(1)).error().code, ErrorCode::NotFound);
    }

    void tailsAreCapped()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        Incident incident = crash(web, 1);
        incident.stderrTail = QByteArray(100'000, 'a') + QByteArray(IncidentStore::longestTail, 'b');
        const qint64 id = store.add(incident).value();
        QCOMPARE(store.find(id)->stderrTail, QByteArray(IncidentStore::longestTail, 'b'));
        QVERIFY(store.find(id)->stdoutTail.isEmpty());
    }

    void lists()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        const qint64 one = store.add(crash(web, 10)).value();
        const qint64 two = store.add(crash(worker, 20)).value();
        Incident closed = crash(web, 30);
        closed.closed = at(31);
        closed.kind = IncidentKind::Http;
        const qint64 three = store.add(closed).value();
        const auto list = [&store](const IncidentFilter &filter) { return ids(store, filter); };

        QCOMPARE(list({}), (QList{three, two, one}));
        QCOMPARE(list({.since = at(20)}), (QList{three, two}));
        QCOMPARE(list({.until = at(20)}), (QList{one}));
        QCOMPARE(list({.kind = IncidentKind::Http}), (QList{three}));
        QCOMPARE(list({.process = web}), (QList{three, one}));
        QCOMPARE(list({.openOnly = true}), (QList{two, one}));
        QCOMPARE(list({.limit = 2}), (QList{three, two}));
        QCOMPARE(list({.before = two, .limit = 2}), (QList{one}));
        QCOMPARE(list({.since = at(5), .process = web, .openOnly = true}), (QList{one}));
        QCOMPARE(list({.limit = -1}), QList<qint64>());
        QCOMPARE(store.countSince(web, at(10)).value(), 2);
        QCOMPARE(store.countSince(web, at(11)).value(), 1);
        QCOMPARE(store.countSince({}, at(0)).value(), 0);
    }

    void prunes()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        for (qint64 second = 1; second <= 10; ++second) {
            Incident incident = crash(web, second);
            incident.stdoutTail = "x";
            QVERIFY(store.add(incident));
        }
        QCOMPARE(store.prune(at(3)).value(), 2);
        QCOMPARE(ids(store, {}).size(), 8);
        QCOMPARE(store.prune(at(3), 5).value(), 3);
        QCOMPARE(ids(store, {}), (QList<qint64>{10, 9, 8, 7, 6}));
        QCOMPARE(store.prune(at(3), 5).value(), 0);
        const auto tails =
            database->connection().number(QStringLiteral("SELECT count(*) FROM incident_tail"));
        QCOMPARE(tails->value(), 5);
    }

    void theOldestTailsGoFirst()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        for (qint64 second = 1; second <= 4; ++second) {
            Incident incident = crash(web, second);
            incident.stdoutTail = "x";
            QVERIFY(store.add(incident));
        }
        // As if each were that big.
        QVERIFY(database->connection().change(QStringLiteral("UPDATE incident_tail SET bytes = ?"),
                                              {IncidentStore::tailsKept / 2}));
        QVERIFY(store.prune(at(0)));
        QVERIFY(store.find(2)->stdoutTail.isEmpty());
        QCOMPARE(store.find(3)->stdoutTail, QByteArray("x"));
        QCOMPARE(store.find(4)->stdoutTail, QByteArray("x"));
    }

    void aFullDisk()
    {
        OpenDatabase database;
        IncidentStore store(*database);
        database.setFull(true);
        Incident incident = crash(web, 1);
        incident.stdoutTail.resize(IncidentStore::longestTail);
        QRandomGenerator random(1);
        for (char &byte : incident.stdoutTail)
            byte = char(random.bounded(256));
        QVERIFY(!store.add(incident));
        QVERIFY(ids(store, {}).isEmpty());
        database.setFull(false);
        const auto id = store.add(incident);
        QVERIFY(id);
        QCOMPARE(store.find(*id)->stdoutTail, incident.stdoutTail);
    }
};

QTEST_GUILESS_MAIN(TestIncidentStore)
#include "tst_incidentstore.moc"
