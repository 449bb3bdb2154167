// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QRegularExpression>
#include <QTest>

using namespace pennon::testkit;

namespace {

/// The process id that supervisord reported when it started the program.
QString spawnedPid(const SupervisordProcess &supervisord, const QString &name)
{
    const QRegularExpression line(QStringLiteral("spawned: '%1' with pid (\\d+)").arg(name));
    return line.match(supervisord.log()).captured(1);
}

} // namespace

class TestE2eCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crashesAreMailedByACommand();
};

void TestE2eCrash::crashesAreMailedByACommand()
{
    SupervisordProcess::Settings settings;
    settings.identifier =
        QStringLiteral("host:9001"); // seen in the wild: a colon in the value of a header token
    SupervisordProcess supervisord(settings);
    const MailFolder all(supervisord.path(QStringLiteral("all")));
    const MailFolder chosen(supervisord.path(QStringLiteral("chosen")));
    const auto crash = pythonProgram(QStringLiteral("crasher.py"), QStringLiteral("--status 3"));
    const QStringList later{QStringLiteral("autostart=false")};
    supervisord.addProgram(QStringLiteral("done"),
                           pythonProgram(QStringLiteral("crasher.py"), QStringLiteral("--status 0")),
                           later + QStringList{QStringLiteral("exitcodes=0")});
    supervisord.addProgram(QStringLiteral("webapp"), crash, later);
    supervisord.addProgram(QStringLiteral("other"), crash, later);
    supervisord.addProgram(QStringLiteral("café"), crash, later);
    supervisord.addProgram(QStringLiteral("日本🚩"), crash, later);
    supervisord.addSection(QStringLiteral("group:größe"), {QStringLiteral("programs=café,日本🚩")});
    supervisord.addListener(QStringLiteral("crashmail_all"), QStringLiteral("PROCESS_STATE"),
                            toolPath(QStringLiteral("crashmail")) +
                                QStringLiteral(" -a -m admin@example.com -s \"") + all.sendmailCommand() +
                                u'"');
    supervisord.addListener(
        QStringLiteral("crashmail_chosen"), QStringLiteral("PROCESS_STATE_EXITED"),
        toolPath(QStringLiteral("crashmail")) +
            QStringLiteral(" -p webapp -p größe:café -o \"[site]\" -m Chef@example.com -s \"") +
            chosen.sendmailCommand() + u'"');
    VERIFY_IN(supervisord, supervisord.start());

    // Events are worked off in order: when the mail about the last one is there, all have been looked at.
    const QStringList names{QStringLiteral("done"), QStringLiteral("other"), QStringLiteral("webapp"),
                            QStringLiteral("größe:日本🚩"), QStringLiteral("größe:café")};
    for (const auto &name : names) {
        VERIFY_IN(supervisord, supervisord.startProcess(name));
        VERIFY_SOON(supervisord, supervisord.process(name).state == QLatin1String("EXITED"));
    }
    VERIFY_SOON(supervisord, all.mails().size() >= 4 && chosen.mails().size() >= 2);

    QCOMPARE(all.mails().size(), 4);
    QCOMPARE(chosen.mails().size(), 2);
    const auto other = all.mails().at(0);
    QCOMPARE(other.to, QStringLiteral("admin@example.com"));
    QCOMPARE(other.body,
             QStringLiteral("Process other in group other exited unexpectedly (pid %1) from state RUNNING")
                 .arg(spawnedPid(supervisord, QStringLiteral("other"))));
    const QRegularExpression subject(
        QStringLiteral("^\\[site\\]: café crashed at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}$"));
    const auto unicode = chosen.mails().at(1);
    QVERIFY2(subject.match(unicode.subject).hasMatch(), qPrintable(unicode.raw));
    QCOMPARE(unicode.to, QStringLiteral("Chef@example.com"));
    QCOMPARE(unicode.body,
             QStringLiteral("Process café in group größe exited unexpectedly (pid %1) from state RUNNING")
                 .arg(spawnedPid(supervisord, QStringLiteral("café"))));
    QVERIFY(all.mails().at(2).subject.startsWith(QStringLiteral(" 日本🚩 crashed at ")));
    QVERIFY(!supervisord.log().contains(QStringLiteral("rejected")));
}

QTEST_GUILESS_MAIN(TestE2eCrash)
#include "tst_e2e_crash.moc"
