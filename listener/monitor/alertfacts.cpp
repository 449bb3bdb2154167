// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alertfacts.h"

#include "store/incidentstore.h"
#include "store/samplestore.h"

#include <algorithm>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours day = 24h;
constexpr std::chrono::minutes courseSpan = 60min;
constexpr std::chrono::minutes courseStep = 2min;

} // namespace

std::optional<AlertFacts> alertFacts(const Incident *trouble, qint64 latest, IncidentStore &store,
                                     Clock::WallTime now)
{
    AlertFacts facts;
    const Result<Incident> stored = store.find(latest);
    if (trouble) {
        facts.incident = *trouble;
        if (stored) {
            facts.incident.stdoutTail = stored->stdoutTail;
            facts.incident.stderrTail = stored->stderrTail;
        }
    } else if (stored) {
        facts.incident = *stored;
    } else {
        return std::nullopt;
    }
    const Incident &incident = facts.incident;
    facts.severity = severityOf(incident.kind);
    facts.timesInDay = store.countSince(incident.process, now - day, incident.kind).value_or(0);
    if (incident.opened >= now - day) // some may not be stored
        facts.timesInDay = std::max(facts.timesInDay, incident.times);
    return facts;
}

void addMemoryCourse(AlertFacts &facts, SampleStore &samples, Clock::WallTime now)
{
    if (facts.incident.process.name.isEmpty())
        return;
    const auto course = samples.range(facts.incident.process, now - courseSpan, now, courseStep);
    if (!course || course->empty())
        return;
    for (const MemoryBucket &bucket : *course)
        facts.memoryCourse.push_back(bucket.mean);
    facts.memorySpan =
        std::chrono::duration_cast<std::chrono::seconds>(course->back().from - course->front().from);
}

} // namespace pennon
