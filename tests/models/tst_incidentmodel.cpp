// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidentfilter.h"
#include "models/incidentmodel.h"
#include "models/incidentwords.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

const Clock::WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + 15h};

Incident incident(qint64 id, IncidentKind kind, const QString &name, std::chrono::seconds ago)
{
    Incident made;
    made.id = id;
    made.kind = kind;
    if (!name.isEmpty())
        made.process = {QStringLiteral("shop"), name};
    made.opened = now - ago;
    made.cause = QStringLiteral("cause %1").arg(id);
    return made;
}

std::vector<Incident> some()
{
    Incident crash = incident(3, IncidentKind::Crash, QStringLiteral("web"), 1min);
    crash.exitStatus = 7;
    Incident memory = incident(2, IncidentKind::Memory, QStringLiteral("worker"), 2h);
    memory.memory = ByteSize{qint64{482} << 20};
    memory.limit = ByteSize{qint64{300} << 20};
    memory.closed = memory.opened + 4s;
    memory.action = QStringLiteral("restart");
    memory.outcome = QStringLiteral("runs again\na core dump was kept");
    memory.acknowledged = now - 1h;
    Incident listener = incident(1, IncidentKind::Listener, {}, 26h);
    return {memory, crash, listener};
}

/// A line for each row: "id subject: cause; remedy; span".
QStringList shown(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const auto text = [&](int role) { return index.data(role).toString().replace(QChar(0xa0), u' '); };
        lines.append(QStringLiteral("%1 %2: %3; %4; %5")
                         .arg(text(IncidentModel::IdRole), text(IncidentModel::SubjectRole),
                              text(IncidentModel::CauseRole), text(IncidentModel::RemedyRole),
                              text(IncidentModel::SpanRole)));
    }
    return lines;
}

QStringList shownIds(const QAbstractItemModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(IncidentModel::IdRole).toString());
    return ids;
}

} // namespace

class TestIncidentModel final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<IncidentModel> m_model;
    std::unique_ptr<IncidentFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;

