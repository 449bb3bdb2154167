// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/common/resultlist.h"
#include "gui/common/silencedialog.h"
#include "gui/rules/rulespage.h"
#include "gui/rules/saverulesdialog.h"
#include "gui/rules/sectionnamedialog.h"
#include "gui/rules/silencespage.h"
#include "testkit/hookserver.h"
#include "testkit/waiting.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace pennon;
using namespace pennon::testkit;

/// A route, a silence and a maintenance window, made in the window by mouse and keys: who is told of real
/// crashes then.
class TestE2eWindowRoutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMadeInTheWindowDecidesWhoIsTold();
};

namespace {

void addSick(SupervisordProcess &supervisord, const QString &name)
{
    supervisord.addProgram(name, QStringLiteral("/bin/sh -c \"echo no database >&2; exit 7\""),
                           {QStringLiteral("autostart=false"), QStringLiteral("autorestart=false"),
                            QStringLiteral("startsecs=0")});
}

QJsonObject alert(const HookServer &hook, std::size_t index)
{
    return QJsonDocument::fromJson(hook.requests.at(index).body).object();
}

/// The processes that a message is about.
QString toldOf(const HookServer &hook, std::size_t index)
{
    QStringList names;
    for (const QJsonValue incident : alert(hook, index).value(QStringLiteral("incidents")).toArray())
        names += incident[QStringLiteral("name")].toString();
    return names.join(u',');
}

/// What is offered to complete the text would take the next click.
void leaveOffer(const QLineEdit &field)
{
    if (field.completer() != nullptr)
        field.completer()->popup()->hide();
}

/// The window, as a hand uses it.
class Hand
{
public:
    explicit Hand(Program &program)
        : m_program(program)
    {}

    template <typename Part>
    [[nodiscard]] Part &rules(const QString &name)
    {
        return m_program.part<RulesPage, Part>(name.toUtf8().constData());
    }
    /// One that comes up within moments.
    template <typename Dialog>
    [[nodiscard]] Dialog *dialog()
    {
        Dialog *found = nullptr;
        (void) comesTrue([&] {
            found = m_program.window().findChild<Dialog *>();
            return found != nullptr && found->isVisible();
        });
        return found;
    }

    /// Add, an item of its menu, and a name. The menu runs a loop of its own until it is closed, so the mouse
    /// goes on from a timer.
    [[nodiscard]] bool add(const QString &kind, const QString &name)
    {
        auto &button = rules<QToolButton>(QStringLiteral("add"));
        QMenu *const menu = button.menu();
        QTimer whenOpen;
        const auto choose = [&] {
            if (!menu->isVisible())
                return;
            for (QAction *action : menu->actions()) {
                if (action->text().endsWith(u'[' + kind + u']')) {
                    whenOpen.stop();
                    Program::mouse(*menu, menu->actionGeometry(action).center(),
                                   {QStringLiteral("click"), QStringLiteral("1")});
                }
            }
        };
        QObject::connect(&whenOpen, &QTimer::timeout, menu, choose);
        whenOpen.start(std::chrono::milliseconds(200));
        Program::click(button);
        auto *const dialog = this->dialog<SectionNameDialog>();
        if (dialog == nullptr)
            return false;
        auto *const field = dialog->findChild<QLineEdit *>(QStringLiteral("name"));
        QTest::keyClicks(field, name);
        Program::keepPicture(QStringLiteral("routes-name-") + kind);
        QTest::keyClick(field, Qt::Key_Return);
        const QString section = name.isEmpty() ? kind : QString(kind + u':' + name);
        return comesTrue([&] { return page().currentSection() == section; });
    }
    void check(const QString &name)
    {
        const auto &box = rules<QCheckBox>(name);
        (void) comesTrue([&box] { return !box.visibleRegion().isEmpty(); });
        Program::keepPicture(QStringLiteral("routes-check"));
        constexpr int mark = 8; ///< from the left
        Program::mouse(box, {mark, box.height() / 2}, {QStringLiteral("click"), QStringLiteral("1")});
        Program::keepPicture(QStringLiteral("routes-checked"));
    }
    void type(const QString &key, const QString &text)
    {
        auto *const field = rules<QWidget>(key).findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, text);
        leaveOffer(*field);
    }
    /// Shows the difference, and saves.
    [[nodiscard]] bool save(UnifiedWorld &world, const QString &wanted)
    {
        Program::click(rules<QPushButton>(QStringLiteral("save")));
        auto *const dialog = this->dialog<SaveRulesDialog>();
        if (dialog == nullptr)
            return false;
        Program::keepPicture(QStringLiteral("routes-save"));
        Program::click(*dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save));
        return comesTrue([&] { return world.configurationText().contains(wanted); }) &&
               comesTrue([&] { return m_program.isSaid(QStringLiteral("in force")); });
    }
    [[nodiscard]] RulesPage &page() { return *m_program.window().findChild<RulesPage *>(); }

private:
    Program &m_program;
};

} // namespace

