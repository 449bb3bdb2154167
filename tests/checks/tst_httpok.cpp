// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/httpok.h"

#include <QProcess>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

ProcessInfo process(const QString &group, const QString &name, ProcessState state = ProcessState::Running)
{
    return {{group, name}, state == ProcessState::Running ? 4711 : 0, state, 1'000, 10'000};
}

HttpOkRules rulesFor(const QStringList &programs)
{
    HttpOkRules rules;
    rules.url = QStringLiteral("http://example.com/x#y");
    rules.programs = programs;
    return rules;
}

const ProcessName foo{QStringLiteral("foo"), QStringLiteral("foo")};
const ProcessName worker{QStringLiteral("grp"), QStringLiteral("w")};

} // namespace

class TestHttpOk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selects_data();
    void selects();
    void checksOnlyWhenWorthIt_data();
    void checksOnlyWhenWorthIt();
    void judges_data();
    void judges();
    void namesItself();
    void writesTheReport();
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
    void writesTheCoreCommand_data();
    void writesTheCoreCommand();
    void keepsHostileNamesFromTheShell_data();
    void keepsHostileNamesFromTheShell();
    void waitsForSeveralFailures();
    void leavesYoungProcessesAlone();
};

void TestHttpOk::selects_data()
{
    QTest::addColumn<QStringList>("programs");
    QTest::addColumn<bool>("any");
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("selected");
    const QString grp = QStringLiteral("grp");
    QTest::newRow("nothing selected") << QStringList{} << false << grp << false;
    QTest::newRow("bare name") << QStringList{QStringLiteral("w")} << false << grp << true;
    QTest::newRow("group:name") << QStringList{QStringLiteral("grp:w")} << false << grp << true;
    QTest::newRow("name:name") << QStringList{QStringLiteral("w:w")} << false << QStringLiteral("w") << true;
    QTest::newRow("other") << QStringList{QStringLiteral("grp")} << false << grp << false;
    QTest::newRow("any") << QStringList{} << true << grp << true;
    QTest::newRow("any but itself") << QStringList{} << true << QStringLiteral("me") << false;
    QTest::newRow("itself by name") << QStringList{QStringLiteral("w")} << false << QStringLiteral("me")
                                    << true;
}

void TestHttpOk::selects()
{
    QFETCH(QStringList, programs);
    QFETCH(bool, any);
    QFETCH(QString, group);
    QFETCH(bool, selected);
    HttpOkRules rules = rulesFor(programs);
    rules.any = any;
    const HttpOk check(rules, ProcessName{QStringLiteral("me"), QStringLiteral("w")});
    QCOMPARE(check.selects(process(group, QStringLiteral("w"))), selected);
}

void TestHttpOk::checksOnlyWhenWorthIt_data()
{
    QTest::addColumn<bool>("eager");
    QTest::addColumn<ProcessState>("state");
    QTest::addColumn<bool>("checks");
    QTest::newRow("eager") << true << ProcessState::Stopped << true;
    QTest::newRow("running") << false << ProcessState::Running << true;
    QTest::newRow("starting") << false << ProcessState::Starting << false;
    QTest::newRow("stopped") << false << ProcessState::Stopped << false;
}

void TestHttpOk::checksOnlyWhenWorthIt()
{
    QFETCH(bool, eager);
    QFETCH(ProcessState, state);
    QFETCH(bool, checks);
    HttpOkRules rules = rulesFor({QStringLiteral("grp:w")});
    rules.eager = eager;
    const HttpOk check(rules, {});
    QCOMPARE(check.shouldCheck({process(foo.group, foo.name), process(worker.group, worker.name, state)}),
             checks);
    QCOMPARE(check.shouldCheck({process(foo.group, foo.name)}), eager);
}

void TestHttpOk::judges_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const QString fine;
    const QString badStatus = QStringLiteral("bad status returned");
    const QString badBody = QStringLiteral("bad body returned");
    QTest::newRow("200") << QString() << 200 << QByteArray() << fine;
    QTest::newRow("204, too") << QString() << 204 << QByteArray() << fine;
    QTest::newRow("500") << QString() << 500 << QByteArray() << badStatus;
    QTest::newRow("text there") << QStringLiteral("ok") << 200 << QByteArray("all ok\n") << fine;
    QTest::newRow("text missing") << QStringLiteral("ok") << 200 << QByteArray("all well\n") << badBody;
    QTest::newRow("case matters") << QStringLiteral("ok") << 200 << QByteArray("OK") << badBody;
    QTest::newRow("in UTF-8") << QStringLiteral("gr\u00fcn") << 200 << QByteArray("gr\xc3\xbcn") << fine;
    QTest::newRow("in Latin-1") << QStringLiteral("gr\u00fcn") << 200 << QByteArray("gr\xfcn") << badBody;
    QTest::newRow("after a zero byte") << QStringLiteral("ok") << 200 << QByteArray("a\0ok", 4) << fine;
    QTest::newRow("status before text") << QStringLiteral("ok") << 404 << QByteArray("ok") << badStatus;
}

