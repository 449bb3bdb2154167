// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/rules/limitseditor.h"
#include "gui/rules/mergedialog.h"
#include "gui/rules/plaineditors.h"
#include "gui/rules/rulespage.h"
#include "gui/rules/saverulesdialog.h"
#include "gui/rules/sectionnamedialog.h"
#include "pictures.h"
#include "rulesof.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

/// Outside any namespace, as the macro wants it.
static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

constexpr const char *usual = "[listener]\nsocket = /run/pennon/listener.sock\n"
                              "[mail]\ntransport = sendmail\nto = admin@example.com\n"
                              "[restart]\ngrace = 30s\n"
                              "[memmon]\nprogram = web=1GB, shop:*=200MB\nany = 2GB\ncumulative = yes\n"
                              "[memmon:leaks]\nprogram = worker\ngrowth = 50MB per 10min\ndry_run = true\n"
                              "[httpok:web]\nurl = http://localhost:8080/health\nprogram = web\n"
                              "[crashmail]\n[revive]\n";

const std::vector<ProcessName> processes = {{QStringLiteral("web"), QStringLiteral("web")},
                                            {QStringLiteral("shop"), QStringLiteral("worker_1")},
                                            {QStringLiteral("shop"), QStringLiteral("worker_2")}};

const QString memmon = QStringLiteral("memmon");

struct World
{
    World(const char *text = usual)
    {
        draft.setBase(rulesOf(text));
        page.setDraft(&draft);
        page.setProcesses(processes);
        page.resize(1000, 700);
        page.show();
    }
    ~World() { page.setDraft(nullptr); }
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    World(World &&) = delete;
    World &operator=(World &&) = delete;

    /// What is on its way out is out.
    static void settle() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget *child(const char *name)
    {
        settle();
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    /// The field within the editor of a key.
    template <typename Field = QLineEdit>
    [[nodiscard]] Field *field(const char *key)
    {
        QWidget *const editor = child<SettingEditor>(key);
        return editor ? editor->findChild<Field *>() : nullptr;
    }
    [[nodiscard]] QString value(const QString &section, const char *key)
    {
        return draft.texts().value(section, QString::fromLatin1(key)).value_or(QStringLiteral("-"));
    }
    static void type(QLineEdit *field, const char *text)
    {
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }

    RulesDraft draft;
    RulesPage page;
};

} // namespace

class RulesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsForm_data()
    {
        QTest::addColumn<QString>("section");
        for (const SectionInfo &info : sectionInfos())
            QTest::newRow(qPrintable(info.name)) << info.name;
    }

    void everyKindHasItsForm()
    {
        QFETCH(QString, section);
        World world(
            "[mail]\nto = a@b\n[memmon]\nany=1GB\n[httpok]\nurl=http://h\n[crashmail]\n[crashmailbatch]\n"
            "[fatalmailbatch]\n[crashsms]\n[revive]\n[route]\n[maintenance]\n[email]\n[sms]\n[webhook]\n"
            "[command]\n");
        world.page.openSection(section);
        QCOMPARE(world.page.currentSection(), section);
        World::settle();
        for (const SettingInfo &setting : sectionInfo(section)->settings) {
            auto *const editor = world.page.findChild<SettingEditor *>(setting.key);
            QVERIFY2(editor, qPrintable(setting.key));
            QVERIFY2(!editor->focusProxy()->accessibleName().isEmpty() || setting.kind == SettingKind::Limits,
                     qPrintable(setting.key));
        }
    }

    void valuesAndDefaultsAreShown()
    {
        World world;
        world.page.openSection(memmon);
        QCOMPARE(world.field("any")->text(), QStringLiteral("2GB"));
        QCOMPARE(world.field("to")->text(), QString());
        QCOMPARE(world.field("to")->placeholderText(), QStringLiteral("admin@example.com (from [mail])"));
        QCOMPARE(world.field("grace")->placeholderText(), QStringLiteral("30s (from [restart])"));
        QCOMPARE(world.field("interval")->placeholderText(), QStringLiteral("1min (default)"));
        QVERIFY(world.field<QCheckBox>("cumulative")->isChecked());
        QCOMPARE(world.field<QCheckBox>("dry_run")->text(), QStringLiteral("no (default)"));
        world.page.openSection(QStringLiteral("mail"));
        QCOMPARE(world.field<QComboBox>("transport")->currentText(), QStringLiteral("sendmail"));
        QCOMPARE(world.field<QComboBox>("security")->currentText(), QStringLiteral("none (default)"));
    }

    void whatIsTypedIsInTheDraft()
    {
        World world;
        world.page.openSection(memmon);
        World::type(world.field("any"), "3GX");
        QCOMPARE(world.value(memmon, "any"), QStringLiteral("3GX"));
        QVERIFY(world.child<QLabel>("anyProblem")->isVisible());
        QCOMPARE(world.child<QTreeView>("sections")
                     ->currentIndex()
                     .siblingAtColumn(RuleSectionModel::Note)
                     .data()
                     .toString(),
                 QStringLiteral("1 problem(s)"));
        World::type(world.field("any"), "3GB");
        QVERIFY(!world.child<QLabel>("anyProblem")->isVisible());
        QCOMPARE(world.field("any")->text(), QStringLiteral("3GB"));
        QVERIFY(world.child<QPushButton>("save")->isEnabled());
        QSignalSpy save(&world.page, &RulesPage::requestSave);
        world.child<QPushButton>("save")->click();
        QCOMPARE(save.count(), 1);
        world.child<QPushButton>("discard")->click();
        QCOMPARE(world.field("any")->text(), QStringLiteral("2GB"));
        QVERIFY(!world.child<QPushButton>("save")->isEnabled());
    }

    void channelsAndKindsHaveCheckMarks()
    {
        const QString route = QStringLiteral("route");
        World world("[mail]\nto = a@b\n[webhook:chat]\nurl = http://h/\n[route]\nto = email:gone\n");
        world.page.openSection(route);
        QVERIFY(!world.child<QLabel>("toProblem")->isHidden());
        QVERIFY(world.child<QCheckBox>("to.email:gone")->isChecked());
        world.child<QCheckBox>("to.webhook:chat")->click();
        QCOMPARE(world.value(route, "to"), QStringLiteral("email:gone, webhook:chat"));
        world.child<QCheckBox>("to.email:gone")->click();
        QCOMPARE(world.value(route, "to"), QStringLiteral("webhook:chat"));
        QVERIFY(!world.child<QCheckBox>("to.email:gone"));
        QVERIFY(world.child<QLabel>("toProblem")->isHidden());
        QVERIFY(world.child<QCheckBox>("to.mail") && world.child<QCheckBox>("to.desktop"));

        auto *const all = world.child<QCheckBox>("kinds.all");
        QVERIFY(all->isChecked());
        world.child<QCheckBox>("kinds.http")->click();
        QVERIFY(!all->isChecked());
        QCOMPARE(world.value(route, "kinds"), QStringLiteral("http"));
        all->click();
        QVERIFY(all->isChecked() && !world.child<QCheckBox>("kinds.http")->isChecked());
        QCOMPARE(world.value(route, "kinds"), QStringLiteral("-"));

        // A channel that comes is offered at once.
        QVERIFY(world.draft.addSection(QStringLiteral("email:ops")));
        QVERIFY(world.child<QCheckBox>("to.email:ops"));

        // Each click is a step.
        world.draft.undoStack().undo(); // of the channel
        world.draft.undoStack().undo();
        QCOMPARE(world.value(route, "kinds"), QStringLiteral("http"));
    }

    void timesAreValidatedAndOffered()
    {
        const QString section = QStringLiteral("maintenance");
        World world("[maintenance]\nprogram = web\n");
        world.page.openSection(section);
        World::type(world.field("times"), "soon");
        QVERIFY(!world.child<QLabel>("timesProblem")->isHidden());
        World::type(world.field("times"), "22:00-07:00");
        QVERIFY(world.child<QLabel>("timesProblem")->isHidden());
        auto *const examples = world.field<QToolButton>("times");
        QVERIFY(!examples->accessibleName().isEmpty());
        examples->menu()->actions().at(3)->trigger();
        QCOMPARE(world.value(section, "times"), QStringLiteral("22:00-07:00, Sun 02:00-04:00"));
        for (QAction *action : examples->menu()->actions())
            action->trigger();
        QVERIFY(world.child<QLabel>("timesProblem")->isHidden()); // all of them can be used
    }

    void testsAreOfferedForWhatIsInForce()
    {
        World world("[webhook:chat]\nurl = http://h/\n[route]\nto = webhook:chat\n[memmon]\nany = 1GB\n");
        auto *const test = world.child<QPushButton>("test");
        world.page.openSection(QStringLiteral("webhook:chat"));
        QVERIFY(test->isVisible() && test->isEnabled());
        world.page.openSection(QStringLiteral("route"));
        QVERIFY(test->isVisible() && test->isEnabled());
        world.page.openSection(memmon);
        QVERIFY(test->isVisible() && !test->isEnabled()); // there is no [mail]
        QVERIFY(world.draft.addSection(QStringLiteral("webhook:new")));
        world.page.openSection(QStringLiteral("webhook:new"));
        QVERIFY(test->isVisible() && !test->isEnabled());
        world.page.openSection(QStringLiteral("alerts"));
        QVERIFY(!test->isVisible());
    }

    void undoByKeyboard()
    {
        World world;
        world.page.openSection(memmon);
        QVERIFY(QTest::qWaitForWindowActive(&world.page));
        QLineEdit *const field = world.field("any");
        field->setFocus();
        World::type(field, "3GB");
        world.field("interval")->setFocus();
        World::type(world.field("interval"), "5s");
        QTest::keyClick(world.field("interval"), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(world.value(memmon, "interval"), QStringLiteral("-"));
        QCOMPARE(world.value(memmon, "any"), QStringLiteral("3GB"));
        QTest::keyClick(world.field("interval"), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QStringLiteral("2GB"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(field->text(), QStringLiteral("3GB"));
    }

    void checkMarks()
    {
        World world;
        world.page.openSection(memmon);
        auto *const cumulative = world.field<QCheckBox>("cumulative");
        cumulative->click();
        QCOMPARE(world.value(memmon, "cumulative"), QStringLiteral("-"));
        cumulative->click();
        QCOMPARE(world.value(memmon, "cumulative"), QStringLiteral("yes")); // as the file spells it
        QVERIFY(!world.draft.isModified());
        world.field<QCheckBox>("dry_run")->click();
        QCOMPARE(world.value(memmon, "dry_run"), QStringLiteral("true"));
        QVERIFY(
            world.child<QTreeView>("sections")->currentIndex().data(RuleSectionModel::DryRunRole).toBool());
    }

    void limitsAreATable()
    {
        World world;
        world.page.openSection(memmon);
        auto *const editor = world.child<LimitsEditor>("program");
        QList<QLineEdit *> fields = editor->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields.at(2)->text(), QStringLiteral("shop:*"));
        World::type(fields.at(3), "300MB");
        QCOMPARE(world.value(memmon, "program"), QStringLiteral("web=1GB, shop:*=300MB"));
        editor->findChild<QPushButton *>()->click();
        fields = editor->findChildren<QLineEdit *>();
        World::type(fields.at(4), "redis");
        QCOMPARE(world.value(memmon, "program"), QStringLiteral("web=1GB, shop:*=300MB, redis"));
        QVERIFY(world.child<QLabel>("programProblem")->isVisible());
        World::type(fields.at(5), "1G");
        QVERIFY(!world.child<QLabel>("programProblem")->isVisible());
        editor->findChildren<QToolButton *>().at(0)->click();
        QCOMPARE(world.value(memmon, "program"), QStringLiteral("shop:*=300MB, redis=1G"));
        world.draft.discard();
        World::settle();
        QCOMPARE(LimitsEditor::write(LimitsEditor::read(world.value(memmon, "program"))),
                 QStringLiteral("web=1GB, shop:*=200MB"));
        QCOMPARE(editor->findChildren<QLineEdit *>().first()->text(), QStringLiteral("web"));
    }

    void keysAreReset()
    {
        World world;
        world.page.openSection(memmon);
        World::type(world.field("grace"), "5s");
        QCOMPARE(world.value(memmon, "grace"), QStringLiteral("5s"));
        const QList<QToolButton *> buttons = world.page.findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->toolTip().contains(QStringLiteral("take grace out")))
                button->click();
        }
        QCOMPARE(world.value(memmon, "grace"), QStringLiteral("-"));
        QCOMPARE(world.field("grace")->text(), QString());
    }

    void unknownKeysCanBeTakenOut()
    {
        World world("[memmon]\nany = 1GB\nanny = 2GB\n");
        QVERIFY(world.child<QLabel>("annyProblem")->isVisible());
        World::type(world.field("anny"), " ");
        QCOMPARE(world.value(memmon, "anny"), QStringLiteral("-"));
        QVERIFY(world.draft.isUsable());
    }

    void theHomeKeyGoesToTheFirstSection()
    {
        World world("[memmon]\nany=1GB\n[crashmail]\n");
        auto &list = *world.child<QTreeView>("sections");
        world.page.openSection(QStringLiteral("crashmail"));
        QTest::keyClick(&list, Qt::Key_Home);
        QTRY_COMPARE(world.page.currentSection(), QStringLiteral("listener"));
        QTest::keyClick(&list, Qt::Key_Up);
        QCoreApplication::processEvents();
        QCOMPARE(world.page.currentSection(), QStringLiteral("listener"));
    }

    void sectionsAreMadeAndRemoved()
    {
        World world;
        world.page.openSection(memmon);
        world.child<QToolButton>("duplicate")->click();
        auto *const dialog = world.page.findChild<SectionNameDialog *>();
        QVERIFY(dialog);
        auto *const ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled()); // there is a [memmon]
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("big"));
        ok->click();
        QCOMPARE(world.page.currentSection(), QStringLiteral("memmon:big"));
        QCOMPARE(world.value(QStringLiteral("memmon:big"), "any"), QStringLiteral("2GB"));
        world.child<QToolButton>("remove")->click();
        QVERIFY(!world.draft.texts().has(QStringLiteral("memmon:big")));
        QVERIFY(!world.draft.isModified());
        QVERIFY(world.page.currentSection() != QStringLiteral("memmon:big"));
    }

    void onlyLookedAt()
    {
        World world;
        world.page.openSection(memmon);
        world.page.setReadOnly(QStringLiteral("because"));
        QVERIFY(world.field("any")->isReadOnly());
        QVERIFY(!world.field<QCheckBox>("dry_run")->isEnabled());
        QVERIFY(!world.child<QToolButton>("remove")->isEnabled());
        QVERIFY(!world.child<QPushButton>("check")->isEnabled());
        QVERIFY(world.child<QLabel>("summary")->text().contains(QStringLiteral("because")));
        world.page.openSection(QStringLiteral("mail"));
        QVERIFY(!world.field<QComboBox>("transport")->isEnabled());
        world.page.setReadOnly({});
        QVERIFY(world.field<QComboBox>("transport")->isEnabled());
    }

    void nothingThere()
    {
        RulesPage page;
        page.showEmpty(QStringLiteral("No listener"), QStringLiteral("It would do much."),
                       QStringLiteral("Settings…"));
        QSignalSpy wished(&page, &RulesPage::requestEmptyAction);
        page.findChild<EmptyNote *>()->findChild<QPushButton *>()->click();
        QCOMPARE(wished.count(), 1);
    }

    void conflictsAreDecidedOneByOne()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        draft.setValue(memmon, QStringLiteral("any"), QStringLiteral("3GB"));
        draft.removeSection(QStringLiteral("memmon:leaks"));
        const RulesMerge merge =
            draft.merge(rulesOf("[memmon]\nany = 4GB\n[memmon:leaks]\nprogram = w=1GB\n"));
        MergeDialog dialog(merge);
        QSignalSpy decided(&dialog, &MergeDialog::decided);
        auto *const ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const QList<QRadioButton *> choices = dialog.findChildren<QRadioButton *>();
        QCOMPARE(choices.size(), 4);
        QCOMPARE(choices.at(0)->text(), QStringLiteral("Yours: 3GB"));
        QCOMPARE(choices.at(1)->text(), QStringLiteral("Theirs: 4GB"));
        QVERIFY(!ok->isEnabled());
        choices.at(0)->click();
        QVERIFY(!ok->isEnabled());
        choices.at(3)->click();
        ok->click();
        QCOMPARE(decided.count(), 1);
        QCOMPARE(decided.at(0).at(0).value<std::vector<RuleSide>>(),
                 (std::vector{RuleSide::Mine, RuleSide::Theirs}));
    }

    void theChangeIsShown()
    {
        SaveRulesDialog dialog(QStringLiteral("prod-1"), QStringLiteral("/etc/pennon.conf"), 1,
                               diffOf(RuleTexts(rulesOf("[memmon]\nany=1GB").sections),
                                      RuleTexts(rulesOf("[memmon]\nany=2GB").sections)),
                               {});
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Save 1 change(s) to prod-1"));
        QCOMPARE(dialog.findChild<QPlainTextEdit *>()->toPlainText(),
                 QStringLiteral(" [memmon]\n-any = 1GB\n+any = 2GB"));
    }

    void pictures()
    {
        if (!wantsPictures())
            return;
        loadTranslations();
        for (const PictureStyle &style : pictureStyles()) {
            const StyledPictures styled(style);
            {
                World world;
                world.page.openSection(memmon);
                world.draft.setValue(memmon, QStringLiteral("any"), QStringLiteral("2GX"));
                styled.take(world.page, "rules-memmon");
                world.draft.discard();
                for (const char *section :
                     {"mail", "listener", "restart", "httpok:web", "crashmail", "revive"}) {
                    world.page.openSection(QString::fromLatin1(section));
                    if (qstrcmp(section, "httpok:web") == 0) {
                        world.page.showResults(
                            QStringLiteral("Checked by the rules in force:"),
                            {{true, QStringLiteral("web"), QStringLiteral("HTTP 200 in 3 ms")},
                             {false, QStringLiteral("api"), QStringLiteral("no answer in 10 s")}});
                    }
                    styled.take(world.page, QByteArray("rules-") + QByteArray(section).replace(':', '-'));
                }
                world.draft.setValue(memmon, QStringLiteral("any"), QStringLiteral("3GB"));
                world.draft.removeSection(QStringLiteral("revive"));
                world.page.showNote(Health::Trouble,
                                    QStringLiteral("pennon.conf changed; your 2 changes are kept."),
                                    QStringLiteral("Compare…"));
                styled.take(world.page, "rules-note");
                SaveRulesDialog save(QStringLiteral("prod-1"), QStringLiteral("/etc/pennon/pennon.conf"), 2,
                                     world.draft.diff(), {});
                styled.take(save, "rules-save");
                MergeDialog mergeDialog(world.draft.merge(
                    rulesOf("[memmon]\nany = 4GB\nprogram = web=1GB\n[revive]\nfirst_delay=5s\n")));
                styled.take(mergeDialog, "rules-merge");
                SectionNameDialog name(memmon, world.draft.texts().names());
                styled.take(name, "rules-name");
            }
            {
                World world("[mail]\nto = admin@example.com\n[route:night]\nto = mail, webhook:chat, "
                            "email:gone\nkinds = crash, fatal\nquiet = 22:00-07:00, Sat-Sun 00:00-24:00\n"
                            "[maintenance:backup]\ntimes = Sunday 02:00\nprogram = web\n"
                            "[webhook:chat]\nservice = slack\nurl_file = /etc/pennon/slack.url\n"
                            "[command:apprise]\ncommand = /usr/local/bin/notify --now\n");
                for (const char *section : {"route:night", "maintenance:backup", "webhook:chat",
                                            "command:apprise", "alerts", "metrics"}) {
                    world.page.openSection(QString::fromLatin1(section));
                    styled.take(world.page, QByteArray("routes-") + QByteArray(section).replace(':', '-'));
                }
                auto *const menu = world.child<QToolButton>("add")->menu();
                menu->ensurePolished();
                menu->resize(menu->sizeHint());
                styled.take(*menu, "routes-add");
            }
            RulesPage empty;
            empty.resize(1000, 700);
            empty.showEmpty(RulesPage::tr("This server has no listener"), QStringLiteral("…"));
            styled.take(empty, "rules-empty");
        }
    }
};

} // namespace pennon

QTEST_MAIN(pennon::RulesPageTest)
#include "tst_rulespage.moc"
