// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/memmon.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr Clock::WallTime someTime{1'761'987'900'042ms}; ///< Sat Nov  1 09:05:00 2025 UTC

ProcessInfo running(const QString &group, const QString &name, qint64 pid = 4711)
{
    return {{group, name}, pid, ProcessState::Running, 1'000, 10'000};
}

const ProcessName webapp{QStringLiteral("grp"), QStringLiteral("webapp")};

} // namespace

class TestMemMon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcesWhatIsConfigured();
    void concernsWhoHasALimit_data();
    void concernsWhoHasALimit();
    void neverConcernsItselfNorTheDead();
    void appliesTheLimitsInOrder_data();
    void appliesTheLimitsInOrder();
    void waitsForSeveralFailures();
    void waitsForTheEndOfGrace();
    void limitsMailsByUptime();
    void writesItsTexts_data();
    void writesItsTexts();
};

void TestMemMon::announcesWhatIsConfigured()
{
    QCOMPARE(MemMon({}, {}).announcement(), QStringList{});
    MemMonRules rules;
    rules.programs = {{QStringLiteral("a"), {31457280}}, {QStringLiteral("g:b"), {-5}}};
    QCOMPARE(MemMon(rules, {}).announcement(),
             QStringList{QStringLiteral("Checking programs a=31457280, g:b=-5")});
    rules.groups = {{QStringLiteral("g"), {1}}, {QStringLiteral("h"), {2}}};
    rules.any = ByteSize{0};
    QCOMPARE(MemMon(rules, {}).announcement(),
             (QStringList{QStringLiteral("Checking programs a=31457280, g:b=-5"),
                          QStringLiteral("Checking groups g=1, h=2"), QStringLiteral("Checking any=0")}));
}

void TestMemMon::concernsWhoHasALimit_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("any");
    QTest::addColumn<bool>("concerned");
    const QString none;
    QTest::newRow("name") << QStringLiteral("webapp") << none << false << true;
    QTest::newRow("group:name") << QStringLiteral("grp:webapp") << none << false << true;
    QTest::newRow("group") << none << QStringLiteral("grp") << false << true;
    QTest::newRow("any") << none << none << true << true;
    QTest::newRow("no limit") << none << none << false << false;
    QTest::newRow("other name") << QStringLiteral("web") << none << false << false;
    QTest::newRow("other group:name") << QStringLiteral("x:webapp") << none << false << false;
    QTest::newRow("a name is no group") << none << QStringLiteral("webapp") << false << false;
}

void TestMemMon::concernsWhoHasALimit()
{
    QFETCH(QString, program);
    QFETCH(QString, group);
    QFETCH(bool, any);
    QFETCH(bool, concerned);
    MemMonRules rules;
    if (!program.isEmpty())
        rules.programs = {{program, {1}}};
    if (!group.isEmpty())
        rules.groups = {{group, {1}}};
    if (any)
        rules.any = ByteSize{1};
    QCOMPARE(MemMon(rules, {}).concerns(running(webapp.group, webapp.name)), concerned);
}

void TestMemMon::neverConcernsItselfNorTheDead()
{
    MemMonRules rules;
    rules.any = ByteSize{1};
    const MemMon check(rules, webapp);
    QVERIFY(!check.concerns(running(webapp.group, webapp.name)));
    QVERIFY(check.concerns(running(QStringLiteral("other"), webapp.name)));
    QVERIFY(!check.concerns(running(QStringLiteral("other"), webapp.name, 0)));
    // The state does not matter, only the pid does.
    ProcessInfo stopping = running(QStringLiteral("other"), webapp.name);
    stopping.state = ProcessState::Stopping;
    QVERIFY(check.concerns(stopping));
}

void TestMemMon::appliesTheLimitsInOrder_data()
{
    QTest::addColumn<int>("name");
    QTest::addColumn<int>("fullName");
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("any");
    QTest::addColumn<int>("looked");
    QTest::addColumn<bool>("exceeded");
    // A limit of -1 stands for none; the memory is 100.
    QTest::newRow("all kept") << 100 << 100 << 100 << 100 << 4 << false;
    QTest::newRow("name exceeded") << 99 << 10 << 10 << 10 << 1 << true;
    QTest::newRow("full name exceeded") << 100 << 99 << 10 << 10 << 2 << true;
    QTest::newRow("group exceeded") << 100 << 100 << 99 << 10 << 3 << true;
    QTest::newRow("any exceeded") << 100 << 100 << 100 << 99 << 4 << true;
    QTest::newRow("a generous -p shields from nothing") << 1000 << -1 << -1 << 99 << 2 << true;
    QTest::newRow("limit 0") << -1 << -1 << -1 << 0 << 1 << true;
    QTest::newRow("group only") << -1 << -1 << 100 << -1 << 1 << false;
}

