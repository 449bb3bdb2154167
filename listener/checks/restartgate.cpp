// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restartgate.h"

#include "base/duration.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr std::size_t mostRestarts = 1000;

/// Times that lie in the future are from before the clock was set back.
void settle(RestartHistory &history, Clock::WallTime now)
{
    for (Clock::WallTime &restart : history.restarts)
        restart = std::min(restart, now);
    if (history.breakerOpened)
        history.breakerOpened = std::min(*history.breakerOpened, now);
}

QString inWords(std::chrono::milliseconds time)
{
    return formatDuration(std::chrono::ceil<std::chrono::seconds>(time));
}

/// Failed checks of this kind in a row, with this one; as many as are needed at most.
int countFailure(RestartHistory &history, const QString &check, qint64 pid, int needed)
{
    std::erase_if(history.failed, [pid](const FailedChecks &row) { return row.pid != pid; });
    auto found = std::find_if(history.failed.begin(), history.failed.end(),
                              [&check](const FailedChecks &row) { return row.check == check; });
    if (found == history.failed.end())
        found = history.failed.insert(found, {check, pid, 0});
    FailedChecks &row = *found;
    row.inARow = std::min(row.inARow + 1, needed);
    return row.inARow;
}

bool budgetIsSpent(const RestartHistory &history, const RestartPolicy &policy, Clock::WallTime now)
{
    const auto within = std::count_if(history.restarts.begin(), history.restarts.end(),
                                      [&](Clock::WallTime restart) { return now - restart < policy.window; });
    return policy.maxRestarts > 0 && within >= policy.maxRestarts;
}

} // namespace

RestartGate::RestartGate(RestartBook &book)
    : m_book(book)
{}

RestartGate::Decision RestartGate::failed(const QString &check, const ProcessInfo &process,
                                          const RestartPolicy &policy, Clock::WallTime now)
{
    RestartHistory history = m_book.of(process.name);
    settle(history, now);
    Decision decision = judge(history, check, process, policy, now);
    m_book.put(std::move(history));
    return decision;
}

RestartGate::Decision RestartGate::judge(RestartHistory &history, const QString &check,
                                         const ProcessInfo &process, const RestartPolicy &policy,
                                         Clock::WallTime now)
{
    const std::chrono::seconds uptime = process.uptime();
    if (uptime.count() >= 0 && uptime < policy.grace) {
        return {Verdict::Hold,
                QStringLiteral("started %1 ago, grace %2").arg(inWords(uptime), inWords(policy.grace))};
    }
    if (policy.failures > 1) {
        const int inARow = countFailure(history, check, process.pid, policy.failures);
        if (inARow < policy.failures) {
            return {Verdict::Hold,
                    QStringLiteral("%1 of %2 failed checks in a row").arg(inARow).arg(policy.failures)};
        }
    }
    if (history.breakerOpened) {
        const auto rest = *history.breakerOpened + history.breakerPause - now;
        return {Verdict::BreakerOpen, history.breakerPause.count() == 0
                                          ? QStringLiteral("the breaker is open until it is reset")
                                          : QStringLiteral("the breaker is open for another %1")
                                                .arg(inWords(std::max(rest, std::chrono::milliseconds(0))))};
    }
    if (!history.restarts.empty() && now - history.restarts.back() < policy.cooldown) {
        return {Verdict::Hold, QStringLiteral("restarted %1 ago, cooldown %2")
                                   .arg(inWords(now - history.restarts.back()), inWords(policy.cooldown))};
    }
    if (budgetIsSpent(history, policy, now)) {
        history.breakerOpened = now;
        history.breakerPause = policy.pause;
        return {Verdict::OpenBreaker,
                QStringLiteral("%1 restarts within %2 did not help: no more of them %3")
                    .arg(QString::number(policy.maxRestarts), inWords(policy.window),
                         policy.pause.count() == 0 ? QStringLiteral("until the breaker is reset")
                                                   : QString(u"for " + inWords(policy.pause)))};
    }
    return {Verdict::Restart, {}};
}

void RestartGate::passed(const QString &check, const ProcessName &process)
{
    const RestartHistory *const known = m_book.find(process);
    if (!known || known->failed.empty())
        return;
    RestartHistory history = *known;
    std::erase_if(history.failed, [&check](const FailedChecks &row) { return row.check == check; });
    m_book.put(std::move(history));
}

void RestartGate::restarted(const ProcessName &process, Clock::WallTime now)
{
    RestartHistory history = m_book.of(process);
    settle(history, now);
    history.failed.clear();
    history.restarts.push_back(now);
    if (history.restarts.size() > mostRestarts)
        history.restarts.erase(history.restarts.begin());
    m_book.put(std::move(history));
}

bool RestartGate::resetBreaker(const ProcessName &process)
{
    RestartHistory history = m_book.of(process);
    const bool wasOpen = history.breakerOpened.has_value();
    if (wasOpen) {
        history.breakerOpened.reset();
        history.breakerPause = std::chrono::seconds(0);
        history.restarts.clear();
        m_book.put(std::move(history));
    }
    return wasOpen;
}

std::vector<ProcessName> RestartGate::closeDueBreakers(Clock::WallTime now)
{
    std::vector<ProcessName> closed;
    for (RestartHistory &history : m_book.all()) {
        if (!history.breakerOpened)
            continue;
        settle(history, now);
        if (history.breakerPause.count() > 0 && now - *history.breakerOpened >= history.breakerPause) {
            closed.push_back(history.process);
            resetBreaker(history.process);
        } else {
            m_book.put(std::move(history));
        }
    }
    return closed;
}

RestartHistory RestartGate::history(const ProcessName &process) const
{
    return m_book.of(process);
}

} // namespace pennon
