// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of ProcessModel stand, and how views are told of it.
#include "models/processmodel.h"

#include <algorithm>
#include <bit>
#include <map>
#include <ranges>

namespace pennon {

namespace {

void renumber(const std::vector<ProcessRow *> &rows)
{
    int position = 0;
    for (ProcessRow *row : rows)
        row->position = position++;
}

} // namespace

void ProcessModel::settle()
{
    const bool isOtherCount = count();
    insertNew();
    moveMisplaced();
    dropEmptyGroups();
    tellCells();
    tellHeadings();
    if (isOtherCount)
        Q_EMIT countsChanged();
}

bool ProcessModel::count()
{
    m_tallies.clear();
    m_singles = {};
    ProcessCounts counts;
    for (const auto &[name, row] : m_rows) {
        Tally &tally = m_tallies[name.group];
        ++tally.total;
        tally.running += row->isRunning() ? 1 : 0;
        ++counts.all;
        counts.wrong += isShownBy(StateFilter::Wrong, *row) ? 1 : 0;
        counts.running += isShownBy(StateFilter::Running, *row) ? 1 : 0;
        counts.stopped += isShownBy(StateFilter::Stopped, *row) ? 1 : 0;
    }
    for (const auto &[name, row] : m_rows) {
        if (isSingle(name)) {
            ++m_singles.total;
            m_singles.running += row->isRunning() ? 1 : 0;
        }
    }
    return std::exchange(m_counts, counts) != counts;
}

void ProcessModel::remove(std::span<const ProcessName> names)
{
    std::unordered_map<ProcessGroup *, Rows> leaving;
    for (const ProcessName &name : names) {
        const auto found = m_rows.find(name);
        if (found != m_rows.end())
            leaving[found->second->group].push_back(found->second.get());
    }
    for (auto &[group, rows] : leaving) {
        std::ranges::sort(rows, std::ranges::greater(), &ProcessRow::position);
        for (auto last = rows.begin(); last != rows.end();) {
            auto first = last; // of one run, from its end to its begin
            while (std::next(first) != rows.end() && (*std::next(first))->position == (*first)->position - 1)
                ++first;
            const int from = (*first)->position;
            const int to = (*last)->position;
            beginRemoveRows(indexOf(*group), from, to);
            group->rows.erase(group->rows.begin() + from, group->rows.begin() + to + 1);
            renumber(group->rows);
            endRemoveRows();
            last = std::next(first);
        }
    }
    for (const ProcessName &name : names)
        m_rows.erase(name);
    dropEmptyGroups();
}

void ProcessModel::insertNew()
{
    std::map<ProcessHome, Rows> homeless;
    for (const auto &[name, row] : m_rows) {
        if (row->group == nullptr)
            homeless[homeOf(*row)].push_back(row.get());
    }
    for (auto &[home, rows] : homeless) {
        if (ProcessGroup *group = findGroup(home)) {
            insertInto(*group, std::move(rows));
        } else {
            std::ranges::sort(rows, [this](const ProcessRow *left, const ProcessRow *right) {
                return isBefore(*left, *right);
            });
            auto made = std::make_unique<ProcessGroup>();
            made->home = home;
            for (ProcessRow *row : rows) {
                row->group = made.get();
                row->dirty = 0;
            }
            renumber(rows);
            made->rows = std::move(rows);
            insertGroup(std::move(made));
        }
    }
}

void ProcessModel::insertInto(ProcessGroup &group, Rows rows)
{
    const auto isBeforeRow = [this](const ProcessRow *left, const ProcessRow *right) {
        return isBefore(*left, *right);
    };
    std::ranges::sort(rows, isBeforeRow);
    for (auto first = rows.begin(); first != rows.end();) {
        const auto at = std::ranges::lower_bound(group.rows, *first, isBeforeRow);
        auto last = std::next(first); // of those that stand side by side
        while (last != rows.end() && (at == group.rows.end() || isBeforeRow(*last, *at)))
            ++last;
        const auto position = static_cast<int>(at - group.rows.begin());
        beginInsertRows(indexOf(group), position, position + static_cast<int>(last - first) - 1);
        for (auto row = first; row != last; ++row) {
            (*row)->group = &group;
            (*row)->dirty = 0;
        }
        group.rows.insert(at, first, last);
        renumber(group.rows);
        endInsertRows();
        first = last;
    }
}

void ProcessModel::moveMisplaced()
{
    Rows misplaced;
    for (const auto &[name, row] : m_rows) {
        if (row->group->home != homeOf(*row))
            misplaced.push_back(row.get());
    }
    if (misplaced.empty())
        return;
    for (const ProcessRow *row : misplaced) {
        const ProcessHome home = homeOf(*row);
        if (findGroup(home) == nullptr) {
            auto made = std::make_unique<ProcessGroup>();
            made->home = home;
            insertGroup(std::move(made));
        }
    }

    // All at once: a view that sorts and filters begins anew with each single move.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<const ProcessRow *> rows;
    std::ranges::transform(before, std::back_inserter(rows),
                           [this](const QModelIndex &index) { return row(index); });
    for (ProcessRow *row : misplaced) {
        std::erase(row->group->rows, row);
        renumber(row->group->rows);
        row->group = findGroup(homeOf(*row));
        Rows &there = row->group->rows;
        there.insert(std::ranges::lower_bound(there, row,
                                              [this](const ProcessRow *left, const ProcessRow *right) {
                                                  return isBefore(*left, *right);
                                              }),
                     row);
        renumber(there);
    }
    QModelIndexList after = before;
    for (qsizetype at = 0; at < after.size(); ++at) {
        if (const ProcessRow *row = rows[static_cast<std::size_t>(at)])
            after[at] = createIndex(row->position, before[at].column(), row->group);
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void ProcessModel::dropEmptyGroups()
{
    for (auto position = static_cast<int>(m_groups.size()) - 1; position >= 0; --position) {
        const auto at = m_groups.begin() + position;
        if (!(*at)->rows.empty())
            continue;
        beginRemoveRows({}, position, position);
        const std::unique_ptr<ProcessGroup> group = std::move(*at);
        m_groups.erase(at);
        for (auto next = static_cast<std::size_t>(position); next < m_groups.size(); ++next)
            m_groups[next]->position = static_cast<int>(next);
        endRemoveRows();
    }
}

void ProcessModel::tellCells()
{
    for (const auto &group : m_groups) {
        const QModelIndex heading = indexOf(*group);
        for (auto first = group->rows.begin(); first != group->rows.end();) {
            if ((*first)->dirty == 0) {
                ++first;
                continue;
            }
            unsigned cells = 0;
            auto last = first;
            for (; last != group->rows.end() && (*last)->dirty != 0; ++last)
                cells |= std::exchange((*last)->dirty, 0);
            Q_EMIT dataChanged(
                index(static_cast<int>(first - group->rows.begin()), std::countr_zero(cells), heading),
                index(static_cast<int>(last - group->rows.begin()) - 1,
                      static_cast<int>(std::bit_width(cells)) - 1, heading),
                {Qt::DisplayRole, SecondaryRole, HealthRole, ShareRole, TrailRole});
            first = last;
        }
    }
}

void ProcessModel::tellHeadings()
{
    for (const auto &group : m_groups) {
        const Tally tally = tallyOf(*group);
        if (tally.total == group->total && tally.running == group->running)
            continue;
        group->total = tally.total;
        group->running = tally.running;
        const QModelIndex heading = indexOf(*group);
        Q_EMIT dataChanged(heading, heading, {Qt::DisplayRole, SecondaryRole});
    }
}

bool ProcessModel::isSingle(const ProcessName &name) const
{
    if (name.group != name.name)
        return false;
    const auto tally = m_tallies.find(name.group);
    return tally != m_tallies.end() && tally->second.total == 1;
}

ProcessHome ProcessModel::homeOf(const ProcessRow &row) const
{
    if (isWrong(row.assessment.health))
        return {ProcessHome::Kind::Attention, {}};
    if (isSingle(row.view.name))
        return {ProcessHome::Kind::Single, {}};
    return {ProcessHome::Kind::Named, row.view.name.group};
}

ProcessGroup *ProcessModel::findGroup(const ProcessHome &home) const
{
    const auto found = std::ranges::find_if(m_groups, [&](const auto &group) { return group->home == home; });
    return found == m_groups.end() ? nullptr : found->get();
}

ProcessGroup &ProcessModel::insertGroup(std::unique_ptr<ProcessGroup> group)
{
    const Tally tally = tallyOf(*group);
    group->total = tally.total;
    group->running = tally.running;
    const auto at =
        std::ranges::find_if(m_groups, [&](const auto &other) { return isBefore(*group, *other); });
    const auto position = static_cast<int>(at - m_groups.begin());
    beginInsertRows({}, position, position);
    ProcessGroup &inserted = **m_groups.insert(at, std::move(group));
    for (auto next = static_cast<std::size_t>(position); next < m_groups.size(); ++next)
        m_groups[next]->position = static_cast<int>(next);
    endInsertRows();
    return inserted;
}

bool ProcessModel::isBefore(const ProcessGroup &left, const ProcessGroup &right) const
{
    if (left.home.kind != right.home.kind)
        return left.home.kind < right.home.kind;
    const auto order = compareNames(left.home.name, right.home.name);
    return std::is_neq(order) ? std::is_lt(order) : left.home.name < right.home.name;
}

bool ProcessModel::isBefore(const ProcessRow &left, const ProcessRow &right) const
{
    const auto order = compareNames(left.name, right.name);
    return std::is_neq(order) ? std::is_lt(order) : left.view.name.full() < right.view.name.full();
}

ProcessModel::Tally ProcessModel::tallyOf(const ProcessGroup &group) const
{
    switch (group.home.kind) {
    case ProcessHome::Kind::Attention:
        return {static_cast<int>(group.rows.size()), 0};
    case ProcessHome::Kind::Single:
        return m_singles;
    case ProcessHome::Kind::Named:
        break;
    }
    const auto found = m_tallies.find(group.home.name);
    return found == m_tallies.end() ? Tally{} : found->second;
}

} // namespace pennon