void TestMemMon::appliesTheLimitsInOrder()
{
    QFETCH(int, name);
    QFETCH(int, fullName);
    QFETCH(int, group);
    QFETCH(int, any);
    QFETCH(int, looked);
    QFETCH(bool, exceeded);
    MemMonRules rules;
    if (name >= 0)
        rules.programs.push_back({webapp.name, {name}});
    if (fullName >= 0)
        rules.programs.push_back({webapp.full(), {fullName}});
    if (group >= 0)
        rules.groups.push_back({webapp.group, {group}});
    if (any >= 0)
        rules.any = ByteSize{any};
    const auto judgement = MemMon(rules, {}).judge(running(webapp.group, webapp.name), {100});
    QCOMPARE(judgement.lines, QStringList(looked, QStringLiteral("RSS of grp:webapp is 100")));
    QCOMPARE(judgement.exceeded, exceeded);
    QCOMPARE(judgement.restart, exceeded);
}

void TestMemMon::waitsForSeveralFailures()
{
    MemMonRules rules;
    rules.any = ByteSize{10};
    rules.patience.failures = 2;
    MemMon check(rules, {});
    const ProcessInfo process = running(webapp.group, webapp.name);
    const auto first = check.judge(process, {11});
    QVERIFY(first.exceeded);
    QVERIFY(!first.restart);
    QCOMPARE(first.lines,
             (QStringList{QStringLiteral("RSS of grp:webapp is 11"),
                          QStringLiteral("Not restarting grp:webapp yet: over its limit in 1 of 2 checks")}));
    QVERIFY(!check.judge(process, {10}).exceeded); // below: counted anew
    QVERIFY(!check.judge(process, {11}).restart);
    QVERIFY(check.judge(process, {11}).restart);
    QVERIFY(check.judge(process, {11}).restart);
    QVERIFY(!check.judge(running(webapp.group, webapp.name, 4712), {11}).restart);
}

void TestMemMon::waitsForTheEndOfGrace()
{
    MemMonRules rules;
    rules.any = ByteSize{10};
    rules.patience.grace = 60s;
    MemMon check(rules, {});
    ProcessInfo process = running(webapp.group, webapp.name);
    process.now = process.start + 59;
    const auto early = check.judge(process, {11});
    QVERIFY(early.exceeded);
    QVERIFY(!early.restart);
    QCOMPARE(early.lines.last(),
             QStringLiteral("Not restarting grp:webapp yet: started 59 s ago, time of grace 60 s"));
    process.now = process.start + 60;
    QVERIFY(check.judge(process, {11}).restart);
}

void TestMemMon::limitsMailsByUptime()
{
    MemMonRules rules;
    QVERIFY(MemMon(rules, {}).mailsRestart(std::chrono::hours(24 * 365)));
    rules.mailUptime = 120s;
    const MemMon check(rules, {});
    QVERIFY(check.mailsRestart(119s));
    QVERIFY(check.mailsRestart(120s));
    QVERIFY(!check.mailsRestart(121s));
}

void TestMemMon::writesItsTexts_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("no label") << QString() << QStringLiteral("memmon: ");
    QTest::newRow("label") << QStringLiteral("web 1") << QStringLiteral("memmon [web 1]: ");
}

void TestMemMon::writesItsTexts()
{
    QFETCH(QString, label);
    QFETCH(QString, prefix);
    MemMonRules rules;
    rules.label = label;
    const MemMon check(rules, {});
    const QString fault = QStringLiteral("<Fault 30: 'FAILED: grp:webapp'>");
    QCOMPARE(MemMon::restarting(webapp), QStringLiteral("Restarting grp:webapp"));

    const Notice restarted = check.restarted(webapp, {41943040}, someTime);
    QCOMPARE(restarted.subject, prefix + QStringLiteral("process grp:webapp restarted"));
    QCOMPARE(
        restarted.body,
        QStringLiteral("memmon.py restarted the process named grp:webapp at Sat Nov  1 09:05:00 2025 UTC "
                       "because it was consuming too much memory (41943040 bytes RSS)"));
    const Notice noStop = check.failedToStop(webapp, {4096}, fault);
    QCOMPARE(noStop.subject, prefix + QStringLiteral("failed to stop process grp:webapp"));
    QCOMPARE(
        noStop.body,
        QStringLiteral("Failed to stop process grp:webapp (RSS 4096): <Fault 30: 'FAILED: grp:webapp'>"));
    const Notice noStart = check.failedToStart(webapp, fault);
    QCOMPARE(noStart.subject, prefix + QStringLiteral("failed to start process grp:webapp"));
    QCOMPARE(noStart.body, QStringLiteral("Failed to start process grp:webapp after stopping it: "
                                          "<Fault 30: 'FAILED: grp:webapp'>"));
}

QTEST_GUILESS_MAIN(TestMemMon)
#include "tst_memmon.moc"