void TestHttpOk::judges()
{
    QFETCH(QString, wanted);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    HttpOkRules rules = rulesFor({});
    rules.body = wanted;
    rules.codes = {200, 204};
    HttpOk check(rules, {});
    QCOMPARE(check.needsBody(), !wanted.isEmpty());
    const auto trouble = check.judge({status, QStringLiteral("So So"), body});
    QCOMPARE(trouble.has_value(), !verdict.isEmpty());
    if (trouble) {
        QCOMPARE(trouble->subject, QStringLiteral("httpok: http://example.com/x#y: ") + verdict);
        QCOMPARE(trouble->firstLine,
                 QStringLiteral("status contacting http://example.com/x#y: %1 So So").arg(status));
        QCOMPARE(trouble->heldBack, QString());
    }
}

void TestHttpOk::namesItself()
{
    HttpOkRules rules = rulesFor({});
    rules.label = QStringLiteral("shop");
    const auto trouble = HttpOk(rules, {}).judgeError(QStringLiteral("connection refused"));
    QCOMPARE(trouble.subject, QStringLiteral("httpok [shop]: http://example.com/x#y: bad status returned"));
    QCOMPARE(trouble.firstLine,
             QStringLiteral("error contacting http://example.com/x#y:\n\n connection refused"));
}

void TestHttpOk::writesTheReport()
{
    const QString fault = QStringLiteral("<Fault 50: 'SPAWN_ERROR: grp:w'>");
    QCOMPARE(HttpOk::notActing(QStringLiteral("<Fault 6: 'SHUTDOWN_STATE'>")),
             QStringLiteral("Exception retrieving process info <Fault 6: 'SHUTDOWN_STATE'>, not acting"));
    QCOMPARE(HttpOk(rulesFor({}), {}).opening(), QStringLiteral("Restarting selected processes []"));
    QCOMPARE(HttpOk(rulesFor({QStringLiteral("foo"), QStringLiteral("it's")}), {}).opening(),
             QStringLiteral("Restarting selected processes ['foo', \"it's\"]"));
    HttpOkRules any = rulesFor({QStringLiteral("foo")});
    any.any = true;
    QCOMPARE(HttpOk(any, {}).opening(), QStringLiteral("Restarting all running processes"));
    QCOMPARE(HttpOk::notRunning(foo), QStringLiteral("foo not in RUNNING state, NOT restarting"));
    QCOMPARE(HttpOk::restarting(worker), QStringLiteral("grp:w is in RUNNING state, restarting"));
    QCOMPARE(HttpOk::coreOutput(worker, QStringLiteral("a\nb\n")),
             QStringLiteral("gcore output for grp:w:\n\n a\nb\n"));
    QCOMPARE(HttpOk::failedToStop(worker, fault), QStringLiteral("Failed to stop process grp:w: ") + fault);
    QCOMPARE(HttpOk::failedToStart(foo, fault), QStringLiteral("Failed to start process foo: ") + fault);
    QCOMPARE(HttpOk::restarted(foo), QStringLiteral("foo restarted"));
}

void TestHttpOk::namesWhatIsMissing_data()
{
    QTest::addColumn<QString>("programs");
    QTest::addColumn<QString>("missing");
    QTest::newRow("none wanted") << QString() << QString();
    QTest::newRow("all there") << QStringLiteral("foo,grp:w,w") << QString();
    QTest::newRow("there twice") << QStringLiteral("foo,foo") << QString();
    QTest::newRow("in the order given")
        << QStringLiteral("z,foo,no:one,a") << QStringLiteral("['z', 'no:one', 'a']");
    QTest::newRow("each once") << QStringLiteral("z,a,z") << QStringLiteral("['z', 'a']");
}

void TestHttpOk::namesWhatIsMissing()
{
    QFETCH(QString, programs);
    QFETCH(QString, missing);
    HttpOkRules rules = rulesFor(programs.split(u',', Qt::SkipEmptyParts));
    rules.any = true;
    const auto line = HttpOk(rules, {}).missing(
        {process(foo.group, foo.name, ProcessState::Stopped), process(worker.group, worker.name)});
    QCOMPARE(line.has_value(), !missing.isEmpty());
    if (line)
        QCOMPARE(*line, QStringLiteral("Programs not restarted because they did not exist: ") + missing);
}

