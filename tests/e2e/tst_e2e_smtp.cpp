// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/smtpserver.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QRegularExpression>
#include <QTest>

using namespace pennon::testkit;

/// Real mail servers, real ticks.
class TestE2eSmtp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encryptedMailWithLogin();
    void batchesOverRealTicks();
};

namespace {

QString text(const ReceivedMail &mail)
{
    return QString::fromUtf8(mail.data);
}

/// Mails to one recipient.
QList<ReceivedMail> mailsTo(const SmtpServerProcess &server, const QString &recipient)
{
    auto found = server.mails();
    found.removeIf([&](const ReceivedMail &mail) { return !mail.to.contains(recipient); });
    return found;
}

/// A program that crashes once it is started.
void addCrasher(SupervisordProcess &supervisord, const QString &name)
{
    supervisord.addProgram(name, pythonProgram(QStringLiteral("crasher.py"), QStringLiteral("--status 9")),
                           {QStringLiteral("autostart=false")});
}

} // namespace

void TestE2eSmtp::encryptedMailWithLogin()
{
    SupervisordProcess supervisord;
    const auto certificate = makeCertificate(supervisord.path({}));
    QVERIFY2(!certificate.certificateFile.isEmpty(), "openssl made no certificate");
    const SmtpServerProcess server({QStringLiteral("--starttls"), QStringLiteral("--certificate"),
                                    certificate.certificateFile, QStringLiteral("--key"), certificate.keyFile,
                                    QStringLiteral("--auth"), QStringLiteral("chef:geheim")});
    QVERIFY(server.port() != 0);
    supervisord.write(QStringLiteral("password"), "geheim\n");
    addCrasher(supervisord, QStringLiteral("webapp"));
    const auto address = QStringLiteral("127.0.0.1:%1").arg(server.port());
    const auto crashmail = [&](const QString &name, const QString &more) {
        supervisord.addListener(
            name, QStringLiteral("PROCESS_STATE_EXITED"),
            toolPath(QStringLiteral("crashmail")) +
                QStringLiteral(" -m %1@example.com --smtp-host %2 --smtp-from pennon@example.com "
                               "--smtp-tls %3")
                    .arg(name, address, more));
    };
    const auto batch = [&](const QString &name, const QString &more) {
        supervisord.addListener(
            name, QStringLiteral("PROCESS_STATE_EXITED,TICK_5"),
            toolPath(QStringLiteral("crashmailbatch")) +
                QStringLiteral(" -t %1@example.com -f pennon@example.com -H %2 -e TICK_5 -i 0.08 %3")
                    .arg(name, address, more));
    };
    const auto login = QStringLiteral("--smtp-user chef --password-file %(here)s/password ");
    crashmail(QStringLiteral("trusting"), login);
    crashmail(QStringLiteral("verifying"),
              login + QStringLiteral("--ca-file ") + certificate.certificateFile);
    crashmail(QStringLiteral("distrusting"), login + QStringLiteral("--verify-tls"));
    batch(QStringLiteral("known"), QStringLiteral("--tls -u chef -p geheim"));
    batch(QStringLiteral("unknown"), QStringLiteral("--tls -u chef -p guessed"));
    VERIFY_IN(supervisord, supervisord.start());
    VERIFY_IN(supervisord, supervisord.startProcess(QStringLiteral("webapp")));

    const auto refused = [&](const char *name) {
        return supervisord.errorsOf(QLatin1String(name)).count(QStringLiteral("Error sending email: "));
    };
    VERIFY_SOON(supervisord, server.mails().size() >= 3 && refused("unknown") >= 2 &&
                                 !supervisord.errorsOf(QStringLiteral("distrusting")).isEmpty());
    QCOMPARE(server.mails().size(), 3);
    QCOMPARE(server.clearTextMailCommands(), 0);
    for (const auto &name :
         {QStringLiteral("trusting"), QStringLiteral("verifying"), QStringLiteral("known")}) {
        const auto mails = mailsTo(server, name + QStringLiteral("@example.com"));
        QCOMPARE(mails.size(), 1);
        QVERIFY(mails.first().tls);
        QCOMPARE(mails.first().user, QStringLiteral("chef"));
        QCOMPARE(mails.first().from, QStringLiteral("pennon@example.com"));
        QVERIFY2(text(mails.first()).contains(QStringLiteral("webapp")), mails.first().data.constData());
    }
    VERIFY_IN(supervisord, refused("known") == 0);
    // No listener ended over a mail that did not leave, and no password is in a log.
    for (const auto &name : {QStringLiteral("distrusting"), QStringLiteral("unknown")}) {
        VERIFY_IN(supervisord, supervisord.process(name).isRunning());
        QVERIFY(!supervisord.errorsOf(name).contains(QStringLiteral("geheim")));
        QVERIFY(!supervisord.errorsOf(name).contains(QStringLiteral("guessed")));
    }
}

