// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/reservedport.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QTest>

#include <csignal>

using namespace pennon::testkit;

/// One listener with one configuration file in the place of six.
class TestE2eUnified : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchesEverything();
    void limitsAreChangedOverTheSocket();
    void reloadsOnHangUp();
};

void TestE2eUnified::watchesEverything()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    const ReservedPort port;
    supervisord.write(QStringLiteral("size"), "20");
    supervisord.addProgram(
        QStringLiteral("leaky"),
        pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--size-file %(here)s/size")));
    supervisord.addProgram(QStringLiteral("crashy"),
                           QStringLiteral("/bin/sh -c \"echo said before; echo cried before >&2; exit 7\""),
                           {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"),
                            QStringLiteral("exitcodes=0"), QStringLiteral("redirect_stderr=false"),
                            QStringLiteral("stderr_logfile=%(here)s/crashy.err")});
    supervisord.addProgram(QStringLiteral("restless"), QStringLiteral("/bin/sleep 1000"),
                           {QStringLiteral("autorestart=true")});
    supervisord.addProgram(
        QStringLiteral("fatal"), QStringLiteral("/bin/false"),
        {QStringLiteral("autostart=false"), QStringLiteral("startretries=0"), QStringLiteral("startsecs=1")});
    supervisord.addProgram(QStringLiteral("web"),
                           pythonProgram(QStringLiteral("hangweb.py"),
                                         QStringLiteral("%1 --switch %(here)s/switch").arg(port.number())));
    world.configure("[memmon]\nprogram = leaky=60MB\ninterval = 1s\n\n"
                    "[httpok:web]\nurl = http://127.0.0.1:" +
                    QByteArray::number(port.number()) +
                    "/\nprogram = web\ninterval = 1s\nfailures = 2\n\n"
                    "[crashmail]\n\n[fatalmailbatch]\ninterval = 2s\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.process(QStringLiteral("leaky:leaky")).contains(QStringLiteral("memory")));
    const pid_t leaky = supervisord.process(QStringLiteral("leaky")).pid;

    // Below its limit it is left alone; above, it is restarted, told by mail and written down.
    QCOMPARE(world.incidents(QStringLiteral("memory")).size(), 0);
    supervisord.write(QStringLiteral("size"), "100");
    VERIFY_SOON(world, world.incidents(QStringLiteral("memory")).size() == 1);
    supervisord.write(QStringLiteral("size"), "0"); // for the next one
    VERIFY_SOON(world, world.mail().about(QStringLiteral("process leaky:leaky restarted")).size() == 1);
    VERIFY_IN(world, supervisord.process(QStringLiteral("leaky")).isRunning());
    VERIFY_IN(world, supervisord.process(QStringLiteral("leaky")).pid != leaky);
    const QJsonObject memory = world.incidents(QStringLiteral("memory")).at(0).toObject();
    QCOMPARE(memory.value(QStringLiteral("process")).toString(), QStringLiteral("leaky:leaky"));
    QCOMPARE(memory.value(QStringLiteral("limit")).toInteger(), 60 << 20);
    QVERIFY(memory.value(QStringLiteral("memory")).toInteger() > 60 << 20);
    QCOMPARE(memory.value(QStringLiteral("outcome")).toString(), QStringLiteral("runs again"));

    // A crash: exit status and last words.
    (void) supervisord.startProcess(QStringLiteral("crashy"));
    VERIFY_SOON(world, world.mail().about(QStringLiteral("crashy crashed at")).size() == 1);
    VERIFY_SOON(
        world,
        world.incidents(QStringLiteral("crash")).at(0).toObject().contains(QStringLiteral("exit_status")));
    const QJsonObject crash = world.incidents(QStringLiteral("crash")).at(0).toObject();
    QCOMPARE(crash.value(QStringLiteral("exit_status")).toInt(), 7);
    QCOMPARE(crash.value(QStringLiteral("stdout")).toString(), QStringLiteral("said before\n"));
    QCOMPARE(crash.value(QStringLiteral("stderr")).toString(), QStringLiteral("cried before\n"));

    // supervisord forgets the exit status of what it starts again, and never tells the signal; its log does.
    const pid_t restless = supervisord.process(QStringLiteral("restless")).pid;
    QVERIFY(restless > 1);
    ::kill(restless, SIGSEGV);
    VERIFY_SOON(
        world,
        world.incidents(QStringLiteral("crash")).at(0).toObject().value(QStringLiteral("signal")).toInt() ==
            SIGSEGV);

    VERIFY_SOON(world, world.incidents(QStringLiteral("crash"))
                               .at(0)
                               .toObject()
                               .value(QStringLiteral("outcome"))
                               .toString() == QLatin1String("runs again"));

    // A failed start, in a batch.
    (void) supervisord.startProcess(QStringLiteral("fatal"));
    VERIFY_SOON(world, world.mail().about(QStringLiteral("Fatal start alert")).size() == 1);
    QVERIFY(world.mail()
                .about(QStringLiteral("Fatal start alert"))
                .first()
                .body.contains(QStringLiteral("fatal:fatal failed to start too many times")));

    // A page that fails. On a slow machine it may have failed before, until its server was up.
    const auto sickPages = [&] { return world.mail().about(QStringLiteral("bad status returned")).size(); };
    const qsizetype sickBefore = sickPages();
    const pid_t web = supervisord.process(QStringLiteral("web")).pid;
    supervisord.write(QStringLiteral("switch"), "fail");
    VERIFY_SOON(world, sickPages() > sickBefore);
    supervisord.write(QStringLiteral("switch"), "");
    VERIFY_IN(world, supervisord.process(QStringLiteral("web")).pid != web);
    const QJsonObject http = world.incidents(QStringLiteral("http")).at(0).toObject();
    QCOMPARE(http.value(QStringLiteral("http_status")).toInt(), 500);
    QCOMPARE(http.value(QStringLiteral("process")).toString(), QStringLiteral("web:web"));

    // The history of memory is there to be seen.
    const QJsonObject samples =
        world.control().call(QStringLiteral("samples.range"),
                             {{QStringLiteral("processes"), QJsonArray{QStringLiteral("leaky:leaky")}},
                              {QStringLiteral("from"), QStringLiteral("2020-01-01T00:00:00.000Z")},
                              {QStringLiteral("to"), QStringLiteral("2100-01-01T00:00:00.000Z")},
                              {QStringLiteral("max_points"), 100}});
    VERIFY_IN(world, !samples.value(QStringLiteral("series"))
                          .toArray()
                          .at(0)
                          .toObject()
                          .value(QStringLiteral("buckets"))
                          .toArray()
                          .isEmpty());
    VERIFY_IN(world, supervisord.shutDown());
}

void TestE2eUnified::limitsAreChangedOverTheSocket()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("size"), "60");
    supervisord.addProgram(QStringLiteral("big"), pythonProgram(QStringLiteral("leaker.py"),
                                                                QStringLiteral("--size-file %(here)s/size")));
    world.configure(
        "[memmon] ; whoever reads this\n; the limit of big\nprogram = big=900MB ; a lot\ninterval = "
        "1s\nfailures = 1\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.process(QStringLiteral("big:big"))
                               .value(QStringLiteral("memory"))
                               .toObject()
                               .value(QStringLiteral("rss"))
                               .toInteger() > 60 << 20);
    const pid_t big = supervisord.process(QStringLiteral("big")).pid;

    const QJsonObject rules = world.control().call(QStringLiteral("rules.get"));
    const auto set = [&](const QString &revision, const QString &value) {
        const QJsonObject change{{QStringLiteral("section"), QStringLiteral("memmon")},
                                 {QStringLiteral("key"), QStringLiteral("program")},
                                 {QStringLiteral("value"), value}};
        return world.control().call(
            QStringLiteral("rules.set"),
            {{QStringLiteral("revision"), revision}, {QStringLiteral("changes"), QJsonArray{change}}});
    };
    const QString revision = rules.value(QStringLiteral("revision")).toString();
    QVERIFY(!revision.isEmpty());

    // What cannot be used is refused with its field, and nothing changes.
    const QByteArray before = world.configurationText().toUtf8();
    const QJsonObject refused =
        set(revision, QStringLiteral("big=90MX")).value(QStringLiteral("error")).toObject();
    QCOMPARE(refused.value(QStringLiteral("code")).toInt(), -32005);
    QCOMPARE(refused.value(QStringLiteral("data")).toObject().value(QStringLiteral("field")).toString(),
             QStringLiteral("memmon.program"));
    QCOMPARE(world.configurationText().toUtf8(), before);

    // A change is in the file, with its comments, and takes effect at the next look.
    const QJsonObject accepted = set(revision, QStringLiteral("big=30MB"));
    QVERIFY(accepted.contains(QStringLiteral("revision")));
    QByteArray expected = before;
    expected.replace("big=900MB", "big=30MB");
    QCOMPARE(world.configurationText().toUtf8(), expected);
    VERIFY_SOON(world, supervisord.process(QStringLiteral("big")).pid != big);

    // A stale revision is refused.
    const QJsonObject stale =
        set(revision, QStringLiteral("big=40MB")).value(QStringLiteral("error")).toObject();
    QCOMPARE(stale.value(QStringLiteral("code")).toInt(), -32003);
    VERIFY_SOON(world, world.log().contains(QStringLiteral("rules.set")));
}