void TestHttpOk::writesTheCoreCommand_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("command");
    QTest::newRow("no -d") << QString() << QStringLiteral("grp") << QString();
    QTest::newRow("group") << QStringLiteral("/var/c d") << QStringLiteral("grp")
                           << QStringLiteral("/usr/bin/gcore -o \"/var/c d/grp:w\" 4711");
    QTest::newRow("same name") << QStringLiteral("/c") << QStringLiteral("w")
                               << QStringLiteral("/usr/bin/gcore -o \"/c/w\" 4711");
    QTest::newRow("slash") << QStringLiteral("/c/") << QStringLiteral("w")
                           << QStringLiteral("/usr/bin/gcore -o \"/c/w\" 4711");
    QTest::newRow("ordinary characters stay")
        << QStringLiteral("$HOME") << QStringLiteral("caf\u00e9-1_!'")
        << QStringLiteral("/usr/bin/gcore -o \"$HOME/caf\u00e9-1_!':w\" 4711");
}

void TestHttpOk::writesTheCoreCommand()
{
    QFETCH(QString, directory);
    QFETCH(QString, group);
    QFETCH(QString, command);
    HttpOkRules rules = rulesFor({});
    rules.coreDirectory = directory;
    const auto found = HttpOk(rules, {}).coreCommand(process(group, QStringLiteral("w")));
    QCOMPARE(found.has_value(), !command.isEmpty());
    if (found)
        QCOMPARE(*found, command);
}

void TestHttpOk::keepsHostileNamesFromTheShell_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("substitution") << QStringLiteral("a$(echo x)");
    QTest::newRow("backquotes") << QStringLiteral("a`echo x`");
    QTest::newRow("variable") << QStringLiteral("$HOME${HOME}");
    QTest::newRow("quote") << QStringLiteral("a\"; echo x; \"");
    QTest::newRow("backslashes") << QStringLiteral("a\\\\\"\\$x\\");
    QTest::newRow("newline") << QStringLiteral("a\necho x\n#");
}

void TestHttpOk::keepsHostileNamesFromTheShell()
{
    QFETCH(QString, name);
    HttpOkRules rules = rulesFor({});
    rules.coreDirectory = QStringLiteral("/c");
    rules.gcoreCommand = QStringLiteral("printf '<%s>'");
    const auto command = HttpOk(rules, {}).coreCommand(process(name, name));
    QVERIFY(command);
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), *command});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), QStringLiteral("</c/%1><4711>").arg(name));
}

void TestHttpOk::waitsForSeveralFailures()
{
    HttpOkRules rules = rulesFor({});
    rules.patience.failures = 2;
    HttpOk check(rules, {});
    const HttpAnswer bad{500, QStringLiteral("Oops"), {}};
    const auto first = check.judge(bad);
    QVERIFY(first);
    QCOMPARE(first->heldBack, QStringLiteral("status contacting http://example.com/x#y: 500 Oops "
                                             "(not acting yet: 1 of 2 failed checks)"));
    QVERIFY(!check.judge({200, {}, {}})); // well again: counted anew
    QCOMPARE(check.judgeError(QStringLiteral("timeout")).heldBack,
             QStringLiteral(
                 "error contacting http://example.com/x#y: timeout (not acting yet: 1 of 2 failed checks)"));
    QCOMPARE(check.judge(bad)->heldBack, QString());
    QCOMPARE(check.judge(bad)->heldBack, QString()); // not acted yet: still due
    check.acted();
    QVERIFY(!check.judge(bad)->heldBack.isEmpty());
}

void TestHttpOk::leavesYoungProcessesAlone()
{
    HttpOkRules rules = rulesFor({});
    ProcessInfo young = process(worker.group, worker.name);
    young.now = young.start + 5;
    QVERIFY(!HttpOk(rules, {}).inGrace(young));
    rules.patience.grace = 30s;
    QCOMPARE(HttpOk(rules, {}).inGrace(young),
             QStringLiteral("grp:w was started 5 s ago, time of grace 30 s, NOT restarting"));
    young.now = young.start + 30;
    QVERIFY(!HttpOk(rules, {}).inGrace(young));
}

QTEST_GUILESS_MAIN(TestHttpOk)
#include "tst_httpok.moc"
