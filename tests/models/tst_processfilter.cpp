// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processfilter.h"
#include "processtext.h"
#include "testkit/exampleprocesses.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

class TestProcessFilter final : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    std::unique_ptr<ProcessModel> m_model;
    std::unique_ptr<ProcessFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    [[nodiscard]] QString shown() const { return shownNames(*m_filter).replace(u'\n', u';').simplified(); }
    void sortBy(ProcessColumn column, Qt::SortOrder order = Qt::AscendingOrder)
    {
        m_filter->sort(static_cast<int>(column), order);
    }

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_model = std::make_unique<ProcessModel>(m_clock);
        m_filter = std::make_unique<ProcessFilter>();
        m_filter->setProcesses(m_model.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setProcesses(exampleProcesses(m_clock.now()));
    }
    void cleanup()
    {
        m_tester.reset();
        m_filter.reset();
        m_model.reset();
    }

    void worstFirst()
    {
        QVERIFY2(shown().startsWith(
                     QStringLiteral("needs attention: 3; importer; jobs:mailer; webapp:api-2;jobs: 3 of 5")),
                 qPrintable(shown()));
    }
    void search_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("name") << QStringLiteral("API")
                              << QStringLiteral("needs attention: 3; webapp:api-2;webapp: 4 of 4 running; "
                                                "webapp:api-1; webapp:api-3");
        QTest::newRow("words") << QStringLiteral(" web  3 ")
                               << QStringLiteral("webapp: 4 of 4 running; webapp:api-3");
        QTest::newRow("state") << QStringLiteral("stopped")
                               << QStringLiteral("jobs: 3 of 5 running; jobs:nightly");
        QTest::newRow("headline") << QStringLiteral("limit in about")
                                  << QStringLiteral("needs attention: 3; webapp:api-2");
        QTest::newRow("nothing") << QStringLiteral("zebra") << QString();
        QTest::newRow("everything in a group") << QStringLiteral("jobs:worker")
                                               << QStringLiteral("jobs: 3 of 5 running; jobs:worker-1; "
                                                                 "jobs:worker-2; jobs:worker-10");
    }
    void search()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        m_filter->setText(text);
        QCOMPARE(shown(), found);
        m_filter->setText({});
        QVERIFY(!m_filter->isFiltering());
        QCOMPARE(m_filter->rowCount(), 4);
    }
    void searchByPid()
    {
        const qint64 pid = m_model->find({QStringLiteral("webapp"), QStringLiteral("nginx")})->view.pid;
        m_filter->setText(QString::number(pid));
        QVERIFY2(shown().endsWith(QStringLiteral("webapp:nginx")), qPrintable(shown()));
    }
    void states()
    {
        m_filter->setStates(StateFilter::Wrong);
        QCOMPARE(shown(), QStringLiteral("needs attention: 3; importer; jobs:mailer; webapp:api-2"));
        m_filter->setStates(StateFilter::Stopped);
        QCOMPARE(shown(), QStringLiteral("jobs: 3 of 5 running; jobs:nightly"));
        m_filter->setStates(StateFilter::Running);
        QVERIFY(shown().startsWith(QStringLiteral("needs attention: 3; webapp:api-2;")));
    }
    void filteredRowsComeAndGo()
    {
        m_filter->setStates(StateFilter::Stopped);
        ProcessView view = m_model->find({QStringLiteral("webapp"), QStringLiteral("nginx")})->view;
        const ProcessView before = view;
        view.state = ProcessState::Stopped;
        view.pid = 0;
        m_model->apply({{view}, {}});
        QCOMPARE(shown(), QStringLiteral("jobs: 3 of 5 running; jobs:nightly;webapp: 3 of 4 running; "
                                         "webapp:nginx"));
        m_model->apply({{before}, {}});
        QCOMPARE(shown(), QStringLiteral("jobs: 3 of 5 running; jobs:nightly"));
        m_filter->setStates(StateFilter::Wrong);
        view.state = ProcessState::Fatal;
        m_model->apply({{view}, {}});
        QVERIFY(shown().contains(QStringLiteral("webapp:nginx")));
    }
    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("isUpwards");
        QTest::addColumn<QString>("jobs");
        const auto row = [](const char *name, ProcessColumn column, bool isUpwards, const char *jobs) {
            QTest::newRow(name) << static_cast<int>(column) << isUpwards << QString::fromLatin1(jobs);
        };
        row("by name", ProcessColumn::Name, true, "nightly worker-1 worker-2 worker-10");
        row("by name, downwards", ProcessColumn::Name, false, "worker-10 worker-2 worker-1 nightly");
        row("by memory", ProcessColumn::Memory, true, "worker-10 worker-2 worker-1 nightly");
        row("by memory, downwards", ProcessColumn::Memory, false, "worker-1 worker-2 worker-10 nightly");
        row("by uptime", ProcessColumn::Uptime, true, "worker-10 worker-1 worker-2 nightly");
        row("by uptime, downwards", ProcessColumn::Uptime, false, "worker-1 worker-2 worker-10 nightly");
        row("by state", ProcessColumn::State, false, "worker-1 worker-2 worker-10 nightly");
        row("by restarts", ProcessColumn::Restarts, false, "worker-1 nightly worker-2 worker-10");
    }
    void sorts()
    {
        QFETCH(int, column);
        QFETCH(bool, isUpwards);
        QFETCH(QString, jobs);
        m_filter->sort(column, isUpwards ? Qt::AscendingOrder : Qt::DescendingOrder);
        QStringList headings;
        for (int group = 0; group < m_filter->rowCount(); ++group)
            headings.append(m_filter->index(group, 0).data().toString());
        QCOMPARE(headings.join(u' '), QStringLiteral("needs attention jobs webapp programs without a group"));
        QStringList rows;
        const QModelIndex heading = m_filter->index(1, 0);
        for (int at = 0; at < m_filter->rowCount(heading); ++at)
            rows.append(m_filter->index(at, 1, heading).data().toString().section(u':', 1));
        QCOMPARE(rows.join(u' '), jobs);
    }
    void sortStaysAndSelectionToo()
    {
        sortBy(ProcessColumn::Memory);
        QItemSelectionModel selection(m_filter.get());
        const ProcessName worker{QStringLiteral("jobs"), QStringLiteral("worker-1")};
        selection.select(m_filter->mapFromSource(m_model->indexOf(worker)),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QSignalSpy reset(m_filter.get(), &QAbstractItemModel::modelReset);
        ProcessView view = m_model->find(worker)->view;
        view.memory = ByteSize{1LL << 20};
        m_model->apply({{view}, {}});
        QVERIFY2(shown().contains(QStringLiteral("running; jobs:worker-1; jobs:worker-10;")),
                 qPrintable(shown()));
        view.state = ProcessState::Fatal;
        m_model->apply({{view}, {}});
        QCOMPARE(selection.selectedRows(1).size(), 1);
        QCOMPARE(selection.selectedRows(1).front().data().toString(), QStringLiteral("jobs:worker-1"));
        QCOMPARE(reset.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProcessFilter)
#include "tst_processfilter.moc"
