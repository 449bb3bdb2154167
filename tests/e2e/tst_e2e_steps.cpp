// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/futures.h"
#include "engine/processlogs.h"
#include "engine/restartsteps.h"
#include "net/httpclient.h"
#include "supervisor/supervisorclient.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QDir>
#include <QTest>

#include <csignal>

using namespace pennon;
using namespace pennon::testkit;

/// What is done before a restart, and what is asked of supervisord for it, with a real one.
class TestE2eSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signalHookCoreAndLogs();
    void logsThroughSupervisord();
    void describesItself();

private:
    template <typename T>
    static T wait(const QFuture<T> &future)
    {
        return comesTrue([&future] { return future.isFinished(); }) ? future.result() : T();
    }

    [[nodiscard]] static SupervisorClient clientOf(const SupervisordProcess &supervisord, HttpClient &http)
    {
        return {http, ServerUrl::parse(supervisord.serverUrl()).value(), std::nullopt};
    }
};

void TestE2eSteps::signalHookCoreAndLogs()
{
    SupervisordProcess supervisord;
    supervisord.write(QStringLiteral("web.sh"), "trap 'echo usr1 seen' USR1\n"
                                                "printf 'caf\\303\\251 \\001\\377\\n'; echo trouble >&2\n"
                                                "while :; do sleep 0.1; done\n");
    supervisord.write(QStringLiteral("hook.sh"), "echo \"$PENNON_PROCESS: $PENNON_REASON\"\n"
                                                 "kill -0 $PENNON_PID && echo it lives\n");
    supervisord.write(QStringLiteral("gcore.sh"), "tr '\\0' ' ' < /proc/$3/cmdline > $2.$3\n");
    supervisord.addProgram(
        QStringLiteral("web"), QStringLiteral("/bin/sh %(here)s/web.sh"),
        {QStringLiteral("redirect_stderr=false"), QStringLiteral("stderr_logfile=%(here)s/web.err")});
    VERIFY_IN(supervisord, supervisord.start());
    VERIFY_SOON(supervisord, supervisord.read(QStringLiteral("web.err")).contains(QLatin1String("trouble")));

    HttpClient http;
    SupervisorClient client = clientOf(supervisord, http);
    const Result<ProcessInfo> process = wait(client.getProcessInfo(QStringLiteral("web:web")));
    QVERIFY(process);
    QCOMPARE(process->stdoutLog, supervisord.path(QStringLiteral("web.out")));
    QVERIFY(process->description.startsWith(QStringLiteral("pid %1,").arg(process->pid)));

    const SystemClock clock;
    RestartSteps steps(client, clock,
                       {{QStringLiteral("/bin/sh"), supervisord.path(QStringLiteral("gcore.sh"))},
                        std::chrono::seconds(30)});
    const QString cores = supervisord.path(QStringLiteral("cores"));
    const RestartPolicy policy{
        .signal = QStringLiteral("USR1"),
        .hook = {QStringLiteral("/bin/sh"), supervisord.path(QStringLiteral("hook.sh"))},
        .coreDirectory = cores};
    const QStringList lines =
        wait(asFuture(steps.take(*process, policy, QStringLiteral("no answer within 5s"))));
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), QStringLiteral("Sent signal USR1 to web:web"));
    QCOMPARE(lines.at(2), QStringLiteral("    web:web: no answer within 5s"));
    QCOMPARE(lines.at(3), QStringLiteral("    it lives"));
    const QStringList files = QDir(cores).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QCOMPARE(supervisord.read(QStringLiteral("cores/") + files.first()),
             QString(u"/bin/sh " + supervisord.path(QStringLiteral("web.sh")) + u' '));

    ProcessLogs logs(client);
    const auto tails = wait(asFuture(logs.tails(*process)));
    QCOMPARE(tails.stdoutTail, QByteArray("caf\xc3\xa9 \x01\xff\nusr1 seen\n"));
    QCOMPARE(tails.stderrTail, QByteArray("trouble\n"));

    QCOMPARE(::kill(static_cast<pid_t>(process->pid), SIGKILL), 0);
    VERIFY_SOON(supervisord, supervisord.process(QStringLiteral("web")).state == QLatin1String("EXITED"));
    const Result<ProcessInfo> ended = wait(client.getProcessInfo(QStringLiteral("web:web")));
    QCOMPARE(ended->exitStatus, -1);
    QVERIFY(ended->stop >= ended->start);
    const QStringList late = wait(asFuture(steps.take(*ended, policy, QStringLiteral("too late"))));
    QVERIFY2(late.value(0).contains(QStringLiteral("NOT_RUNNING")), qPrintable(late.join(u'\n')));
    QVERIFY2(late.last().contains(QStringLiteral("it does not run")), qPrintable(late.join(u'\n')));
}

void TestE2eSteps::logsThroughSupervisord()
{
    SupervisordProcess supervisord;
    supervisord.write(QStringLiteral("talk.sh"),
                      "i=0; while [ $i -lt 300 ]; do printf '\\360\\237\\220\\247'; "
                      "i=$((i+1)); done; printf '\\001<end>'; exec sleep 1000\n");
    supervisord.addProgram(QStringLiteral("talk"), QStringLiteral("/bin/sh %(here)s/talk.sh"));
    VERIFY_IN(supervisord, supervisord.start());
    VERIFY_SOON(supervisord, supervisord.read(QStringLiteral("talk.out")).endsWith(QLatin1String("<end>")));
    HttpClient http;
    SupervisorClient client = clientOf(supervisord, http);
    for (const int bytes : {102, 103, 104, 105}) { // supervisord answers to three of them with HTTP 500
        const Result<QByteArray> log =
            wait(client.readProcessLog(QStringLiteral("talk"), SupervisorApi::Channel::Stdout, bytes));
        QVERIFY2(log, log ? "" : qPrintable(log.error().message));
        QVERIFY(log->endsWith("\xa7\x01<end>"));
        QVERIFY(log->startsWith("\xf0\x9f"));
        QVERIFY(log->size() > bytes - 4 && log->size() <= bytes);
    }
}

void TestE2eSteps::describesItself()
{
    SupervisordProcess supervisord({.identifier = QStringLiteral("main")});
    VERIFY_IN(supervisord, supervisord.start());
    HttpClient http;
    SupervisorClient client = clientOf(supervisord, http);
    QVERIFY(!wait(client.getSupervisorVersion())->isEmpty());
    QCOMPARE(wait(client.getIdentification()).value(), QStringLiteral("main"));
    QCOMPARE(wait(client.getPID()).value(), qint64{supervisord.pid()});
    QVERIFY(wait(client.shutdown()));
    VERIFY_SOON(supervisord, !supervisord.isRunning());
}

QTEST_GUILESS_MAIN(TestE2eSteps)
#include "tst_e2e_steps.moc"
