// SPDX-License-Identifier: GPL-3.0-or-later
// What ProcessModel shows to views.
#include "look/format.h"
#include "look/healthlook.h"
#include "models/processexplanation.h"
#include "models/processmodel.h"

namespace pennon {

namespace {

constexpr QChar dash{0x2014};

bool isFigure(ProcessColumn column)
{
    return column == ProcessColumn::Pid || column == ProcessColumn::Uptime ||
           column == ProcessColumn::Restarts;
}

std::chrono::seconds secondsBetween(Clock::WallTime from, Clock::WallTime to)
{
    return std::chrono::floor<std::chrono::seconds>(std::max(to, from) - from);
}

} // namespace

QModelIndex ProcessModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= processColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_groups[static_cast<std::size_t>(parent.row())].get());
}

QModelIndex ProcessModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const ProcessGroup *>(child.internalPointer());
    return group == nullptr ? QModelIndex() : createIndex(group->position, 0);
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.column() != 0 || parent.internalPointer() != nullptr)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->rows.size());
}

int ProcessModel::columnCount(const QModelIndex &) const
{
    return processColumnCount;
}

QModelIndex ProcessModel::indexOf(const ProcessGroup &group) const
{
    return createIndex(group.position, 0);
}

QModelIndex ProcessModel::indexOf(const ProcessName &name) const
{
    const ProcessRow *row = find(name);
    return row == nullptr ? QModelIndex() : createIndex(row->position, 0, row->group);
}

const ProcessRow *ProcessModel::row(const QModelIndex &index) const
{
    const auto *group = static_cast<const ProcessGroup *>(index.internalPointer());
    return group == nullptr ? nullptr : group->rows[static_cast<std::size_t>(index.row())];
}

const ProcessGroup *ProcessModel::group(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalPointer() != nullptr)
        return nullptr;
    return m_groups[static_cast<std::size_t>(index.row())].get();
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == DimmedRole)
        return m_isLost;
    const auto column = static_cast<ProcessColumn>(index.column());
    if (const ProcessRow *process = row(index))
        return rowData(*process, column, role);
    return headingData(*group(index), column, role);
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= processColumnCount)
        return {};
    const auto column = static_cast<ProcessColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case ProcessColumn::Memory:
            return tr("Resident memory (RSS) of the process and all its descendants, and its limit");
        case ProcessColumn::Trail:
            return tr("Memory within the last hour");
        case ProcessColumn::Restarts:
            return tr("Restarts by the listener within the last 24 hours");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case ProcessColumn::State:
        return tr("State");
    case ProcessColumn::Name:
        return tr("Process");
    case ProcessColumn::Pid:
        return tr("PID");
    case ProcessColumn::Uptime:
        return tr("Up for");
    case ProcessColumn::Memory:
        return tr("Memory (tree)");
    case ProcessColumn::Trail:
        return tr("Last hour");
    case ProcessColumn::Restarts:
        return tr("Restarts 24 h");
    case ProcessColumn::Situation:
        break;
    }
    return tr("What is going on");
}

QVariant ProcessModel::headingData(const ProcessGroup &group, ProcessColumn column, int role) const
{
    using Kind = ProcessHome::Kind;
    if (column != ProcessColumn::State)
        return {};
    const bool needsAttention = group.home.kind == Kind::Attention;
    const auto title = [&] {
        if (needsAttention)
            return tr("needs attention");
        return group.home.kind == Kind::Single ? tr("programs without a group") : group.home.name;
    };
    const auto numbers = [&] {
        return needsAttention ? QString::number(group.total)
                              : tr("%1 of %2 running").arg(group.running).arg(group.total);
    };
    switch (role) {
    case Qt::DisplayRole:
        return title();
    case SecondaryRole:
        return numbers();
    case Qt::AccessibleTextRole:
        return QString(title() + QLatin1String(", ") + numbers());
    default:
        return {};
    }
}

QVariant ProcessModel::rowData(const ProcessRow &row, ProcessColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case SecondaryRole:
        if (column == ProcessColumn::Memory)
            return row.limit;
        if (column == ProcessColumn::Situation)
            return agoOf(row);
        if (column == ProcessColumn::State && row.view.silenced)
            return tr("silenced");
        return {};
    case HealthRole:
        return static_cast<int>(row.assessment.health);
    case ShareRole:
        return column == ProcessColumn::Memory ? QVariant(row.share()) : QVariant();
    case TrailRole:
        return column == ProcessColumn::Trail ? QVariant::fromValue(row.trail) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return explainProcess(row.view, row.assessment, m_now);
    case Qt::AccessibleTextRole:
        if (column == ProcessColumn::State)
            return QString(textOf(row, column) + QLatin1String(", ") + healthWord(row.assessment.health));
        if (column == ProcessColumn::Memory && !row.limit.isEmpty() && row.view.memory)
            return tr("%1 of %2").arg(row.memory, row.limit);
        return textOf(row, column);
    default:
        return {};
    }
}

QString ProcessModel::textOf(const ProcessRow &row, ProcessColumn column) const
{
    switch (column) {
    case ProcessColumn::State:
        return stateWord(row.view.state);
    case ProcessColumn::Name:
        return row.name;
    case ProcessColumn::Pid:
        return row.view.pid == 0 ? QString(dash) : QString::number(row.view.pid);
    case ProcessColumn::Uptime:
        return uptimeOf(row);
    case ProcessColumn::Memory:
        return row.view.memory ? row.memory : QString(dash);
    case ProcessColumn::Trail:
        return {};
    case ProcessColumn::Restarts:
        return row.view.restarts ? QString::number(*row.view.restarts) : QString(dash);
    case ProcessColumn::Situation:
        break;
    }
    return row.assessment.headline;
}

QString ProcessModel::uptimeOf(const ProcessRow &row) const
{
    return row.view.started ? spanText(secondsBetween(*row.view.started, m_now)) : QString(dash);
}

QString ProcessModel::agoOf(const ProcessRow &row) const
{
    return row.assessment.since ? agoText(*row.assessment.since, m_now) : QString();
}

} // namespace pennon
