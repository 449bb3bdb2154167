// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/reservedport.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QTest>

using namespace pennon::testkit;

class TestE2eHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sickWebServersAreRestartedAndHealthyOnesAreNot();
    void eventsAreAnsweredWhileACheckHangs();
};

namespace {

/// A web server whose behaviour the file NAME.switch decides.
QString webServer(const QString &name, const ReservedPort &port)
{
    return pythonProgram(QStringLiteral("hangweb.py"),
                         QStringLiteral("%1 --switch %(here)s/%2.switch --log %(here)s/%2.requests")
                             .arg(port.number())
                             .arg(name));
}

QString urlOf(const ReservedPort &port)
{
    return QStringLiteral("http://127.0.0.1:%1/ok").arg(port.number());
}

} // namespace

void TestE2eHttp::sickWebServersAreRestartedAndHealthyOnesAreNot()
{
    const ReservedPort hangingPort;
    const ReservedPort failingPort;
    const ReservedPort healthyPort;
    SupervisordProcess supervisord;
    const MailFolder mail(supervisord.path(QStringLiteral("mail")));
    const auto route = QStringLiteral(" -m admin@example.com -s \"%1\" ").arg(mail.sendmailCommand());
    const auto watch = [&](const QString &name, const ReservedPort &port) {
        supervisord.addProgram(name, webServer(name, port));
        supervisord.addListener(QStringLiteral("httpok_") + name, QStringLiteral("TICK_5"),
                                toolPath(QStringLiteral("httpok")) +
                                    QStringLiteral(" -t 4 -p %1 -n %1").arg(name) + route + urlOf(port));
    };
    watch(QStringLiteral("hanging"), hangingPort);
    watch(QStringLiteral("failing"), failingPort);
    watch(QStringLiteral("healthy"), healthyPort);
    VERIFY_IN(supervisord, supervisord.start());

    const auto checked = [&](const QString &name, const char *how) {
        return supervisord.read(name + QStringLiteral(".requests")).count(QLatin1String(how));
    };
    const QStringList names{QStringLiteral("hanging"), QStringLiteral("failing"), QStringLiteral("healthy")};
    const auto allWereFine = [&](qsizetype times) {
        return std::all_of(names.begin(), names.end(),
                           [&](const QString &name) { return checked(name, "end ok") >= times; });
    };
    // On a slow machine the first tick may come before a web server is up, which is then restarted.
    VERIFY_SOON(supervisord, allWereFine(1));
    const auto hanging = supervisord.process(QStringLiteral("hanging")).pid;
    const auto failing = supervisord.process(QStringLiteral("failing")).pid;
    const auto healthy = supervisord.process(QStringLiteral("healthy")).pid;
    const auto mailsAbout = [&](const char *name) {
        return mail.about(QLatin1Char('[') + QLatin1String(name) + QLatin1Char(']'));
    };
    const auto hangingMails = mailsAbout("hanging").size();
    const auto failingMails = mailsAbout("failing").size();
    const auto healthyMails = mailsAbout("healthy").size();
    VERIFY_SOON(supervisord, allWereFine(2));
    QCOMPARE(mail.mails().size(), hangingMails + failingMails + healthyMails);
    QCOMPARE(supervisord.process(QStringLiteral("hanging")).pid, hanging);
    QCOMPARE(supervisord.process(QStringLiteral("failing")).pid, failing);

    supervisord.write(QStringLiteral("hanging.switch"), "hang");
    supervisord.write(QStringLiteral("failing.switch"), "fail");
    const auto restarted = [&](const QString &name, pid_t old) {
        const auto now = supervisord.process(name);
        return now.isRunning() && now.pid != old;
    };
    VERIFY_SOON(supervisord, restarted(QStringLiteral("hanging"), hanging) &&
                                 restarted(QStringLiteral("failing"), failing) &&
                                 mailsAbout("hanging").size() > hangingMails &&
                                 mailsAbout("failing").size() > failingMails);
    supervisord.write(QStringLiteral("hanging.switch"), "ok");
    supervisord.write(QStringLiteral("failing.switch"), "ok");

    const auto hung = mailsAbout("hanging").at(hangingMails);
    QCOMPARE(hung.subject,
             QStringLiteral("httpok [hanging]: %1: bad status returned").arg(urlOf(hangingPort)));
    QVERIFY2(hung.body.startsWith(QStringLiteral("error contacting %1:\n\n ").arg(urlOf(hangingPort))),
             qPrintable(hung.raw));
    QVERIFY2(
        hung.body.contains(QStringLiteral("\nhanging is in RUNNING state, restarting\nhanging restarted")),
        qPrintable(hung.raw));
    const auto failed = mailsAbout("failing").at(failingMails);
    QVERIFY2(failed.body.startsWith(QStringLiteral("status contacting %1: 500 Internal Server Error\n"
                                                   "Restarting selected processes ['failing']\n")
                                        .arg(urlOf(failingPort))),
             qPrintable(failed.raw));
    QCOMPARE(supervisord.process(QStringLiteral("healthy")).pid, healthy);
    QCOMPARE(mailsAbout("healthy").size(), healthyMails);
}

