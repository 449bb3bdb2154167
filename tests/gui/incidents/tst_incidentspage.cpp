// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/incidents/incidentspage.h"
#include "pictures.h"
#include "scenes.h"
#include "testkit/exampleprocesses.h"

#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

/// Outside any namespace, as the macro wants it.
static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

const Clock::WallTime now = testkit::HandClock().now();

template <typename Widget>
Widget &part(const QWidget &page, const char *name)
{
    auto *const widget = page.findChild<Widget *>(QString::fromLatin1(name));
    Q_ASSERT(widget);
    return *widget;
}

/// A page with the examples, shown.
void fill(IncidentsPage &page)
{
    page.resize(1000, 620);
    page.setNow(now);
    page.showContent();
    page.merge(exampleIncidents(now));
    page.show();
}

std::vector<Incident> many(int count)
{
    std::vector<Incident> incidents;
    for (int i = 0; i < count; ++i) {
        incidents.push_back(
            incidentOf(count - i, IncidentKind::Crash, QStringLiteral("web"), now - std::chrono::minutes(i)));
    }
    return incidents;
}

} // namespace

class IncidentsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonsHaveNoMnemonicsInChinese()
    {
        loadTranslations();
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        IncidentsPage page;
        for (const char *name : {"acknowledge", "silence", "process", "log", "copy"}) {
            const QString text = part<QToolButton>(page, name).text();
            QVERIFY2(!text.isEmpty() && !text.contains(u'(') && !text.contains(u'&'), qPrintable(text));
        }
    }
    void theNewestIsSelectedAndToldOf()
    {
        IncidentsPage page;
        QSignalSpy details(&page, &IncidentsPage::requestDetails);
        fill(page);
        QCOMPARE(page.currentId(), 20);
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.at(0).at(0).toLongLong(), 20);
        const QString facts = part<QLabel>(page, "facts").text();
        QVERIFY2(facts.contains(QStringLiteral("SIGSEGV")), qPrintable(facts));
        QVERIFY(part<QPlainTextEdit>(page, "errors")
                    .toPlainText()
                    .contains(QStringLiteral("\\xff"), Qt::CaseInsensitive));
        page.merge(exampleIncidents(now)); // nothing new
        QCOMPARE(details.count(), 1);
        page.select(17);
        QCOMPARE(page.currentId(), 17);
        QCOMPARE(details.count(), 2);
        QVERIFY(part<QLabel>(page, "facts").text().contains(QStringLiteral("The database was being moved.")));
        QVERIFY(part<QPlainTextEdit>(page, "errors").isHidden());
    }

    void selectionStaysWhenNewOnesCome()
    {
        IncidentsPage page;
        fill(page);
        page.select(18);
        page.merge({incidentOf(21, IncidentKind::Crash, QStringLiteral("web"), now)});
        QCOMPARE(page.currentId(), 18);
        QCOMPARE(part<QListView>(page, "list").model()->rowCount(), 8);
    }

    void isFiltered()
    {
        IncidentsPage page;
        fill(page);
        QSignalSpy changed(&page, &IncidentsPage::queryChanged);
        const QAbstractItemModel &rows = *part<QListView>(page, "list").model();
        auto &kinds = part<QComboBox>(page, "kinds");
        kinds.setCurrentIndex(1);
        Q_EMIT kinds.activated(1);
        QCOMPARE(rows.rowCount(), 2);
        QCOMPARE(page.query().kinds, (std::vector{IncidentKind::Crash, IncidentKind::Fatal}));
        auto &standing = part<QComboBox>(page, "standing");
        standing.setCurrentIndex(2);
        Q_EMIT standing.activated(2);
        auto &within = part<QComboBox>(page, "within");
        within.setCurrentIndex(1);
        Q_EMIT within.activated(1);
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(changed.count(), 3);
        QTest::keyClicks(&part<QLineEdit>(page, "search"), QStringLiteral("nothing like it"));
        QTRY_COMPARE(rows.rowCount(), 0);
        QCOMPARE(changed.count(), 4);
        auto &note = part<EmptyNote>(page, "noRows");
        QVERIFY(note.isVisible());
        note.findChild<QPushButton *>()->click(); // show all
        QCOMPARE(rows.rowCount(), 7);
        QVERIFY(!page.query().isFiltering());
        page.setSearch(QStringLiteral("shop:w*"));
        QCOMPARE(rows.rowCount(), 2);
    }

    void isAcknowledged()
    {
        IncidentsPage page;
        fill(page);
        QSignalSpy wished(&page, &IncidentsPage::requestAcknowledge);
        auto &button = part<QToolButton>(page, "acknowledge");
        auto &list = part<QListView>(page, "list");
        list.setFocus();
        list.selectAll();
        button.click();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.at(0).at(0).value<std::vector<qint64>>(),
                 (std::vector<qint64>{20, 19, 18, 17, 16, 15, 14}));
        QCOMPARE(wished.at(0).at(1).toString(), QString());
        page.select(17); // it is acknowledged already
        QVERIFY(!button.isEnabled());
        page.select(18);
        QVERIFY(button.isEnabled());
        page.setReadOnly(QStringLiteral("because"));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), QStringLiteral("because"));
        QVERIFY(!part<QToolButton>(page, "silence").isEnabled());
        QVERIFY(part<QToolButton>(page, "log").isEnabled());
    }

    void withANote()
    {
        IncidentsPage page;
        fill(page);
        QSignalSpy wished(&page, &IncidentsPage::requestAcknowledge);
        for (QAction *action : part<QListView>(page, "list").actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return))
                action->trigger();
        }
        auto *const dialog = page.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(QStringLiteral(" known \n"));
        dialog->accept();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.at(0).at(1).toString(), QStringLiteral("known"));
    }

    void oneThatWasNotStored()
    {
        IncidentsPage page;
        page.setNow(now);
        page.showContent();
        page.merge({incidentOf(0, IncidentKind::Crash, QStringLiteral("web"), now)});
        QVERIFY(!part<QToolButton>(page, "acknowledge").isEnabled());
        QVERIFY(!part<QToolButton>(page, "acknowledge").toolTip().isEmpty());
        QVERIFY(part<QToolButton>(page, "silence").isEnabled());
    }

    void goesElsewhere()
    {
        IncidentsPage page;
        fill(page);
        QSignalSpy process(&page, &IncidentsPage::requestProcess);
        QSignalSpy log(&page, &IncidentsPage::requestLog);
        QSignalSpy silence(&page, &IncidentsPage::requestSilence);
        part<QToolButton>(page, "process").click();
        part<QToolButton>(page, "log").click();
        part<QToolButton>(page, "silence").click();
        const ProcessName importer{QStringLiteral("shop"), QStringLiteral("importer")};
        QCOMPARE(process.at(0).at(0).value<ProcessName>(), importer);
        QCOMPARE(log.at(0).at(0).value<ProcessName>(), importer);
        QCOMPARE(silence.at(0).at(0).toString(), QStringLiteral("shop:importer"));
        page.select(15); // about no process
        QVERIFY(!part<QToolButton>(page, "process").isEnabled());
        part<QToolButton>(page, "copy").click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("550 no such user")));
    }

    void olderOnesAreAskedForNearTheEnd()
    {
        IncidentsPage page;
        page.resize(900, 400);
        page.setNow(now);
        page.showContent();
        page.show();
        QSignalSpy wished(&page, &IncidentsPage::requestOlder);
        page.merge(many(200));
        page.setOlder(true, false);
        QTest::qWait(20);
        QCOMPARE(wished.count(), 0); // far from the end
        auto &bar = *part<QListView>(page, "list").verticalScrollBar();
        bar.setValue(bar.maximum());
        QTRY_COMPARE(wished.count(), 1);
        page.setOlder(true, true);
        QVERIFY(part<QLabel>(page, "loading").isVisible());
        bar.setValue(bar.maximum() - 1);
        QTest::qWait(20);
        QCOMPARE(wished.count(), 1); // they are on their way
        page.setOlder(false, false);
        bar.setValue(bar.maximum());
        QTest::qWait(20);
        QCOMPARE(wished.count(), 1); // there are none
        page.setOlder(true, false);
        page.setSearch(QStringLiteral("no such"));
        QTRY_COMPARE(wished.count(), 2); // among older ones there may be some
    }

    void emptyStates()
    {
        IncidentsPage page;
        page.show();
        page.showContent();
        auto &note = part<EmptyNote>(page, "noRows");
        QCOMPARE(note.accessibleName(), QStringLiteral("No incidents"));
        page.setOlder(true, true);
        QVERIFY(note.accessibleName().contains(QStringLiteral("being read")));
        page.showEmpty(QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z"));
        QSignalSpy wished(&page, &IncidentsPage::requestEmptyAction);
        part<EmptyNote>(page, "empty").findChild<QPushButton *>()->click();
        QCOMPARE(wished.count(), 1);
        page.showContent();
        fill(page);
        page.setProcesses({{QStringLiteral("shop"), QStringLiteral("web")}});
        QCOMPARE(page.incidents().rowCount(), 0);
        page.merge(exampleIncidents(now));
        QCOMPARE(page.currentId(), 17);
    }

    void theFirstOneMovesNothing()
    {
        IncidentsPage page(IncidentsPage::Mode::Compact);
        page.resize(1200, 300);
        page.setNow(now);
        page.showContent();
        page.show();
        const int narrowest = page.minimumSizeHint().width();
        QVERIFY2(narrowest < 700, qPrintable(QString::number(narrowest)));
        page.merge(exampleIncidents(now));
        auto &splitter = part<QSplitter>(page, "splitter");
        QTRY_VERIFY(splitter.sizes().value(1) > splitter.sizes().value(0));
        splitter.setSizes({800, 400});
        const QList<int> chosen = splitter.sizes();
        page.setSearch(QStringLiteral("nothing like it"));
        QVERIFY(part<QWidget>(page, "right").isHidden());
        page.setSearch({});
        QTRY_COMPARE(splitter.sizes(), chosen);
    }

    void compact()
    {
        IncidentsPage page(IncidentsPage::Mode::Compact);
        fill(page);
        QVERIFY(part<QWidget>(page, "filters").isHidden());
        QVERIFY(!part<QToolButton>(page, "process").isVisible());
        QVERIFY(part<QToolButton>(page, "acknowledge").isVisible());
    }

    void pictures()
    {
        if (!wantsPictures())
            return;
        loadTranslations();
        for (const PictureStyle &style : pictureStyles()) {
            const StyledPictures styled(style);
            IncidentsPage page;
            fill(page);
            styled.take(page, "incidents-crash");
            page.select(19);
            page.setMoment(19, exampleMoment(exampleIncidents(now)[1]));
            styled.take(page, "incidents-memory");
            page.select(17);
            page.setReadOnly(QStringLiteral("because"));
            styled.take(page, "incidents-page");
            page.setSearch(QStringLiteral("no such thing"));
            styled.take(page, "incidents-nothing");
            IncidentsPage thousand;
            fill(thousand);
            thousand.merge(many(1000));
            thousand.setOlder(true, true);
            styled.take(thousand, "incidents-1000");
            IncidentsPage pane(IncidentsPage::Mode::Compact);
            fill(pane);
            pane.resize(1000, 300);
            styled.take(pane, "incidents-compact");
            IncidentsPage none;
            none.resize(1000, 620);
            none.showContent();
            styled.take(none, "incidents-none");
        }
    }
};

} // namespace pennon

QTEST_MAIN(pennon::IncidentsPageTest)
#include "tst_incidentspage.moc"
