// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/samplehistory.h"

#include "base/whendone.h"
#include "models/memorytrail.h"
#include "session/serversession.h"

#include <algorithm>

namespace pennon {

SampleHistory::SampleHistory(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{}

void SampleHistory::load(ServerSession *session, std::vector<ProcessName> processes)
{
    ++m_generation;
    m_session = session;
    m_waiting = std::move(processes);
    std::ranges::reverse(m_waiting); // taken from the end
    askNext();
}

void SampleHistory::askNext()
{
    if (!m_session || m_waiting.empty())
        return;
    constexpr std::size_t atOnce = SamplesRequest::mostPoints / MemoryTrail::length;
    const auto count = static_cast<std::ptrdiff_t>(std::min(atOnce, m_waiting.size()));
    SamplesRequest request;
    request.processes.assign(m_waiting.rbegin(), m_waiting.rbegin() + count);
    m_waiting.erase(m_waiting.end() - count, m_waiting.end());
    request.to = m_clock.now();
    request.from = request.to - MemoryTrail::length * MemoryTrail::step;
    request.maxPoints = MemoryTrail::length;
    whenDone(m_session->ask(request), this,
             [this, generation = m_generation](const Result<SamplesAnswer> &answer) {
                 if (generation != m_generation || !answer)
                     return;
                 for (const SampleSeries &series : answer->series)
                     Q_EMIT loaded(series);
                 askNext();
             });
}

} // namespace pennon
