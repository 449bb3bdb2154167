// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/listenerprocess.h"
#include "testkit/processes.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTest>

#include <sys/mount.h>
#include <sys/resource.h>

using namespace pennon::testkit;

/// The state on disk when things go wrong with it.
class TestE2eState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedDatabaseIsPutAside();
    void theSecondListenerIsRefused();
    void aFullDiskLosesNothing();
    void whatFellMeanwhileIsTold();
};

void TestE2eState::aDamagedDatabaseIsPutAside()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("crashy"), QStringLiteral("/bin/sh -c \"exit 3\""),
        {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"), QStringLiteral("exitcodes=0")});
    world.configure("[crashmail]\n");
    QVERIFY(QDir().mkpath(world.supervisord().path(QStringLiteral("state"))));
    world.supervisord().write(QStringLiteral("state/pennon.db"), QByteArray(100'000, 'x'));
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.log().contains(QStringLiteral("pennon.db.corrupt-")));
    (void) world.supervisord().startProcess(QStringLiteral("crashy"));
    VERIFY_SOON(world, world.mail().about(QStringLiteral("crashy crashed")).size() == 1);
    QCOMPARE(world.incidents(QStringLiteral("crash")).size(), 1);
}

void TestE2eState::theSecondListenerIsRefused()
{
    UnifiedWorld world;
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    ListenerProcess second;
    second.setVariable(QStringLiteral("SUPERVISOR_SERVER_URL"), world.supervisord().serverUrl());
    QVERIFY(
        second.start(QStringLiteral("pennon-listener"),
                     {QStringLiteral("--config"), world.supervisord().path(QStringLiteral("pennon.conf"))}));
    VERIFY_IN(second, second.hasEnded());
    QVERIFY(second.exitStatus() != 0);
    const QString pid = QString::number(world.supervisord().process(QStringLiteral("pennon")).pid);
    VERIFY_IN(second, second.standardError().contains(pid));
    QCOMPARE(second.standardOutput(), QByteArray());
    // The first one has not noticed.
    QVERIFY(world.control().call(QStringLiteral("status.get")).contains(QStringLiteral("version")));
}

/// The disk is full for a while: as root on a small file system of its own, else by a limit on the size of
/// files.
void TestE2eState::aFullDiskLosesNothing()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("crashy"), QStringLiteral("/bin/sh -c \"exit 3\""),
        {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"), QStringLiteral("exitcodes=0")});
    world.configure("[crashmail]\n");
    const QString folder = world.supervisord().path(QStringLiteral("state"));
    const QByteArray mountPoint = folder.toUtf8();
    QVERIFY(QDir().mkpath(folder));
    const bool isMounted = ::mount("none", mountPoint.constData(), "tmpfs", 0, "size=1m") == 0;
    const auto unmount = qScopeGuard([&] {
        if (isMounted)
            ::umount2(mountPoint.constData(), MNT_DETACH);
    });
    VERIFY_IN(world, world.start());
    const pid_t listener = world.supervisord().process(QStringLiteral("pennon")).pid;
    const auto crash = [&](int times) {
        for (int i = 0; i < times; ++i) {
            (void) world.supervisord().startProcess(QStringLiteral("crashy"));
            (void) comesTrue([&] {
                return world.supervisord().process(QStringLiteral("crashy")).state !=
                       QLatin1String("RUNNING");
            });
        }
    };
    crash(1);
    VERIFY_SOON(world, world.mail().mails().size() == 1);

    QFile filler(folder + QStringLiteral("/filler"));
    rlimit limit{};
    if (isMounted) {
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) > 0) {
        }
    } else {
        QCOMPARE(::prlimit(listener, RLIMIT_FSIZE, nullptr, &limit), 0);
        const rlimit tiny{4096, limit.rlim_max};
        QCOMPARE(::prlimit(listener, RLIMIT_FSIZE, &tiny, nullptr), 0);
    }
    crash(5);
    VERIFY_SOON(world, world.mail().mails().size() == 6);
    VERIFY_IN(world, !world.control()
                          .call(QStringLiteral("status.get"))
                          .value(QStringLiteral("database"))
                          .toObject()
                          .value(QStringLiteral("writable"))
                          .toBool());

    if (isMounted) {
        filler.close();
        QVERIFY(filler.remove());
    } else {
        QCOMPARE(::prlimit(listener, RLIMIT_FSIZE, &limit, nullptr), 0);
    }
    VERIFY_SOON(world, world.control()
                           .call(QStringLiteral("status.get"))
                           .value(QStringLiteral("database"))
                           .toObject()
                           .value(QStringLiteral("writable"))
                           .toBool());
    crash(1);
    VERIFY_SOON(world, world.mail().mails().size() == 7);
    VERIFY_IN(world, !world.incidents(QStringLiteral("crash")).isEmpty());
    QCOMPARE(world.supervisord().process(QStringLiteral("pennon")).pid, listener);
}

/// supervisord sends no events to a listener that does not run.
void TestE2eState::whatFellMeanwhileIsTold()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(
        QStringLiteral("fatal"), QStringLiteral("/bin/false"),
        {QStringLiteral("autostart=false"), QStringLiteral("startretries=0"), QStringLiteral("startsecs=1")});
    world.configure("[fatalmailbatch]\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, !world.process(QStringLiteral("fatal:fatal")).isEmpty());
    QVERIFY(supervisord.stopProcess(QStringLiteral("pennon")));
    VERIFY_SOON(world, supervisord.process(QStringLiteral("pennon")).state == QLatin1String("STOPPED"));
    (void) supervisord.startProcess(QStringLiteral("fatal"));
    VERIFY_SOON(world, supervisord.process(QStringLiteral("fatal")).state == QLatin1String("FATAL"));
    for (int start = 0; start < 2; ++start) {
        QVERIFY(supervisord.startProcess(QStringLiteral("pennon")));
        VERIFY_IN(world, world.control().open(supervisord.path(QStringLiteral("pennon.sock"))));
        VERIFY_SOON(world, !world.process(QStringLiteral("fatal:fatal")).isEmpty()); // it has looked
        VERIFY_SOON(world, world.mail().about(QStringLiteral("Fatal start alert")).size() == 1);
        QCOMPARE(world.incidents(QStringLiteral("fatal")).size(), 1);
        if (start == 0) {
            QVERIFY(supervisord.stopProcess(QStringLiteral("pennon")));
            VERIFY_SOON(world,
                        supervisord.process(QStringLiteral("pennon")).state == QLatin1String("STOPPED"));
        }
    }
}

QTEST_GUILESS_MAIN(TestE2eState)
#include "tst_e2e_state.moc"
