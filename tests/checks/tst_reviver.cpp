// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/reviver.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;
using Verdict = Reviver::Verdict;

namespace {

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};
constexpr Clock::WallTime start{1'700'000'000s};

ProcessInfo in(ProcessState state, qint64 uptime = 0)
{
    return {web, state == ProcessState::Running ? 7 : 0, state, 1'000'000, 1'000'000 + uptime};
}

ReviveSection after(std::chrono::seconds first, std::chrono::seconds longest, int most = 0)
{
    ReviveSection rules;
    rules.firstDelay = first;
    rules.longestDelay = longest;
    rules.maxAttempts = most;
    return rules;
}

} // namespace

class TestReviver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_book = RestartBook(); }
    void leavesOthersAlone();
    void startsAgainWithGrowingDelays();
    void givesUpOnceAndStays();
    void goesOnWhenMoreIsAllowed();
    void attemptsCountUntilItRanWell_data();
    void attemptsCountUntilItRanWell();
    void aPersonStartedIt();
    void stopsSupervisord();
    void aClockSetBackDelaysOnce();
    void survivesARestartOfTheListener();
    void neverWithoutDelay();

private:
    Verdict look(const ReviveSection &rules, Clock::WallTime now,
                 const ProcessInfo &process = in(ProcessState::Fatal))
    {
        return m_reviver.look(process, rules, now).verdict;
    }

    RestartBook m_book;
    Reviver m_reviver{m_book};
};

void TestReviver::leavesOthersAlone()
{
    for (const ProcessState state : {ProcessState::Running, ProcessState::Stopped, ProcessState::Backoff,
                                     ProcessState::Starting, ProcessState::Exited, ProcessState::Unknown})
        QCOMPARE(look(after(10s, 60s), start, in(state)), Verdict::Nothing);
    QVERIFY(m_book.takeChanged().empty());
}

void TestReviver::startsAgainWithGrowingDelays()
{
    const ReviveSection rules = after(10s, 60s);
    Clock::WallTime now = start;
    for (const std::chrono::seconds delay : {10s, 20s, 40s, 60s, 60s}) {
        QCOMPARE(look(rules, now), Verdict::Wait);
        QCOMPARE(look(rules, now + delay - 1ms), Verdict::Wait); // asked again: no later than that
        now += delay;
        QCOMPARE(look(rules, now), Verdict::Start);
        QCOMPARE(look(rules, now, in(ProcessState::Backoff)), Verdict::Nothing);
    }
    const Reviver::Decision next = m_reviver.look(in(ProcessState::Fatal), rules, now);
    QCOMPARE(next.reason, QStringLiteral("attempt 6 in 1min"));
}

void TestReviver::givesUpOnceAndStays()
{
    const ReviveSection rules = after(1s, 1s, 2);
    Clock::WallTime now = start;
    for (int attempt = 0; attempt < 2; ++attempt) {
        QCOMPARE(look(rules, now), Verdict::Wait);
        now += 1s;
        QCOMPARE(look(rules, now), Verdict::Start);
    }
    const Reviver::Decision end = m_reviver.look(in(ProcessState::Fatal), rules, now);
    QCOMPARE(end.verdict, Verdict::GiveUp);
    QCOMPARE(end.reason, QStringLiteral("2 starts have not helped"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(look(rules, now + i * 1h), Verdict::GivenUp);
}

void TestReviver::goesOnWhenMoreIsAllowed()
{
    QCOMPARE(look(after(1s, 1s, 1), start), Verdict::Wait);
    QCOMPARE(look(after(1s, 1s, 1), start + 1s), Verdict::Start);
    QCOMPARE(look(after(1s, 1s, 1), start + 2s), Verdict::GiveUp);
    QCOMPARE(look(after(1s, 1s, 2), start + 3s), Verdict::Wait);
    QCOMPARE(look(after(1s, 1s, 2), start + 4s), Verdict::Start);
    QCOMPARE(look(after(1s, 1s, 2), start + 5s), Verdict::GiveUp);
}

void TestReviver::attemptsCountUntilItRanWell_data()
{
    QTest::addColumn<qint64>("uptime");
    QTest::addColumn<int>("attempts");
    QTest::newRow("too short") << qint64{59} << 1;
    QTest::newRow("well") << qint64{60} << 0;
}

void TestReviver::attemptsCountUntilItRanWell()
{
    QFETCH(const qint64, uptime);
    QFETCH(const int, attempts);
    QCOMPARE(look(after(1s, 9s), start), Verdict::Wait);
    QCOMPARE(look(after(1s, 9s), start + 1s), Verdict::Start);
    QCOMPARE(look(after(1s, 9s), start + 2s, in(ProcessState::Running, uptime)), Verdict::Nothing);
    QCOMPARE(m_book.of(web).reviveAttempts, attempts);
    QCOMPARE(RestartBook::isBlank(m_book.of(web)), attempts == 0);
}

void TestReviver::aPersonStartedIt()
{
    const ReviveSection rules = after(10s, 60s);
    QCOMPARE(look(rules, start), Verdict::Wait);
    QCOMPARE(look(rules, start + 5s, in(ProcessState::Starting)), Verdict::Nothing);
    QCOMPARE(look(rules, start + 12s), Verdict::Wait); // a delay of its own
    QCOMPARE(look(rules, start + 22s), Verdict::Start);
    QCOMPARE(look(rules, start + 30s, in(ProcessState::Stopped)), Verdict::Nothing);
    QVERIFY(m_book.all().empty());
}

void TestReviver::stopsSupervisord()
{
    ReviveSection rules = after(10s, 60s);
    rules.onFatal = ReviveSection::OnFatal::Shutdown;
    QCOMPARE(look(rules, start), Verdict::Shutdown);
    QCOMPARE(look(rules, start, in(ProcessState::Exited)), Verdict::Nothing);
    QVERIFY(m_book.takeChanged().empty());
}

void TestReviver::aClockSetBackDelaysOnce()
{
    const ReviveSection rules = after(10s, 60s);
    QCOMPARE(look(rules, start), Verdict::Wait);
    const Clock::WallTime back = start - std::chrono::years(2);
    QCOMPARE(look(rules, back), Verdict::Wait);
    QCOMPARE(look(rules, back + 10s), Verdict::Start);
}

void TestReviver::survivesARestartOfTheListener()
{
    const ReviveSection rules = after(10s, 60s);
    QCOMPARE(look(rules, start), Verdict::Wait);
    QCOMPARE(look(rules, start + 10s), Verdict::Start);
    QCOMPARE(look(rules, start + 11s), Verdict::Wait);
    RestartBook later;
    later.load(m_book.takeChanged());
    Reviver reviver(later);
    QCOMPARE(reviver.look(in(ProcessState::Fatal), rules, start + 30s).verdict, Verdict::Wait);
    QCOMPARE(reviver.look(in(ProcessState::Fatal), rules, start + 31s),
             (Reviver::Decision{Verdict::Start, QStringLiteral("attempt 2")}));
}

void TestReviver::neverWithoutDelay()
{
    QCOMPARE(look(after(0s, 0s), start), Verdict::Wait);
    QCOMPARE(look(after(0s, 0s), start + 1s), Verdict::Start);
}

QTEST_GUILESS_MAIN(TestReviver)
#include "tst_reviver.moc"
