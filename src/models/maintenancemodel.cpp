// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/maintenancemodel.h"

#include "look/format.h"

#include <QFont>

namespace pennon {

MaintenanceModel::MaintenanceModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void MaintenanceModel::setViews(std::vector<MaintenanceView> views, Clock::WallTime now)
{
    const int before = rowCount();
    const int after = static_cast<int>(views.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_views.resize(views.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_views.insert(m_views.end(), views.begin() + before, views.end());
        endInsertRows();
    }
    m_views = std::move(views);
    m_now = now;
    if (!m_views.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void MaintenanceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_views.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString MaintenanceModel::sectionAt(const QModelIndex &index) const
{
    return index.isValid() ? m_views.at(static_cast<std::size_t>(index.row())).section : QString();
}

int MaintenanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_views.size());
}

int MaintenanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MaintenanceModel::nowText(const MaintenanceView &view) const
{
    if (view.until)
        return tr("now, until %1").arg(momentText(*view.until, m_now));
    return view.next ? tr("next: %1").arg(momentText(*view.next, m_now)) : tr("over");
}

QVariant MaintenanceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MaintenanceView &view = m_views.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::FontRole && view.until) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Section:
        return QString(u'[' + view.section + u']');
    case Processes:
        return view.processes;
    case Times:
        return view.times;
    case Now:
        return nowText(view);
    default:
        return {};
    }
}

QVariant MaintenanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Section:
        return tr("Section");
    case Processes:
        return tr("Processes");
    case Times:
        return tr("Times");
    case Now:
        return tr("When");
    default:
        return {};
    }
}

} // namespace pennon
