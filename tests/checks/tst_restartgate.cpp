// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restartgate.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;
using Verdict = RestartGate::Verdict;

namespace {

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};
const ProcessName worker{QStringLiteral("shop"), QStringLiteral("worker")};
const QString memory = QStringLiteral("memmon");
const QString page = QStringLiteral("httpok:web");
constexpr Clock::WallTime start{1'700'000'000s};

ProcessInfo running(const ProcessName &name, qint64 pid = 7, qint64 uptime = 10'000)
{
    return {name, pid, ProcessState::Running, 1'000'000, 1'000'000 + uptime};
}

} // namespace

class TestRestartGate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_book = RestartBook(); }
    void restartsAtOnceByDefault();
    void countsFailuresInARow();
    void countsEachCheckByItself();
    void anotherPidBeginsAnew();
    void doesNotJudgeInGrace_data();
    void doesNotJudgeInGrace();
    void aLevelActsAgainAfterTheCooldown();
    void opensTheBreakerOnceWhenTheBudgetIsSpent();
    void oldRestartsAreNoBurden();
    void noBudgetNoBreaker();
    void theBreakerClosesAfterItsPause();
    void theBreakerClosesByHand();
    void othersAreNotConcerned();
    void aClockSetBackBlocksOnceMore();
    void aClockSetBackMakesNoBurst();
    void survivesARestartOfTheListener();
    void tellsWhatChanged();
    void forgetsRestartsBeyondAThousand();

private:
    Verdict failed(const RestartPolicy &policy, Clock::WallTime now, const QString &check = memory,
                   const ProcessInfo &process = running(web))
    {
        return m_gate.failed(check, process, policy, now).verdict;
    }
    /// Fails, and is restarted where that is allowed.
    Verdict failedAndDone(const RestartPolicy &policy, Clock::WallTime now)
    {
        const Verdict verdict = failed(policy, now);
        if (verdict == Verdict::Restart)
            m_gate.restarted(web, now);
        return verdict;
    }

    RestartBook m_book;
    RestartGate m_gate{m_book};
};

void TestRestartGate::restartsAtOnceByDefault()
{
    const RestartGate::Decision decision = m_gate.failed(memory, running(web, 7, 0), RestartPolicy(), start);
    QCOMPARE(decision.verdict, Verdict::Restart);
    QVERIFY(decision.reason.isEmpty());
}

void TestRestartGate::countsFailuresInARow()
{
    const RestartPolicy policy{.failures = 3};
    const RestartGate::Decision first = m_gate.failed(memory, running(web), policy, start);
    QCOMPARE(first.verdict, Verdict::Hold);
    QCOMPARE(first.reason, QStringLiteral("1 of 3 failed checks in a row"));
    QCOMPARE(failed(policy, start), Verdict::Hold);
    m_gate.passed(memory, web);
    QCOMPARE(failed(policy, start), Verdict::Hold);
    QCOMPARE(failed(policy, start), Verdict::Hold);
    QCOMPARE(failed(policy, start), Verdict::Restart);
    QCOMPARE(failed(policy, start), Verdict::Restart); // still failing, still to be acted upon
    m_gate.restarted(web, start);
    QCOMPARE(failed(policy, start), Verdict::Hold);
}

void TestRestartGate::countsEachCheckByItself()
{
    const RestartPolicy policy{.failures = 2};
    QCOMPARE(failed(policy, start, page), Verdict::Hold);
    QCOMPARE(failed(policy, start, memory), Verdict::Hold);
    m_gate.passed(memory, web); // says nothing of the page
    QCOMPARE(failed(policy, start, page), Verdict::Restart);
    QCOMPARE(failed(policy, start, memory), Verdict::Hold);
}

void TestRestartGate::anotherPidBeginsAnew()
{
    const RestartPolicy policy{.failures = 2};
    QCOMPARE(failed(policy, start), Verdict::Hold);
    QCOMPARE(failed(policy, start, memory, running(web, 8)), Verdict::Hold);
    QCOMPARE(failed(policy, start, memory, running(web, 8)), Verdict::Restart);
}