private Q_SLOTS:
    void init()
    {
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        m_model = std::make_unique<IncidentModel>();
        m_filter = std::make_unique<IncidentFilter>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), Mode::QtTest);
        m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get(), Mode::QtTest);
        m_model->setNow(now);
        m_model->merge(some());
    }
    void cleanup()
    {
        m_filterTester.reset();
        m_tester.reset();
        m_filter.reset();
        m_model.reset();
    }

    void newestFirst()
    {
        QCOMPARE(shown(*m_model).join(u'\n'),
                 QStringLiteral("3 web: exited with status 7; ; open for 1 min\n"
                                "2 worker: 482 MB of memory, over the limit of 300 MB; restart: runs again; "
                                "lasted 4 s\n"
                                "1 listener: cause 1; ; open for 1 d 2 h")
                     .replace(QStringLiteral(" web"), QStringLiteral(" shop:web"))
                     .replace(QStringLiteral(" worker"), QStringLiteral(" shop:worker")));
    }

    void mergesById()
    {
        const QPersistentModelIndex worker = m_model->indexOf(2);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->merge(some()); // nothing new
        QCOMPARE(changed.count(), 0);
        Incident crash = some()[1];
        crash.closed = now;
        crash.outcome = QStringLiteral("runs again");
        m_model->merge({crash, incident(4, IncidentKind::Http, QStringLiteral("web"), 0s),
                        incident(0, IncidentKind::Mail, {}, 3h)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0); // as it was then
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(shownIds(*m_model).join(u' '), QStringLiteral("4 3 2 -1 1"));
        QCOMPARE(worker.data(IncidentModel::IdRole).toInt(), 2);
        m_model->merge({incident(0, IncidentKind::Mail, {}, 3h)}); // the same one again
        QCOMPARE(m_model->rowCount(), 5);
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!worker.isValid());
    }

    void outputStays()
    {
        Incident crash = some()[1];
        crash.stderrTail = "cried\n";
        m_model->merge({crash});
        m_model->merge(some()); // as pushes are: without output
        QCOMPARE(m_model->find(3)->stderrTail, QByteArray("cried\n"));
        QVERIFY(m_model->find(99) == nullptr);
    }

    void isFiltered_data()
    {
        QTest::addColumn<IncidentQuery>("query");
        QTest::addColumn<QString>("ids");
        using Standing = IncidentQuery::Standing;
        const auto text = [](const char *words) {
            IncidentQuery query;
            query.text = QString::fromLatin1(words);
            return query;
        };
        IncidentQuery query;
        QTest::newRow("everything") << query << QStringLiteral("3 2 1");
        query.standing = Standing::Open;
        QTest::newRow("open") << query << QStringLiteral("3 1");
        query.standing = Standing::Unacknowledged;
        QTest::newRow("unacknowledged") << query << QStringLiteral("3 1");
        query = {};
        query.kinds = {IncidentKind::Memory, IncidentKind::Listener};
        QTest::newRow("kinds") << query << QStringLiteral("2 1");
        query = {};
        query.within = 24h;
        QTest::newRow("within a day") << query << QStringLiteral("3 2");
        query = {};
        query.processes = {{QStringLiteral("shop"), QStringLiteral("web")}};
        QTest::newRow("of a process") << query << QStringLiteral("3");
        QTest::newRow("a word") << text("WORK") << QStringLiteral("2");
        QTest::newRow("words") << text("status 7") << QStringLiteral("3");
        QTest::newRow("words that are not together") << text("worker status") << QString();
        QTest::newRow("a pattern") << text("shop:w*r") << QStringLiteral("2");
        QTest::newRow("a pattern of all processes") << text("shop:*") << QStringLiteral("3 2");
        QTest::newRow("no pattern yet") << text("cause [") << QString();
    }
    void isFiltered()
    {
        QFETCH(IncidentQuery, query);
        QFETCH(QString, ids);
        m_filter->setQuery(query);
        QCOMPARE(shownIds(*m_filter).join(u' '), ids);
    }

    void whatTheListenerCanFilter()
    {
        IncidentQuery query;
        QCOMPARE(query.request(now), IncidentsRequest());
        query.text = QStringLiteral(" shop:* ");
        query.kinds = {IncidentKind::Crash};
        query.within = 1h;
        query.standing = IncidentQuery::Standing::Unacknowledged;
        IncidentsRequest wanted;
        wanted.pattern = QStringLiteral("shop:*");
        wanted.kinds = {IncidentKind::Crash};
        wanted.since = now - 1h;
        wanted.acknowledged = false;
        QCOMPARE(query.request(now), wanted);
        query = {};
        query.text = QStringLiteral("words");
        query.processes = {{QStringLiteral("shop"), QStringLiteral("a")},
                           {QStringLiteral("shop"), QStringLiteral("b")}};
        QCOMPARE(query.request(now).pattern, QStringLiteral("shop:*"));
        query.processes.push_back({QStringLiteral("other"), QStringLiteral("c")});
        QVERIFY(!query.request(now).pattern);
    }

    void aFilteredOneThatIsOverGoes()
    {
        IncidentQuery query;
        query.standing = IncidentQuery::Standing::Open;
        m_filter->setQuery(query);
        Incident crash = some()[1];
        crash.closed = now;
        m_model->merge({crash});
        QCOMPARE(shownIds(*m_filter).join(u' '), QStringLiteral("1"));
    }

    void asText()
    {
        Incident crash = some()[1];
        crash.exitStatus = {};
        crash.signal = SIGSEGV;
        crash.note = QStringLiteral("known bug");
        crash.stderrTail = "cried\xff";
        const QString text = incidentText(crash, now).replace(QChar(0xa0), u' ');
        QVERIFY2(text.startsWith(QStringLiteral("shop:web: crash\n")), qPrintable(text));
        QVERIFY2(
            text.contains(QStringLiteral("Why: ended by SIGSEGV (it used memory that is not its own)\n")),
            qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Note: known bug\n")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral("\nLast lines of stderr:\ncried\ufffd\n")), qPrintable(text));
        QCOMPARE(signalText(63), QStringLiteral("signal 63"));
    }
};

QTEST_GUILESS_MAIN(TestIncidentModel)
#include "tst_incidentmodel.moc"
