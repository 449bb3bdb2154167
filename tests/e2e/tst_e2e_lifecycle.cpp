// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QTest>

using namespace pennon::testkit;

/// supervisord reloaded, shut down and killed.
class TestE2eLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reloadAndShutdown();
    void killed();
};

namespace {

/// A crashmailbatch that never becomes due by itself.
QString patientBatch(const MailFolder &mail)
{
    return toolPath(QStringLiteral("crashmailbatch")) +
           QStringLiteral(" -t admin@example.com -f pennon@example.com -e TICK_5 -i 1000 --sendmail=\"%1\"")
               .arg(mail.sendmailCommand());
}

bool isExited(SupervisordProcess &supervisord, const QString &name)
{
    return comesTrue([&] { return supervisord.process(name).state == QLatin1String("EXITED"); });
}

} // namespace

void TestE2eLifecycle::reloadAndShutdown()
{
    SupervisordProcess supervisord;
    const MailFolder single(supervisord.path(QStringLiteral("single")));
    const MailFolder batches(supervisord.path(QStringLiteral("batches")));
    const auto crash = pythonProgram(QStringLiteral("crasher.py"), QStringLiteral("--status 2"));
    supervisord.addProgram(QStringLiteral("first"), crash, {QStringLiteral("autostart=false")});
    supervisord.addProgram(QStringLiteral("second"), crash, {QStringLiteral("autostart=false")});
    supervisord.addProgram(QStringLiteral("victim"), QStringLiteral("/bin/sleep 3600"));
    supervisord.addListener(
        QStringLiteral("crashmail"), QStringLiteral("PROCESS_STATE"),
        toolPath(QStringLiteral("crashmail")) +
            QStringLiteral(" -m admin@example.com -s \"%1\"").arg(single.sendmailCommand()));
    supervisord.addListener(QStringLiteral("crashmailbatch"), QStringLiteral("PROCESS_STATE,TICK_5"),
                            patientBatch(batches));
    supervisord.addListener(QStringLiteral("memmon"), QStringLiteral("TICK_5"),
                            toolPath(QStringLiteral("memmon")) + QStringLiteral(" -p victim=1"));
    VERIFY_IN(supervisord, supervisord.start());
    const auto before = supervisord.process(QStringLiteral("crashmailbatch")).pid;
    const auto daemon = supervisord.pid();

    VERIFY_IN(supervisord, supervisord.startProcess(QStringLiteral("first")));
    VERIFY_IN(supervisord, isExited(supervisord, QStringLiteral("first")));
    VERIFY_SOON(
        supervisord,
        single.mails().size() == 1 &&
            supervisord.errorsOf(QStringLiteral("crashmailbatch")).contains(QStringLiteral("first:first")));
    QVERIFY2(batches.mails().isEmpty(), "a batch was sent before it was due");

    // Reload: what is pending is sent by the old listeners, and the new ones work.
    supervisord.call(QStringLiteral("supervisor.restart"));
    const QStringList listeners{QStringLiteral("crashmail"), QStringLiteral("crashmailbatch"),
                                QStringLiteral("memmon")};
    VERIFY_IN(supervisord, comesTrue([&] {
                  return std::all_of(listeners.begin(), listeners.end(), [&](const QString &name) {
                      return supervisord.log().contains(
                                 QStringLiteral("stopped: %1 (exit status 0)").arg(name)) &&
                             supervisord.process(name).isRunning();
                  });
              }));
    QCOMPARE(supervisord.pid(), daemon);
    QVERIFY(supervisord.process(QStringLiteral("crashmailbatch")).pid != before);
    QCOMPARE(batches.mails().size(), 1);
    QVERIFY(batches.mails().first().raw.contains(QStringLiteral("Process first:first")));

    VERIFY_IN(supervisord, supervisord.startProcess(QStringLiteral("second")));
    VERIFY_IN(supervisord, isExited(supervisord, QStringLiteral("second")));
    const auto victimStarts = supervisord.log().count(QStringLiteral("spawned: 'victim'"));
    VERIFY_SOON(supervisord, single.mails().size() == 2 &&
                                 supervisord.errorsOf(QStringLiteral("crashmailbatch"))
                                     .contains(QStringLiteral("second:second")) &&
                                 supervisord.log().count(QStringLiteral("spawned: 'victim'")) > victimStarts);

    // Shutdown: what is pending is sent, nobody is restarted any more, nobody is left.
    VERIFY_IN(supervisord, supervisord.shutDown());
    for (const auto &name : listeners) {
        QCOMPARE(supervisord.log().count(QStringLiteral("stopped: %1 (exit status 0)").arg(name)), 2);
    }
    QCOMPARE(batches.mails().size(), 2);
    QVERIFY(batches.mails().last().raw.contains(QStringLiteral("Process second:second")));
    QVERIFY(!batches.mails().last().raw.contains(QStringLiteral("Process first:first")));
    QCOMPARE(single.mails().size(), 2);
    VERIFY_IN(supervisord, supervisord.leftovers().isEmpty());
}

void TestE2eLifecycle::killed()
{
    SupervisordProcess supervisord;
    const MailFolder mail(supervisord.path(QStringLiteral("mail")));
    supervisord.addProgram(QStringLiteral("crash"), pythonProgram(QStringLiteral("crasher.py")),
                           {QStringLiteral("autostart=false")});
    // supervisord's pipe for stderr dies with it; this one leaves its last words and its exit status in
    // files.
    supervisord.write(QStringLiteral("run"),
                      "#!/bin/sh\n" + patientBatch(mail).toUtf8() + " 2>>said\necho $? >status\n");
    supervisord.addListener(QStringLiteral("crashmailbatch"), QStringLiteral("PROCESS_STATE,TICK_5"),
                            QStringLiteral("/bin/sh %(here)s/run"), {QStringLiteral("directory=%(here)s")});
    supervisord.addListener(QStringLiteral("crashmail"), QStringLiteral("PROCESS_STATE"),
                            toolPath(QStringLiteral("crashmail")));
    supervisord.addListener(QStringLiteral("memmon"), QStringLiteral("TICK_5"),
                            toolPath(QStringLiteral("memmon")) + QStringLiteral(" -p nothing=1GB"));
    supervisord.addListener(QStringLiteral("httpok"), QStringLiteral("TICK_5"),
                            toolPath(QStringLiteral("httpok")) +
                                QStringLiteral(" -p nothing http://127.0.0.1:1/"));
    VERIFY_IN(supervisord, supervisord.start());
    VERIFY_IN(supervisord, supervisord.startProcess(QStringLiteral("crash")));
    VERIFY_SOON(supervisord,
                supervisord.read(QStringLiteral("said")).contains(QStringLiteral("crash:crash")));

    supervisord.kill();
    VERIFY_SOON(supervisord, !supervisord.read(QStringLiteral("status")).isEmpty());
    QCOMPARE(supervisord.read(QStringLiteral("status")), QStringLiteral("0\n"));
    const auto lastWords = supervisord.read(QStringLiteral("said")).section(u'\n', -2);
    QVERIFY2(lastWords.contains(u'1'), qPrintable(supervisord.read(QStringLiteral("said"))));
    QVERIFY(mail.mails().isEmpty());
    VERIFY_SOON(supervisord, supervisord.leftovers().isEmpty());
}

QTEST_GUILESS_MAIN(TestE2eLifecycle)
#include "tst_e2e_lifecycle.moc"
