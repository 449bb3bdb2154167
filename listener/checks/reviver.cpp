// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/reviver.h"

#include "base/backoff.h"
#include "base/duration.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// Before the attempt after so many.
std::chrono::milliseconds delayAfter(int attempts, const ReviveSection &rules)
{
    constexpr int doublingsThatMatter = 40;
    constexpr std::chrono::seconds least{1};
    Backoff backoff(std::max(rules.firstDelay, least), std::max(rules.longestDelay, least));
    std::chrono::milliseconds delay = backoff.next();
    for (int i = 0; i < std::min(attempts, doublingsThatMatter); ++i)
        delay = backoff.next();
    return delay;
}

void forgetAttempts(RestartHistory &history)
{
    history.reviveAttempts = 0;
    history.nextRevive.reset();
    history.reviveGivenUp = false;
}

QString numbered(int attempt, const ReviveSection &rules)
{
    return rules.maxAttempts > 0 ? QStringLiteral("attempt %1 of %2").arg(attempt).arg(rules.maxAttempts)
                                 : QStringLiteral("attempt %1").arg(attempt);
}

Reviver::Decision onFatal(RestartHistory &history, const ReviveSection &rules, Clock::WallTime now)
{
    using Verdict = Reviver::Verdict;
    if (rules.maxAttempts > 0 && history.reviveAttempts >= rules.maxAttempts) {
        history.nextRevive.reset();
        const bool told = std::exchange(history.reviveGivenUp, true);
        return {told ? Verdict::GivenUp : Verdict::GiveUp,
                QStringLiteral("%1 starts have not helped").arg(history.reviveAttempts)};
    }
    history.reviveGivenUp = false;
    const std::chrono::milliseconds delay = delayAfter(history.reviveAttempts, rules);
    history.nextRevive = std::min(history.nextRevive.value_or(now + delay), now + delay);
    if (now < *history.nextRevive) {
        const auto rest = std::chrono::ceil<std::chrono::seconds>(*history.nextRevive - now);
        return {Verdict::Wait, QStringLiteral("%1 in %2")
                                   .arg(numbered(history.reviveAttempts + 1, rules), formatDuration(rest))};
    }
    history.nextRevive.reset();
    ++history.reviveAttempts;
    return {Verdict::Start, numbered(history.reviveAttempts, rules)};
}

} // namespace

Reviver::Reviver(RestartBook &book)
    : m_book(book)
{}

Reviver::Decision Reviver::look(const ProcessInfo &process, const ReviveSection &rules, Clock::WallTime now)
{
    if (process.state == ProcessState::Fatal) {
        if (rules.onFatal == ReviveSection::OnFatal::Shutdown)
            return {Verdict::Shutdown, QStringLiteral("on_fatal = shutdown")};
        RestartHistory history = m_book.of(process.name);
        Decision decision = onFatal(history, rules, now);
        m_book.put(std::move(history));
        return decision;
    }

    const RestartHistory *const known = m_book.find(process.name);
    if (!known || (known->reviveAttempts == 0 && !known->nextRevive && !known->reviveGivenUp))
        return {};
    RestartHistory history = *known;
    history.nextRevive.reset(); // somebody has started it
    const bool runsWell = process.state == ProcessState::Running && process.uptime() >= ranWell;
    if (runsWell || process.state == ProcessState::Stopped) // stopped by a person, who has taken over
        forgetAttempts(history);
    m_book.put(std::move(history));
    return {};
}

} // namespace pennon