void TestE2eWindowRoutes::whatIsMadeInTheWindowDecidesWhoIsTold()
{
    HookServer hook;
    QVERIFY(hook.isListening());
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    for (const char *name : {"shop", "bank", "cash", "till", "last"})
        addSick(supervisord, QString::fromLatin1(name));
    world.configure("[alerts]\nsame_within = 1s\n\n; who is on duty\n[webhook:chat]\nurl = " +
                    hook.url().toUtf8() + "\n\n");
    VERIFY_IN(world, world.start());
    Program program(world);
    VERIFY_SOON(world, program.isConnected());
    program.window().showPage(ServerPage::Rules);
    Hand hand(program);
    VERIFY_SOON(world, hand.rules<QToolButton>(QStringLiteral("add")).isVisible());

    // A route to the channel that there is, chosen by its check mark.
    VERIFY_IN(world, hand.add(QStringLiteral("route"), QStringLiteral("all")));
    VERIFY_SOON(world, program.isSaid(QStringLiteral("is missing; write to =")));
    hand.check(QStringLiteral("to.webhook:chat"));
    VERIFY_SOON(world, !program.isSaid(QStringLiteral("is missing; write to =")));
    hand.type(QStringLiteral("gather"), QStringLiteral("1"));
    hand.type(QStringLiteral("gather"), QStringLiteral("s"));
    Program::keepPicture(QStringLiteral("routes-route"));
    VERIFY_IN(world, hand.save(world, QStringLiteral("[route:all]")));
    const QString text = world.configurationText();
    VERIFY_IN(world, text.contains(QStringLiteral("to = webhook:chat")));
    VERIFY_IN(world, text.contains(QStringLiteral("gather = 1s")));
    VERIFY_IN(world, text.contains(QStringLiteral("; who is on duty\n[webhook:chat]\n")));

    // A test of it.
    Program::click(hand.rules<QPushButton>(QStringLiteral("test")));
    VERIFY_SOON(world, hook.requests.size() == 1);
    QCOMPARE(alert(hook, 0).value(QStringLiteral("kind")).toString(), QStringLiteral("test"));
    hook.requests.clear();

    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, hook.requests.size() == 1);
    QCOMPARE(toldOf(hook, 0), QStringLiteral("shop"));

    // A silence: bank is not told, and cash, which crashes later, is.
    program.window().showPage(ServerPage::Alerts);
    Program::click(program.part<SilencesPage, QPushButton>("add"));
    auto *const silence = hand.dialog<SilenceDialog>();
    VERIFY_IN(world, silence != nullptr);
    auto *const pattern = silence->findChild<QLineEdit *>(QStringLiteral("pattern"));
    QTest::keyClicks(pattern, QStringLiteral("bank"));
    leaveOffer(*pattern);
    Program::keepPicture(QStringLiteral("routes-silence"));
    Program::click(*silence->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok));
    auto &silences = program.part<SilencesPage, QTreeView>("silences");
    VERIFY_SOON(world, silences.model()->rowCount() == 1);
    (void) supervisord.startProcess(QStringLiteral("bank"));
    VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == 2);
    (void) supervisord.startProcess(QStringLiteral("cash"));
    VERIFY_SOON(world, hook.requests.size() == 2);
    QCOMPARE(toldOf(hook, 1), QStringLiteral("cash"));

    // A maintenance window: the same for till.
    program.window().showPage(ServerPage::Rules);
    VERIFY_IN(world, hand.add(QStringLiteral("maintenance"), QStringLiteral("always")));
    hand.type(QStringLiteral("times"), QStringLiteral("tomorrow"));
    VERIFY_SOON(world, program.isSaid(QStringLiteral("needed are times such as")));
    hand.rules<QWidget>(QStringLiteral("times")).findChild<QLineEdit *>()->selectAll();
    hand.type(QStringLiteral("times"), QStringLiteral("Mon-Sun 00:00-24:00"));
    VERIFY_SOON(world, !program.isSaid(QStringLiteral("needed are times such as")));
    hand.type(QStringLiteral("program"), QStringLiteral("till"));
    Program::keepPicture(QStringLiteral("routes-maintenance"));
    VERIFY_IN(world, hand.save(world, QStringLiteral("[maintenance:always]")));
    VERIFY_IN(world, world.configurationText().contains(QStringLiteral("times = Mon-Sun 00:00-24:00")));
    (void) supervisord.startProcess(QStringLiteral("till"));
    VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == 4);
    (void) supervisord.startProcess(QStringLiteral("last"));
    VERIFY_SOON(world, hook.requests.size() == 3);
    QCOMPARE(toldOf(hook, 2), QStringLiteral("last"));

    // The page shows both.
    program.window().showPage(ServerPage::Alerts);
    auto &windows = program.part<SilencesPage, QTreeView>("windows");
    VERIFY_SOON(world, windows.isVisible() && windows.model()->rowCount() == 1);
    VERIFY_SOON(world, windows.model()->index(0, 3).data().toString().startsWith(QStringLiteral("now")));
    Program::keepPicture(QStringLiteral("routes-alerts"));
}

QTEST_MAIN(TestE2eWindowRoutes)
#include "tst_e2e_windowroutes.moc"
