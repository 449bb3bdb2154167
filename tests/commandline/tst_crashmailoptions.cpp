// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

namespace pennon {

using namespace test;

class CrashMailOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults()
    {
        const auto rules = rulesOf<CrashMailRules>(parse("crashmail"));
        QVERIFY(rules);
        QCOMPARE(rules->programs, QStringList());
        QCOMPARE(rules->any, false);
        QCOMPARE(rules->subjectPrefix, QString());
        QCOMPARE(rules->common.email, QString());
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("/usr/sbin/sendmail -t -i"));
        QCOMPARE(rules->common.dryRun, false);
    }

    void everyOption_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("short") << QStringLiteral(
            "crashmail -p foo -p grp:bar -a -o \"web 01\" -m ops@example.com -s \"mail -t\"");
        QTest::newRow("cluster") << QStringLiteral(
            "crashmail -apfoo -pgrp:bar -o\"web 01\" -mops@example.com -s\"mail -t\" -- -x");
        QTest::newRow("long") << QStringLiteral(
            "crashmail --program=foo --program grp:bar --any --optionalheader=\"web 01\" "
            "--email ops@example.com --sendmail_program=\"mail -t\" ignored -x --bogus");
        QTest::newRow("abbreviated") << QStringLiteral(
            "crashmail --p foo --prog=grp:bar --a --opt \"web 01\" --e=ops@example.com "
            "--sendmail \"mail -t\"");
        QTest::newRow("alias") << QStringLiteral(
            "crashmail --process foo --process=grp:bar -a -o x -o \"web 01\" -m x "
            "-m ops@example.com -s x -s \"mail -t\" ignored");
    }

    void everyOption()
    {
        QFETCH(const QString, line);
        const auto rules = rulesOf<CrashMailRules>(parse(line));
        QVERIFY(rules);
        QCOMPARE(rules->programs, (QStringList{QStringLiteral("foo"), QStringLiteral("grp:bar")}));
        QCOMPARE(rules->any, true);
        QCOMPARE(rules->subjectPrefix, QStringLiteral("web 01"));
        QCOMPARE(rules->common.email, QStringLiteral("ops@example.com"));
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("mail -t"));
    }

    void unicodeAndDryRun()
    {
        const auto rules = rulesOf<CrashMailRules>(parse("crashmail -a -o späti-日本 --dry-run"));
        QVERIFY(rules);
        QCOMPARE(rules->subjectPrefix, QStringLiteral(u"späti-日本"));
        QCOMPARE(rules->common.dryRun, true);
    }

    void usage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *line, int status, const char *reason) {
            QTest::newRow(line) << QString::fromUtf8(line) << status << QString::fromUtf8(reason);
        };
        row("crashmail -h", 0, "");
        row("crashmail --help", 0, "");
        row("crashmail -ah", 0, "");
        row("crashmail -p foo --h", 0, "");
        row("crashmail -a --bogus", 255, "--bogus");
        row("crashmail -h -z", 255, "-z");
        row("crashmail -p", 255, "-p");
        row("crashmail --any=yes", 255, "--any");
        row("crashmail --proces foo", 255, "--proces");
        row("crashmail --failures 3", 255, "--failures");
        row("crashmail --grace 3", 255, "--grace");
        row("crashmail --groupname x", 255, "--groupname");
        row("crashmail --smtp-user me", 255, "--smtp-user");
    }

    void usage()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        for (const Variables &variables : {underSupervisor(), Variables()}) {
            const Invocation invocation = parse(line, variables);
            QVERIFY(!invocation.rules);
            QTEST(invocation.exitStatus, "status");
            QVERIFY(invocation.standardOutput.contains(QStringLiteral("crashmail")));
            QVERIFY(namesShortOptions(invocation.standardOutput, QStringLiteral("hpaosm")));
            QCOMPARE(invocation.standardError.isEmpty(), reason.isEmpty());
            QVERIFY2(invocation.standardError.contains(reason), qUtf8Printable(invocation.standardError));
        }
    }

    void server()
    {
        const Invocation outside = parse("crashmail -a -m ops@example.com", {});
        QVERIFY(!outside.rules);
        QCOMPARE(outside.exitStatus, 0);
        QCOMPARE(outside.standardOutput, QString());
        QCOMPARE(outside.standardError,
                 QStringLiteral("crashmail must be run as a supervisor event listener\n"));
        // The value is of no use to crashmail.
        QVERIFY(parse("crashmail", {{"SUPERVISOR_SERVER_URL", QString()}}).rules);
        QVERIFY(parse("crashmail", {{"SUPERVISOR_SERVER_URL", QStringLiteral("whatever")}}).rules);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::CrashMailOptionsTest)
#include "tst_crashmailoptions.moc"
