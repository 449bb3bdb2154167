// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processfilter.h"

#include "look/healthlook.h"

#include <algorithm>

namespace pennon {

ProcessFilter::ProcessFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true); // a heading is there while one of its rows is
    takeFilter();
    sort(static_cast<int>(ProcessColumn::Name));
}

void ProcessFilter::setProcesses(ProcessModel *processes)
{
    m_processes = processes;
    setSourceModel(processes);
}

void ProcessFilter::setText(const QString &text)
{
    QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (std::exchange(m_words, words) != words)
        takeFilter();
}

void ProcessFilter::setStates(StateFilter states)
{
    if (std::exchange(m_states, states) != states)
        takeFilter();
}

void ProcessFilter::takeFilter()
{
    // While nothing is left out, changed cells cannot change whether their heading is there.
    const int role = isFiltering() ? int(Qt::DisplayRole) : int(ProcessModel::DimmedRole);
    if (role != filterRole())
        setFilterRole(role);
    else
        invalidateFilter();
}

bool ProcessFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!sourceParent.isValid())
        return false;
    if (!isFiltering())
        return true;
    const ProcessRow *row = m_processes->row(m_processes->index(sourceRow, 0, sourceParent));
    return row != nullptr && isShownBy(m_states, *row) && hasWords(*row);
}

bool ProcessFilter::hasWords(const ProcessRow &row) const
{
    if (m_words.isEmpty())
        return true;
    const QString text = row.view.name.full() + u'\n' + stateWord(row.view.state) + u'\n' +
                         healthWord(row.assessment.health) + u'\n' + row.assessment.headline;
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive) ||
               (row.view.pid != 0 && word == QString::number(row.view.pid));
    });
}

bool ProcessFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool isUpwards = sortOrder() == Qt::AscendingOrder;
    const ProcessRow *first = m_processes->row(left);
    const ProcessRow *second = m_processes->row(right);
    // What does not depend on the order is answered the other way round where the order is reversed.
    const auto fixed = [isUpwards](bool isBefore) { return isUpwards ? isBefore : !isBefore; };
    if (first == nullptr || second == nullptr)
        return left.row() != right.row() && fixed(left.row() < right.row());

    const auto column = static_cast<ProcessColumn>(left.column());
    const bool firstIsEmpty = isEmptyIn(*first, column);
    if (firstIsEmpty != isEmptyIn(*second, column))
        return fixed(!firstIsEmpty);
    auto order = compareRows(*first, *second, column);
    if (column == ProcessColumn::Name && first->group->home.kind == ProcessHome::Kind::Attention) {
        order = static_cast<int>(second->assessment.health) <=> static_cast<int>(first->assessment.health);
        if (order == 0)
            order = second->assessment.since <=> first->assessment.since;
    } else if (column == ProcessColumn::Name) {
        return left.row() < right.row();
    }
    if (order != 0)
        return order < 0;
    return left.row() != right.row() && fixed(left.row() < right.row());
}

} // namespace pennon
