// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dispatcher.h"

#include "base/linelog.h"
#include "engine/eventledger.h"

#include <algorithm>
#include <utility>

namespace pennon {

Dispatcher::Dispatcher(LineLog &log, EventLedger *ledger, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_ledger(ledger)
{}

Dispatcher::~Dispatcher() = default;

void Dispatcher::add(Watcher &watcher)
{
    auto lane = std::make_unique<Lane>();
    lane->watcher = &watcher;
    m_lanes.push_back(std::move(lane));
}

void Dispatcher::accept(const Event &event)
{
    if (!m_accepting)
        return;
    const auto wants = [&event](const auto &lane) { return lane->watcher->wants(event.name); };
    if (std::none_of(m_lanes.begin(), m_lanes.end(), wants))
        return;
    if ((event.serial && !m_serials.insert(*event.serial)) || !takeIn(event)) {
        m_log.line(QStringLiteral("event %1 came again, ignored").arg(*event.serial));
        return;
    }
    for (const auto &lane : m_lanes) {
        if (wants(lane))
            lane->waiting.push_back(event);
    }
}

/// Whether the event is new.
bool Dispatcher::takeIn(const Event &event)
{
    const bool isTaken = std::any_of(m_lanes.begin(), m_lanes.end(),
                                     [&event](const auto &lane) { return lane->watcher->takes(event.name); });
    if (!isTaken)
        return true;
    if (!m_ledger) {
        give(event);
        return true;
    }
    return m_ledger->enter(event.serial, [this, &event] { give(event); }) == EventLedger::Entry::New;
}

void Dispatcher::give(const Event &event)
{
    for (const auto &lane : m_lanes) {
        if (lane->watcher->takes(event.name))
            lane->watcher->take(event);
    }
}

void Dispatcher::work()
{
    for (const auto &lane : m_lanes) {
        if (!lane->isBusy && !lane->waiting.empty())
            workOff(lane.get());
    }
}

QCoro::Task<> Dispatcher::workOff(Lane *lane)
{
    lane->isBusy = true;
    while (!lane->waiting.empty()) {
        Event event = std::move(lane->waiting.front());
        lane->waiting.pop_front();
        lane->busySince = event.receivedAt;
        co_await lane->watcher->handle(std::move(event));
    }
    lane->isBusy = false;
    if (isIdle())
        m_waiters.release();
}

bool Dispatcher::isIdle() const
{
    return std::none_of(m_lanes.begin(), m_lanes.end(),
                        [](const auto &lane) { return lane->isBusy || !lane->waiting.empty(); });
}

std::optional<Clock::WallTime> Dispatcher::oldest() const
{
    std::optional<Clock::WallTime> oldest;
    for (const auto &lane : m_lanes) {
        if (!lane->isBusy && lane->waiting.empty())
            continue;
        const Clock::WallTime came = lane->isBusy ? lane->busySince : lane->waiting.front().receivedAt;
        oldest = std::min(oldest.value_or(came), came);
    }
    return oldest;
}

QFuture<void> Dispatcher::whenIdle()
{
    return m_waiters.wait(isIdle());
}

} // namespace pennon
