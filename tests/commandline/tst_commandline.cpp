// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/translation.h"
#include "lines.h"

#include <array>

namespace pennon {

using namespace test;

namespace {

constexpr std::array tools = {"httpok",         "crashmail",      "memmon",
                              "crashmailbatch", "fatalmailbatch", "crashsms"};

bool hasChinese(const QString &text)
{
    return text.contains(
        QRegularExpression(QStringLiteral("\\p{Han}"), QRegularExpression::UseUnicodePropertiesOption));
}

} // namespace

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selection_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char *name : tools) {
            const QString tool = QString::fromLatin1(name);
            QTest::addRow("%s", name) << tool;
            QTest::addRow("/usr/local/bin/%s", name) << QStringLiteral("/usr/local/bin/") + tool;
            QTest::addRow("./%s", name) << QStringLiteral("./") + tool;
            QTest::addRow("pennon-listener %s", name) << QStringLiteral("pennon-listener ") + tool;
            QTest::addRow("/opt/pennon-listener %s", name) << QStringLiteral("/opt/pennon-listener ") + tool;
            QTest::addRow("renamed %s", name) << QStringLiteral("/usr/bin/watcher ") + tool;
        }
    }

    void selection()
    {
        QFETCH(const QString, prefix);
        const QString tool = prefix.section(QRegularExpression(QStringLiteral("[/ ]")), -1);
        const Invocation help = parse(prefix + QStringLiteral(" --help"));
        QCOMPARE(help.tool, tool);
        QCOMPARE(help.exitStatus, 0);
        QVERIFY(help.standardOutput.startsWith(QStringLiteral("Usage: ") + tool + u' '));
        const Invocation version = parse(prefix + QStringLiteral(" --version"));
        QVERIFY(!version.rules);
        QCOMPARE(version.standardOutput, tool + QStringLiteral(" (Pennon) " PENNON_VERSION "\n"));
        QCOMPARE(version.standardError, QString());
        QCOMPARE(version.exitStatus, 0);
        // The name of a tool after that of a tool is an argument like any other.
        const Invocation twice = parse(prefix + QStringLiteral(" memmon --help"));
        QVERIFY(!twice.rules || twice.tool == tool);
    }

    void versionIsNotAbbreviated()
    {
        for (const char *tool : tools)
            QVERIFY(parse(QString::fromLatin1(tool) + QStringLiteral(" --versio")).exitStatus > 1);
    }

    void listenerItself()
    {
        for (const char *line :
             {"pennon-listener --help", "/usr/bin/pennon-listener -h", "pennon-listener -h memmon"}) {
            const Invocation help = parse(line);
            QVERIFY(!help.rules);
            QCOMPARE(help.tool, QString());
            QCOMPARE(help.exitStatus, 0);
            QCOMPARE(help.standardError, QString());
            for (const char *tool : tools)
                QVERIFY(help.standardOutput.contains(QStringLiteral("\n  %1\n").arg(QLatin1String(tool))));
        }
        const Invocation version = parse("/usr/bin/pennon-listener --version");
        QCOMPARE(version.standardOutput, QStringLiteral("pennon-listener (Pennon) " PENNON_VERSION "\n"));
        QCOMPARE(version.exitStatus, 0);
    }

    void unknownTools_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("meant"); ///< empty: no guess
        const auto row = [](const char *line, const char *meant) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(meant);
        };
        row("pennon-listener", "");
        row("pennon-listener \"\"", "");
        row("pennon-listener xyz", "");
        row("pennon-listener --bogus", "");
        row("pennon-listener /usr/bin/memmon", "");
        row("pennon-listener memon", "memmon");
        row("pennon-listener MEMMON", "memmon");
        row("pennon-listener httpOK", "httpok");
        row("pennon-listener crashmials", "crashmail");
        row("pennon-listener crashmailbtach", "crashmailbatch");
        row("pennon-listener fatalmailbatsch", "fatalmailbatch");
        row("pennon-listener crash-sms", "crashsms");
        row("memmon.py -a 1", "");
    }

    void unknownTools()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, meant);
        const Invocation invocation = parse(line);
        QVERIFY(!invocation.rules);
        QCOMPARE(invocation.tool, QString());
        QCOMPARE(invocation.exitStatus, 64);
        QCOMPARE(invocation.standardOutput, QString());
        for (const char *tool : tools)
            QVERIFY(invocation.standardError.contains(QString::fromLatin1(tool)));
        const QString guess = QStringLiteral("did you mean %1?").arg(meant);
        QCOMPARE(invocation.standardError.contains(QStringLiteral("did you mean")), !meant.isEmpty());
        QVERIFY(meant.isEmpty() || invocation.standardError.contains(guess));
    }

    void nothingAtAll()
    {
        QCOMPARE(parseList({}).exitStatus, 64);
        QCOMPARE(parseList({QString()}).exitStatus, 64);
    }

    void manyTimesInOneProcess()
    {
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(parse("memmon -cx").exitStatus, 255);
            QVERIFY(parse("memmon -ca 1GB").rules);
            QCOMPARE(parse("crashsms -hx").exitStatus, 0);
            QVERIFY(parse("crashsms one -t a@example.com two -f b@example.com").rules);
        }
    }

    void utf8()
    {
        const char *const values[] = {"memmon", "-n", "sp\xc3\xa4ti", nullptr};
        QCOMPARE(utf8Arguments(3, values),
                 (QStringList{QStringLiteral("memmon"), QStringLiteral("-n"), QStringLiteral(u"späti")}));
    }

    /// The listeners of a published tutorial: each has to start as it stands.
    void tutorial_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {
                 "/usr/local/bin/crashmail -a -m admin@example.com",
                 "/usr/local/bin/crashmail -p webapp -p nginx -m admin@example.com",
                 "/usr/local/bin/crashmail -p webapp -m admin@example.com -o \"WebApp Alert\"",
                 "/usr/local/bin/crashmailbatch --toEmail=\"admin@example.com\" "
                 "--fromEmail=\"supervisor@example.com\"",
                 "/usr/local/bin/crashmailbatch -t admin@example.com -f supervisor@example.com -H "
                 "smtp.gmail.com -u smtp_user "
                 "-p smtp_pass --tls",
                 "/usr/local/bin/httpok -p nginx http://localhost",
                 "/usr/local/bin/httpok -p webapp -t 30 -c 200 -m admin@example.com "
                 "http://localhost:8080/health",
                 "/usr/local/bin/httpok -p nginx -s \"/usr/bin/msmtp -t\" -m admin@example.com "
                 "http://localhost",
                 "/usr/local/bin/httpok -p webapp -t 15 -c 200 -m admin@example.com "
                 "http://localhost:8080/health",
                 "/usr/local/bin/httpok --process=webapp --code=200 --body=ok --email=a@example.com "
                 "--sendmail=cat --timeout=5 "
                 "--any http://localhost",
                 "/usr/local/bin/memmon -a 500MB -m admin@example.com",
                 "/usr/local/bin/memmon -p webapp=200MB -p redis=100MB -m admin@example.com",
                 "/usr/local/bin/memmon -p mysql=1GB -m dba@example.com -u 12h",
                 "/usr/local/bin/memmon -p redis=256MB -m dba@example.com",
                 "/usr/local/bin/memmon -p webapp=512MB -m admin@example.com -u 1d",
                 "/usr/local/bin/memmon --process=webapp=1GB --group=workers=2GB --any=3GB --cumulative "
                 "--email=a@example.com",
             })
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void tutorial()
    {
        QFETCH(const QString, line);
        const Invocation invocation = parse(line);
        QVERIFY2(invocation.rules, qUtf8Printable(invocation.standardError));
        QCOMPARE(invocation.standardOutput, QString());
        QCOMPARE(invocation.standardError, QString());
        QCOMPARE(invocation.exitStatus, 0);
    }

    void messageLocales()
    {
        const auto locale = [](const Variables &variables) {
            return messageLocale(environmentOf(variables));
        };
        QCOMPARE(locale({}), QString());
        QCOMPARE(locale({{"LANG", QStringLiteral("de_DE")}}), QStringLiteral("de_DE"));
        QCOMPARE(locale({{"LANG", QStringLiteral("zh_CN")}, {"LC_MESSAGES", QStringLiteral("C")}}),
                 QStringLiteral("C"));
        QCOMPARE(locale({{"LANG", QStringLiteral("a")},
                         {"LC_MESSAGES", QStringLiteral("b")},
                         {"LC_ALL", QStringLiteral("c")}}),
                 QStringLiteral("c"));
        QCOMPARE(locale({{"LANG", QStringLiteral("a")}, {"LC_ALL", QString()}}), QStringLiteral("a"));
    }

    void chinese_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *tool : tools)
            QTest::newRow(tool) << QString::fromLatin1(tool) + QStringLiteral(" -h");
        QTest::newRow("overview") << QStringLiteral("pennon-listener --help");
        QTest::newRow("unknown tool") << QStringLiteral("pennon-listener memon");
        QTest::newRow("complaint") << QStringLiteral("memmon -a 10XB");
        QTest::newRow("brief complaint") << QStringLiteral("crashsms -i soon");
        QTest::newRow("refusal") << QStringLiteral("httpok ftp://a");
    }

    void chinese()
    {
        QFETCH(const QString, line);
        const auto inLocale = [&line](const char *name) {
            Variables variables = underSupervisor();
            variables.insert("LANG", QString::fromLatin1(name));
            return parseTranslated(splitLine(line), environmentOf(variables));
        };
        const Invocation english = parse(line);
        const Invocation chinese = inLocale("zh_CN.UTF-8");
        QVERIFY(hasChinese(chinese.standardOutput + chinese.standardError));
        QCOMPARE(chinese.exitStatus, english.exitStatus);
        QCOMPARE(chinese.standardOutput.isEmpty(), english.standardOutput.isEmpty());
        QCOMPARE(chinese.standardError.isEmpty(), english.standardError.isEmpty());
        QVERIFY(!chinese.standardOutput.contains(QRegularExpression(QStringLiteral("%\\d"))));
        QVERIFY(!chinese.standardError.contains(QRegularExpression(QStringLiteral("%\\d"))));
        // Once is enough: nothing stays behind, and other locales are English.
        QCOMPARE(inLocale("C.UTF-8").standardOutput, english.standardOutput);
        QCOMPARE(inLocale("de_DE.UTF-8").standardError, english.standardError);
    }

    void comparedTextsAreNotTranslated()
    {
        const Variables zh{{"LC_ALL", QStringLiteral("zh_CN.UTF-8")}};
        const auto error = [&zh](const char *line) {
            return parseTranslated(splitLine(QString::fromLatin1(line)), environmentOf(zh)).standardError;
        };
        QCOMPARE(error("httpok http://a"),
                 QStringLiteral("httpok must be run as a supervisor event listener\n"));
        QCOMPARE(error("crashmail"),
                 QStringLiteral("crashmail must be run as a supervisor event listener\n"));
        QCOMPARE(error("memmon -a 1"), QStringLiteral("memmon must be run as a supervisor event listener\n"));
        QCOMPARE(error("crashsms -t a@example.com -f b@example.com"),
                 QStringLiteral("Must run as a supervisor event listener\n"));
        QVERIFY(parseTranslated({QStringLiteral("memmon"), QStringLiteral("-ax")}, environmentOf(zh))
                    .standardOutput.startsWith(QStringLiteral("Unparseable value 'x' for -a\n")));
        QVERIFY(namesShortOptions(
            parseTranslated({QStringLiteral("memmon"), QStringLiteral("-h")}, environmentOf(zh))
                .standardOutput,
            QStringLiteral("hcpgasmnu")));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::CommandLineTest)
#include "tst_commandline.moc"
