// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/incidentspage.h"
#include "gui/logs/logpane.h"
#include "gui/memory/memorypage.h"
#include "gui/processes/processespage.h"
#include "gui/processes/processtree.h"
#include "gui/rules/mergedialog.h"
#include "gui/rules/rulespage.h"
#include "gui/servers/askpassdialog.h"
#include "gui/shell/application.h"
#include "gui/shell/serverpages.h"
#include "gui/shell/workspace.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QListView>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <atomic>
#include <functional>
#include <malloc.h>

using namespace pennon;
using namespace pennon::testkit;

/// Exported by Qt for tools that count objects (qhooks_p.h): functions that are called for each QObject.
extern Q_CORE_EXPORT quintptr qtHookData[];

/// Every page and every dialog of the whole application, opened and closed 100 times at a real supervisord
/// with a real listener: afterwards there are no more objects and no more memory than before.
class TestE2eLeaks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsGivenBack_data();
    void everythingIsGivenBack();
    void theWindowIsGivenBack();

private:
    struct Turn
    {
        QByteArray name;
        std::function<void()> run;
        qint64 keptBytes = 0; ///< what Qt itself keeps each time
    };

    [[nodiscard]] static std::unique_ptr<Application> makeApplication(UnifiedWorld &world,
                                                                      const QString &folder);
    void addPages();
    void addServerDialogs();
    void addDialogsOfPages();
    void addRulesDialogs();
    void dialog(const char *name, const std::function<void()> &open, qint64 keptBytes = 0);
    [[nodiscard]] static bool close();
    template <typename Widget>
    [[nodiscard]] Widget &part() const
    {
        return *m_application->workspace().window().findChild<Widget *>();
    }

    std::unique_ptr<UnifiedWorld> m_world;
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    std::vector<Turn> m_turns;
};

namespace {

constexpr int warmUps = 10;
constexpr int turns = 100;
/// What comes by itself meanwhile, such as rows that are read for the first time; one of each turn is more.
constexpr qint64 objectsByTheWay = 80;
/// Of a turn, such as readings that are added to curves.
constexpr qint64 bytesByTheWay = 512;
/// QFileDialog of Qt 6.4, also where nothing else is in the program: 17 KiB.
constexpr qint64 fileDialogKeeps = 24 * 1024;

std::atomic<qint64> livingObjects{0}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

QtMessageHandler usualHandler = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void countObjects()
{
    constexpr std::size_t added = 3;
    constexpr std::size_t removed = 4;
    qtHookData[added] = reinterpret_cast<quintptr>(+[](QObject *) { ++livingObjects; });
    qtHookData[removed] = reinterpret_cast<quintptr>(+[](QObject *) { --livingObjects; });
}

/// 0 under AddressSanitizer, whose own leak detection looks at the heap.
qint64 usedHeap()
{
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

/// The offscreen platform complains of much that it cannot do.
void dropComplaints(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support")))
        usualHandler(type, context, text);
}

void deleteLeftovers()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Dialogs, menus and other windows beside the main one.
QWidget *openedWindow()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.begin(), windows.end(), [](const QWidget *window) {
        return window->isVisible() && !window->inherits("pennon::MainWindow") &&
               !window->inherits("QTipLabel");
    });
    return found != windows.end() ? *found : nullptr;
}

void trigger(const QObject &parent, const QString &name)
{
    parent.findChild<QAction *>(name)->trigger();
}

} // namespace

std::unique_ptr<Application> TestE2eLeaks::makeApplication(UnifiedWorld &world, const QString &folder)
{
    auto application = std::make_unique<Application>(
        Application::Places{folder, folder + QStringLiteral("/autostart"), QStringLiteral("/usr/bin/false")});
    AppOptions options;
    options.connect = world.supervisord().serverUrl();
    options.listener = world.supervisord().path(QStringLiteral("pennon.sock"));
    application->start(options);
    return application;
}