void TestE2eSmtp::batchesOverRealTicks()
{
    const SmtpServerProcess server;
    QVERIFY(server.port() != 0);
    SupervisordProcess supervisord;
    const QStringList crashers{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"),
                               QStringLiteral("four")};
    for (const auto &name : crashers) {
        addCrasher(supervisord, name);
    }
    supervisord.addProgram(
        QStringLiteral("broken"), QStringLiteral("/bin/false"),
        {QStringLiteral("autostart=false"), QStringLiteral("startsecs=1"), QStringLiteral("startretries=0")});
    const auto tool = [&](const QString &name) {
        supervisord.addListener(
            name, QStringLiteral("PROCESS_STATE,TICK_5"),
            toolPath(name) +
                QStringLiteral(" -t \"Chef <%1@example.com>\" -f pennon@example.com -H 127.0.0.1:%2 "
                               "-e TICK_5 -i 0.08")
                    .arg(name)
                    .arg(server.port()));
    };
    const auto crashmailbatch = QStringLiteral("crashmailbatch");
    tool(crashmailbatch);
    tool(QStringLiteral("fatalmailbatch"));
    tool(QStringLiteral("crashsms"));
    VERIFY_IN(supervisord, supervisord.start());
    const auto linesTo = [&](const QString &name, const QString &sign) {
        QStringList lines;
        const auto mails = mailsTo(server, name + QStringLiteral("@example.com"));
        for (const auto &mail : mails) {
            lines += text(mail).split(QStringLiteral("\r\n")).filter(sign);
        }
        return lines;
    };
    const auto died = [&] { return linesTo(crashmailbatch, QStringLiteral("died unexpectedly")); };

    // A fault if the program has ended before supervisord answers, else not; its way to FATAL is the same.
    static_cast<void>(supervisord.startProcess(QStringLiteral("broken")));
    for (const auto &name : crashers.first(3)) {
        VERIFY_IN(supervisord, supervisord.startProcess(name));
        VERIFY_SOON(supervisord, supervisord.process(name).state == QLatin1String("EXITED"));
    }
    VERIFY_SOON(supervisord, died().size() >= 3);
    const auto firstBatches = mailsTo(server, crashmailbatch + QStringLiteral("@example.com")).size();
    VERIFY_IN(supervisord, supervisord.startProcess(crashers.last()));
    VERIFY_SOON(supervisord, died().size() >= 4);

    // Each crash once, in its order, and the later one in a mail of its own.
    QCOMPARE(died().size(), 4);
    for (int i = 0; i < crashers.size(); ++i) {
        const QRegularExpression line(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} -- "
                                                     "Process %1:%1 \\(pid \\d+\\) died unexpectedly$")
                                          .arg(crashers.at(i)));
        QVERIFY2(line.match(died().at(i)).hasMatch(), qPrintable(died().at(i)));
    }
    const auto batches = mailsTo(server, crashmailbatch + QStringLiteral("@example.com"));
    QCOMPARE(batches.size(), firstBatches + 1);
    QVERIFY2(text(batches.last()).contains(QStringLiteral("Subject: Crash alert from supervisord\r\n")),
             batches.last().data.constData());
    QVERIFY2(text(batches.last()).contains(QStringLiteral("To: Chef <crashmailbatch@example.com>\r\n")),
             batches.last().data.constData());

    const auto fatal = [&] {
        return linesTo(QStringLiteral("fatalmailbatch"),
                       QStringLiteral("Process broken:broken failed to start too many times"));
    };
    VERIFY_SOON(supervisord, fatal().size() == 1);
    const auto messages = [&] {
        return linesTo(QStringLiteral("crashsms"), QStringLiteral("exited unexpectedly"));
    };
    VERIFY_SOON(supervisord, messages().size() == 4);
    QVERIFY2(messages().first().startsWith(QStringLiteral("[one:one](")), qPrintable(messages().first()));
    const auto sms = mailsTo(server, QStringLiteral("crashsms@example.com")).first();
    QVERIFY2(!text(sms).contains(QStringLiteral("Subject:")), sms.data.constData());
}

QTEST_GUILESS_MAIN(TestE2eSmtp)
#include "tst_e2e_smtp.moc"
