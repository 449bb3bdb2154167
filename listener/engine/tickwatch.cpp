// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tickwatch.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr std::chrono::seconds slack{20}; // a busy machine is no trouble of ours

std::chrono::milliseconds allowance(std::chrono::seconds period)
{
    return 2 * period + slack;
}

} // namespace

TickWatch::TickWatch(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TickWatch::look);
}

void TickWatch::noteTick(const Event &tick)
{
    const auto period = tickPeriod(tick.name);
    if (!period)
        return;
    const Clock::SteadyTime now = m_clock.steady();
    const auto known = m_known.find(tick.name);
    if (known == m_known.end()) {
        m_known.insert(tick.name, {now, false});
        return;
    }
    if (now - known->last >= *period / 2)
        known->isRegular = true;
    known->last = now;
    if (known->isRegular)
        look();
}

void TickWatch::look()
{
    const Clock::SteadyTime now = m_clock.steady();
    auto next = std::chrono::milliseconds::max();
    for (auto [name, known] : m_known.asKeyValueRange()) {
        if (!known.isRegular)
            continue;
        const auto allowed = allowance(*tickPeriod(name));
        const auto since = std::chrono::floor<std::chrono::milliseconds>(now - known.last);
        if (since >= allowed) {
            known.last = now;
            Q_EMIT silent(name, std::chrono::floor<std::chrono::seconds>(since));
            next = std::min(next, allowed);
        } else {
            next = std::min(next, allowed - since);
        }
    }
    if (next != std::chrono::milliseconds::max())
        m_timer.start(next);
}

} // namespace pennon
