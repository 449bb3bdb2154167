// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/common/notebar.h"
#include "gui/common/silencedialog.h"
#include "gui/rules/mergedialog.h"
#include "gui/rules/rulesforprocesspresenter.h"
#include "gui/rules/rulespresenter.h"
#include "gui/rules/saverulesdialog.h"
#include "gui/rules/sectionnamedialog.h"
#include "gui/rules/settingeditor.h"
#include "gui/rules/silencespresenter.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/processes.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>
#include <QTreeWidget>

/// Outside any namespace, as the macro wants it.
static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

using namespace testkit;

constexpr const char *usual = "[memmon]\nany = 2GB ; a comment that stays\nlabel = x\n\n"
                              "; and another one\n[crashmail]\n";

const QString memmon = QStringLiteral("memmon");

/// A real listener and a live session of it.
class LiveServer final
{
public:
    LiveServer()
    {
        m_world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
        m_world.configure(usual);
    }

    [[nodiscard]] bool start()
    {
        if (!m_world.start())
            return false;
        ServerProfile profile;
        profile.id = QStringLiteral("1");
        profile.name = QStringLiteral("prod-1");
        profile.address = m_world.supervisord().serverUrl();
        profile.listenerSocket = m_world.supervisord().path(QStringLiteral("pennon.sock"));
        m_session = std::make_unique<ServerSession>(
            profile, ServerSession::Parts{m_http, m_clock, m_passwords, nullptr, {}});
        m_session->connectNow();
        return true;
    }

    /// Somebody else, over the socket.
    bool change(const QString &section, const QString &key, const QString &value)
    {
        ControlSocket &control = m_world.control();
        const QString revision =
            control.call(QStringLiteral("rules.get")).value(QStringLiteral("revision")).toString();
        const QJsonObject one{{QStringLiteral("section"), section},
                              {QStringLiteral("key"), key},
                              {QStringLiteral("value"), value}};
        return control
            .call(QStringLiteral("rules.set"),
                  {{QStringLiteral("revision"), revision}, {QStringLiteral("changes"), QJsonArray{one}}})
            .contains(QStringLiteral("revision"));
    }

    [[nodiscard]] ServerSession *session() { return m_session.get(); }
    void endSession() { m_session.reset(); }
    [[nodiscard]] QString text() const { return m_world.configurationText(); }
    [[nodiscard]] QByteArray report() { return m_world.report(); }

private:
    UnifiedWorld m_world;
    HttpClient m_http;
    SystemClock m_clock;
    MemoryPasswords m_passwords;
    std::unique_ptr<ServerSession> m_session;
};

/// The page with its presenter.
class Editor final
{
public:
    Editor() { m_page.show(); }

    [[nodiscard]] RulesPage &page() { return m_page; }
    [[nodiscard]] RulesPresenter &presenter() { return m_presenter; }
    [[nodiscard]] bool isShown() { return !m_page.currentSection().isEmpty(); }
    [[nodiscard]] QString note()
    {
        auto *const bar = m_page.findChild<NoteBar *>();
        return bar->isHidden() ? QString() : bar->text();
    }
    [[nodiscard]] QLineEdit *field(const char *key)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return m_page.findChild<SettingEditor *>(QString::fromLatin1(key))->findChild<QLineEdit *>();
    }
    void type(const char *key, const char *text)
    {
        field(key)->selectAll();
        QTest::keyClicks(field(key), QString::fromLatin1(text));
    }
    void press(const char *button)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_page.findChild<QPushButton *>(QString::fromLatin1(button))->click();
    }
    template <typename Dialog>
    [[nodiscard]] Dialog *dialog()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return m_page.findChild<Dialog *>();
    }
    /// Save… and Save.
    bool save()
    {
        press("save");
        auto *const asked = dialog<SaveRulesDialog>();
        if (!asked)
            return false;
        asked->accept();
        return true;
    }

private:
    RulesPage m_page;
    RulesPresenter m_presenter{m_page};
};

} // namespace

class RulesPresenterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeIsWritten()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().openSection(memmon, QStringLiteral("any"));
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        QCOMPARE(editor.page().currentSection(), memmon);
        QCOMPARE(editor.presenter().unsavedServers(), QStringList());
        editor.type("any", "3GB");
        QCOMPARE(editor.presenter().unsavedServers(), QStringList{QStringLiteral("prod-1")});
        editor.press("save");
        auto *const dialog = editor.dialog<SaveRulesDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(),
                 QStringLiteral(" [memmon]\n-any = 2GB\n+any = 3GB"));
        dialog->accept();
        VERIFY_SOON(server, server.text().contains(QStringLiteral("any = 3GB ; a comment that stays\n")));
        VERIFY_SOON(server, editor.note().contains(QStringLiteral("in force")));
        QVERIFY(server.text().contains(QStringLiteral("; and another one\n[crashmail]")));
        QCOMPARE(editor.presenter().unsavedServers(), QStringList());

        VERIFY_IN(server,
                  server.change(QStringLiteral("memmon"), QStringLiteral("label"), QStringLiteral("y")));
        VERIFY_SOON(server, editor.field("label")->text() == QStringLiteral("y"));
    }

    void anInvalidValueIsNotSent()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("any", "3GX");
        editor.page().openSection(QStringLiteral("listener"));
        editor.press("save");
        QVERIFY(!editor.dialog<SaveRulesDialog>());
        QVERIFY(editor.note().startsWith(QStringLiteral("Not saved")));
        QCOMPARE(editor.page().currentSection(), memmon);
    }

    void whatTheListenerRefusesStandsBesideItsField()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("label", "x ; y"); // an INI file cannot have it
        editor.page().openSection(QStringLiteral("listener"));
        QVERIFY(editor.save());
        VERIFY_SOON(server, editor.note().contains(QStringLiteral("refused")));
        QCOMPARE(editor.page().currentSection(), memmon);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto *const problem = editor.page().findChild<QLabel *>(QStringLiteral("labelProblem"));
        QVERIFY(problem);
        VERIFY_SOON(server, problem->isVisible());
        QVERIFY(server.text().contains(QStringLiteral("label = x\n")));
        editor.type("label", "z");
        QVERIFY(!problem->isVisible());
        QVERIFY(editor.save());
        VERIFY_SOON(server, server.text().contains(QStringLiteral("label = z\n")));
    }

    void changesOfOthersAreMerged()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("any", "3GB");
        VERIFY_IN(server, server.change(memmon, QStringLiteral("label"), QStringLiteral("theirs")));
        VERIFY_SOON(server, editor.note().contains(QStringLiteral("your 1 change")));
        QCOMPARE(editor.field("label")->text(), QStringLiteral("theirs"));
        QCOMPARE(editor.field("any")->text(), QStringLiteral("3GB"));
        QVERIFY(editor.save());
        VERIFY_SOON(server, server.text().contains(
                                QStringLiteral("any = 3GB ; a comment that stays\nlabel = theirs")));
    }

    void whoIsOvertakenLooksAgain()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("any", "3GB");
        editor.press("save");
        VERIFY_IN(server, server.change(memmon, QStringLiteral("label"), QStringLiteral("theirs")));
        QPointer<SaveRulesDialog> first = editor.dialog<SaveRulesDialog>();
        QVERIFY(first);
        first->accept(); // based upon a text that is no more
        VERIFY_SOON(server, !first && editor.dialog<SaveRulesDialog>());
        QVERIFY(server.text().contains(QStringLiteral("any = 2GB")));
        editor.dialog<SaveRulesDialog>()->accept();
        VERIFY_SOON(server, server.text().contains(
                                QStringLiteral("any = 3GB ; a comment that stays\nlabel = theirs")));
    }

    void conflictsAreExplained()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("any", "3GB");
        VERIFY_IN(server, server.change(memmon, QStringLiteral("any"), QStringLiteral("4GB")));
        VERIFY_SOON(server, editor.note().contains(QStringLiteral("in the same place")));
        QCOMPARE(editor.field("any")->text(), QStringLiteral("3GB"));
        editor.press("save");
        auto *const dialog = editor.dialog<MergeDialog>();
        QVERIFY(dialog);
        QVERIFY(!editor.dialog<SaveRulesDialog>());
        const QList<QRadioButton *> choices = dialog->findChildren<QRadioButton *>();
        QCOMPARE(choices.at(0)->text(), QStringLiteral("Yours: 3GB"));
        QCOMPARE(choices.at(1)->text(), QStringLiteral("Theirs: 4GB"));
        choices.at(0)->click();
        dialog->accept();
        QVERIFY(server.text().contains(QStringLiteral("any = 4GB")));
        QVERIFY(editor.save());
        VERIFY_SOON(server, server.text().contains(QStringLiteral("any = 3GB ; a comment that stays")));
    }

    void aSectionWithoutKeysIsWritten()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.page().openSection(QStringLiteral("crashmail"));
        editor.page().findChild<QToolButton *>(QStringLiteral("duplicate"))->click();
        auto *const name = editor.dialog<SectionNameDialog>();
        QVERIFY(name);
        QTest::keyClicks(name->findChild<QLineEdit *>(), QStringLiteral("more"));
        name->accept();
        QCOMPARE(editor.page().currentSection(), QStringLiteral("crashmail:more"));
        QVERIFY(editor.save());
        VERIFY_SOON(server, server.text().contains(QStringLiteral("[crashmail:more]")));
    }

    void checksAndTestMails()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        auto *const list = editor.page().findChild<ResultList *>()->findChild<QTreeWidget *>();
        editor.press("check");
        VERIFY_SOON(server, list->topLevelItemCount() > 0);
        QVERIFY(!list->topLevelItem(0)->text(0).isEmpty());
        editor.press("test");
        VERIFY_SOON(server, list->topLevelItemCount() == 1 &&
                                list->topLevelItem(0)->text(0) == QStringLiteral("admin@example.com"));
    }

    void leaving()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        Editor editor;
        QVERIFY(editor.presenter().mayLeave().result());
        editor.presenter().show(server.session());
        VERIFY_SOON(server, editor.isShown());
        editor.type("any", "3GB");
        const QFuture<bool> stays = editor.presenter().mayLeave();
        QVERIFY(!stays.isFinished());
        editor.dialog<QMessageBox>()->reject();
        QVERIFY(!stays.result());
        const QFuture<bool> goes = editor.presenter().mayLeave();
        const QList<QAbstractButton *> buttons = editor.dialog<QMessageBox>()->buttons();
        const auto discard = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
            return button->text().contains(QStringLiteral("Discard"));
        });
        (*discard)->click();
        QVERIFY(goes.result());

        // Another server, and back: the change is still there.
        editor.presenter().show(nullptr);
        QVERIFY(!editor.isShown());
        editor.presenter().show(server.session());
        QVERIFY(editor.isShown());
        QCOMPARE(editor.field("any")->text(), QStringLiteral("3GB"));
        server.endSession();
        QVERIFY(!editor.isShown());
    }

    void withoutListener()
    {
        HttpClient http;
        const SystemClock clock;
        MemoryPasswords passwords;
        ServerProfile profile;
        profile.id = QStringLiteral("1");
        profile.name = QStringLiteral("x");
        profile.address = QStringLiteral("http://127.0.0.1:1");
        ServerSession session(profile, {http, clock, passwords, nullptr, {}});
        Editor editor;
        editor.presenter().show(&session);
        auto *const note = editor.page().findChild<EmptyNote *>();
        QVERIFY(note->accessibleName().contains(QStringLiteral("no listener")));
        QSignalSpy wished(&editor.presenter(), &RulesPresenter::requestServerSettings);
        note->findChild<QPushButton *>()->click();
        QCOMPARE(wished.count(), 1);
        SilencesPage page;
        SilencesPresenter silences(page, clock);
        silences.show(&session);
        QVERIFY(page.findChild<EmptyNote *>()->accessibleName().contains(QStringLiteral("no listener")));
        RulesForProcessPane pane;
        RulesForProcessPresenter rules(pane, clock);
        rules.show(&session, {{QStringLiteral("a"), QStringLiteral("a")}});
        QVERIFY(pane.findChild<EmptyNote *>()->accessibleName().contains(QStringLiteral("no listener")));
    }

    void silencesAreAddedAndEnded()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        const SystemClock clock;
        SilencesPage page;
        SilencesPresenter presenter(page, clock);
        presenter.show(server.session());
        page.show();
        auto *const mails = page.findChild<QTreeView *>(QStringLiteral("mails"));
        auto *const silences = page.findChild<QTreeView *>(QStringLiteral("silences"));
        VERIFY_SOON(server, mails->model()->rowCount() == 2);
        presenter.askToSilence(QStringLiteral("web"));
        auto *const dialog = page.findChild<SilenceDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QRadioButton *>(QStringLiteral("forEver"))->click();
        dialog->accept();
        VERIFY_SOON(server, silences->model()->rowCount() == 1);
        QCOMPARE(silences->model()->index(0, 1).data().toString(), QStringLiteral("for ever"));
        silences->setCurrentIndex(silences->model()->index(0, 0));
        page.findChild<QPushButton *>(QStringLiteral("remove"))->click();
        VERIFY_SOON(server, silences->model()->rowCount() == 0);
    }

    void rulesOfAProcess()
    {
        LiveServer server;
        VERIFY_IN(server, server.start());
        const SystemClock clock;
        RulesForProcessPane pane;
        RulesForProcessPresenter presenter(pane, clock);
        presenter.show(server.session(), {{QStringLiteral("web"), QStringLiteral("web")}});
        VERIFY_SOON(server, pane.text().contains(QStringLiteral("[memmon] by any")));
        {
            loadTranslations();
            QTranslator chinese;
            QVERIFY(chinese.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
            QCoreApplication::installTranslator(&chinese);
            VERIFY_SOON(server, pane.text().contains(QStringLiteral("内存：")));
            QVERIFY(!pane.text().contains(QStringLiteral("Memory")));
        }
        VERIFY_SOON(server, pane.text().contains(QStringLiteral("Memory: ")));
        VERIFY_IN(server, server.change(memmon, QStringLiteral("program"), QStringLiteral("web=1GB")));
        VERIFY_SOON(server, pane.text().contains(QStringLiteral("[memmon] by program")));
        server.endSession();
        QVERIFY(!pane.text().isEmpty()); // and nothing crashes
    }
};

} // namespace pennon

QTEST_MAIN(pennon::RulesPresenterTest)
#include "tst_rulespresenter.moc"
