// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memoryjournal.h"

#include <algorithm>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kept = 3h;
constexpr std::chrono::milliseconds fine = 15min;
constexpr std::chrono::milliseconds thinnedEvery = 5min;
constexpr std::size_t mostStarts = 100;

} // namespace

void MemoryJournal::record(const std::vector<ProcessView> &processes, Clock::WallTime now)
{
    // A clock that was set back begins anew.
    if (now < m_last)
        *this = {};
    if (m_last != Clock::WallTime() && now - m_last < step * 9 / 10)
        return;
    m_last = now;
    for (const ProcessView &process : processes) {
        if (!process.memory || process.pid == 0)
            continue;
        if (m_since == Clock::WallTime())
            m_since = now;
        auto found = m_series.find(process.name.full());
        if (found == m_series.end())
            found = m_series.insert(process.name.full(), MemorySeries(process.name));
        found->append({now, *process.memory, process.proportional});
    }
    if (now - m_thinned >= thinnedEvery) {
        m_thinned = now;
        for (MemorySeries &series : m_series)
            series.thin(now - kept, now - fine);
        m_series.removeIf([](const auto &one) { return one.value().isEmpty(); });
    }
}

void MemoryJournal::noteStarts(const std::vector<ProcessView> &processes)
{
    for (const ProcessView &process : processes) {
        if (process.pid == 0 || !process.started)
            continue;
        Lives &lives = m_lives[process.name.full()];
        if (lives.pid == process.pid)
            continue;
        lives.pid = process.pid;
        lives.starts.push_back(*process.started);
        if (lives.starts.size() > mostStarts)
            lives.starts.erase(lives.starts.begin());
    }
}

const MemorySeries *MemoryJournal::series(const ProcessName &process) const
{
    const auto found = m_series.constFind(process.full());
    return found != m_series.constEnd() ? &*found : nullptr;
}

std::vector<Clock::WallTime> MemoryJournal::starts(const ProcessName &process) const
{
    return m_lives.value(process.full()).starts;
}

} // namespace pennon
