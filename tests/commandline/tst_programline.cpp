// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

Q_DECLARE_METATYPE(pennon::ProgramOptions)

namespace pennon {

using namespace test;

class ProgramLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<ProgramOptions>("options");
        const auto row = [](const char *line, const ProgramOptions &options) {
            QTest::newRow(line) << QString::fromLatin1(line) << options;
        };
        const QString file = QStringLiteral("p.conf");
        const QString process = QStringLiteral("shop:web");
        row("--check-config p.conf", {ProgramTask::CheckConfig, file, {}, {}, {}, {}, {}});
        row("--check-config=p.conf", {ProgramTask::CheckConfig, file, {}, {}, {}, {}, {}});
        row("--explain shop:web --config p.conf", {ProgramTask::Explain, file, process, {}, {}, {}, {}});
        row("--config=p.conf --explain shop:web", {ProgramTask::Explain, file, process, {}, {}, {}, {}});
        row("--import s.conf", {ProgramTask::Import, {}, {}, QStringLiteral("s.conf"), {}, {}, {}});
        row("--import s.conf --output p.conf",
            {ProgramTask::Import, {}, {}, QStringLiteral("s.conf"), file, {}, {}});
    }

    void accepted()
    {
        QFETCH(const QString, line);
        QFETCH(const ProgramOptions, options);
        const Invocation invocation = parse(QString(QStringLiteral("pennon-listener ") + line));
        QVERIFY2(invocation.program, qPrintable(invocation.standardError));
        QVERIFY(*invocation.program == options);
        QVERIFY(!invocation.rules);
        QCOMPARE(invocation.standardOutput, QString());
        QCOMPARE(invocation.standardError, QString());
        QCOMPARE(invocation.exitStatus, 0);
        const QString help = parse("pennon-listener --help").standardOutput;
        QVERIFY(help.contains(QString(
            QStringLiteral("\n  ") + line.section(QRegularExpression(QStringLiteral("[ =]")), 0, 0) + u' ')));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *line, const char *sentence) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(sentence);
        };
        row("--explain web", "--explain needs --config FILE");
        row("--send-test", "--send-test needs --config FILE");
        row("--check-config a --explain b --config c", "--check-config and --explain cannot be done at once");
        row("--check-config a --config c", "--config means nothing with --check-config");
        row("--import a --config c", "--config means nothing with --import");
        row("--check-config a --output b", "--output means nothing without --import");
        row("--output b", "nothing to do was named");
        row("--", "nothing to do was named");
        row("--check-config a b", "b is one argument too many");
        row("--explain web --config a b", "b is one argument too many");
        row("--send-test a b --config c", "b is one argument too many");
        row("--check-config=", "the value of --check-config is empty");
        row("--check-config a --bogus", "Needed is one of: httpok,");
        row("--check-confi a", "Needed is one of: httpok,");
        row("--check-config", "--check-config");
    }

    void refused()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, sentence);
        const Invocation invocation = parse(QString(QStringLiteral("/usr/bin/pennon-listener ") + line));
        QVERIFY(!invocation.program);
        QVERIFY(!invocation.rules);
        QCOMPARE(invocation.exitStatus, 64);
        QCOMPARE(invocation.standardOutput, QString());
        QVERIFY2(invocation.standardError.contains(sentence), qPrintable(invocation.standardError));
        QVERIFY(invocation.standardError.startsWith(QStringLiteral("pennon-listener: ")));
        QVERIFY(invocation.standardError.endsWith(QStringLiteral("More: pennon-listener --help\n")));
    }

    void helpAndVersionGoFirst()
    {
        QCOMPARE(parse("pennon-listener --check-config a --help").exitStatus, 0);
        QCOMPARE(parse("pennon-listener --explain a --version").standardOutput,
                 parse("pennon-listener --version").standardOutput);
    }

    /// A tool's own name makes it the tool, whatever follows.
    void notForTools()
    {
        QVERIFY(!parse("memmon --check-config a").program);
        QVERIFY(!parse("pennon-listener memmon --check-config a").program);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ProgramLineTest)
#include "tst_programline.moc"
