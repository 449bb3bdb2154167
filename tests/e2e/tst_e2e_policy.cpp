// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/cannedserver.h"
#include "testkit/processes.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QTest>

using namespace pennon::testkit;

/// When a process is restarted, when it is not any more, and what survives a kill of the listener.
class TestE2ePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBreakerOpensAndStaysOpenOverAKill();
    void afterARestartItCoolsDown();
    void aDryRunTouchesNothing();
    void aDryRunGoesOnAfterAKill();
    void theStreakOfAPageGoesOnAfterAKill();
    void growthIsALimit();
    void stepsAreTakenBeforeTheStop();
    void anInterruptedRestartIsFinished();
    void fatalProcessesAreRevived();
    void fatalShutsSupervisordDown();
};

namespace {

/// A program that holds about 30 MB from its start.
void addBig(UnifiedWorld &world, const QStringList &lines = {})
{
    world.supervisord().addProgram(
        QStringLiteral("big"),
        pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--rate 1000 --max 20")), lines);
}

int restartsOf(UnifiedWorld &world, const QString &process)
{
    return static_cast<int>(world.process(process).value(QStringLiteral("restarts")).toInteger());
}

} // namespace

void TestE2ePolicy::theBreakerOpensAndStaysOpenOverAKill()
{
    UnifiedWorld world;
    addBig(world);
    world.configure("[memmon]\nany = 10MB\ninterval = 1s\nmax_restarts = 2 per 1h\npause = 0\n");
    VERIFY_IN(world, world.start());
    const auto alerts = [&] {
        return world.mail().about(QStringLiteral("big:big is not restarted any more")).size();
    };
    VERIFY_SOON(world, alerts() == 1 && world.hasSentAll());
    QCOMPARE(restartsOf(world, QStringLiteral("big:big")), 2);
    QCOMPARE(world.incidents(QStringLiteral("memory")).size(), 2);
    QCOMPARE(world.incidents(QStringLiteral("breaker")).size(), 1);
    const pid_t big = world.supervisord().process(QStringLiteral("big")).pid;
    VERIFY_IN(world, world.process(QStringLiteral("big:big")).contains(QStringLiteral("breaker_opened")));

    // A listener that is killed remembers it: no restart, and no second alert.
    VERIFY_IN(world, world.replaceListener());
    VERIFY_SOON(world, world.log().count(QStringLiteral("Not restarting big:big")) >= 2);
    QCOMPARE(world.supervisord().process(QStringLiteral("big")).pid, big);
    QCOMPARE(alerts(), 1);

    // Closed by hand it is restarted again.
    const QJsonObject closed = world.control().call(QStringLiteral("breaker.reset"),
                                                    {{QStringLiteral("pattern"), QStringLiteral("big")}});
    QCOMPARE(closed.value(QStringLiteral("processes")).toArray().size(), 1);
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("big")).pid != big);
}

