// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processcommands.h"
#include "gui/processes/processespage.h"
#include "gui/processes/processtree.h"
#include "gui/processes/statefilterbar.h"
#include "testkit/exampleprocesses.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(pennon::ActionRequest)

class TestProcessesPage final : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    std::unique_ptr<ProcessModel> m_model;
    std::unique_ptr<ProcessesPage> m_page;

    [[nodiscard]] ProcessTree &tree() const { return *m_page->findChild<ProcessTree *>(); }
    [[nodiscard]] QLineEdit &search() const
    {
        return *m_page->findChild<QLineEdit *>(QStringLiteral("search"));
    }
    [[nodiscard]] QPushButton &button(const char *name) const
    {
        return *m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    [[nodiscard]] QString selected() const
    {
        QStringList names;
        for (const ProcessName &name : m_page->selection())
            names.append(name.brief());
        return names.join(u' ');
    }
    [[nodiscard]] QModelIndex heading(const QString &text) const
    {
        for (int row = 0; row < tree().model()->rowCount(); ++row) {
            if (tree().model()->index(row, 0).data() == text)
                return tree().model()->index(row, 0);
        }
        return {};
    }
    void select(const QModelIndex &index,
                QItemSelectionModel::SelectionFlags how = QItemSelectionModel::Select)
    {
        tree().selectionModel()->select(index, how | QItemSelectionModel::Rows);
    }
    void fail(const ProcessName &name)
    {
        ProcessView view = m_model->find(name)->view;
        view.state = ProcessState::Fatal;
        view.pid = 0;
        m_model->apply({{view}, {}});
    }

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_model = std::make_unique<ProcessModel>(m_clock);
        m_model->setProcesses(exampleProcesses(m_clock.now()));
        m_page = std::make_unique<ProcessesPage>();
        m_page->setModel(m_model.get());
        ProcessesPage::Situation situation;
        situation.link = ProcessesPage::Situation::Link::Connected;
        situation.serverName = QStringLiteral("prod-1");
        situation.hasListener = true;
        m_page->setSituation(situation);
        m_page->resize(1000, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_model.reset();
    }

    void everyGroupIsOpen()
    {
        for (int row = 0; row < tree().model()->rowCount(); ++row)
            QVERIFY(tree().isExpanded(tree().model()->index(row, 0)));
    }
    void aCollapsedGroupStaysSo()
    {
        tree().collapse(heading(QStringLiteral("webapp")));
        search().setText(QStringLiteral("nothing like that"));
        search().clear();
        QVERIFY(!tree().isExpanded(heading(QStringLiteral("webapp"))));
        QVERIFY(tree().isExpanded(heading(QStringLiteral("jobs"))));
    }
    void selectionFocusAndPlaceSurviveUpdates()
    {
        m_model->setProcesses(manyProcesses(300, m_clock.now()));
        tree().setFocus();
        const ProcessName chosen{QStringLiteral("group-15"), QStringLiteral("worker-155")};
        QVERIFY(m_page->select(chosen));
        tree().verticalScrollBar()->setValue(tree().verticalScrollBar()->value() + 40);
        const auto top = [&] { return tree().indexAt(QPoint(0, 0)).siblingAtColumn(1).data().toString(); };
        const int offset = tree().visualRect(tree().indexAt(QPoint(0, 0))).top();
        const QString before = top();

        for (const int number : {10, 20, 150}) // above, and just above
            fail({QStringLiteral("group-%1").arg(number / 10),
                  QStringLiteral("worker-%1").arg(number, 3, 10, QLatin1Char('0'))});
        m_model->apply(
            {{runningProcess(QStringLiteral("a-group"), QStringLiteral("new"), m_clock.now(), 1s, 3),
              runningProcess(QStringLiteral("a-group"), QStringLiteral("newer"), m_clock.now(), 1s, 3)},
             {}});
        QTest::qWait(0);
        tree().viewport()->repaint();
        QCOMPARE(top(), before);
        QCOMPARE(tree().visualRect(tree().indexAt(QPoint(0, 0))).top(), offset);
        QCOMPARE(selected(), chosen.brief());
        QCOMPARE(tree().currentIndex().siblingAtColumn(1).data().toString(), chosen.brief());
        QVERIFY(tree().hasFocus());
    }
    void aSelectedProcessKeepsItsSelectionWhenItFails()
    {
        const ProcessName nginx{QStringLiteral("webapp"), QStringLiteral("nginx")};
        QVERIFY(m_page->select(nginx));
        QSignalSpy told(m_page.get(), &ProcessesPage::selectionChanged);
        fail(nginx);
        QTest::qWait(0);
        QCOMPARE(selected(), QStringLiteral("webapp:nginx"));
        QCOMPARE(told.size(), 0);
    }
    void aHeadingStandsForItsGroup()
    {
        select(heading(QStringLiteral("webapp")));
        QCOMPARE(selected(), QStringLiteral("webapp:api-1 webapp:api-2 webapp:api-3 webapp:nginx"));
        const QModelIndex row = tree().model()->index(0, 0, heading(QStringLiteral("webapp")));
        select(row); // rows of it count more than the heading
        QCOMPARE(selected(), QStringLiteral("webapp:api-1"));
    }
    void whatIsNotSeenIsNotMeant()
    {
        search().setText(QStringLiteral("api-1"));
        tree().selectAll();
        QCOMPARE(selected(), QStringLiteral("webapp:api-1"));
        tree().clearSelection();
        select(heading(QStringLiteral("webapp")));
        QCOMPARE(selected(), QStringLiteral("webapp:api-1"));
    }
    void buttonsFollowTheSelection()
    {
        QVERIFY(!button("restart").isEnabled());
        QVERIFY(m_page->select({QStringLiteral("jobs"), QStringLiteral("nightly")}));
        QVERIFY(button("start").isEnabled() && !button("stop").isEnabled() && button("log").isEnabled());
        QCOMPARE(m_page->commands().likely(), m_page->commands().start());
        QVERIFY(m_page->select({QStringLiteral("webapp"), QStringLiteral("nginx")}));
        QVERIFY(!button("start").isEnabled() && button("stop").isEnabled());
        QCOMPARE(m_page->commands().likely(), m_page->commands().restart());
        tree().selectAll();
        QVERIFY(!button("log").isEnabled() && button("silence").isEnabled());

        ProcessesPage::Situation lost = m_page->situation();
        lost.link = ProcessesPage::Situation::Link::Lost;
        lost.hasListener = false;
        m_page->setSituation(lost);
        QVERIFY(!button("restart").isEnabled() && !button("silence").isEnabled());
        QCOMPARE(m_page->commands().likely(), nullptr);
    }
    void buttonsLoseTheirWordsWhereThereIsNoRoom()
    {
        const QPushButton &restart = button("restart");
        m_page->resize(1400, 600);
        QCOMPARE(restart.text(), QStringLiteral("Restart"));
        m_page->resize(m_page->minimumSizeHint().width() + 1, 600);
        QTRY_COMPARE(restart.text(), QString());
        QVERIFY(!restart.icon().isNull());
        QVERIFY(!restart.toolTip().isEmpty() && !restart.accessibleName().isEmpty());
        QTRY_VERIFY(search().width() >= 18 * search().fontMetrics().averageCharWidth());
        m_page->resize(1400, 600);
        QTRY_COMPARE(restart.text(), QStringLiteral("Restart"));
    }

    void wishesAreEmitted()
    {
        QSignalSpy actions(m_page.get(), &ProcessesPage::actionRequested);
        QSignalSpy memory(m_page.get(), &ProcessesPage::memoryRequested);
        QSignalSpy details(m_page.get(), &ProcessesPage::detailsRequested);
        QSignalSpy logs(m_page.get(), &ProcessesPage::logRequested);
        const ProcessName nginx{QStringLiteral("webapp"), QStringLiteral("nginx")};
        QVERIFY(m_page->select(nginx));
        button("restart").click();
        QCOMPARE(actions.size(), 1);
        QCOMPARE(actions.front().front().value<ActionRequest>().action, ProcessAction::Restart);
        QCOMPARE(actions.front().front().value<ActionRequest>().processes, std::vector{nginx});
        tree().setFocus();
        QTest::keyClick(&tree(), Qt::Key_Return);
        QCOMPARE(memory.size(), 1);
        QCOMPARE(details.size(), 0);
        QTest::keyClick(&tree(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(details.size(), 1);
        QCOMPARE(memory.size(), 1);
        QTest::keyClick(&tree(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(logs.size(), 1);
    }
    void theMenuOffersGroupAndServer()
    {
        QVERIFY(m_page->select({QStringLiteral("webapp"), QStringLiteral("nginx")}));
        QMenu menu;
        m_page->commands().fill(menu, *m_model);
        QStringList texts;
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator())
                texts.append(action->text().remove(u'&'));
        }
        QCOMPARE(
            texts.join(u'|'),
            QStringLiteral("Start|Stop|Restart|Restart one after the other|Signal|Log|Clear log|Incidents|"
                           "Rules and limit…|Silence…|Details|Copy name|Group webapp|Whole server"));
        QSignalSpy actions(m_page.get(), &ProcessesPage::actionRequested);
        menu.actions().constLast()->menu()->actions().at(2)->trigger();
        QCOMPARE(actions.front().front().value<ActionRequest>().processes.size(), std::size_t(11));
        menu.actions().at(4)->menu()->actions().constFirst()->trigger();
        QCOMPARE(actions.back().front().value<ActionRequest>().signal, QStringLiteral("HUP"));
    }
    void searchAndFilter()
    {
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(search().hasFocus());
        QTest::keyClicks(&search(), QStringLiteral("zebra"));
        auto *pages = m_page->findChild<QStackedWidget *>();
        QVERIFY(pages->currentWidget() != &tree());
        QTest::keyClick(&search(), Qt::Key_Escape);
        QVERIFY(pages->currentWidget() == &tree());
        QVERIFY(tree().hasFocus());
        QTest::keyClicks(&tree(), QStringLiteral("api"));
        QCOMPARE(search().text(), QStringLiteral("api"));
        m_page->setFilter(StateFilter::Stopped);
        QVERIFY(m_page->select({QStringLiteral("webapp"), QStringLiteral("nginx")})); // takes filters away
        QCOMPARE(selected(), QStringLiteral("webapp:nginx"));
    }
    void columnsAreKept()
    {
        tree().header()->hideSection(2);
        tree().header()->resizeSection(1, 333);
        tree().sortByColumn(4, Qt::DescendingOrder);
        const QByteArray columns = m_page->columns();
        ProcessesPage other;
        other.setModel(m_model.get());
        QVERIFY(other.setColumns(columns));
        const QHeaderView &header = *other.findChild<ProcessTree *>()->header();
        QVERIFY(header.isSectionHidden(2));
        QCOMPARE(header.sectionSize(1), 333);
        QCOMPARE(header.sortIndicatorSection(), 4);
        other.setModel(nullptr);
        other.setModel(m_model.get());
        QCOMPARE(header.sectionSize(1), 333);
        QVERIFY(header.isSectionHidden(2));
        QVERIFY(!other.setColumns("nonsense"));
    }
    void notesSayWhy()
    {
        const auto note = [&] {
            for (const QLabel *label : m_page->findChildren<QLabel *>()) {
                if (label->isVisible() && label->parentWidget()->objectName() == QLatin1String("note"))
                    return label->text();
            }
            return QString();
        };
        m_model->setProcesses({});
        QTRY_COMPARE(note(), QStringLiteral("prod-1 has no processes"));
        ProcessesPage::Situation situation = m_page->situation();
        situation.link = ProcessesPage::Situation::Link::Connecting;
        situation.title = QStringLiteral("Connecting to prod-1…");
        m_page->setSituation(situation);
        QCOMPARE(note(), QStringLiteral("Connecting to prod-1…"));
        situation.link = ProcessesPage::Situation::Link::None;
        m_page->setSituation(situation);
        QCOMPARE(note(), QStringLiteral("No server yet"));
    }
    void rowsOfAServerThatHasNotAnsweredYet()
    {
        const auto *banner = m_page->findChild<QWidget *>(QStringLiteral("banner"));
        QVERIFY(m_page->select({QStringLiteral("webapp"), QStringLiteral("nginx")}));
        QVERIFY(!button("restart").toolTip().contains(QStringLiteral("not connected")));
        ProcessesPage::Situation situation = m_page->situation();
        situation.link = ProcessesPage::Situation::Link::Connecting;
        situation.title = QStringLiteral("Connecting to prod-1…");
        m_page->setSituation(situation);
        QVERIFY(tree().isVisible());
        QVERIFY(!banner->isVisible()); // rows would go down and up again
        QCOMPARE(selected(), QStringLiteral("webapp:nginx"));
        QVERIFY(!button("restart").isEnabled() && button("silence").isEnabled());
        QVERIFY(button("restart").toolTip().contains(QStringLiteral("supervisord is not connected")));
        situation.banner = QStringLiteral("prod-1: Wrong user name or password");
        situation.awaitsLogin = true;
        m_page->setSituation(situation);
        QVERIFY(tree().isVisible() && banner->isVisible() && button("reconnect").isVisible());
        QCOMPARE(button("reconnect").text(), QStringLiteral("&Log in…"));
        QSignalSpy wishes(m_page.get(), &ProcessesPage::connectRequested);
        button("reconnect").click();
        QCOMPARE(wishes.size(), 1);
        situation.awaitsLogin = false;
        m_page->setSituation(situation);
        QCOMPARE(button("reconnect").text(), QStringLiteral("Try &now"));
        situation.link = ProcessesPage::Situation::Link::Connected;
        situation.banner = QStringLiteral("supervisord is shutting down");
        m_page->setSituation(situation);
        QVERIFY(banner->isVisible() && !button("reconnect").isVisible());
    }
    void onlyChangedCellsArePainted()
    {
        struct Watcher final : QObject
        {
            QRegion painted;
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint)
                    painted |= static_cast<QPaintEvent *>(event)->region();
                return false;
            }
        } watcher;
        QTest::qWait(50);
        tree().viewport()->installEventFilter(&watcher);
        const ProcessName nginx{QStringLiteral("webapp"), QStringLiteral("nginx")};
        ProcessView view = m_model->find(nginx)->view;
        view.pid += 1;
        m_model->apply({{view}, {}});
        QTRY_VERIFY(!watcher.painted.isEmpty());
        const QRect painted = watcher.painted.boundingRect();
        QVERIFY2(painted.height() < 40 && painted.width() < 120,
                 qPrintable(QStringLiteral("%1 x %2").arg(painted.width()).arg(painted.height())));
        tree().viewport()->removeEventFilter(&watcher);
    }
};

QTEST_MAIN(TestProcessesPage)
#include "tst_processespage.moc"