void TestE2eLeaks::initTestCase()
{
    countObjects();
    usualHandler = qInstallMessageHandler(dropComplaints);
    m_world = std::make_unique<UnifiedWorld>();
    SupervisordProcess &supervisord = m_world->supervisord();
    supervisord.addProgram(QStringLiteral("shop"),
                           QStringLiteral("/bin/sh -c 'echo begins; exec sleep 1000'"));
    supervisord.addProgram(QStringLiteral("cache"), QStringLiteral("/bin/sleep 1000"));
    supervisord.addProgram(QStringLiteral("import"), QStringLiteral("/bin/sh -c 'sleep 0.2; exit 3'"),
                           {QStringLiteral("startsecs=0")});
    m_world->configure("[memmon]\nany = 500MB\n\n[crashmail]\n");
    VERIFY_IN(*m_world, m_world->start());
    m_application = makeApplication(*m_world, m_folder.path());
    ServerSession &session = *m_application->servers().sessions().front();
    VERIFY_SOON(*m_world, session.hasListener() && session.processes().size() == 4);
    // Hardly anything is to happen by itself.
    m_application->servers().setInterval(std::chrono::minutes(10));
    addPages();
    addServerDialogs();
    addDialogsOfPages();
    auto &rules = part<RulesPage>();
    VERIFY_SOON(*m_world, !rules.currentSection().isEmpty());
    rules.openSection(QStringLiteral("crashmail"));
    rules.findChild<QToolButton *>(QStringLiteral("remove"))->click(); // a change that is not saved
    addRulesDialogs();
}

void TestE2eLeaks::cleanupTestCase()
{
    m_turns.clear();
    m_application.reset();
    m_world.reset();
    qInstallMessageHandler(usualHandler);
}

void TestE2eLeaks::addPages()
{
    MainWindow &window = m_application->workspace().window();
    m_turns.push_back({"pages of the server", [&window] {
                           for (const ServerPage page :
                                {ServerPage::Incidents, ServerPage::Rules, ServerPage::Alerts,
                                 ServerPage::Listener, ServerPage::Processes}) {
                               window.showPage(page);
                               QCoreApplication::processEvents();
                           }
                       }});
    m_turns.push_back({"panes of a process", [this, &window] {
                           for (const QString &name : {QStringLiteral("shop"), QStringLiteral("cache")}) {
                               m_application->workspace().pages().selectProcess({name, name});
                               for (const Pane pane :
                                    {Pane::Log, Pane::Incidents, Pane::Rules, Pane::Details, Pane::Memory}) {
                                   window.showPane(pane);
                                   QCoreApplication::processEvents();
                               }
                           }
                       }});
    m_turns.push_back({"the window, hidden and shown", [&window] {
                           window.hide();
                           QCoreApplication::processEvents();
                           window.raiseWindow();
                           QCoreApplication::processEvents();
                       }});
}

void TestE2eLeaks::addServerDialogs()
{
    MainWindow &window = m_application->workspace().window();
    for (const char *action : {"addServerAction", "editServerAction", "removeServerAction", "settingsAction",
                               "aboutAction", "shortcutsAction", "paletteAction"})
        dialog(action, [&window, action] { trigger(window, QString::fromLatin1(action)); });
    dialog("servers that were found", [this] { Q_EMIT m_application->workspace().findServersRequested(); });
    dialog("password", [this] { Q_EMIT m_application->servers().sessions().front()->passwordNeeded(); });
    dialog("question of ssh", [&window] {
        AskpassQuestion question;
        question.server = QStringLiteral("prod-1");
        question.prompt = QStringLiteral("Password:");
        auto *const asked = new AskpassDialog(question, &window);
        asked->setAttribute(Qt::WA_DeleteOnClose);
        asked->open();
    });
}

void TestE2eLeaks::addDialogsOfPages()
{
    ServerPages &pages = m_application->workspace().pages();
    const ProcessName shop{QStringLiteral("shop"), QStringLiteral("shop")};
    const ProcessName cache{QStringLiteral("cache"), QStringLiteral("cache")};
    dialog("confirmation of an action", [&pages, shop, cache] {
        pages.runAction({ProcessAction::Restart, {shop, cache}});
    });
    dialog("silence", [&pages, shop] { pages.openSilence(shop); });
    dialog("menu of a process", [this] { Q_EMIT part<ProcessTree>().menuRequested(QPoint(40, 40)); });
    auto &incidents = part<IncidentsPage>();
    auto &list = *incidents.findChild<QListView *>(QStringLiteral("list"));
    dialog("note on an incident", [&incidents, &list] {
        list.setCurrentIndex(list.model()->index(0, 0));
        for (QAction *action : list.actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return))
                action->trigger();
        }
    });
    dialog("reset of breakers", [this] {
        auto &button = *m_application->workspace().window().findChild<QAbstractButton *>(
            QStringLiteral("resetBreakers"));
        button.setEnabled(true);
        button.click();
    });
    dialog("log in a window of its own", [this, &pages, shop] {
        pages.selectProcess(shop);
        Q_EMIT part<LogPane>().requestWindow();
    });
    const QMenu &exports = *part<MemoryPage>().findChild<QMenu *>();
    dialog(
        "export of the memory", [&exports] { exports.actions().constFirst()->trigger(); }, fileDialogKeeps);
}

