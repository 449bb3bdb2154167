// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTest>

using namespace pennon::testkit;

class TestE2eRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowStopHoldsUpNobodyElse();
    void aFailedStartIsMailedAndRetried();
};

void TestE2eRestart::aSlowStopHoldsUpNobodyElse()
{
    SupervisordProcess supervisord;
    const MailFolder mail(supervisord.path(QStringLiteral("mail")));
    supervisord.addProgram(
        QStringLiteral("a_stubborn"),
        pythonProgram(QStringLiteral("stubborn.py"), QStringLiteral("--hold 50 --until %(here)s/release")),
        {QStringLiteral("stopwaitsecs=600")});
    supervisord.addProgram(QStringLiteral("b_quick"), pythonProgram(QStringLiteral("leaker.py"),
                                                                    QStringLiteral("--rate 1000 --max 50")));
    supervisord.addListener(
        QStringLiteral("memmon"), QStringLiteral("TICK_5"),
        toolPath(QStringLiteral("memmon")) +
            QStringLiteral(" -p a_stubborn=40MB -p b_quick=40MB -m admin@example.com -s \"%1\"")
                .arg(mail.sendmailCommand()));
    VERIFY_IN(supervisord, supervisord.start());
    const auto stubborn = supervisord.process(QStringLiteral("a_stubborn")).pid;
    const auto said = [&](const char *text) {
        return supervisord.errorsOf(QStringLiteral("memmon")).count(QLatin1String(text));
    };

    // b_quick is restarted again and again while a_stubborn, which comes first, takes its time to stop.
    VERIFY_SOON(supervisord,
                supervisord.process(QStringLiteral("a_stubborn")).state == QLatin1String("STOPPING"));
    const auto quickBefore = mail.about(QStringLiteral("b_quick:b_quick restarted")).size();
    VERIFY_SOON(supervisord,
                mail.about(QStringLiteral("b_quick:b_quick restarted")).size() >= quickBefore + 2);
    const auto meanwhile = supervisord.process(QStringLiteral("a_stubborn"));
    QCOMPARE(meanwhile.state, QStringLiteral("STOPPING"));
    QCOMPARE(meanwhile.pid, stubborn);
    QCOMPARE(said("Restarting a_stubborn:a_stubborn"), 1);
    QVERIFY(mail.about(QStringLiteral("failed")).isEmpty());

    supervisord.write(QStringLiteral("release"), {});
    VERIFY_IN(supervisord, comesTrue([&] {
                  const auto now = supervisord.process(QStringLiteral("a_stubborn"));
                  return now.isRunning() && now.pid != stubborn &&
                         !mail.about(QStringLiteral("a_stubborn:a_stubborn restarted")).isEmpty();
              }));
    QVERIFY(mail.about(QStringLiteral("failed")).isEmpty());
}

void TestE2eRestart::aFailedStartIsMailedAndRetried()
{
    SupervisordProcess supervisord;
    const MailFolder mail(supervisord.path(QStringLiteral("mail")));
    const auto program = supervisord.path(QStringLiteral("victim"));
    QVERIFY(QFile::copy(QStringLiteral("/bin/sleep"), program));
    supervisord.addProgram(QStringLiteral("victim"), program + QStringLiteral(" 3600"));
    supervisord.addListener(
        QStringLiteral("memmon"), QStringLiteral("TICK_5"),
        toolPath(QStringLiteral("memmon")) +
            QStringLiteral(" -g victim=1 -m admin@example.com -s \"%1\"").arg(mail.sendmailCommand()));
    VERIFY_IN(supervisord, supervisord.start());
    QVERIFY(QFile::rename(program, program + QStringLiteral(".away")));

    VERIFY_SOON(supervisord, !mail.about(QStringLiteral("failed to start")).isEmpty());
    const auto failed = mail.about(QStringLiteral("failed to start")).first();
    QCOMPARE(failed.subject, QStringLiteral("memmon: failed to start process victim:victim"));
    QVERIFY2(failed.body.startsWith(
                 QStringLiteral("Failed to start process victim:victim after stopping it: <Fault 20: ")),
             qPrintable(failed.raw));
    const auto restartedBefore = mail.about(QStringLiteral("victim:victim restarted")).size();

    QVERIFY(QFile::rename(program + QStringLiteral(".away"), program));
    VERIFY_SOON(supervisord, mail.about(QStringLiteral("victim:victim restarted")).size() > restartedBefore);
    VERIFY_SOON(supervisord, supervisord.process(QStringLiteral("victim")).isRunning());
    QCOMPARE(mail.about(QStringLiteral("failed to start")).size(), 1);
}

QTEST_GUILESS_MAIN(TestE2eRestart)
#include "tst_e2e_restart.moc"
