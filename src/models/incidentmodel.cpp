// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidentmodel.h"

#include "look/format.h"
#include "models/incidentwords.h"
#include "models/processexplanation.h"

#include <algorithm>

namespace pennon {

namespace {

/// The order of rows.
bool isNewer(const Incident &one, const Incident &other)
{
    return one.opened != other.opened ? one.opened > other.opened : one.id > other.id;
}

/// Whether these are the same one, which was never given an id.
bool isSameUnstored(const Incident &known, const Incident &told)
{
    return known.id < 0 && told.id == 0 && known.kind == told.kind && known.process == told.process &&
           known.opened == told.opened;
}

} // namespace

IncidentModel::IncidentModel(QObject *parent)
    : QAbstractListModel(parent)
{}

void IncidentModel::merge(const std::vector<Incident> &incidents)
{
    for (const Incident &incident : incidents)
        mergeOne(incident);
}

void IncidentModel::mergeOne(Incident incident)
{
    const auto known = std::ranges::find_if(m_incidents, [&](const Incident &one) {
        return one.id == incident.id || isSameUnstored(one, incident);
    });
    if (known != m_incidents.end()) {
        incident.id = known->id;
        incident.opened = known->opened; // that never changes, and the row stays
        if (incident.stdoutTail.isEmpty())
            incident.stdoutTail = known->stdoutTail;
        if (incident.stderrTail.isEmpty())
            incident.stderrTail = known->stderrTail;
        if (*known == incident)
            return;
        *known = std::move(incident);
        const QModelIndex changed = index(static_cast<int>(known - m_incidents.begin()));
        Q_EMIT dataChanged(changed, changed);
        return;
    }
    if (incident.id == 0)
        incident.id = --m_lastUnstored;
    const auto place = std::ranges::lower_bound(m_incidents, incident, isNewer);
    const int row = static_cast<int>(place - m_incidents.begin());
    beginInsertRows({}, row, row);
    m_incidents.insert(place, std::move(incident));
    endInsertRows();
}

void IncidentModel::clear()
{
    if (m_incidents.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_incidents.clear();
    endRemoveRows();
}

void IncidentModel::setNow(Clock::WallTime now)
{
    const bool isOtherDay = dayOf(m_now) != dayOf(now);
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        if (isOtherDay || !at(row).closed)
            Q_EMIT dataChanged(index(row), index(row), {SpanRole, WhenRole, DayRole});
    }
}

void IncidentModel::retranslate()
{
    if (!m_incidents.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const Incident *IncidentModel::find(qint64 id) const
{
    const auto found = std::ranges::find(m_incidents, id, &Incident::id);
    return found == m_incidents.end() ? nullptr : &*found;
}

QModelIndex IncidentModel::indexOf(qint64 id) const
{
    const auto found = std::ranges::find(m_incidents, id, &Incident::id);
    return found == m_incidents.end() ? QModelIndex() : index(static_cast<int>(found - m_incidents.begin()));
}

int IncidentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_incidents.size());
}

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Incident &incident = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return labelText(incidentSubject(incident), incidentWord(incident.kind));
    case Qt::AccessibleTextRole:
        return QStringList{data(index, Qt::DisplayRole).toString(), incidentCause(incident),
                           fullTimeText(incident.opened), incidentSpan(incident, m_now),
                           incident.acknowledged ? tr("acknowledged") : tr("not acknowledged")}
            .join(QLatin1String(", "));
    case Qt::ToolTipRole:
        return QStringList{incidentCause(incident), incidentRemedy(incident), fullTimeText(incident.opened)}
            .join(u'\n');
    case IdRole:
        return incident.id;
    case HealthRole:
        return static_cast<int>(incidentHealth(incident.kind));
    case SubjectRole:
        return incidentSubject(incident);
    case KindRole:
        return incidentWord(incident.kind);
    case CauseRole:
        return incidentCause(incident);
    case RemedyRole:
        return incidentRemedy(incident);
    case WhenRole:
        return momentText(incident.opened, incident.opened); // its day stands above
    case SpanRole:
        return incidentSpan(incident, m_now);
    case DayRole:
        return dayOf(incident.opened);
    case DayTextRole:
        return dayText(dayOf(incident.opened), dayOf(m_now));
    case OpenRole:
        return !incident.closed.has_value();
    case AcknowledgedRole:
        return incident.acknowledged.has_value();
    default:
        return {};
    }
}

} // namespace pennon