void TestE2eLeaks::addRulesDialogs()
{
    auto &rules = part<RulesPage>();
    dialog("name of a section", [&rules] {
        const QMenu *const menu = rules.findChild<QToolButton *>(QStringLiteral("add"))->menu();
        menu->actions().at(1)->trigger(); // below a heading
    });
    dialog("rules to save", [&rules] { Q_EMIT rules.requestSave(); });
    dialog("rules not saved", [this] {
        const QFuture<bool> answer = m_application->workspace().pages().mayLeave();
        Q_UNUSED(answer)
    });
    MainWindow &window = m_application->workspace().window();
    dialog("conflict of rules", [&window] {
        RulesMerge merge;
        merge.conflicts.push_back({QStringLiteral("memmon"), QStringLiteral("any"), QStringLiteral("500MB"),
                                   QStringLiteral("600MB"), QStringLiteral("700MB")});
        auto *const asked = new MergeDialog(merge, &window);
        asked->setAttribute(Qt::WA_DeleteOnClose);
        asked->open();
    });
}

/// Something that opens a window of its own, which is then closed.
void TestE2eLeaks::dialog(const char *name, const std::function<void()> &open, qint64 keptBytes)
{
    const auto run = [open] {
        open();
        QVERIFY(comesTrue([] { return openedWindow() != nullptr; }));
        QVERIFY(close());
    };
    m_turns.push_back({name, run, keptBytes});
}

bool TestE2eLeaks::close()
{
    QCoreApplication::processEvents(); // it is painted
    return comesTrue([] {
        if (QWidget *const window = openedWindow()) {
            if (auto *const dialog = qobject_cast<QDialog *>(window)) {
                dialog->reject();
            } else {
                window->close();
            }
        }
        deleteLeftovers();
        return openedWindow() == nullptr;
    });
}

void TestE2eLeaks::everythingIsGivenBack_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < m_turns.size(); ++index)
        QTest::addRow("%s", m_turns[index].name.constData()) << static_cast<int>(index);
}

void TestE2eLeaks::everythingIsGivenBack()
{
    QFETCH(const int, index);
    const Turn &turn = m_turns[static_cast<std::size_t>(index)];
    qint64 objects = 0;
    qint64 heap = 0;
    std::vector<qint64> growth;
    for (int number = 0; number < turns; ++number) {
        turn.run();
        if (QTest::currentTestFailed())
            return;
        deleteLeftovers();
        const qint64 before = std::exchange(heap, usedHeap());
        if (number == warmUps)
            objects = livingObjects;
        if (number > warmUps)
            growth.push_back(heap - before);
    }
    // Caches grow and shrink by large steps now and then; what leaks does so at every turn.
    std::ranges::sort(growth);
    const qint64 usual = growth[growth.size() / 2];
    const qint64 more = livingObjects - objects;
    qInfo("%lld objects more after %zu turns, %lld bytes more after a usual one",
          static_cast<long long>(more), growth.size(), static_cast<long long>(usual));
    QVERIFY2(more < objectsByTheWay, "objects are left behind");
    QVERIFY2(usual < bytesByTheWay + turn.keptBytes, "memory is left behind");
}

void TestE2eLeaks::theWindowIsGivenBack()
{
    m_turns.clear();
    m_application.reset();
    deleteLeftovers();
    qint64 objects = 0;
    for (int number = 0; number < 6; ++number) {
        if (number == 2)
            objects = livingObjects;
        {
            const std::unique_ptr<Application> application = makeApplication(*m_world, m_folder.path());
            const ServerSession &session = *application->servers().sessions().front();
            VERIFY_SOON(*m_world, session.hasListener() && !session.processes().empty());
        }
        deleteLeftovers();
    }
    QCOMPARE(livingObjects - objects, 0);
}

QTEST_MAIN(TestE2eLeaks)
#include "tst_e2e_leaks.moc"