void TestE2ePolicy::afterARestartItCoolsDown()
{
    UnifiedWorld world;
    addBig(world);
    world.configure("[restart]\ncooldown = 1h\n\n[memmon]\nany = 10MB\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.log().count(QStringLiteral("Not restarting big:big")) >= 3);
    QCOMPARE(restartsOf(world, QStringLiteral("big:big")), 1);
    VERIFY_SOON(world, world.mail().mails().size() == 1);
}

void TestE2ePolicy::aDryRunTouchesNothing()
{
    UnifiedWorld world;
    addBig(world);
    world.configure("[memmon]\nany = 10MB\ninterval = 1s\ndry_run = true\nmax_restarts = 1 per 1h\n");
    VERIFY_IN(world, world.start());
    const pid_t big = world.supervisord().process(QStringLiteral("big")).pid;
    VERIFY_SOON(world, world.log().contains(QStringLiteral("Dry run, not restarted: big:big")));
    VERIFY_SOON(world, world.log().contains(QStringLiteral("Dry run, not mailed")));
    QCOMPARE(world.supervisord().process(QStringLiteral("big")).pid, big);
    QCOMPARE(world.mail().mails().size(), 0);
    QCOMPARE(restartsOf(world, QStringLiteral("big:big")), 0);
}

/// What it would have restarted cools down, as if it had been.
void TestE2ePolicy::aDryRunGoesOnAfterAKill()
{
    UnifiedWorld world;
    addBig(world);
    world.configure("[memmon]\nany = 10MB\ninterval = 1s\ndry_run = true\ncooldown = 1h\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.log().contains(QStringLiteral("Dry run, not restarted: big:big")));
    VERIFY_SOON(world, world.log().contains(QStringLiteral("Not restarting big:big: restarted ")));
    VERIFY_IN(world, world.replaceListener());
    const auto held = [&] { return world.log().count(QStringLiteral("Not restarting big:big: restarted ")); };
    const qsizetype before = held();
    VERIFY_SOON(world, held() >= before + 2);
    QCOMPARE(world.log().count(QStringLiteral("Dry run, not restarted: big:big")), 1);
    QCOMPARE(world.incidents(QStringLiteral("memory")).size(), 1);
}

/// Of a page for which no process is restarted.
void TestE2ePolicy::theStreakOfAPageGoesOnAfterAKill()
{
    CannedServer server("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(server.isListening());
    UnifiedWorld world;
    world.configure("[httpok:page]\nurl = " + server.url().toUtf8() + "/\nfailures = 3\ninterval = 1h\n");
    VERIFY_IN(world, world.start());
    const auto check = [&] {
        const QJsonObject answer = world.control().call(
            QStringLiteral("check.run"), {{QStringLiteral("section"), QStringLiteral("httpok:page")}});
        return answer.value(QStringLiteral("findings")).toArray().at(0).toObject();
    };
    for (int failures = 1; failures < 3; ++failures) {
        VERIFY_IN(world, !check().value(QStringLiteral("passed")).toBool(true));
        QCOMPARE(world.incidents(QStringLiteral("http")).size(), 0);
        VERIFY_IN(world, world.replaceListener());
    }
    VERIFY_IN(world, !check().value(QStringLiteral("passed")).toBool(true));
    QCOMPARE(world.incidents(QStringLiteral("http")).size(), 1);
    VERIFY_SOON(world, world.mail().mails().size() == 1 && world.hasSentAll());

    // Told once, by whatever life; and its end ends the streak for the next life, too.
    VERIFY_IN(world, world.replaceListener());
    VERIFY_IN(world, !check().value(QStringLiteral("passed")).toBool(true));
    server.setAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    VERIFY_IN(world, check().value(QStringLiteral("passed")).toBool());
    QCOMPARE(
        world.incidents(QStringLiteral("http")).at(0).toObject().value(QStringLiteral("outcome")).toString(),
        QStringLiteral("the page is well again"));
    VERIFY_IN(world, world.replaceListener());
    server.setAnswer("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    VERIFY_IN(world, !check().value(QStringLiteral("passed")).toBool(true));
    QCOMPARE(world.incidents(QStringLiteral("http")).size(), 1);
    QCOMPARE(world.mail().mails().size(), 1);
}

void TestE2ePolicy::growthIsALimit()
{
    UnifiedWorld world;
    world.supervisord().write(QStringLiteral("size"), "20");
    world.supervisord().addProgram(
        QStringLiteral("grows"),
        pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--size-file %(here)s/size")));
    world.configure("[memmon]\nprogram = grows\ngrowth = 30MB per 10s\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    const pid_t grows = world.supervisord().process(QStringLiteral("grows")).pid;
    // What it takes at its start is no growth.
    VERIFY_SOON(
        world,
        world.supervisord().process(QStringLiteral("grows")).isRunning() &&
            world.process(QStringLiteral("grows:grows")).value(QStringLiteral("uptime")).toInteger() >= 13);
    QCOMPARE(world.supervisord().process(QStringLiteral("grows")).pid, grows);
    world.supervisord().write(QStringLiteral("size"), "70");
    VERIFY_SOON(world, world.incidents(QStringLiteral("growth")).size() == 1);
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("grows")).isRunning() &&
                           world.supervisord().process(QStringLiteral("grows")).pid != grows);
}

void TestE2ePolicy::stepsAreTakenBeforeTheStop()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("big"),
        QStringLiteral("/bin/sh -c \"trap 'echo got USR1' USR1; %1 & while :; do wait; done\"")
            .arg(pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--rate 1000 --max 20"))),
        {QStringLiteral("stopasgroup=true"), QStringLiteral("killasgroup=true")});
    const QByteArray folder = world.supervisord().path(QStringLiteral(".")).chopped(1).toUtf8();
    world.supervisord().write(QStringLiteral("hook"),
                              "#!/bin/sh\necho \"$PENNON_PROCESS $PENNON_REASON\" >> " + folder + "hooked\n");
    QFile::setPermissions(world.supervisord().path(QStringLiteral("hook")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    world.configure("[memmon]\nprogram = big=10MB\ncumulative = true\ninterval = 1s\ncooldown = 1h\nsignal = "
                    "USR1\nhook = " +
                    folder + "hook\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(
        world,
        world.incidents(QStringLiteral("memory")).at(0).toObject().contains(QStringLiteral("outcome")));
    VERIFY_IN(world, world.supervisord()
                         .read(QStringLiteral("hooked"))
                         .startsWith(QStringLiteral("big:big RSS of big:big is ")));
    const QString logs =
        world.supervisord()
            .call(QStringLiteral("supervisor.readProcessStdoutLog"), {QStringLiteral("big"), 0, 0})
            .value(QStringLiteral("value"))
            .toString();
    VERIFY_IN(world, logs.contains(QStringLiteral("got USR1")));
}

void TestE2ePolicy::anInterruptedRestartIsFinished()
{
    UnifiedWorld world;
    // It takes a second to stop: time to kill the listener in the middle of the restart.
    world.supervisord().addProgram(
        QStringLiteral("big"),
        QStringLiteral("/bin/sh -c \"trap 'sleep 2; exit' TERM; %1 & while :; do wait; done\"")
            .arg(pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--rate 1000 --max 20"))),
        {QStringLiteral("killasgroup=true")});
    world.configure("[memmon]\nprogram = big=10MB\ncumulative = true\ninterval = 1s\ncooldown = 1h\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("big")).state == QLatin1String("STOPPING"));
    world.killListener();
    VERIFY_SOON(world, world.log().contains(QStringLiteral("that was interrupted")));
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("big")).isRunning());
}

void TestE2ePolicy::fatalProcessesAreRevived()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("needy"), QStringLiteral("/bin/sh -c \"test -e %(here)s/there && exec sleep 1000\""),
        {QStringLiteral("startretries=0"), QStringLiteral("startsecs=1"), QStringLiteral("autostart=false")});
    world.configure("[revive]\nprogram = needy\nfirst_delay = 1s\nlongest_delay = 2s\n");
    VERIFY_IN(world, world.start());
    (void) world.supervisord().startProcess(QStringLiteral("needy"));
    VERIFY_SOON(world, world.log().count(QStringLiteral("needy:needy is FATAL: starting it again")) >= 2);
    world.supervisord().write(QStringLiteral("there"), "");
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("needy")).isRunning());
    VERIFY_SOON(world, world.incidents(QStringLiteral("fatal"))
                               .at(0)
                               .toObject()
                               .value(QStringLiteral("outcome"))
                               .toString() == QLatin1String("runs again"));
}

void TestE2ePolicy::fatalShutsSupervisordDown()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("main"), QStringLiteral("/bin/false"),
        {QStringLiteral("startretries=0"), QStringLiteral("startsecs=1"), QStringLiteral("autostart=false")});
    world.configure("[revive]\nprogram = main\non_fatal = shutdown\n");
    VERIFY_IN(world, world.start());
    (void) world.supervisord().startProcess(QStringLiteral("main"));
    VERIFY_SOON(world, !world.supervisord().isRunning());
    VERIFY_IN(world, world.mail().about(QStringLiteral("supervisord is shut down")).size() == 1);
}

QTEST_GUILESS_MAIN(TestE2ePolicy)
#include "tst_e2e_policy.moc"