void TestRestartGate::doesNotJudgeInGrace_data()
{
    QTest::addColumn<qint64>("uptime");
    QTest::addColumn<bool>("isJudged");
    QTest::newRow("just started") << qint64{0} << false;
    QTest::newRow("last second") << qint64{59} << false;
    QTest::newRow("over") << qint64{60} << true;
    QTest::newRow("supervisord's clock was set back") << qint64{-86'400} << true;
}

void TestRestartGate::doesNotJudgeInGrace()
{
    QFETCH(const qint64, uptime);
    QFETCH(const bool, isJudged);
    const RestartPolicy policy{.failures = 2, .grace = 60s};
    static_cast<void>(m_gate.failed(memory, running(web, 7, uptime), policy, start));
    const RestartGate::Decision second = m_gate.failed(memory, running(web, 7, uptime), policy, start);
    QCOMPARE(second.verdict, isJudged ? Verdict::Restart : Verdict::Hold);
    if (!isJudged) {
        QCOMPARE(second.reason, QStringLiteral("started %1s ago, grace 1min").arg(uptime));
        QCOMPARE(failed(policy, start), Verdict::Hold); // what failed in grace does not count
    }
}

void TestRestartGate::aLevelActsAgainAfterTheCooldown()
{
    const RestartPolicy policy{.cooldown = 60s};
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    const RestartGate::Decision held = m_gate.failed(memory, running(web), policy, start + 59'999ms);
    QCOMPARE(held.verdict, Verdict::Hold);
    QVERIFY2(held.reason.contains(QStringLiteral("cooldown 1min")), qPrintable(held.reason));
    QCOMPARE(failedAndDone(policy, start + 60s), Verdict::Restart);
}

void TestRestartGate::opensTheBreakerOnceWhenTheBudgetIsSpent()
{
    const RestartPolicy policy{.maxRestarts = 3, .window = 1h, .pause = 30min};
    for (int i = 0; i < 3; ++i)
        QCOMPARE(failedAndDone(policy, start + i * 1min), Verdict::Restart);
    const RestartGate::Decision opened = m_gate.failed(memory, running(web), policy, start + 3min);
    QCOMPARE(opened.verdict, Verdict::OpenBreaker);
    QCOMPARE(opened.reason, QStringLiteral("3 restarts within 1h did not help: no more of them for 30min"));
    QCOMPARE(m_gate.history(web).breakerOpened, start + 3min);
    for (const QString &check : {memory, page})
        QCOMPARE(failed(policy, start + 4min, check), Verdict::BreakerOpen);
    m_gate.passed(memory, web);
    QCOMPARE(failed(policy, start + 5min), Verdict::BreakerOpen);
}

void TestRestartGate::oldRestartsAreNoBurden()
{
    const RestartPolicy policy{.maxRestarts = 2, .window = 10min};
    for (int i = 0; i < 20; ++i)
        QCOMPARE(failedAndDone(policy, start + i * 5min), Verdict::Restart);
    QCOMPARE(failedAndDone(policy, start + 19 * 5min + 1s), Verdict::OpenBreaker);
}

void TestRestartGate::noBudgetNoBreaker()
{
    const RestartPolicy policy{.maxRestarts = 0};
    for (int i = 0; i < 50; ++i)
        QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
}

void TestRestartGate::theBreakerClosesAfterItsPause()
{
    const RestartPolicy policy{.maxRestarts = 1, .window = 1h, .pause = 5min};
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    QCOMPARE(failed(policy, start + 1min), Verdict::OpenBreaker);
    QVERIFY(m_gate.closeDueBreakers(start + 6min - 1ms).empty());
    QCOMPARE(m_gate.closeDueBreakers(start + 6min), std::vector{web});
    QVERIFY(m_gate.closeDueBreakers(start + 6min).empty());
    QCOMPARE(failedAndDone(policy, start + 6min), Verdict::Restart); // a new budget
    QCOMPARE(failed(policy, start + 7min), Verdict::OpenBreaker);    // and a new alert
}

void TestRestartGate::theBreakerClosesByHand()
{
    const RestartPolicy policy{.maxRestarts = 1, .pause = 0s};
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    QCOMPARE(failed(policy, start + 1min), Verdict::OpenBreaker);
    QVERIFY(m_gate.closeDueBreakers(start + std::chrono::years(1)).empty());
    QVERIFY(!m_gate.resetBreaker(worker));
    QVERIFY(m_gate.resetBreaker(web));
    QVERIFY(!m_gate.resetBreaker(web));
    QCOMPARE(failed(policy, start + 2min), Verdict::Restart);
}

void TestRestartGate::othersAreNotConcerned()
{
    const RestartPolicy policy{.cooldown = 1h, .maxRestarts = 1};
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    QCOMPARE(failed(policy, start, memory, running(worker)), Verdict::Restart);
}

void TestRestartGate::aClockSetBackBlocksOnceMore()
{
    const RestartPolicy policy{.cooldown = 60s, .maxRestarts = 1, .window = 10min, .pause = 5min};
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    const Clock::WallTime back = start - std::chrono::years(3);
    QCOMPARE(failed(policy, back), Verdict::Hold);
    QCOMPARE(failed(policy, back + 60s), Verdict::OpenBreaker);
    const Clock::WallTime further = back - std::chrono::years(3);
    QVERIFY(m_gate.closeDueBreakers(further).empty());
    QCOMPARE(m_gate.closeDueBreakers(further + 5min), std::vector{web});
}

void TestRestartGate::aClockSetBackMakesNoBurst()
{
    const RestartPolicy policy{.cooldown = 60s, .maxRestarts = 5, .window = 1h};
    int restarts = 0;
    for (int i = 0; i < 100; ++i) {
        if (failedAndDone(policy, start - i * 1h) == Verdict::Restart)
            ++restarts;
    }
    QCOMPARE(restarts, 1); // each look finds the last restart just now
}

void TestRestartGate::survivesARestartOfTheListener()
{
    const RestartPolicy policy{.failures = 2, .cooldown = 60s, .maxRestarts = 1, .pause = 5min};
    QCOMPARE(failedAndDone(policy, start), Verdict::Hold);
    QCOMPARE(failedAndDone(policy, start), Verdict::Restart);
    QCOMPARE(failed(policy, start + 90s, page), Verdict::Hold);

    RestartBook later;
    later.load(m_book.takeChanged());
    RestartGate gate(later);
    QVERIFY(later.takeChanged().empty());
    QCOMPARE(gate.failed(memory, running(web), policy, start + 90s).verdict, Verdict::Hold);
    QCOMPARE(gate.failed(page, running(web), policy, start + 90s).verdict, Verdict::OpenBreaker);

    RestartBook latest;
    latest.load(later.all());
    RestartGate last(latest);
    QCOMPARE(last.failed(page, running(web), policy, start + 2min).verdict, Verdict::BreakerOpen);
    QCOMPARE(last.closeDueBreakers(start + 90s + 5min), std::vector{web});
}

void TestRestartGate::tellsWhatChanged()
{
    const RestartPolicy policy{.failures = 2};
    QCOMPARE(failed(policy, start), Verdict::Hold);
    std::vector<RestartHistory> changed = m_book.takeChanged();
    QCOMPARE(changed.size(), std::size_t{1});
    QCOMPARE(changed[0].failed, (std::vector<FailedChecks>{{memory, 7, 1}}));
    QVERIFY(m_book.takeChanged().empty());

    QCOMPARE(failed(policy, start), Verdict::Restart);
    QCOMPARE(m_book.takeChanged().size(), std::size_t{1});
    QCOMPARE(failed(policy, start), Verdict::Restart); // nothing new
    m_gate.passed(page, web);
    m_gate.passed(memory, worker);
    QVERIFY(m_book.takeChanged().empty());

    m_gate.passed(memory, web);
    changed = m_book.takeChanged();
    QCOMPARE(changed.size(), std::size_t{1});
    QCOMPARE(changed[0].process, web);
    QVERIFY(RestartBook::isBlank(changed[0]));
    QVERIFY(m_book.all().empty());
}

void TestRestartGate::forgetsRestartsBeyondAThousand()
{
    for (int i = 0; i < 1'100; ++i)
        m_gate.restarted(web, start + i * 1s);
    QCOMPARE(m_gate.history(web).restarts.size(), std::size_t{1000});
    QCOMPARE(m_gate.history(web).restarts.back(), start + 1'099s);
}

QTEST_GUILESS_MAIN(TestRestartGate)
#include "tst_restartgate.moc"
