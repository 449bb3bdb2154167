// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/ranprogram.h"
#include "testkit/reservedport.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pennon::testkit;

/// `pennon-listener ctl` with a listener that is at work.
class TestE2eCtl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAndChecks();
    void changesRulesAndBreakers();
    void incidentsAndSilences();
    void mistakes_data();
    void mistakes();
    void otherUsersAreRefused();
    void readersOnlyRead();
};

namespace {

RanProgram ctl(UnifiedWorld &world, const QStringList &arguments)
{
    return runProgram(toolPath(QStringLiteral("pennon-listener")),
                      QStringList{QStringLiteral("ctl"), QStringLiteral("--config"),
                                  world.supervisord().path(QStringLiteral("pennon.conf"))} +
                          arguments);
}

/// The answer in JSON; empty if it failed.
QJsonObject ctlJson(UnifiedWorld &world, const QStringList &arguments)
{
    const RanProgram ran = ctl(world, QStringList{QStringLiteral("--json")} + arguments);
    return ran.exitStatus == 0 ? QJsonDocument::fromJson(ran.standardOutput.toUtf8()).object()
                               : QJsonObject();
}

QJsonArray listIn(const QJsonObject &answer, const char *key)
{
    return answer.value(QLatin1String(key)).toArray();
}

void addCrashy(UnifiedWorld &world)
{
    world.supervisord().addProgram(
        QStringLiteral("crashy"), QStringLiteral("/bin/sh -c \"echo last words; exit 7\""),
        {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"), QStringLiteral("exitcodes=0")});
}

/// The user `nobody` and its group, which every system has.
struct Nobody
{
    RunSettings settings;
    QString group;
};

Nobody nobody()
{
    Nobody found;
    const passwd *const user = ::getpwnam("nobody");
    const group *const its = user ? ::getgrgid(user->pw_gid) : nullptr;
    if (its) {
        found.settings.user = user->pw_uid;
        found.settings.group = user->pw_gid;
        found.group = QString::fromUtf8(its->gr_name);
    }
    return found;
}

/// ctl run by nobody, from a copy of the program that others can reach.
RanProgram ctlAsNobody(UnifiedWorld &world, const QStringList &arguments)
{
    const QString program = world.supervisord().path(QStringLiteral("pennon-listener"));
    if (!QFile::exists(program))
        QFile::copy(toolPath(QStringLiteral("pennon-listener")), program);
    ::chmod(qPrintable(program), 0755);
    ::chmod(qPrintable(world.supervisord().path(QStringLiteral("."))), 0755);
    return runProgram(program,
                      QStringList{QStringLiteral("ctl"), QStringLiteral("--socket"),
                                  world.supervisord().path(QStringLiteral("pennon.sock"))} +
                          arguments,
                      nobody().settings);
}

} // namespace

void TestE2eCtl::looksAndChecks()
{
    UnifiedWorld world;
    const ReservedPort port; // nobody answers there
    world.supervisord().addProgram(QStringLiteral("calm"), QStringLiteral("/bin/sleep 1000"));
    world.configure("[memmon]\nprogram = calm=900MB\n\n[httpok:page]\nurl = http://127.0.0.1:" +
                    QByteArray::number(port.number()) + "/\ninterval = 1h\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.process(QStringLiteral("calm:calm")).contains(QStringLiteral("memory")));

    const RanProgram status = ctl(world, {QStringLiteral("status")});
    VERIFY_IN(status, status.exitStatus == 0 && status.standardError.isEmpty());
    VERIFY_IN(status, status.standardOutput.contains(world.supervisord().serverUrl()));
    VERIFY_IN(status, status.standardOutput.contains(QStringLiteral("reachable since")));
    QVERIFY(!status.standardOutput.contains(QChar(0x1b))); // no terminal, no colours
    const QJsonObject statusJson = ctlJson(world, {QStringLiteral("status")});
    QCOMPARE(statusJson, [&] { // but for what moves
        QJsonObject expected = world.control().call(QStringLiteral("status.get"));
        for (const char *key : {"uptime", "events", "database", "supervisord"})
            expected[QLatin1String(key)] = statusJson[QLatin1String(key)];
        return expected;
    }());

    const RanProgram processes = ctl(world, {QStringLiteral("processes"), QStringLiteral("ca*")});
    VERIFY_IN(processes, processes.exitStatus == 0);
    const QStringList lines = processes.standardOutput.trimmed().split(u'\n');
    VERIFY_IN(processes, lines.size() == 2 && lines.at(0).startsWith(QStringLiteral("PROCESS")));
    VERIFY_IN(processes, lines.at(1).startsWith(QStringLiteral("calm ")) &&
                             lines.at(1).contains(QStringLiteral("RUNNING"), Qt::CaseInsensitive));
    QCOMPARE(listIn(ctlJson(world, {QStringLiteral("processes")}), "processes").size(), 2);
    QVERIFY(ctl(world, {QStringLiteral("processes"), QStringLiteral("nothing")})
                .standardOutput.contains(QStringLiteral("no process")));

    const RanProgram memory = ctl(world, {QStringLiteral("check"), QStringLiteral("memmon")});
    VERIFY_IN(memory, memory.exitStatus == 0 && memory.standardOutput.contains(QStringLiteral("calm")));
    const RanProgram page = ctl(world, {QStringLiteral("check"), QStringLiteral("httpok:page")});
    VERIFY_IN(page, page.exitStatus == 1);
    VERIFY_SOON(world, world.mail().mails().size() == 1);
    const RanProgram none = ctl(world, {QStringLiteral("check"), QStringLiteral("memmon:none")});
    VERIFY_IN(none, none.exitStatus == 1 && none.standardError.contains(QStringLiteral("memmon:none")));
}

void TestE2eCtl::changesRulesAndBreakers()
{
    UnifiedWorld world;
    world.supervisord().addProgram(
        QStringLiteral("big"),
        pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--rate 1000 --max 20")));
    world.configure("[memmon] ; whoever reads this\nprogram = big=10MB ; little\ninterval = 1s\nmax_restarts "
                    "= 1 per 1h\npause = 0\n");
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, world.process(QStringLiteral("big:big")).contains(QStringLiteral("breaker_opened")));

    const RanProgram refused = ctl(world, {QStringLiteral("set"), QStringLiteral("memmon"),
                                           QStringLiteral("program"), QStringLiteral("big=9MX")});
    VERIFY_IN(refused, refused.exitStatus == 1);
    VERIFY_IN(refused, refused.standardError.contains(QStringLiteral("the rules were not changed")) &&
                           refused.standardError.contains(QStringLiteral("memmon.program")));
    const RanProgram set = ctl(world, {QStringLiteral("set"), QStringLiteral("memmon"),
                                       QStringLiteral("program"), QStringLiteral("big=900MB")});
    VERIFY_IN(set, set.exitStatus == 0);
    VERIFY_IN(set, set.standardOutput.startsWith(QStringLiteral("memmon.program: big=10MB -> big=900MB\n")));
    QVERIFY(world.configurationText().contains(
        QStringLiteral("[memmon] ; whoever reads this\nprogram = big=900MB ; little\n")));
    const RanProgram rules = ctl(world, {QStringLiteral("rules"), QStringLiteral("memmon")});
    VERIFY_IN(rules, rules.standardOutput.contains(QStringLiteral("\n[memmon]\n")) &&
                         rules.standardOutput.contains(QStringLiteral("program = big=900MB\n")));
    QVERIFY(!ctlJson(world, {QStringLiteral("set"), QStringLiteral("--remove"), QStringLiteral("memmon"),
                             QStringLiteral("pause")})
                 .value(QStringLiteral("revision"))
                 .toString()
                 .isEmpty());
    QVERIFY(!world.configurationText().contains(QStringLiteral("pause")));
    // Every change is logged with who made it.
    VERIFY_SOON(world, world.log().count(QStringLiteral("rules.set by uid %1").arg(::geteuid())) == 3);

    const RanProgram reset = ctl(world, {QStringLiteral("reset"), QStringLiteral("big")});
    VERIFY_IN(reset, reset.exitStatus == 0 &&
                         reset.standardOutput == QStringLiteral("big: the breaker is closed\n"));
    QCOMPARE(ctl(world, {QStringLiteral("reset"), QStringLiteral("big")}).standardOutput,
             QStringLiteral("no breaker was open\n"));

    const RanProgram test = ctl(world, {QStringLiteral("test"), QStringLiteral("you@example.com")});
    VERIFY_IN(test, test.exitStatus == 0);
    const QList<StoredMail> tests = world.mail().about(QStringLiteral("test message"));
    QCOMPARE(tests.size(), 1);
    QCOMPARE(tests.first().to, QStringLiteral("you@example.com"));
    // A command that fails is told with its answer.
    const RanProgram command = ctl(world, {QStringLiteral("set"), QStringLiteral("mail"),
                                           QStringLiteral("command"), QStringLiteral("false")});
    VERIFY_IN(command, command.exitStatus == 0);
    const RanProgram failing = ctl(world, {QStringLiteral("test")});
    VERIFY_IN(failing, failing.exitStatus == 1 && failing.standardOutput.contains(QStringLiteral("NO")));
}

void TestE2eCtl::incidentsAndSilences()
{
    UnifiedWorld world;
    addCrashy(world);
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    const auto crash = [&](int times) {
        (void) world.supervisord().startProcess(QStringLiteral("crashy"));
        VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == times);
        VERIFY_SOON(world, world.incidents(QStringLiteral("crash"))
                               .at(0)
                               .toObject()
                               .contains(QStringLiteral("exit_status")));
    };
    crash(1);
    VERIFY_SOON(world, world.mail().mails().size() == 1);

    const QJsonArray incidents = listIn(ctlJson(world, {QStringLiteral("incidents"), QStringLiteral("--kind"),
                                                        QStringLiteral("crash"), QStringLiteral("crashy")}),
                                        "incidents");
    QCOMPARE(incidents.size(), 1);
    const QString id = QString::number(incidents.at(0)[QLatin1String("id")].toInteger());
    const RanProgram one = ctl(world, {QStringLiteral("incidents"), id});
    VERIFY_IN(one, one.exitStatus == 0 && one.standardOutput.contains(QStringLiteral("last words")));
    const RanProgram seen =
        ctl(world, {QStringLiteral("ack"), id, QStringLiteral("--note"), QStringLiteral("it is known")});
    VERIFY_IN(seen, seen.exitStatus == 0);
    const QJsonObject acknowledged = world.incidents(QStringLiteral("crash")).at(0).toObject();
    QVERIFY(acknowledged.contains(QStringLiteral("acknowledged")));
    QCOMPARE(acknowledged.value(QStringLiteral("note")).toString(), QStringLiteral("it is known"));
    QCOMPARE(listIn(ctlJson(world, {QStringLiteral("incidents"), QStringLiteral("--open"),
                                    QStringLiteral("--kind"), QStringLiteral("crash")}),
                    "incidents")
                 .size(),
             0);
    QCOMPARE(ctl(world, {QStringLiteral("ack"), QStringLiteral("4711")}).exitStatus, 1);
    QCOMPARE(ctl(world, {QStringLiteral("incidents"), QStringLiteral("4711")}).exitStatus, 1);

    // Silenced, a crash is written down and not mailed.
    const QJsonArray silences = listIn(
        ctlJson(world, {QStringLiteral("silence"), QStringLiteral("crashy"), QStringLiteral("--for"),
                        QStringLiteral("1h"), QStringLiteral("--note"), QStringLiteral("at work on it")}),
        "silences");
    QCOMPARE(silences.size(), 1);
    crash(2);
    VERIFY_SOON(world, world.log().contains(QStringLiteral("Not mailed, crashy:crashy is silenced")));
    const RanProgram listed = ctl(world, {QStringLiteral("silence")});
    VERIFY_IN(listed, listed.standardOutput.contains(QStringLiteral("at work on it")));
    const RanProgram removed = ctl(world, {QStringLiteral("silence"), QStringLiteral("--remove"),
                                           QString::number(silences.at(0)[QLatin1String("id")].toInteger())});
    VERIFY_IN(removed, removed.exitStatus == 0);
    crash(3);
    VERIFY_SOON(world, world.mail().mails().size() == 2);
}

void TestE2eCtl::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &line, int exitStatus, const char *said) {
        QTest::newRow(name) << line.split(u' ', Qt::SkipEmptyParts) << exitStatus
                            << QString::fromLatin1(said);
    };
    row("no listener", QStringLiteral("--socket /nonexistent/socket status"), 69, "is the listener running?");
    row("no command", {}, 64, "no command");
    row("misspelt", QStringLiteral("proceses"), 64, "processes");
    row("no number", QStringLiteral("ack first"), 64, "no ID");
    row("no configuration", QStringLiteral("--config /nonexistent/pennon.conf status"), 78, "cannot be read");
}

