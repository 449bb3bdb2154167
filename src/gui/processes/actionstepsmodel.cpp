// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionstepsmodel.h"

#include "gui/processes/actionwords.h"
#include "look/healthlook.h"

#include <QGuiApplication>

#include <algorithm>
#include <numeric>

namespace pennon {

ActionStepsModel::ActionStepsModel(const ActionRun &run, QObject *parent)
    : QAbstractTableModel(parent)
    , m_run(run)
    , m_order(run.steps().size())
{
    std::iota(m_order.begin(), m_order.end(), 0);
    connect(&run, &ActionRun::stepChanged, this, &ActionStepsModel::take);
}

void ActionStepsModel::take(int step)
{
    const auto at = static_cast<int>(std::ranges::find(m_order, step) - m_order.begin());
    Q_EMIT dataChanged(index(at, 0), index(at, 1));
    if (m_run.steps()[static_cast<std::size_t>(step)].phase != ActionRun::Phase::Failed)
        return;
    if (at != m_failed) {
        beginMoveRows({}, at, at, {}, m_failed);
        std::rotate(m_order.begin() + m_failed, m_order.begin() + at, m_order.begin() + at + 1);
        endMoveRows();
    }
    ++m_failed;
}

int ActionStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ActionStepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant ActionStepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const ActionRun::Step &step = m_run.steps()[static_cast<std::size_t>(m_order[row])];
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && index.column() == 1))
        return index.column() == 0 ? step.process.brief() : stepText(step);
    if (role == Qt::DecorationRole && index.column() == 0) {
        using Phase = ActionRun::Phase;
        const Health health = step.phase == Phase::Failed    ? Health::Failed
                              : step.phase == Phase::Done    ? Health::Fine
                              : step.phase == Phase::Skipped ? Health::Stopped
                                                             : Health::Unknown;
        return healthIcon(health, QGuiApplication::palette());
    }
    return {};
}

QVariant ActionStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Process") : tr("Result");
}

} // namespace pennon
