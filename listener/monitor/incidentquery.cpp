// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/incidentquery.h"

#include "domain/processpattern.h"
#include "store/incidentstore.h"

#include <algorithm>

namespace pennon {

namespace {

/// Incidents are read from the store so many at a time, so that a filter that few pass takes few reads.
constexpr int fewestAtOnce = 200;

} // namespace

bool fits(const std::optional<QString> &pattern, const ProcessName &process)
{
    if (!pattern || *pattern == u'*')
        return true;
    const Result<ProcessPattern> parsed = ProcessPattern::parse(*pattern);
    return parsed && parsed->matches(process);
}

Incident withoutOutput(Incident incident)
{
    incident.stdoutTail.clear();
    incident.stderrTail.clear();
    return incident;
}

Result<IncidentsAnswer> listIncidents(IncidentStore &store, const IncidentsRequest &request)
{
    IncidentsAnswer answer;
    const bool wantsOutput = request.output.value_or(false);
    if (request.id) {
        const Result<Incident> found = store.find(*request.id);
        if (!found && found.error().code != ErrorCode::NotFound)
            return tl::unexpected(found.error());
        if (found)
            answer.incidents.push_back(wantsOutput ? *found : withoutOutput(*found));
        return answer;
    }
    const int limit = request.limit.value_or(IncidentsRequest::defaultLimit);
    // What the store does not filter is left out here, page by page.
    IncidentFilter filter;
    filter.since = request.since;
    filter.until = request.until;
    filter.before = request.before;
    filter.limit = std::max(limit, fewestAtOnce);
    filter.openOnly = request.open.value_or(false);
    if (request.kinds.size() == 1)
        filter.kind = request.kinds.front();
    while (true) {
        const Result<std::vector<Incident>> page = store.list(filter);
        if (!page)
            return tl::unexpected(page.error());
        for (const Incident &incident : *page) {
            const bool kindFits =
                request.kinds.empty() ||
                std::find(request.kinds.begin(), request.kinds.end(), incident.kind) != request.kinds.end();
            const bool acknowledgedFits =
                !request.acknowledged || *request.acknowledged == incident.acknowledged.has_value();
            if (!kindFits || !acknowledgedFits || !fits(request.pattern, incident.process))
                continue;
            if (static_cast<int>(answer.incidents.size()) == limit) {
                answer.more = true;
                return answer;
            }
            answer.incidents.push_back(wantsOutput ? store.find(incident.id).value_or(incident) : incident);
        }
        if (static_cast<int>(page->size()) < filter.limit)
            return answer;
        filter.before = page->back().id;
    }
}

} // namespace pennon
