// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidentfilter.h"

namespace pennon {

IncidentFilter::IncidentFilter(IncidentModel &incidents, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_incidents(incidents)
{
    setSourceModel(&incidents);
}

void IncidentFilter::setQuery(const IncidentQuery &query)
{
    if (m_query == query)
        return;
    m_query = query;
    invalidateFilter();
}

bool IncidentFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    return !sourceParent.isValid() && m_query.matches(m_incidents.at(sourceRow), m_incidents.now());
}

} // namespace pennon
