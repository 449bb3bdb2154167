// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processmodel.h"
#include "processtext.h"
#include "testkit/exampleprocesses.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

namespace {

/// "3/0-5": what dataChanged told, rows and columns.
QStringList toldCells(const QSignalSpy &spy)
{
    QStringList cells;
    for (const QList<QVariant> &call : spy) {
        const auto from = call[0].toModelIndex();
        const auto to = call[1].toModelIndex();
        cells.append(
            QStringLiteral("%1 %2-%3 %4-%5")
                .arg(from.parent().isValid() ? from.parent().data().toString() : QStringLiteral("heading"))
                .arg(from.row())
                .arg(to.row())
                .arg(from.column())
                .arg(to.column()));
    }
    return cells;
}

ProcessView changed(const ProcessModel &model, const QString &group, const QString &name)
{
    const ProcessRow *row = model.find({group, name});
    return row == nullptr ? ProcessView() : row->view;
}

} // namespace

class TestProcessModel final : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    std::unique_ptr<ProcessModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_model = std::make_unique<ProcessModel>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setProcesses(exampleProcesses(m_clock.now()));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsWhatIsWrongFirst()
    {
        QCOMPARE(shownNames(*m_model), QStringLiteral("needs attention: 3\n"
                                                      "  importer\n"
                                                      "  jobs:mailer\n"
                                                      "  webapp:api-2\n"
                                                      "jobs: 3 of 5 running\n"
                                                      "  jobs:nightly\n"
                                                      "  jobs:worker-1\n"
                                                      "  jobs:worker-2\n"
                                                      "  jobs:worker-10\n"
                                                      "webapp: 4 of 4 running\n"
                                                      "  webapp:api-1\n"
                                                      "  webapp:api-3\n"
                                                      "  webapp:nginx\n"
                                                      "programs without a group: 1 of 2 running\n"
                                                      "  redis"));
        QCOMPARE(m_model->counts(), (ProcessCounts{11, 3, 8, 1}));
    }
    void cellsOfAProcess()
    {
        const QModelIndex index = m_model->indexOf({QStringLiteral("webapp"), QStringLiteral("api-2")});
        const auto cell = [&](ProcessColumn column, int role = Qt::DisplayRole) {
            return index.siblingAtColumn(static_cast<int>(column)).data(role);
        };
        QCOMPARE(cell(ProcessColumn::State).toString(), QStringLiteral("Running"));
        QCOMPARE(cell(ProcessColumn::State, ProcessModel::HealthRole).toInt(), int(Health::Trouble));
        QCOMPARE(cell(ProcessColumn::Memory).toString(), QStringLiteral("482\u00a0MB"));
        QCOMPARE(cell(ProcessColumn::Memory, ProcessModel::SecondaryRole).toString(),
                 QStringLiteral("512\u00a0MB"));
        QCOMPARE(cell(ProcessColumn::Memory, ProcessModel::ShareRole).toDouble(), 482.0 / 512);
        QCOMPARE(cell(ProcessColumn::Restarts).toString(), QStringLiteral("3"));
        QVERIFY(cell(ProcessColumn::Uptime).toString().contains(u'3'));
        QVERIFY(!cell(ProcessColumn::Situation).toString().isEmpty());
        QVERIFY(cell(ProcessColumn::Name, Qt::ToolTipRole).toString().contains(QStringLiteral("memmon")));
        QCOMPARE(cell(ProcessColumn::Memory, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("482\u00a0MB of 512\u00a0MB"));
    }
    void whatDoesNotRunHasDashes()
    {
        const QModelIndex index = m_model->indexOf({QStringLiteral("importer"), QStringLiteral("importer")});
        for (const ProcessColumn column : {ProcessColumn::Pid, ProcessColumn::Uptime, ProcessColumn::Memory})
            QCOMPARE(index.siblingAtColumn(static_cast<int>(column)).data().toString(), QStringLiteral("—"));
    }

    void tellsOnlyOfCellsThatChanged()
    {
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setProcesses(exampleProcesses(m_clock.now()));
        QCOMPARE(toldCells(told), QStringList());

        ProcessView view = changed(*m_model, QStringLiteral("webapp"), QStringLiteral("api-1"));
        view.memory = ByteSize{view.memory->bytes + 100}; // nobody can see that
        m_model->apply({{view}, {}});
        QCOMPARE(toldCells(told), QStringList());

        view.memory = ByteSize{300LL << 20};
        m_model->apply({{view}, {}});
        QCOMPARE(toldCells(told), QStringList(QStringLiteral("webapp 0-0 4-5"))); // and its curve
    }
    void tellsOfNeighboursTogether()
    {
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        ProcessChanges changes;
        for (const char *name : {"worker-1", "worker-2", "worker-10"}) {
            ProcessView view = changed(*m_model, QStringLiteral("jobs"), QLatin1String(name));
            view.pid += 1;
            changes.changed.push_back(view);
        }
        m_model->apply(changes);
        QCOMPARE(toldCells(told), QStringList(QStringLiteral("jobs 1-3 2-2")));
    }

    void movesToAttentionAndBackWithItsSelection()
    {
        QItemSelectionModel selection(m_model.get());
        const ProcessName nginx{QStringLiteral("webapp"), QStringLiteral("nginx")};
        selection.select(m_model->indexOf(nginx), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);

        ProcessView view = changed(*m_model, nginx.group, nginx.name);
        const ProcessView well = view;
        view.state = ProcessState::Fatal;
        view.pid = 0;
        view.started = {};
        view.memory = {};
        m_model->apply({{view}, {}});
        QVERIFY2(shownNames(*m_model).startsWith(QStringLiteral("needs attention: 4\n")),
                 qPrintable(shownNames(*m_model)));
        QVERIFY(shownNames(*m_model).contains(QStringLiteral("webapp: 3 of 4 running\n  webapp:api-1\n")));
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(m_model->row(selection.selectedRows().front())->view.name, nginx);

        m_model->apply({{well}, {}});
        QVERIFY(shownNames(*m_model).contains(QStringLiteral("webapp: 4 of 4 running\n")));
        QCOMPARE(m_model->row(selection.selectedRows().front())->view.name, nginx);
        QCOMPARE(reset.size(), 0);
    }
    void attentionGoesWhenAllIsWell()
    {
        ProcessChanges changes;
        for (ProcessView view : exampleProcesses(m_clock.now())) {
            view.state = ProcessState::Running;
            view.limit = {};
            changes.changed.push_back(view);
        }
        m_model->apply(changes);
        QVERIFY2(!shownNames(*m_model).contains(QStringLiteral("attention")),
                 qPrintable(shownNames(*m_model)));
        QCOMPARE(m_model->counts(), (ProcessCounts{11, 0, 11, 0}));
    }
    void addsAndRemovesFewRows()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        const auto now = m_clock.now();
        const QString jobs = QStringLiteral("jobs");
        m_model->apply({{runningProcess(jobs, QStringLiteral("worker-3"), now, 1s, 10),
                         runningProcess(jobs, QStringLiteral("worker-4"), now, 1s, 10)},
                        {}});
        QCOMPARE(inserted.size(), 1);
        QVERIFY(shownNames(*m_model).contains(
            QStringLiteral("  jobs:worker-2\n  jobs:worker-3\n  jobs:worker-4\n  jobs:worker-10\n")));
        m_model->apply({{}, {{jobs, QStringLiteral("worker-3")}, {jobs, QStringLiteral("worker-10")}}});
        QCOMPARE(removed.size(), 2);
        QVERIFY(shownNames(*m_model).contains(QStringLiteral("jobs: 3 of 5 running\n")));
        m_model->apply({{}, {{QStringLiteral("redis"), QStringLiteral("redis")}}});
        QVERIFY(!shownNames(*m_model).contains(QStringLiteral("without a group")));
    }
    void aProgramThatGetsCompanyBecomesAGroup()
    {
        const QString redis = QStringLiteral("redis");
        m_model->apply({{runningProcess(redis, QStringLiteral("replica"), m_clock.now(), 5s, 10)}, {}});
        QVERIFY2(shownNames(*m_model).contains(
                     QStringLiteral("redis: 2 of 2 running\n  redis\n  redis:replica\n")),
                 qPrintable(shownNames(*m_model)));
        m_model->apply({{}, {{redis, QStringLiteral("replica")}}});
        QVERIFY(shownNames(*m_model).contains(
            QStringLiteral("programs without a group: 1 of 2 running\n  redis")));
    }
    void thousandsComeGoAndMove()
    {
        auto many = manyProcesses(1000, m_clock.now());
        m_model->setProcesses(many);
        QCOMPARE(m_model->counts().all, 1000);
        for (ProcessView &view : many)
            view.state = ProcessState::Fatal;
        m_model->setProcesses(many);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 1000);
        m_model->setProcesses({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void timePassesInVisibleRowsOnly()
    {
        const QModelIndex young = m_model->indexOf({QStringLiteral("jobs"), QStringLiteral("worker-10")});
        ProcessView view = m_model->row(young)->view;
        view.started = m_clock.now() - 5s;
        m_model->apply({{view}, {}});
        m_model->passTime({young});
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        m_clock.wall += 1s;
        m_model->passTime({});
        QCOMPARE(toldCells(told), QStringList());
        m_model->passTime({young, m_model->indexOf({QStringLiteral("webapp"), QStringLiteral("nginx")})});
        QCOMPARE(toldCells(told), QStringList(QStringLiteral("jobs 3-3 3-3")));
        QCOMPARE(
            young.siblingAtColumn(static_cast<int>(ProcessColumn::Uptime)).data().toString().simplified(),
            QStringLiteral("6 s"));
    }
    void curvesGrow()
    {
        const QModelIndex index = m_model->indexOf({QStringLiteral("webapp"), QStringLiteral("nginx")})
                                      .siblingAtColumn(static_cast<int>(ProcessColumn::Trail));
        const auto values = [&] { return index.data(ProcessModel::TrailRole).value<MemoryTrail>().values(); };
        QCOMPARE(values().size(), 1);
        m_clock.wall += 1min;
        m_model->passTime({});
        QCOMPARE(values().size(), 2);
        m_model->addSamples({{{{QStringLiteral("webapp"), QStringLiteral("nginx")},
                               {m_clock.now() + 1min, ByteSize{100}, {}}},
                              {{QStringLiteral("who"), QStringLiteral("knows")}, {m_clock.now(), {1}, {}}}}});
        QCOMPARE(values().last(), 100.0F);
        SampleSeries series{{QStringLiteral("webapp"), QStringLiteral("nginx")}, {}};
        series.buckets.push_back({m_clock.now() - 30min, 60s, {1}, {7}, {9}, {}});
        m_model->setHistory(series);
        QCOMPARE(values().first(), 7.0F);
        QCOMPARE(values().size(), 32);
    }
    void aLostServerIsDimmed()
    {
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setLost(true);
        QCOMPARE(told.size(), 8); // four headings, four times rows
        QVERIFY(m_model->index(0, 0, m_model->index(1, 0)).data(ProcessModel::DimmedRole).toBool());
        const QString before = shownText(*m_model, {ProcessColumn::Uptime, ProcessColumn::Situation});
        m_clock.wall += 1h;
        m_model->passTime({m_model->index(0, 0, m_model->index(1, 0))});
        QCOMPARE(shownText(*m_model, {ProcessColumn::Uptime, ProcessColumn::Situation}), before);
    }
    void headingsStandForTheirGroup()
    {
        QCOMPARE(m_model->processesOf(m_model->index(0, 0)).size(), 3);
        QCOMPARE(m_model->processesOf(m_model->index(1, 0)).size(), 5); // the one above too
        QCOMPARE(m_model->processesOf(m_model->index(3, 0)).size(), 2);
        QCOMPARE(m_model->processesOfGroup({}).size(), 11);
    }
};

QTEST_GUILESS_MAIN(TestProcessModel)
#include "tst_processmodel.moc"
