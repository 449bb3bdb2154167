// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

namespace pennon {

using namespace test;

namespace {

/// "a=1 b=2".
QString shown(const std::vector<MemoryLimit> &limits)
{
    QStringList texts;
    for (const MemoryLimit &limit : limits)
        texts += limit.name + u'=' + QString::number(limit.limit.bytes);
    return texts.join(u' ');
}

} // namespace

class MemMonOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults()
    {
        const auto rules = rulesOf<MemMonRules>(parse("memmon argument -x"));
        QVERIFY(rules);
        QVERIFY(rules->programs.empty());
        QVERIFY(rules->groups.empty());
        QVERIFY(!rules->any);
        QCOMPARE(rules->cumulative, false);
        QVERIFY(!rules->mailUptime);
        QCOMPARE(rules->label, QString());
        QCOMPARE(rules->common.email, QString());
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("/usr/sbin/sendmail -t -i"));
        QVERIFY(!rules->common.route.smtp);
        QCOMPARE(rules->common.dryRun, false);
        QCOMPARE(rules->patience.failures, 1);
        QCOMPARE(rules->patience.grace, std::chrono::seconds(0));
    }

    void everyOption_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("short") << QStringLiteral(
            "memmon -c -p foo=1KB -p grp:bar=2 -g grp=3MB -a 1GB -u 12h -n \"Project 1\" "
            "-m ops@example.com -s \"mail -t\"");
        QTest::newRow("clusters") << QStringLiteral(
            "memmon -cpfoo=1kb -pgrp:bar=2 -ggrp=3mb -a1Gb -u43200 -n\"Project 1\" "
            "-mops@example.com -s\"mail -t\"");
        QTest::newRow("long") << QStringLiteral(
            "memmon --cumulative --program foo=1KB --program=grp:bar=2 --group=grp=3MB "
            "--any 1GB --uptime=720m --name=\"Project 1\" --email ops@example.com "
            "--sendmail_program=\"mail -t\"");
        QTest::newRow("abbreviated") << QStringLiteral(
            "memmon --c --p foo=1KB --pro=grp:bar=2 --g grp=3MB --a 1GB --u 12h "
            "--n \"Project 1\" --e ops@example.com --s \"mail -t\"");
        QTest::newRow("aliases") << QStringLiteral(
            "memmon -c --process foo=1KB --process=grp:bar=2 --groupname grp=9 "
            "--groupname=grp=3MB -a 1 -a 1GB -u 1 -u 12h -n x -n \"Project 1\" "
            "-m x -m ops@example.com --sendmail \"mail -t\" ignored");
    }

    void everyOption()
    {
        QFETCH(const QString, line);
        const auto rules = rulesOf<MemMonRules>(parse(line));
        QVERIFY(rules);
        QCOMPARE(rules->cumulative, true);
        QCOMPARE(shown(rules->programs), QStringLiteral("foo=1024 grp:bar=2"));
        QCOMPARE(shown(rules->groups), QStringLiteral("grp=3145728"));
        QCOMPARE(rules->any, ByteSize{1073741824});
        QCOMPARE(rules->mailUptime, std::chrono::seconds(43200));
        QCOMPARE(rules->label, QStringLiteral("Project 1"));
        QCOMPARE(rules->common.email, QStringLiteral("ops@example.com"));
        QCOMPARE(rules->common.route.sendmailCommand, QStringLiteral("mail -t"));
    }

    void limits_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("programs");
        QTest::addColumn<QString>("groups");
        const auto row = [](const char *line, const char *programs, const char *groups) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(programs)
                                << QString::fromUtf8(groups);
        };
        row("memmon -p w=30MB -p x=30MB -p w=20MB", "w=20971520 x=31457280", "");
        row("memmon -p b=1 -p a=2 -p B=3 -p a:b=4", "B=3 a=2 a:b=4 b=1", "");
        row("memmon -g b=1 -g a=2 -g b=-1", "", "a=2 b=-1");
        row("memmon -p same=1 -g same=2", "same=1", "same=2");
        // By code points: U+FF5E comes before U+1F6A9, although its UTF-16 unit is the greater one.
        row("memmon -p \U0001F6A9=1 -p \uFF5E=2 -p z=3", "z=3 \uFF5E=2 \U0001F6A9=1", "");
        row("memmon -p \"with blank= 5 KB\"", "with blank=5120", "");
    }

    void limits()
    {
        QFETCH(const QString, line);
        const auto rules = rulesOf<MemMonRules>(parse(line));
        QVERIFY(rules);
        QTEST(shown(rules->programs), "programs");
        QTEST(shown(rules->groups), "groups");
    }

    void ownOptions()
    {
        const auto rules = rulesOf<MemMonRules>(parse("memmon -a 1 --failures=2 --grace 30 --dry-run"));
        QVERIFY(rules);
        QCOMPARE(rules->patience.failures, 2);
        QCOMPARE(rules->patience.grace, std::chrono::seconds(30));
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
        row("memmon", 255, "-a");
        row("memmon -h", 0, "");
        row("memmon -a 1 --help", 0, "");
        row("memmon -h -a foo", 0, "");
        row("memmon -ch", 0, "");
        row("memmon -h --bogus", 255, "--bogus");
        row("memmon -x", 255, "-x");
        row("memmon -a", 255, "-a");
        row("memmon --group", 255, "--group");
        row("memmon --grou", 255, "--group");
        row("memmon --groupn x=1", 255, "--groupn");
        row("memmon --proc x=1", 255, "--proc");
        row("memmon --cumulative=1", 255, "--cumulative");
        row("memmon -a 1 --grac 5", 255, "--grac");
        row("memmon -a 1 --body-limit 5", 255, "--body-limit");
        row("memmon -a 1 --verify-tls", 255, "--smtp-host");
    }

    void usage()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        for (const Variables &variables : {underSupervisor(), Variables()}) {
            const Invocation invocation = parse(line, variables);
            QVERIFY(!invocation.rules);
            QTEST(invocation.exitStatus, "status");
            QVERIFY(invocation.standardOutput.contains(QStringLiteral("memmon")));
            QVERIFY(!invocation.standardOutput.contains(QStringLiteral("Unparseable")));
            QVERIFY(namesShortOptions(invocation.standardOutput, QStringLiteral("hcpgasmnu")));
            QCOMPARE(invocation.standardError.isEmpty(), reason.isEmpty());
            QVERIFY2(invocation.standardError.contains(reason), qUtf8Printable(invocation.standardError));
        }
    }

    void unparseable_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("option");
        const auto row = [](const char *line, const char *value, const char *option) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(value)
                                << QString::fromUtf8(option);
        };
        row("memmon -a 10XB", "10XB", "-a");
        row("memmon -a foo -h", "foo", "-a");
        row("memmon --any 10M", "10M", "--any");
        row("memmon --an=10B", "10B", "--any");
        row("memmon -a 1.5GB", "1.5GB", "-a");
        row("memmon -a \"\"", "''", "-a");
        row("memmon -a 99999999999999999999GB", "99999999999999999999GB", "-a");
        row("memmon -a 9223372036854775808", "9223372036854775808", "-a");
        row("memmon -p foo", "foo", "-p");
        row("memmon -p foo=", "foo=", "-p");
        row("memmon -p foo=1=2", "foo=1=2", "-p");
        row("memmon --process=foo", "foo", "--program");
        row("memmon -g grp", "grp", "-g");
        row("memmon --groupname grp=10XB", "grp=10XB", "--group");
        row("memmon -p wörker=viel", "wörker=viel", "-p");
        row("memmon -a 0 -u 5y", "5y", "-u");
        row("memmon --uptime=1.5h", "1.5h", "--uptime");
        row("memmon -a 1 --failures 0", "0", "--failures");
        row("memmon -a 1 --grace=-1", "-1", "--grace");
    }

    void unparseable()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, value);
        QFETCH(const QString, option);
        const Invocation invocation = parse(line);
        QVERIFY(!invocation.rules);
        QCOMPARE(invocation.exitStatus, 255);
        const QString first = invocation.standardOutput.section(u'\n', 0, 0);
        QVERIFY(first.startsWith(QStringLiteral("Unparseable")));
        QVERIFY2(first.contains(value), qUtf8Printable(first));
        QVERIFY2(first.endsWith(u' ' + option), qUtf8Printable(first));
        QVERIFY(namesShortOptions(invocation.standardOutput, QStringLiteral("hcpgasmnu")));
    }

    void unparseableStaysOneLine()
    {
        const Invocation invocation =
            parseList({QStringLiteral("memmon"), QStringLiteral("-a"), QStringLiteral("1\nREADY\n2")});
        QVERIFY(invocation.standardOutput.startsWith(
            QStringLiteral("Unparseable value '1\\nREADY\\n2' for -a\n")));
    }

    void server()
    {
        const Invocation outside = parse("memmon -a 1", {});
        QVERIFY(!outside.rules);
        QCOMPARE(outside.exitStatus, 1);
        QCOMPARE(outside.standardOutput, QString());
        QCOMPARE(outside.standardError,
                 QStringLiteral("memmon must be run as a supervisor event listener\n"));
        for (const char *url : {"", "https://localhost:9001", "tcp://x", "/run/supervisor.sock"}) {
            const Invocation other =
                parse("memmon -a 1", {{"SUPERVISOR_SERVER_URL", QString::fromLatin1(url)}});
            QVERIFY(!other.rules);
            QCOMPARE(other.exitStatus, 1);
            QCOMPARE(other.standardOutput, QString());
            QVERIFY(other.standardError.contains(QStringLiteral("SUPERVISOR_SERVER_URL")));
        }
    }

    void emptyArgumentIsAnArgument() { QVERIFY(parseList({QStringLiteral("memmon"), QString()}).rules); }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::MemMonOptionsTest)
#include "tst_memmonoptions.moc"
