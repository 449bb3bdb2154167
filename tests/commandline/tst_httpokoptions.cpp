// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

namespace pennon {

using namespace test;

class HttpOkOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults()
    {
        const auto rules = rulesOf<HttpOkRules>(parse("httpok http://localhost"));
        QVERIFY(rules);
        QCOMPARE(rules->url, QStringLiteral("http://localhost"));
        QCOMPARE(rules->programs, QStringList());
        QCOMPARE(rules->any, false);
        QCOMPARE(rules->codes, QSet<int>{200});
        QCOMPARE(rules->body, QString());
        QCOMPARE(rules->timeout, std::chrono::seconds(10));
        QCOMPARE(rules->eager, true);
        QCOMPARE(rules->coreDirectory, QString());
        QCOMPARE(rules->gcoreCommand, QStringLiteral("/usr/bin/gcore -o"));
        QCOMPARE(rules->label, QString());
        QCOMPARE(rules->common.email, QString());
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("/usr/sbin/sendmail -t -i"));
        QVERIFY(!rules->common.route.smtp);
        QCOMPARE(rules->common.dryRun, false);
        QCOMPARE(rules->tls.verify, false);
        QVERIFY(!rules->bodyLimit);
        QCOMPARE(rules->patience.failures, 1);
        QCOMPARE(rules->patience.grace, std::chrono::seconds(0));
    }

    void everyOption_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("short") << QStringLiteral(
            "httpok -p foo -p grp:bar -a -c 200 -c 404 -b works -t 30 -E -d /tmp/cores -g \"gcore -a -o\" -n "
            "\"site 1\" "
            "-m ops@example.com -s \"/usr/bin/msmtp -t\" http://localhost:8080/x");
        QTest::newRow("long") << QStringLiteral(
            "httpok --program foo --program=grp:bar --any --code 200 --code=404 --body works --timeout=30 "
            "--not-eager "
            "--coredir /tmp/cores --gcore=\"gcore -a -o\" --name \"site 1\" --email=ops@example.com "
            "--sendmail_program \"/usr/bin/msmtp -t\" http://localhost:8080/x");
        QTest::newRow("clusters") << QStringLiteral(
            "httpok -aEpfoo -pgrp:bar -c200 -c404 -bworks -t30 -d/tmp/cores -g\"gcore -a -o\" -n\"site 1\" "
            "-mops@example.com "
            "-s\"/usr/bin/msmtp -t\" -- http://localhost:8080/x");
        QTest::newRow("abbreviated") << QStringLiteral(
            "httpok --prog foo --p grp:bar --a --cod 200 --cod 404 --b works --t 30 --no --cored /tmp/cores "
            "--g \"gcore -a -o\" "
            "--na \"site 1\" --em ops@example.com --sendmail \"/usr/bin/msmtp -t\" http://localhost:8080/x");
        QTest::newRow("alias") << QStringLiteral(
            "httpok --process foo --process=grp:bar -a -c 200 -c 404 -b works -t 30 -e -E -d /a -d "
            "/tmp/cores -g x "
            "-g \"gcore -a -o\" -n n -n \"site 1\" -m x -m ops@example.com -s x -s \"/usr/bin/msmtp -t\" "
            "http://localhost:8080/x");
    }

    void everyOption()
    {
        QFETCH(const QString, line);
        const auto rules = rulesOf<HttpOkRules>(parse(line));
        QVERIFY(rules);
        QCOMPARE(rules->programs, (QStringList{QStringLiteral("foo"), QStringLiteral("grp:bar")}));
        QCOMPARE(rules->any, true);
        QCOMPARE(rules->codes, (QSet<int>{200, 404}));
        QCOMPARE(rules->body, QStringLiteral("works"));
        QCOMPARE(rules->timeout, std::chrono::seconds(30));
        QCOMPARE(rules->eager, false);
        QCOMPARE(rules->coreDirectory, QStringLiteral("/tmp/cores"));
        QCOMPARE(rules->gcoreCommand, QStringLiteral("gcore -a -o"));
        QCOMPARE(rules->label, QStringLiteral("site 1"));
        QCOMPARE(rules->common.email, QStringLiteral("ops@example.com"));
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("/usr/bin/msmtp -t"));
        QCOMPARE(rules->url, QStringLiteral("http://localhost:8080/x"));
    }

    void lastOneWins()
    {
        QCOMPARE(rulesOf<HttpOkRules>(parse("httpok -E -e http://a"))->eager, true);
        QCOMPARE(rulesOf<HttpOkRules>(parse("httpok -e -E http://a"))->eager, false);
        QCOMPARE(rulesOf<HttpOkRules>(parse("httpok -t 5 --timeout 7 http://a"))->timeout,
                 std::chrono::seconds(7));
        QCOMPARE(rulesOf<HttpOkRules>(parse("httpok -c 404 http://a"))->codes, QSet<int>{404});
        QCOMPARE(rulesOf<HttpOkRules>(parse("httpok -b späti http://a"))->body, QStringLiteral("späti"));
    }

    void ownOptions()
    {
        const auto rules = rulesOf<HttpOkRules>(parse(
            "httpok --verify-tls --body-limit 64KB --failures 3 --grace=5m --dry-run https://example.com"));
        QVERIFY(rules);
        QCOMPARE(rules->tls.verify, true);
        QCOMPARE(rules->tls.caFile, QString());
        QCOMPARE(rules->bodyLimit, ByteSize{65536});
        QCOMPARE(rules->patience.failures, 3);
        QCOMPARE(rules->patience.grace, std::chrono::seconds(300));
        QCOMPARE(rules->common.dryRun, true);
    }

    void usage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason"); ///< what standard error names; empty: it is silent
        const auto row = [](const char *line, int status, const char *reason) {
            QTest::newRow(line) << QString::fromUtf8(line) << status << QString::fromUtf8(reason);
        };
        row("httpok -h", 0, "");
        row("httpok --help", 0, "");
        row("httpok --he", 0, "");
        row("httpok -ah", 0, "");
        row("httpok -t ten -h", 0, "");
        row("httpok -h -t ten a b", 0, "");
        row("httpok -h http://a http://b", 0, "");
        row("httpok -h --bogus", 255, "--bogus");
        row("httpok --bogus -h", 255, "--bogus");
        row("httpok", 255, "URL");
        row("httpok -p foo", 255, "URL");
        row("httpok http://a http://b", 255, "URL");
        row("httpok http://a -h", 255, "URL");
        row("httpok http://a -a", 255, "URL");
        row("httpok -x http://a", 255, "-x");
        row("httpok --bogus http://a", 255, "--bogus");
        row("httpok --e http://a", 255, "--eager");
        row("httpok --n x http://a", 255, "--not-eager");
        row("httpok --co 200 http://a", 255, "--coredir");
        row("httpok --verify http://a", 255, "--verify");
        row("httpok --fail 3 http://a", 255, "--fail");
        row("httpok --dry http://a", 255, "--dry");
        row("httpok --smtp-password x http://a", 255, "--smtp-password");
        row("httpok --groupname x http://a", 255, "--groupname");
        row("httpok http://a -p", 255, "URL");
        row("httpok -p", 255, "-p");
        row("httpok --timeout", 255, "--timeout");
        row("httpok --any=1 http://a", 255, "--any");
        row("httpok -t ten http://a", 255, "'ten'");
        row("httpok -t 0 http://a", 255, "'0'");
        row("httpok -t -5 http://a", 255, "'-5'");
        row("httpok -t 1.5 http://a", 255, "'1.5'");
        row("httpok -t \"\" http://a", 255, "-t");
        row("httpok --timeout=99999999999999999999 http://a", 255, "--timeout");
        row("httpok -c ok http://a", 255, "'ok'");
        row("httpok -c 200 -c 99999999999 http://a", 255, "'99999999999'");
        row("httpok --body-limit 0 http://a", 255, "--body-limit");
        row("httpok --body-limit 99999999999999999999GB http://a", 255, "99999999999999999999GB");
        row("httpok --failures 0 http://a", 255, "--failures");
        row("httpok --grace -1 http://a", 255, "--grace");
        row("httpok --grace 5y http://a", 255, "--grace");
    }

    void usage()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        // The command line comes first: the same without supervisord.
        for (const Variables &variables : {underSupervisor(), Variables()}) {
            const Invocation invocation = parse(line, variables);
            QVERIFY(!invocation.rules);
            QCOMPARE(invocation.tool, QStringLiteral("httpok"));
            QTEST(invocation.exitStatus, "status");
            QVERIFY(invocation.standardOutput.contains(QStringLiteral("httpok")));
            QVERIFY(namesShortOptions(invocation.standardOutput, QStringLiteral("hpatcbsmgdeEn")));
            QVERIFY(!invocation.standardOutput.contains(QStringLiteral("Unparseable")));
            QCOMPARE(invocation.standardError.isEmpty(), reason.isEmpty());
            QVERIFY2(invocation.standardError.contains(reason), qUtf8Printable(invocation.standardError));
        }
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("server"); ///< null: not set
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const QString none;
        const QString socket = QStringLiteral("unix:///run/supervisor.sock");
        const QString outside = QStringLiteral("httpok must be run as a supervisor event listener\n");
        QTest::newRow("outside") << QStringLiteral("httpok http://a") << none << 0 << outside;
        QTest::newRow("outside, other scheme") << QStringLiteral("httpok ftp://a") << none << 0 << outside;
        for (const char *url :
             {"ftp://127.0.0.1/x", "localhost:8080/", "localhost", "http://", "/index.html"})
            QTest::addRow("URL %s", url) << QStringLiteral("httpok -p foo ") + QString::fromLatin1(url)
                                         << socket << 1 << QString::fromLatin1(url);
        for (const char *server :
             {"", "https://localhost:9001", "ftp://x", "unix:", "localhost:9001", "http://"})
            QTest::addRow("server %s", server)
                << QStringLiteral("httpok http://a") << QString::fromLatin1(server) << 1
                << QStringLiteral("SUPERVISOR_SERVER_URL");
    }

    void refusals()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, server);
        QFETCH(const QString, message);
        const Invocation invocation =
            parse(line, server.isNull() ? Variables() : Variables{{"SUPERVISOR_SERVER_URL", server}});
        QVERIFY(!invocation.rules);
        QTEST(invocation.exitStatus, "status");
        QCOMPARE(invocation.standardOutput, QString());
        QVERIFY2(invocation.standardError.contains(message), qUtf8Printable(invocation.standardError));
        if (server.isNull())
            QCOMPARE(invocation.standardError, message);
    }

    void anotherServer()
    {
        QVERIFY(parse("httpok http://a", {{"SUPERVISOR_SERVER_URL", QStringLiteral("http://localhost:9001")}})
                    .rules);
        QVERIFY(
            parse("httpok http://a", {{"SUPERVISOR_SERVER_URL", QStringLiteral("http://[::1]:9001")}}).rules);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::HttpOkOptionsTest)
#include "tst_httpokoptions.moc"
