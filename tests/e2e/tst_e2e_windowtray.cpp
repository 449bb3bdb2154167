// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/tray/traypresenter.h"
#include "testkit/processes.h"
#include "testkit/waiting.h"

#include <QMenu>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace pennon;
using namespace pennon::testkit;

/// The tray of a running application, and the program that is started once more.
class TestE2eWindowTray final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsWithWhatIsWrong();
    void aSecondStartRaisesTheFirst();
};

namespace {

const QString shop = QStringLiteral("shop");

/// The program itself, as a menu of the desktop starts it.
class Started final
{
public:
    explicit Started(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(PENNON_BIN_DIR "/pennon"), arguments);
        m_process.waitForStarted();
    }
    Started(const Started &) = delete;
    Started &operator=(const Started &) = delete;
    Started(Started &&) = delete;
    Started &operator=(Started &&) = delete;
    ~Started()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QProcess &process() { return m_process; }
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QByteArray report() { return "\n--- pennon\n" + m_process.readAll(); }

private:
    QProcess m_process;
};

QByteArray said(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput().trimmed();
}

QByteArray xdotool(const QStringList &arguments)
{
    return said(QStringLiteral("xdotool"), arguments);
}

/// The windows of that process that are seen.
QByteArrayList windowsOf(qint64 pid)
{
    QByteArrayList found =
        xdotool({QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("--onlyvisible"),
                 QStringLiteral("--pid"), QString::number(pid), QStringLiteral("--name"),
                 QStringLiteral("supervisor.sock")})
            .split('\n');
    found.removeAll({});
    return found;
}

/// 0: none.
qint64 pidOfActiveWindow()
{
    return xdotool({QStringLiteral("getactivewindow"), QStringLiteral("getwindowpid")}).toLongLong();
}

} // namespace

void TestE2eWindowTray::theMenuLeadsWithWhatIsWrong()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("size"), "40");
    supervisord.addProgram(QStringLiteral("calm"), QStringLiteral("/bin/sleep 1000"));
    supervisord.addProgram(
        shop, pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--size-file %(here)s/size")));
    world.configure("[memmon]\nprogram = shop=1GB\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    const pid_t big = supervisord.process(shop).pid;
    VERIFY_SOON(world, residentMemory(big) > 40 * 1024 * 1024);
    // A limit that it nearly reaches.
    world.configure("[memmon]\nprogram = shop=" + QByteArray::number(residentMemory(big) / 1024 * 100 / 95) +
                    "KB\ninterval = 1s\n");
    world.hangUp();
    Program program(world);
    VERIFY_SOON(world, program.isConnected() && program.application().tray().isAvailable());
    TrayMenu &menu = program.application().tray().icon().menu();
    const auto first = [&]() -> const QAction * {
        return menu.actions().isEmpty() ? nullptr : menu.actions().constFirst();
    };
    VERIFY_SOON(world, first() != nullptr && first()->text().startsWith(QStringLiteral("shop: ")));
    QVERIFY2(first()->text().contains(QStringLiteral("% of its limit")), qPrintable(first()->text()));
    QVERIFY(menu.actions().at(1)->isSeparator()); // nothing else is wrong

    // By the keys, as in every menu: into the first item's menu, and its first item.
    menu.popup(QPoint(200, 200));
    VERIFY_SOON(world, menu.isVisible());
    Program::keepPicture(QStringLiteral("tray-menu"));
    QTest::keyClick(&menu, Qt::Key_Down);
    QTest::keyClick(&menu, Qt::Key_Right);
    VERIFY_SOON(world, first()->menu() != nullptr && first()->menu()->isVisible());
    QCOMPARE(first()->menu()->actions().constFirst()->text(), QStringLiteral("Restart"));
    supervisord.write(QStringLiteral("size"), "1");
    QTest::keyClick(first()->menu(), Qt::Key_Return);
    VERIFY_SOON(world, supervisord.process(shop).isRunning() && supervisord.process(shop).pid != big);
    VERIFY_SOON(world, program.session().troubles().empty());
    VERIFY_SOON(world, first() != nullptr && !first()->text().contains(shop));
    VERIFY_SOON(world, first()->text().contains(program.session().profile().name)); // the servers lead now
}

void TestE2eWindowTray::aSecondStartRaisesTheFirst()
{
    SupervisordProcess supervisord;
    supervisord.addProgram(shop, QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(supervisord, supervisord.start());
    const QStringList arguments{QStringLiteral("--connect"), supervisord.serverUrl()};
    Started program(arguments);
    VERIFY_SOON(program, windowsOf(program.pid()).size() == 1 && pidOfActiveWindow() == program.pid());

    // Behind another window: it comes to the front, and the second one ends.
    QWidget other;
    other.showMaximized();
    other.activateWindow();
    VERIFY_SOON(program, pidOfActiveWindow() == QCoreApplication::applicationPid());
    {
        Started second({});
        VERIFY_SOON(second, second.hasEnded());
        QCOMPARE(second.process().exitCode(), 0);
        VERIFY_SOON(program, pidOfActiveWindow() == program.pid());
    }

    // In the tray: one that is to begin there too leaves it there.
    xdotool({QStringLiteral("key"), QStringLiteral("ctrl+w")});
    VERIFY_SOON(program, windowsOf(program.pid()).isEmpty());
    QVERIFY2(!program.hasEnded(), program.report().constData());
    {
        Started second({QStringLiteral("--minimized")});
        VERIFY_SOON(second, second.hasEnded());
        QCOMPARE(second.process().exitCode(), 0);
        QVERIFY(windowsOf(program.pid()).isEmpty());
    }
    Started last({});
    VERIFY_SOON(last, last.hasEnded());
    VERIFY_SOON(program, windowsOf(program.pid()).size() == 1 && pidOfActiveWindow() == program.pid());
    QVERIFY(!program.hasEnded());

    // The session ends.
    QCOMPARE(::kill(static_cast<pid_t>(program.pid()), SIGTERM), 0);
    VERIFY_SOON(program, program.hasEnded());
    QCOMPARE(program.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process().exitCode(), 0);
}

QTEST_MAIN(TestE2eWindowTray)
#include "tst_e2e_windowtray.moc"
