// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alertrecall.h"

#include "store/incidentstore.h"

#include <utility>

namespace pennon {

namespace {

Result<void> take(IncidentStore &store, const IncidentFilter &filter, IncidentsById &into)
{
    Result<std::vector<Incident>> found = store.list(filter);
    if (!found)
        return tl::unexpected(found.error());
    for (Incident &one : *found)
        into.insert_or_assign(one.id, std::move(one));
    return {};
}

IncidentFilter everything()
{
    IncidentFilter filter;
    filter.limit = IncidentStore::mostKept;
    return filter;
}

} // namespace

Result<IncidentsById> incidentsToRecall(IncidentStore &store, const std::set<qint64> &troubles, qint64 seen)
{
    IncidentsById incidents;
    IncidentFilter open = everything();
    open.openOnly = true;
    if (const Result<void> taken = take(store, open, incidents); !taken)
        return tl::unexpected(taken.error());
    IncidentFilter news = everything();
    news.from = seen + 1;
    if (seen != 0) {
        if (const Result<void> taken = take(store, news, incidents); !taken)
            return tl::unexpected(taken.error());
    }
    for (const qint64 trouble : troubles) {
        const Result<Incident> first = store.find(trouble);
        if (!first && first.error().code == ErrorCode::NotFound)
            continue; // pruned
        if (!first)
            return tl::unexpected(first.error());
        IncidentFilter same = everything();
        same.kind = first->kind;
        same.process = first->process;
        same.from = trouble;
        if (const Result<void> taken = take(store, same, incidents); !taken)
            return tl::unexpected(taken.error());
    }
    return incidents;
}

Result<qint64> newestIncident(IncidentStore &store)
{
    IncidentFilter newest;
    newest.limit = 1;
    return store.list(newest).map(
        [](const std::vector<Incident> &found) { return found.empty() ? qint64{0} : found.front().id; });
}

} // namespace pennon