void TestE2eHttp::eventsAreAnsweredWhileACheckHangs()
{
    const ReservedPort port;
    SupervisordProcess supervisord;
    supervisord.addProgram(QStringLiteral("web"), webServer(QStringLiteral("web"), port));
    supervisord.addProgram(QStringLiteral("flutter"), QStringLiteral("/bin/true"),
                           {QStringLiteral("numprocs=10"), QStringLiteral("autostart=false"),
                            QStringLiteral("exitcodes=0"),
                            QStringLiteral("process_name=%(program_name)s_%(process_num)d")});
    // The buffer holds little more than one turn of all: a listener that waits for its check would lose
    // events.
    supervisord.addListener(QStringLiteral("httpok"), QStringLiteral("TICK_5,PROCESS_STATE"),
                            toolPath(QStringLiteral("httpok")) + QStringLiteral(" -t 100 -p web ") +
                                urlOf(port),
                            {QStringLiteral("buffer_size=40")});
    supervisord.write(QStringLiteral("web.switch"), "hang");
    VERIFY_IN(supervisord, supervisord.start());
    const auto requests = [&] { return supervisord.read(QStringLiteral("web.requests")); };
    VERIFY_SOON(supervisord, requests().contains(QStringLiteral("begin hang")));

    const auto answered = [&] {
        return supervisord.log().count(QStringLiteral("httpok: event was processed"));
    };
    constexpr int turns = 10;
    constexpr int eventsPerTurn = 30; // STARTING, RUNNING and EXITED of ten processes
    for (int turn = 0; turn < turns; ++turn) {
        const auto before = answered();
        supervisord.call(QStringLiteral("supervisor.startProcessGroup"), {QStringLiteral("flutter"), false});
        VERIFY_SOON(supervisord, answered() >= before + eventsPerTurn &&
                                     supervisord.log().count(QStringLiteral("exited: flutter_")) ==
                                         qsizetype{10} * (turn + 1));
    }
    QVERIFY2(!requests().contains(QStringLiteral("end hang")),
             "the check was over before the events had been sent");
    VERIFY_IN(supervisord, !supervisord.log().contains(QStringLiteral("overflow")));
    VERIFY_IN(supervisord, supervisord.process(QStringLiteral("httpok")).isRunning());

    // A check that is still waiting does not hold up the end.
    VERIFY_IN(supervisord, supervisord.shutDown());
    VERIFY_IN(supervisord, supervisord.log().contains(QStringLiteral("stopped: httpok (exit status 0)")));
    VERIFY_IN(supervisord, supervisord.leftovers().isEmpty());
}

QTEST_GUILESS_MAIN(TestE2eHttp)
#include "tst_e2e_http.moc"
