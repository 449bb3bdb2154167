// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidentmodel.h"
#include "models/incidentquery.h"

#include <QSortFilterProxyModel>

namespace pennon {

/// The incidents that match, in the model's order.
class IncidentFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// The model outlives it, or takes it along.
    explicit IncidentFilter(IncidentModel &incidents, QObject *parent = nullptr);

    void setQuery(const IncidentQuery &query);
    [[nodiscard]] const IncidentQuery &query() const { return m_query; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    IncidentModel &m_incidents;
    IncidentQuery m_query;
};

} // namespace pennon
