// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorymarkers.h"

#include <algorithm>
#include <optional>

namespace pennon {

namespace {

using namespace std::chrono_literals;
using Kind = MemoryMarker::Kind;

constexpr std::chrono::seconds near = 30s;

/// What an incident means for the curve; nothing if it is none of its business.
std::optional<Kind> kindOf(const Incident &incident)
{
    switch (incident.kind) {
    case IncidentKind::Crash:
    case IncidentKind::Fatal:
        return Kind::Crash;
    case IncidentKind::Memory:
    case IncidentKind::Growth:
    case IncidentKind::Http:
        if (incident.action == QStringLiteral("restart"))
            return Kind::Restart;
        if (incident.action.startsWith(QStringLiteral("dry run")))
            return Kind::WouldRestart;
        return std::nullopt;
    case IncidentKind::Breaker:
    case IncidentKind::Configuration:
    case IncidentKind::Mail:
    case IncidentKind::Listener:
        break;
    }
    return std::nullopt;
}

bool explains(const Incident &incident, Clock::WallTime start)
{
    return incident.opened - near <= start && start <= incident.closed.value_or(incident.opened) + near;
}

} // namespace

std::vector<MemoryMarker> memoryMarkers(const ProcessName &process, const std::vector<Incident> &incidents,
                                        const std::vector<Clock::WallTime> &starts)
{
    std::vector<MemoryMarker> markers;
    for (const Incident &incident : incidents) {
        const std::optional<Kind> kind = kindOf(incident);
        if (kind && incident.process == process)
            markers.push_back({*kind, process, incident.opened, incident});
    }
    const auto isExplained = [&markers](Clock::WallTime start) {
        return std::any_of(markers.begin(), markers.end(), [start](const MemoryMarker &marker) {
            return marker.kind == Kind::Start ? marker.at == start
                                              : marker.beginsAnew() && explains(marker.incident, start);
        });
    };
    for (const Clock::WallTime start : starts) {
        if (!isExplained(start))
            markers.push_back({Kind::Start, process, start});
    }
    std::stable_sort(markers.begin(), markers.end(),
                     [](const MemoryMarker &one, const MemoryMarker &other) { return one.at < other.at; });
    return markers;
}

std::vector<Clock::WallTime> beginningsOf(const std::vector<MemoryMarker> &markers)
{
    std::vector<Clock::WallTime> times;
    for (const MemoryMarker &marker : markers) {
        if (marker.beginsAnew())
            times.push_back(marker.at);
    }
    return times;
}

int restartsAtLimit(const std::vector<MemoryMarker> &markers, ByteSize limit, Clock::WallTime since)
{
    return static_cast<int>(
        std::count_if(markers.begin(), markers.end(), [limit, since](const MemoryMarker &marker) {
            return marker.isByLimit() && marker.at >= since && marker.incident.limit == limit;
        }));
}

} // namespace pennon
