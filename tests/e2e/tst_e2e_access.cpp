// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/reservedport.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace pennon::testkit;

/// Who may talk to supervisord: passwords and the modes of its socket.
class TestE2eAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordsOverUnixSocketAndTcp();
    void aSocketThatMayNotBeUsed();
};

void TestE2eAccess::passwordsOverUnixSocketAndTcp()
{
    const ReservedPort port;
    SupervisordProcess::Settings settings;
    settings.username = QStringLiteral("chef");
    settings.password = QStringLiteral("süß:geheim");
    settings.port = port.number();
    SupervisordProcess supervisord(settings);
    const auto tcp = QStringLiteral("http://127.0.0.1:%1").arg(port.number());
    const QStringList kinds{QStringLiteral("right"), QStringLiteral("wrong"), QStringLiteral("missing")};
    const QStringList logins{
        QStringLiteral("environment=SUPERVISOR_USERNAME=\"chef\",SUPERVISOR_PASSWORD=\"süß:geheim\""),
        QStringLiteral("environment=SUPERVISOR_USERNAME=\"chef\",SUPERVISOR_PASSWORD=\"guessed\""),
        QStringLiteral("environment=TZ=\"UTC\"")};
    QStringList targets;
    const QStringList urls{supervisord.serverUrl(), tcp};
    for (const auto &url : urls) {
        for (int kind = 0; kind < kinds.size(); ++kind) {
            const auto name = QStringLiteral("%1_%2").arg(url == tcp ? u"tcp" : u"unix", kinds.at(kind));
            targets << name;
            supervisord.addProgram(name, QStringLiteral("/bin/sleep 3600"));
            supervisord.addListener(QStringLiteral("memmon_") + name, QStringLiteral("TICK_5"),
                                    toolPath(QStringLiteral("memmon")) + QStringLiteral(" -p %1=1").arg(name),
                                    {logins.at(kind), QStringLiteral("serverurl=") + url});
        }
    }
    VERIFY_IN(supervisord, supervisord.start());
    const auto started = [&](const QString &name) {
        return supervisord.log().count(QStringLiteral("spawned: '%1'").arg(name));
    };
    VERIFY_SOON(supervisord,
                started(QStringLiteral("unix_right")) >= 3 && started(QStringLiteral("tcp_right")) >= 3);
    for (const auto &name : std::as_const(targets)) {
        const QString listener = QStringLiteral("memmon_") + name;
        const bool mayAct = name.endsWith(QStringLiteral("right"));
        // Whoever was turned away says so at each tick, does nothing, and lives on.
        VERIFY_IN(supervisord, started(listener) == 1);
        VERIFY_IN(supervisord, supervisord.process(listener).isRunning());
        QCOMPARE(started(name) > 1, mayAct);
        VERIFY_SOON(supervisord, mayAct || supervisord.errorsOf(listener).count(QStringLiteral("401")) >= 2);
        QVERIFY(!supervisord.errorsOf(listener).contains(QStringLiteral("guessed")));
    }
}

void TestE2eAccess::aSocketThatMayNotBeUsed()
{
    const ReservedPort port;
    const bool isRoot = ::geteuid() == 0;
    // root may use every socket, so the listener runs as nobody then; anybody else is kept out by a mode
    // without rights.
    SupervisordProcess::Settings settings;
    settings.port = port.number();
    settings.socketMode = isRoot ? QStringLiteral("0700") : QStringLiteral("0000");
    settings.callOverTcp = true;
    SupervisordProcess supervisord(settings);
    QVERIFY(QFile::setPermissions(supervisord.path({}),
                                  QFileDevice::Permissions::fromInt(0x7055))); // 0755: nobody gets in
    // The build folder may lie where nobody may look.
    const auto program = supervisord.path(QStringLiteral("memmon"));
    QVERIFY(QFile::copy(toolPath(QStringLiteral("memmon")), program));
    QVERIFY(QFile::setPermissions(program, QFileDevice::Permissions::fromInt(0x7055)));
    supervisord.addProgram(QStringLiteral("victim"), QStringLiteral("/bin/sleep 3600"));
    supervisord.addListener(QStringLiteral("memmon"), QStringLiteral("TICK_5"),
                            program + QStringLiteral(" -p victim=1"),
                            isRoot ? QStringList{QStringLiteral("user=nobody")} : QStringList());
    VERIFY_IN(supervisord, supervisord.start());
    VERIFY_IN(
        supervisord, comesTrue([&] {
            return supervisord.errorsOf(QStringLiteral("memmon")).count(QStringLiteral("ermission denied")) >=
                   2;
        }));
    VERIFY_IN(supervisord, supervisord.errorsOf(QStringLiteral("memmon"))
                               .contains(supervisord.path(QStringLiteral("supervisor.sock"))));
    VERIFY_IN(supervisord, supervisord.process(QStringLiteral("memmon")).isRunning());
    QCOMPARE(supervisord.log().count(QStringLiteral("spawned: 'memmon'")), 1);
    QCOMPARE(supervisord.log().count(QStringLiteral("spawned: 'victim'")), 1);
}

QTEST_GUILESS_MAIN(TestE2eAccess)
#include "tst_e2e_access.moc"
