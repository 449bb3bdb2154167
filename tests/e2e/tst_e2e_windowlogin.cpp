// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/common/emptynote.h"
#include "gui/processes/processespage.h"
#include "gui/servers/passworddialog.h"
#include "gui/shell/serverpages.h"
#include "testkit/reservedport.h"
#include "testkit/waiting.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

using namespace pennon;
using namespace pennon::testkit;

/// A supervisord with a password, which the user gets wrong at first.
class TestE2eWindowLogin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongPasswordIsSaidAndAskedAgain_data();
    void aWrongPasswordIsSaidAndAskedAgain();
    void aLoginForOneLookIsNotSaved();
};

namespace {

const QString shop = QStringLiteral("shop");

SupervisordProcess::Settings guarded(quint16 port)
{
    SupervisordProcess::Settings settings;
    settings.username = QStringLiteral("ann");
    settings.password = QStringLiteral("right: one");
    settings.port = port;
    return settings;
}

PasswordDialog *dialog(Program &program)
{
    const auto dialogs = program.window().findChildren<PasswordDialog *>();
    for (PasswordDialog *each : dialogs) {
        if (each->isVisible())
            return each;
    }
    return nullptr;
}

QString textOf(Program &program)
{
    const PasswordDialog *const asks = dialog(program);
    return asks != nullptr ? asks->findChild<QLabel *>(QStringLiteral("text"))->text() : QString();
}

/// As somebody does it who uses the keyboard alone: the cursor is where something is missing.
void answer(Program &program, const QString &password)
{
    PasswordDialog &asks = *dialog(program);
    auto &field = *asks.findChild<QLineEdit *>(QStringLiteral("password"));
    QVERIFY(QTest::qWaitForWindowActive(&asks));
    QVERIFY(comesTrue([&] { return field.hasFocus(); }));
    QTest::keyClicks(&field, password);
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(comesTrue([&] { return textOf(program).isEmpty() || dialog(program) != &asks; }));
}

} // namespace

void TestE2eWindowLogin::aWrongPasswordIsSaidAndAskedAgain_data()
{
    QTest::addColumn<bool>("overTcp");
    QTest::newRow("unix_http_server") << false;
    QTest::newRow("inet_http_server") << true;
}

void TestE2eWindowLogin::aWrongPasswordIsSaidAndAskedAgain()
{
    QFETCH(const bool, overTcp);
    const ReservedPort port;
    SupervisordProcess supervisord(guarded(port.number()));
    supervisord.addProgram(shop, QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(supervisord, supervisord.start());
    ServerProfile saved;
    saved.id = QStringLiteral("1");
    saved.name = QStringLiteral("prod-1");
    saved.address =
        overTcp ? QStringLiteral("http://127.0.0.1:%1").arg(port.number()) : supervisord.serverUrl();
    saved.user = QStringLiteral("ann");
    Program program(saved);

    // None is kept: it is asked for.
    VERIFY_SOON(supervisord, textOf(program).contains(QStringLiteral("wants a user name and a password")));
    answer(program, QStringLiteral("wrong"));
    // Refused: said by its name, everywhere, and asked again.
    VERIFY_SOON(supervisord, textOf(program).contains(QStringLiteral("did not accept")));
    QCOMPARE(program.supervisord().trouble, LinkTrouble::WrongPassword);
    Program::keepPicture(QStringLiteral("login-refused"));
    QTest::keyClick(dialog(program), Qt::Key_Escape); // at 3 a.m. somebody looks at the window first
    VERIFY_SOON(supervisord, dialog(program) == nullptr);
    VERIFY_SOON(supervisord, program.isSaid(QStringLiteral("prod-1: Wrong user name or password")) &&
                                 program.isSaid(overTcp ? QStringLiteral("[inet_http_server]")
                                                        : QStringLiteral("[unix_http_server]")));
    VERIFY_SOON(supervisord, program.isSaid(QStringLiteral("supervisord: wrong password")));
    QVERIFY(!program.isSaid(QStringLiteral("reachable")));
    QVERIFY(!program.isSaid(QStringLiteral("Connecting")));
    Program::keepPicture(QStringLiteral("login-window"));

    // The button beside those words leads on.
    const auto *again = program.part<ProcessesPage, EmptyNote>("note").findChild<QPushButton *>();
    QCOMPARE(again->text(), QStringLiteral("&Log in…"));
    Program::click(*again);
    VERIFY_SOON(supervisord, dialog(program) != nullptr);
    answer(program, guarded(0).password);
    VERIFY_SOON(supervisord, program.supervisord().state == LinkState::Connected &&
                                 program.stateOf(shop) == ProcessState::Running);
    VERIFY_SOON(supervisord,
                program.cell(shop, ProcessColumn::State).toString() == QStringLiteral("Running"));
    QCOMPARE(dialog(program), nullptr);
    VERIFY_SOON(supervisord, program.isSaid(QStringLiteral("connected")));

    // It can do things there, and nothing of the password is in a file.
    const ActionRequest restart{ProcessAction::Restart, {{shop, shop}}, {}};
    const pid_t before = supervisord.process(shop).pid;
    program.application().workspace().pages().runAction(restart);
    VERIFY_SOON(supervisord,
                supervisord.process(shop).isRunning() && supervisord.process(shop).pid != before);
    for (const QFileInfo &file : QDir(program.folder()).entryInfoList(QDir::Files)) {
        QFile contents(file.filePath());
        QVERIFY(contents.open(QIODevice::ReadOnly));
        QVERIFY2(!contents.readAll().contains("right:"), qPrintable(file.fileName()));
    }
}

void TestE2eWindowLogin::aLoginForOneLookIsNotSaved()
{
    SupervisordProcess supervisord(guarded(0));
    supervisord.addProgram(shop, QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(supervisord, supervisord.start());
    AppOptions options;
    options.connect = supervisord.serverUrl();
    Program program(options);
    VERIFY_SOON(supervisord, dialog(program) != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(dialog(program)));
    QTest::keyClicks(dialog(program)->findChild<QLineEdit *>(QStringLiteral("user")), QStringLiteral("ann"));
    QTest::keyClick(dialog(program), Qt::Key_Tab);
    answer(program, guarded(0).password);
    VERIFY_SOON(supervisord, program.supervisord().state == LinkState::Connected &&
                                 program.cell(shop, ProcessColumn::State).isValid());
    QVERIFY(!QFile::exists(program.folder() + QStringLiteral("/servers.conf")));
}

QTEST_MAIN(TestE2eWindowLogin)
#include "tst_e2e_windowlogin.moc"
