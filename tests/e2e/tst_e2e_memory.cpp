// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QRegularExpression>
#include <QTest>

using namespace pennon::testkit;

class TestE2eMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leaksAreEndedAtTheirLimitAndNotBefore();
    void neverRestartsItself_data();
    void neverRestartsItself();
};

namespace {

constexpr qint64 megabyte = 1 << 20;
/// How far two looks at the same process may differ: the kernel keeps its counters in batches per processor.
constexpr qint64 tolerance = 2 * megabyte;

/// What memmon measured of a process, look by look.
QList<qint64> measured(const QString &log, const QString &process)
{
    QList<qint64> values;
    auto matches = QRegularExpression(QStringLiteral("RSS of %1 is (\\d+)").arg(process)).globalMatch(log);
    while (matches.hasNext()) {
        values << matches.next().captured(1).toLongLong();
    }
    return values;
}

/// The figure in a mail about a restart.
qint64 mailedFigure(const StoredMail &mail)
{
    return QRegularExpression(QStringLiteral("\\((\\d+) bytes RSS\\)$"))
        .match(mail.body)
        .captured(1)
        .toLongLong();
}

bool areClose(qint64 left, qint64 right)
{
    return qAbs(left - right) <= tolerance;
}

} // namespace

void TestE2eMemory::leaksAreEndedAtTheirLimitAndNotBefore()
{
    SupervisordProcess supervisord;
    const MailFolder mail(supervisord.path(QStringLiteral("mail")));
    const auto leak = QStringLiteral("--size-file %(here)s/size ");
    const QStringList asGroup{QStringLiteral("stopasgroup=true"), QStringLiteral("killasgroup=true")};
    supervisord.write(QStringLiteral("size"), "20");
    supervisord.addProgram(QStringLiteral("single"), pythonProgram(QStringLiteral("leaker.py"), leak));
    supervisord.addProgram(QStringLiteral("tree"),
                           pythonProgram(QStringLiteral("leaker.py"), leak + QStringLiteral("--grandchild")),
                           asGroup);
    supervisord.addProgram(QStringLiteral("steady"),
                           pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--rate 100 --max 20")));
    const auto route = QStringLiteral(" -m admin@example.com -s \"%1\"").arg(mail.sendmailCommand());
    // 60 MB for single and steady alone; tree by itself is small, only its descendants are not.
    supervisord.addListener(QStringLiteral("memmon_alone"), QStringLiteral("TICK_5"),
                            toolPath(QStringLiteral("memmon")) +
                                QStringLiteral(" -p single=60MB -p tree:tree=60MB -g steady=60MB -n alone") +
                                route);
    supervisord.addListener(QStringLiteral("memmon_tree"), QStringLiteral("TICK_5"),
                            toolPath(QStringLiteral("memmon")) +
                                QStringLiteral(" -c -p tree=90MB -p steady=90MB") + route);
    VERIFY_IN(supervisord, supervisord.start());

    const auto single = supervisord.process(QStringLiteral("single")).pid;
    const auto tree = supervisord.process(QStringLiteral("tree")).pid;
    const auto steady = supervisord.process(QStringLiteral("steady")).pid;
    const auto alone = [&](const char *name) {
        return measured(supervisord.errorsOf(QStringLiteral("memmon_alone")), QLatin1String(name));
    };
    const auto together = [&](const char *name) {
        return measured(supervisord.errorsOf(QStringLiteral("memmon_tree")), QLatin1String(name));
    };

    // Below the limit: looked at with the right figures, and left alone.
    VERIFY_SOON(supervisord,
                residentMemory(single) > 20 * megabyte && residentMemoryOfTree(tree) > 30 * megabyte);
    const auto looks = alone("single:single").size();
    const auto treeLooks = together("tree:tree").size();
    VERIFY_SOON(supervisord,
                alone("single:single").size() >= looks + 2 && together("tree:tree").size() >= treeLooks + 2);
    VERIFY_IN(supervisord, areClose(alone("single:single").last(), residentMemory(single)));
    VERIFY_IN(supervisord, areClose(together("tree:tree").last(), residentMemoryOfTree(tree)));
    VERIFY_IN(supervisord, areClose(alone("tree:tree").last(), residentMemory(tree)));
    QCOMPARE(supervisord.process(QStringLiteral("single")).pid, single);
    QCOMPARE(supervisord.process(QStringLiteral("tree")).pid, tree);
    QCOMPARE(mail.mails().size(), 0);

    // Now both leak, and stay at their new size until they are restarted. The size is set back for their
    // successors.
    const auto singleAtMost = residentMemory(single) + 80 * megabyte + tolerance;
    const auto treeAtMost = residentMemoryOfTree(tree) + 80 * megabyte + tolerance;
    supervisord.write(QStringLiteral("size"), "100");
    const auto restarted = [&](const QString &name, pid_t old) {
        const auto now = supervisord.process(name);
        return now.isRunning() && now.pid != old;
    };
    VERIFY_SOON(supervisord,
                restarted(QStringLiteral("single"), single) && restarted(QStringLiteral("tree"), tree));
    supervisord.write(QStringLiteral("size"), "0");
    QList<StoredMail> singleMail;
    QList<StoredMail> treeMail;
    VERIFY_IN(supervisord, comesTrue([&] {
                  singleMail = mail.about(QStringLiteral("memmon [alone]: process single:single restarted"));
                  treeMail = mail.about(QStringLiteral("memmon: process tree:tree restarted"));
                  return !singleMail.isEmpty() && !treeMail.isEmpty();
              }));
    const auto figure = mailedFigure(singleMail.first());
    QVERIFY2(figure > 60 * megabyte, qPrintable(singleMail.first().raw));
    QVERIFY2(figure <= singleAtMost, qPrintable(singleMail.first().raw));
    QVERIFY2(mailedFigure(treeMail.first()) > 90 * megabyte, qPrintable(treeMail.first().raw));
    QVERIFY2(mailedFigure(treeMail.first()) <= treeAtMost, qPrintable(treeMail.first().raw));
    QVERIFY(!isAlive(single));
    QCOMPARE(supervisord.process(QStringLiteral("steady")).pid, steady);
    // A program of that size would be far over the limit of memmon_alone, had it counted descendants.
    QVERIFY(!supervisord.errorsOf(QStringLiteral("memmon_alone"))
                 .contains(QStringLiteral("Restarting tree:tree")));
}

void TestE2eMemory::neverRestartsItself_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("memmon -a 0") << toolPath(QStringLiteral("memmon")) + QStringLiteral(" -a 0");
    QTest::newRow("httpok -a") << toolPath(QStringLiteral("httpok")) +
                                      QStringLiteral(" -a http://127.0.0.1:1/");
}

void TestE2eMemory::neverRestartsItself()
{
    QFETCH(const QString, command);
    SupervisordProcess supervisord;
    supervisord.addProgram(QStringLiteral("another"), QStringLiteral("/bin/sleep 3600"));
    supervisord.addListener(QStringLiteral("watcher"), QStringLiteral("TICK_5"), command);
    VERIFY_IN(supervisord, supervisord.start());
    const auto own = supervisord.process(QStringLiteral("watcher")).pid;
    const auto starts = [&] { return supervisord.log().count(QStringLiteral("spawned: 'another'")); };
    VERIFY_SOON(supervisord, starts() >= 3);
    const auto now = supervisord.process(QStringLiteral("watcher"));
    VERIFY_IN(supervisord, now.isRunning() && now.pid == own);
    QCOMPARE(supervisord.log().count(QStringLiteral("spawned: 'watcher'")), 1);
}

QTEST_GUILESS_MAIN(TestE2eMemory)
#include "tst_e2e_memory.moc"
