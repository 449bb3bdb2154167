// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

namespace pennon {

using namespace test;

namespace {

const QString addresses = QStringLiteral(" -t ops@example.com -f sup@example.com ");

} // namespace

class BatchOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("subject");
        QTest::newRow("crashmailbatch") << QStringLiteral("crashmailbatch") << int(BatchKind::CrashMailBatch)
                                        << QStringLiteral("Crash alert from supervisord");
        QTest::newRow("fatalmailbatch") << QStringLiteral("fatalmailbatch") << int(BatchKind::FatalMailBatch)
                                        << QStringLiteral("Fatal start alert from supervisord");
        QTest::newRow("crashsms") << QStringLiteral("crashsms") << int(BatchKind::CrashSms) << QString();
    }

    void defaults()
    {
        QFETCH(const QString, tool);
        const Invocation invocation = parse(tool + addresses);
        const auto rules = rulesOf<BatchRules>(invocation);
        QVERIFY(rules);
        QCOMPARE(invocation.tool, tool);
        QTEST(int(rules->kind), "kind");
        QTEST(rules->subject, "subject");
        QCOMPARE(rules->to, QStringList{QStringLiteral("ops@example.com")});
        QCOMPARE(rules->route.from, QStringLiteral("sup@example.com"));
        QCOMPARE(rules->intervalMinutes, 1.0);
        QCOMPARE(rules->tickEvent, QStringLiteral("TICK_60"));
        QCOMPARE(rules->tickPeriod, std::chrono::seconds(60));
        QCOMPARE(rules->dryRun, false);
        QVERIFY(rules->route.smtp);
        QCOMPARE(rules->route.smtp->host, QStringLiteral("localhost"));
        QCOMPARE(rules->route.smtp->port, quint16(25));
        QCOMPARE(rules->route.smtp->security, SmtpServer::Security::None);
        QCOMPARE(rules->route.smtp->user, QString());
        QCOMPARE(rules->route.smtp->tls.verify, false);
    }

    void everyOption_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("short") << QStringLiteral(
            "-t \"a@example.com, b@example.com\" -f \"Sup <sup@example.com>\" -i 0.5 "
            "-s \"It is down\" -e TICK_5 -H smtp.example.com:587 -u me -p se:cret --tls");
        QTest::newRow("attached") << QStringLiteral(
            "-t\"a@example.com,b@example.com\" -f\"Sup <sup@example.com>\" -i.5 "
            "-s\"It is down\" -eTICK_5 -Hsmtp.example.com:587 -ume -pse:cret --tls");
        QTest::newRow("long") << QStringLiteral(
            "--toEmail=\" a@example.com ,,b@example.com,\" --fromEmail \"Sup <sup@example.com>\" "
            "--interval=0.5 --subject \"It is down\" --tickEvent=TICK_5 "
            "--smtpHost smtp.example.com:587 --userName=me --password se:cret --tls");
        QTest::newRow("abbreviated") << QStringLiteral(
            "--to a@example.com,b@example.com --from=\"Sup <sup@example.com>\" --int 0.5 "
            "--su \"It is down\" --ti TICK_5 --sm smtp.example.com:587 --u me "
            "--p se:cret --tl");
        QTest::newRow("after arguments")
            << QStringLiteral("one -t a@example.com,b@example.com two -f \"Sup <sup@example.com>\" -i 9 "
                              "-i 0.5 -s x -s \"It is down\" -e TICK_5 - -H x -H smtp.example.com:587 "
                              "-u me -p x -p se:cret three --tls -- --bogus -h");
    }

    void everyOption()
    {
        QFETCH(const QString, options);
        for (const char *tool : {"crashmailbatch ", "fatalmailbatch ", "crashsms "}) {
            const auto rules = rulesOf<BatchRules>(parse(QString::fromLatin1(tool) + options));
            QVERIFY(rules);
            QCOMPARE(rules->to,
                     (QStringList{QStringLiteral("a@example.com"), QStringLiteral("b@example.com")}));
            QCOMPARE(rules->route.from, QStringLiteral("Sup <sup@example.com>"));
            QCOMPARE(rules->intervalMinutes, 0.5);
            QCOMPARE(rules->subject, QStringLiteral("It is down"));
            QCOMPARE(rules->tickEvent, QStringLiteral("TICK_5"));
            QCOMPARE(rules->tickPeriod, std::chrono::seconds(5));
            QVERIFY(rules->route.smtp);
            QCOMPARE(rules->route.smtp->host, QStringLiteral("smtp.example.com"));
            QCOMPARE(rules->route.smtp->port, quint16(587));
            QCOMPARE(rules->route.smtp->user, QStringLiteral("me"));
            QCOMPARE(rules->route.smtp->password, QStringLiteral("se:cret"));
            QCOMPARE(rules->route.smtp->security, SmtpServer::Security::StartTls);
        }
    }

    void subjectMayBeEmpty()
    {
        QCOMPARE(rulesOf<BatchRules>(parse(QStringLiteral("crashmailbatch -s \"\"") + addresses))->subject,
                 QString());
        QCOMPARE(rulesOf<BatchRules>(parse(QStringLiteral("crashsms -s Späti") + addresses))->subject,
                 QStringLiteral("Späti"));
    }

    void help_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("status");
        const auto row = [](const char *options, int status) {
            QTest::newRow(options) << QString::fromUtf8(options) << status;
        };
        row("-h", 0);
        row("--help", 0);
        row("--h", 0);
        row("-t a -h -i soon", 0);
        row("-h --bogus", 0);
        row("argument --help", 0);
        row("-hx", 0);
        row("", 1);
        row("-f sup@example.com", 1);
        row("-t ops@example.com", 1);
        row("-t \"\" -f sup@example.com", 1);
        row("-t \" , \" -f sup@example.com", 1);
        row("-t ops@example.com -f \"\"", 1);
        row("-e FOO -t ops@example.com", 1);
        row("-- -t ops@example.com -f sup@example.com", 1);
    }

    void help()
    {
        QFETCH(const QString, options);
        for (const char *tool : {"crashmailbatch ", "fatalmailbatch ", "crashsms "}) {
            for (const Variables &variables : {underSupervisor(), Variables()}) {
                const Invocation invocation = parse(QString::fromLatin1(tool) + options, variables);
                QVERIFY(!invocation.rules);
                QTEST(invocation.exitStatus, "status");
                QCOMPARE(invocation.standardError, QString());
                for (const char *name : {"--toEmail", "--fromEmail", "--interval", "--subject", "--smtpHost",
                                         "--tickEvent", "--userName", "--password", "--tls", "--help"})
                    QVERIFY2(invocation.standardOutput.contains(QString::fromLatin1(name)), name);
                QVERIFY(invocation.standardOutput.contains(invocation.tool));
            }
        }
    }

    void complaints_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *options, const char *reason) {
            QTest::newRow(options) << QString::fromUtf8(options) << QString::fromUtf8(reason);
        };
        row("--bogus", "--bogus");
        row("-x", "-x");
        row("-x -h", "-x");
        row("--bogus -h", "--bogus");
        row("argument --bogus", "--bogus");
        row("-i soon", "soon");
        row("-i soon -h", "soon");
        row("-i soon --bogus", "soon");
        row("-i nan", "nan");
        row("--interval=inf", "inf");
        row("-i -inf", "-inf");
        row("-i 1e999", "1e999");
        row("-i \"\"", "-i");
        row("-t", "-t");
        row("--toEmail", "--toEmail");
        row("--t x", "--tickEvent");
        row("--s x", "--subject");
        row("--tls=1", "--tls");
        row("--send x", "--send");
        row("--process x", "--process");
        row("-H host:x", "host:x");
        row("-H host:0", "host:0");
        row("-H [::1]:99999", "[::1]:99999");
        row("-H \"\"", "-H");
    }

    void complaints()
    {
        QFETCH(const QString, options);
        QFETCH(const QString, reason);
        for (const char *tool : {"crashmailbatch", "fatalmailbatch", "crashsms"}) {
            for (const Variables &variables : {underSupervisor(), Variables()}) {
                const Invocation invocation =
                    parse(QString::fromLatin1(tool) + addresses + options, variables);
                QVERIFY(!invocation.rules);
                QCOMPARE(invocation.exitStatus, 2);
                QCOMPARE(invocation.standardOutput, QString());
                QVERIFY(invocation.standardError.startsWith(QStringLiteral("Usage: ") +
                                                            QString::fromLatin1(tool)));
                QVERIFY2(invocation.standardError.contains(reason), qUtf8Printable(invocation.standardError));
            }
        }
    }

    void outside()
    {
        for (const char *tool : {"crashmailbatch", "fatalmailbatch", "crashsms"}) {
            const Invocation invocation =
                parse(QString::fromLatin1(tool) + addresses + QStringLiteral("-e FOO"), {});
            QVERIFY(!invocation.rules);
            QCOMPARE(invocation.exitStatus, 1);
            QCOMPARE(invocation.standardOutput, QString());
            QCOMPARE(invocation.standardError, QStringLiteral("Must run as a supervisor event listener\n"));
            QVERIFY(
                parse(QString::fromLatin1(tool) + addresses, {{"SUPERVISOR_SERVER_URL", QString()}}).rules);
        }
    }

    void tickNames()
    {
        for (const char *bad : {"FOO", "TICK_0", "TICK_x", "\"\"", "TICK_99999999999999999999"}) {
            const Invocation invocation = parse(QStringLiteral("crashmailbatch") + addresses +
                                                QStringLiteral("-e ") + QString::fromLatin1(bad));
            QVERIFY(!invocation.rules);
            QCOMPARE(invocation.exitStatus, 1);
            QCOMPARE(invocation.standardOutput, QString());
            if (*bad != '"')
                QVERIFY(invocation.standardError.contains(QString::fromLatin1(bad)));
        }
        QCOMPARE(rulesOf<BatchRules>(parse(QStringLiteral("crashsms -e TICK_3600") + addresses))->tickPeriod,
                 std::chrono::seconds(3600));
    }

    void sendmailInstead()
    {
        const auto rules = rulesOf<BatchRules>(
            parse(QStringLiteral(
                      "crashmailbatch --dry-run --sendmail \"/usr/bin/msmtp -t\" -H smtp.example.com -u me") +
                  addresses));
        QVERIFY(rules);
        QVERIFY(!rules->route.smtp);
        QCOMPARE(rules->route.sendmailCommand, QStringLiteral("/usr/bin/msmtp -t"));
        QCOMPARE(rules->route.from, QStringLiteral("sup@example.com"));
        QCOMPARE(rules->dryRun, true);
    }

    void implicitTls()
    {
        const auto rules =
            rulesOf<BatchRules>(parse(QStringLiteral("crashsms -H smtps://[::1] --verify-tls") + addresses));
        QVERIFY(rules);
        QCOMPARE(rules->route.smtp->host, QStringLiteral("::1"));
        QCOMPARE(rules->route.smtp->port, quint16(465));
        QCOMPARE(rules->route.smtp->security, SmtpServer::Security::ImplicitTls);
        QCOMPARE(rules->route.smtp->tls.verify, true);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::BatchOptionsTest)
#include "tst_batchoptions.moc"