void TestE2eCtl::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitStatus);
    QFETCH(QString, said);
    const RanProgram ran = runProgram(toolPath(QStringLiteral("pennon-listener")),
                                      QStringList{QStringLiteral("ctl")} + arguments);
    VERIFY_IN(ran, ran.exitStatus == exitStatus);
    VERIFY_IN(ran, ran.standardOutput.isEmpty() && ran.standardError.contains(said));
}

/// Becoming somebody else takes root; who is not root sees that the socket is closed to others.
void TestE2eCtl::otherUsersAreRefused()
{
    UnifiedWorld world;
    world.configure("[crashmail]\n");
    VERIFY_IN(world, world.start());
    const QString socket = world.supervisord().path(QStringLiteral("pennon.sock"));
    QCOMPARE(QFile::permissions(socket) & (QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    if (::geteuid() != 0)
        return;
    const RanProgram closed = ctlAsNobody(world, {QStringLiteral("status")});
    VERIFY_IN(closed, closed.exitStatus == 77 && closed.standardOutput.isEmpty());

    // A socket that lets everybody in still asks who it is.
    const RanProgram opened = ctl(world, {QStringLiteral("set"), QStringLiteral("listener"),
                                          QStringLiteral("socket_mode"), QStringLiteral("0666")});
    VERIFY_IN(opened, opened.exitStatus == 0);
    VERIFY_SOON(world, QFile::permissions(socket).testFlag(QFile::WriteOther));
    const RanProgram refused = ctlAsNobody(world, {QStringLiteral("status")});
    VERIFY_IN(refused, refused.exitStatus == 77 && refused.standardOutput.isEmpty());
    VERIFY_SOON(world, world.log().contains(
                           QStringLiteral("uid %1 may not use this socket").arg(*nobody().settings.user)));
}

void TestE2eCtl::readersOnlyRead()
{
    if (::geteuid() != 0)
        return;
    UnifiedWorld world;
    addCrashy(world);
    world.configure("[crashmail]\n", "socket_readers = " + nobody().group.toUtf8() + "\n");
    VERIFY_IN(world, world.start());
    const QString before = world.configurationText();
    for (const char *line : {"status", "processes", "incidents", "rules", "silence"}) {
        const RanProgram read = ctlAsNobody(world, {QString::fromLatin1(line)});
        VERIFY_IN(read, read.exitStatus == 0 && !read.standardOutput.isEmpty());
    }
    for (const char *line : {"set crashmail to you@example.com", "silence crashy", "ack 1", "test",
                             "reset crashy", "check crashmail"}) {
        const RanProgram written = ctlAsNobody(world, QString::fromLatin1(line).split(u' '));
        VERIFY_IN(written, written.exitStatus == 77 && written.standardOutput.isEmpty());
    }
    QCOMPARE(world.configurationText(), before);
    QCOMPARE(world.mail().mails().size(), 0);
    VERIFY_SOON(world, world.log().contains(
                           QStringLiteral("rules.set by uid %1 was refused").arg(*nobody().settings.user)));
}

QTEST_GUILESS_MAIN(TestE2eCtl)
#include "tst_e2e_ctl.moc"
