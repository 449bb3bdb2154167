// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/tray/notificationpolicy.h"
#include "gui/tray/traypresenter.h"
#include "testkit/waiting.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <csignal>

using namespace pennon;
using namespace pennon::testkit;

/// The whole application in real windows on a desktop of its own, with tray and notification daemon, at a
/// real supervisord with a real listener.
class TestE2eWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashIsToldAndPutRight();
    void supervisordGoesAndComesBack();
    void closingGoesToTheTray();
    void quittingEndsTheProgram();

private:
    static QByteArray dunst(const QStringList &arguments);
    static int displayed();
};

namespace {

/// Qt's own, beside an icon in a tray of X11; nullptr: none is shown.
QWidget *balloon()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.begin(), windows.end(), [](const QWidget *window) {
        return window->isVisible() && window->inherits("QBalloonTip");
    });
    return found != windows.end() ? *found : nullptr;
}

int balloons()
{
    return balloon() != nullptr ? 1 : 0;
}

} // namespace

QByteArray TestE2eWindow::dunst(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral("dunstctl"), arguments);
    program.waitForFinished();
    return program.readAllStandardOutput().trimmed();
}

int TestE2eWindow::displayed()
{
    return dunst({QStringLiteral("count"), QStringLiteral("displayed")}).toInt();
}

void TestE2eWindow::aCrashIsToldAndPutRight()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(QStringLiteral("shop"), QStringLiteral("/bin/sleep 1000"),
                           {QStringLiteral("autorestart=false"), QStringLiteral("startsecs=0")});
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    Program program(world);
    VERIFY_SOON(world,
                program.isConnected() && program.stateOf(QStringLiteral("shop")) == ProcessState::Running);
    QVERIFY(program.window().isVisible());
    // What is found at the start is told of in one summary, without remedies: that time has to be over.
    QTest::qWait(2 * static_cast<int>(std::chrono::milliseconds(NotificationPolicy::gather).count()));
    QCOMPARE(displayed(), 0);

    const pid_t before = supervisord.process(QStringLiteral("shop")).pid;
    QVERIFY(before > 1);
    ::kill(before, SIGKILL);
    VERIFY_SOON(world, displayed() == 1);
    QFile choice(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/choose"));
    QVERIFY(choice.open(QIODevice::WriteOnly));
    choice.write("Start\nRestart\n");
    choice.close();
    QProcess menu; // answers by the event loop that we must go on running
    menu.start(QStringLiteral("dunstctl"), {QStringLiteral("context")});
    VERIFY_SOON(world, program.stateOf(QStringLiteral("shop")) == ProcessState::Running);
    QVERIFY(supervisord.process(QStringLiteral("shop")).pid != before);
    VERIFY_SOON(world, displayed() == 0);
    VERIFY_SOON(world, menu.state() == QProcess::NotRunning);
    VERIFY_SOON(world, program.session().troubles().empty());
}

void TestE2eWindow::supervisordGoesAndComesBack()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(QStringLiteral("shop"), QStringLiteral("/bin/sleep 1000"), {});
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    Program program(world);
    VERIFY_SOON(world,
                program.isConnected() && program.stateOf(QStringLiteral("shop")) == ProcessState::Running);
    QVERIFY(supervisord.shutDown());
    VERIFY_SOON(world, program.session().state().supervisord.state == LinkState::Lost);
    QVERIFY(program.session().state().supervisord.lastAnswer.has_value());
    QVERIFY(!program.session().processes().empty()); // its rows stay
    QCOMPARE(program.session().health(), Health::Unknown);
    QVERIFY(supervisord.start());
    VERIFY_SOON(world,
                program.isConnected() && program.stateOf(QStringLiteral("shop")) == ProcessState::Running);
    VERIFY_SOON(world, program.session().health() == Health::Fine);
}

void TestE2eWindow::closingGoesToTheTray()
{
    UnifiedWorld world;
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    Program program(world);
    VERIFY_SOON(world, program.isConnected());
    VERIFY_SOON(world, program.application().tray().isAvailable());
    program.window().close();
    VERIFY_SOON(world, !program.window().isVisible());
    VERIFY_SOON(world, balloons() == 1); // said once
    QTest::mouseClick(balloon(), Qt::LeftButton);
    program.window().raiseWindow();
    VERIFY_SOON(world, program.window().isVisible());
    program.window().close();
    VERIFY_SOON(world, !program.window().isVisible());
    QCOMPARE(balloons(), 0);
}

void TestE2eWindow::quittingEndsTheProgram()
{
    UnifiedWorld world;
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    Program program(world);
    VERIFY_SOON(world, program.isConnected() && program.window().isVisible());
    auto *const quit = program.window().findChild<QAction *>(QStringLiteral("quitAction"));
    QTimer::singleShot(0, quit, &QAction::trigger);
    QTimer::singleShot(patience, quit, [] { QCoreApplication::exit(1); });
    QCOMPARE(QCoreApplication::exec(), 0);
}

QTEST_MAIN(TestE2eWindow)
#include "tst_e2e_window.moc"