void TestE2eUnified::reloadsOnHangUp()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(QStringLiteral("calm"), QStringLiteral("/bin/sleep 1000"));
    world.configure("[memmon]\nprogram = calm=900MB\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    const pid_t listener = supervisord.process(QStringLiteral("pennon")).pid;
    const auto limit = [&] {
        return world.process(QStringLiteral("calm:calm"))
            .value(QStringLiteral("limit"))
            .toObject()
            .value(QStringLiteral("bytes"))
            .toInteger();
    };
    VERIFY_SOON(world, limit() == 900LL << 20);

    world.configure("[memmon]\nprogram = calm=800MB\ninterval = 1s\n");
    world.hangUp();
    VERIFY_SOON(world, limit() == 800LL << 20);

    // A broken file keeps the rules, and says so on the log, in the status and as an incident.
    world.configure("[memmon]\nprogramm = calm=700MB\n");
    world.hangUp();
    VERIFY_SOON(world, world.control()
                           .call(QStringLiteral("status.get"))
                           .value(QStringLiteral("rules"))
                           .toObject()
                           .value(QStringLiteral("problem"))
                           .toString()
                           .contains(QStringLiteral("programm")));
    QCOMPARE(limit(), 800LL << 20);
    VERIFY_SOON(world, world.log().contains(QStringLiteral("the rules before it stay in force")));
    QCOMPARE(world.incidents(QStringLiteral("configuration")).size(), 1);

    world.configure("[memmon]\nprogram = calm=600MB\ninterval = 1s\n");
    world.hangUp();
    VERIFY_SOON(world, limit() == 600LL << 20);
    QCOMPARE(supervisord.process(QStringLiteral("pennon")).pid, listener);
}

QTEST_GUILESS_MAIN(TestE2eUnified)
#include "tst_e2e_unified.moc"
