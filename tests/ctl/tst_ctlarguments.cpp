// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctlarguments.h"
#include "ctl/ctlsocket.h"
#include "ctl/readable.h"
#include "ctl/table.h"
#include "ctl/textwidth.h"

#include <QTemporaryFile>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

/// 2025-11-01 12:00:00 UTC, which is the tests' time zone.
constexpr Clock::WallTime noon = std::chrono::sys_days{std::chrono::year{2025} / 11 / 1} + 12h;

std::variant<CtlRequest, CtlAnswer> parse(const QString &line)
{
    return parseCtlArguments(QStringLiteral("pennon-listener"), line.split(u' ', Qt::SkipEmptyParts), noon);
}

} // namespace

class TestCtlArguments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *line, const char *reason) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(reason);
        };
        row("", "no command was named");
        row("statsu", "there is no command statsu; did you mean status?");
        row("test a@b.c --channel mail", "write: ctl test [RECIPIENT | --channel CHANNEL]");
        row("status --channel mail", "status has no option --channel");
        row("status all", "write: ctl status");
        row("--sockt x status", "--sockt");
        row("status --note x", "status has no option --note");
        row("set memmon", "write: ctl set SECTION KEY VALUE | --remove SECTION [KEY]");
        row("set memmon any", "write: ctl set");
        row("set --remove memmon any 1GB", "write: ctl set");
        row("silence --for 1h", "write: ctl silence [PATTERN | --remove ID]");
        row("silence --remove", "write: ctl silence");
        row("silence --remove webapp", "\"webapp\" is no ID: needed is a number");
        row("silence webapp --until 2024-01-01", "--until 2024-01-01: needed is a time to come");
        row("silence webapp --for soon", "--for soon: ");
        row("ack", "write: ctl ack ID...");
        row("ack 1 x", "\"x\" is no ID");
        row("incidents --kind bug", "--kind bug: needed is one of: crash");
        row("incidents --limit 0", "--limit 0: ");
        row("reset", "write: ctl reset PATTERN");
    }

    void refused()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        const auto parsed = parse(line);
        QVERIFY(std::holds_alternative<CtlAnswer>(parsed));
        const auto &answer = std::get<CtlAnswer>(parsed);
        QCOMPARE(answer.exitStatus, ctlstatus::usage);
        QVERIFY(answer.standardOutput.isEmpty());
        QVERIFY2(answer.standardError.startsWith(QStringLiteral("pennon-listener ctl: ")) &&
                     answer.standardError.contains(reason) &&
                     answer.standardError.endsWith(QStringLiteral("More: pennon-listener ctl --help\n")),
                 qPrintable(answer.standardError));
    }

    void requests()
    {
        const auto set = std::get<CtlRequest>(parse(QStringLiteral("set memmon program webapp=300MB -s /s")));
        QCOMPARE(set.command, CtlCommand::Set);
        QCOMPARE(set.arguments, (QStringList{QStringLiteral("memmon"), QStringLiteral("program"),
                                             QStringLiteral("webapp=300MB")}));
        QCOMPARE(set.socket, QStringLiteral("/s"));
        const auto silence = std::get<CtlRequest>(parse(QStringLiteral("silence shop:* --for 1h30m --json")));
        QCOMPARE(silence.until, noon + 90min);
        QVERIFY(silence.json);
        const auto incidents = std::get<CtlRequest>(
            parse(QStringLiteral("incidents --kind crash --kind fatal --since 2h -n 5 --open")));
        QCOMPARE(incidents.since, noon - 2h);
        QCOMPARE(incidents.kinds, (std::vector{IncidentKind::Crash, IncidentKind::Fatal}));
        QCOMPARE(incidents.limit, 5);
        QVERIFY(incidents.openOnly);
        QCOMPARE(std::get<CtlRequest>(parse(QStringLiteral("set memmon any -- -1"))).arguments.last(),
                 QStringLiteral("-1"));
    }

    void help()
    {
        const auto answer = std::get<CtlAnswer>(parse(QStringLiteral("--help")));
        QCOMPARE(answer.exitStatus, 0);
        for (const char *word :
             {"status", "processes [PATTERN]", "incidents", "rules", "set SECTION", "silence", "ack ID...",
              "test", "reset PATTERN", "check", "--socket PATH", "--json", "Exit status"})
            QVERIFY2(answer.standardOutput.contains(QLatin1String(word)), word);
        QVERIFY(std::get<CtlAnswer>(parse(QStringLiteral("--version")))
                    .standardOutput.contains(QStringLiteral("Pennon")));
    }

    void moments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("later today") << QStringLiteral("18:00") << qint64{360};
        QTest::newRow("tomorrow") << QStringLiteral("11:00") << qint64{23 * 60};
        QTest::newRow("day and time") << QStringLiteral("2025-11-02 12:00") << qint64{24 * 60};
        QTest::newRow("day") << QStringLiteral("2025-11-02") << qint64{12 * 60};
        QTest::newRow("zone") << QStringLiteral("2025-11-01T14:00:00+01:00") << qint64{60};
        QTest::newRow("UTC") << QStringLiteral("2025-11-01T13:00:00Z") << qint64{60};
    }

    void moments()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, minutes);
        QCOMPARE(parseMoment(text, noon), noon + std::chrono::minutes(minutes));
    }

    void durations()
    {
        QCOMPARE(readable(95s), QStringLiteral("1min35s"));
        QCOMPARE(readable(std::chrono::seconds(90min) + 12s), QStringLiteral("1h30min"));
        QCOMPARE(readable(std::chrono::seconds(27h) + 61s), QStringLiteral("1d3h"));
        QCOMPARE(readable(0s), QStringLiteral("0s"));
    }

    void widths()
    {
        QCOMPARE(textWidth(u"webapp"), 6);
        QCOMPARE(textWidth(u"网站"), 4);
        QCOMPARE(textWidth(u"cafe\u0301"), 4);
        QCOMPARE(textWidth(u"ﾃｽﾄ"), 3);
        QCOMPARE(textWidth(QString::fromUtf8("🚩")), 2);
    }

    void tables()
    {
        Table table({{QStringLiteral("NAME")},
                     {QStringLiteral("N"), true},
                     {QStringLiteral("EMPTY")},
                     {QStringLiteral("END")}});
        table.add({{QStringLiteral("网站")}, {QStringLiteral("7")}, {}, {QStringLiteral("x")}});
        table.add({{QStringLiteral("web"), Tone::Bad},
                   {QStringLiteral("100")},
                   {},
                   {QStringLiteral("a\x1b[2Jb\nc")}});
        QCOMPARE(table.text(false), QStringLiteral("NAME    N  END\n"
                                                   "网站    7  x\n"
                                                   "web   100  a\uFFFD[2Jb\uFFFDc\n"));
        QVERIFY(table.text(true).contains(QStringLiteral("\x1b[31mweb\x1b[0m   100")));
    }

    void sockets()
    {
        CtlRequest request;
        QCOMPARE(socketFor(request), QStringLiteral("/run/pennon/listener.sock"));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("[listener]\nsocket = /run/other.sock ; ours\n");
        file.flush();
        request.config = file.fileName();
        QCOMPARE(socketFor(request), QStringLiteral("/run/other.sock"));
        request.socket = QStringLiteral("/s");
        QCOMPARE(socketFor(request), QStringLiteral("/s"));
        request.socket.clear();
        request.config = QStringLiteral("/nowhere/pennon.conf");
        QVERIFY(!socketFor(request));
    }
};

QTEST_GUILESS_MAIN(TestCtlArguments)
#include "tst_ctlarguments.moc"
