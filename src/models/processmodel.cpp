// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processmodel.h"

#include "look/format.h"

#include <algorithm>
#include <ranges>

namespace pennon {

bool isShownBy(StateFilter filter, const ProcessRow &row)
{
    const bool isWrongNow = isWrong(row.assessment.health);
    const bool runs = row.isRunning() || (!isWrongNow && row.view.pid != 0);
    switch (filter) {
    case StateFilter::All:
        break;
    case StateFilter::Wrong:
        return isWrongNow;
    case StateFilter::Running:
        return runs;
    case StateFilter::Stopped:
        return !isWrongNow && !runs;
    }
    return true;
}

ProcessModel::ProcessModel(const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_clock(clock)
    , m_now(clock.now())
{}

ProcessModel::~ProcessModel() = default;

void ProcessModel::setProcesses(const std::vector<ProcessView> &processes)
{
    ProcessChanges changes{processes, {}};
    std::unordered_map<ProcessName, bool, NameHash> there;
    for (const ProcessView &process : processes)
        there.emplace(process.name, true);
    for (const auto &[name, row] : m_rows) {
        if (!there.contains(name))
            changes.gone.push_back(name);
    }
    apply(changes);
}

void ProcessModel::apply(const ProcessChanges &changes)
{
    m_now = m_clock.now();
    remove(changes.gone);
    for (const ProcessView &view : changes.changed) {
        auto &row = m_rows[view.name];
        if (!row)
            row = std::make_unique<ProcessRow>();
        renew(*row, view);
    }
    settle();
}

void ProcessModel::addSamples(const SamplesPush &push)
{
    for (const ProcessSample &sample : push.samples) {
        const auto found = m_rows.find(sample.process);
        if (found != m_rows.end() && found->second->trail.add(sample.sample.time, sample.sample.resident))
            found->second->dirty |= cellBit(ProcessColumn::Trail);
    }
    tellCells();
}

void ProcessModel::setHistory(const SampleSeries &series)
{
    const auto found = m_rows.find(series.process);
    if (found == m_rows.end())
        return;
    for (const MemoryBucket &bucket : series.buckets) {
        if (found->second->trail.add(bucket.from, bucket.mean))
            found->second->dirty |= cellBit(ProcessColumn::Trail);
    }
    tellCells();
}

void ProcessModel::setLost(bool lost)
{
    if (m_isLost == lost)
        return;
    m_isLost = lost;
    for (const auto &group : m_groups) {
        const QModelIndex heading = indexOf(*group);
        Q_EMIT dataChanged(heading, heading.siblingAtColumn(processColumnCount - 1), {DimmedRole});
        Q_EMIT dataChanged(index(0, 0, heading),
                           index(static_cast<int>(group->rows.size()) - 1, processColumnCount - 1, heading),
                           {DimmedRole});
    }
}

void ProcessModel::passTime(const QModelIndexList &visible)
{
    if (m_isLost)
        return;
    const Clock::WallTime before = std::exchange(m_now, m_clock.now());
    using std::chrono::floor;
    using std::chrono::minutes;
    if (floor<minutes>(before) != floor<minutes>(m_now)) {
        for (const auto &[name, row] : m_rows) {
            reassess(*row);
            const bool isDifferent =
                row->view.memory ? row->trail.add(m_now, *row->view.memory) : row->trail.advance(m_now);
            if (isDifferent)
                row->dirty |= cellBit(ProcessColumn::Trail);
        }
    }
    for (const QModelIndex &index : visible) {
        const auto *group = static_cast<ProcessGroup *>(index.internalPointer());
        if (group == nullptr)
            continue;
        ProcessRow &row = *group->rows[static_cast<std::size_t>(index.row())];
        reassess(row);
        if (const QString uptime = uptimeOf(row); row.uptime != uptime) {
            row.uptime = uptime;
            row.dirty |= cellBit(ProcessColumn::Uptime);
        }
        if (const QString ago = agoOf(row); row.ago != ago) {
            row.ago = ago;
            row.dirty |= cellBit(ProcessColumn::Situation);
        }
    }
    settle();
}

void ProcessModel::renew(ProcessRow &row, const ProcessView &view)
{
    ProcessRow before;
    before.view = std::exchange(row.view, view);
    before.assessment = row.assessment;
    before.memory = row.memory;
    before.limit = row.limit;
    if (row.name.isEmpty())
        row.name = view.name.brief();
    row.assessment = assess(view, m_now);
    if (before.view.memory != view.memory)
        row.memory = view.memory ? memoryText(*view.memory) : QString();
    if (before.view.limit != view.limit)
        row.limit = view.limit ? memoryText(view.limit->bytes) : QString();
    row.dirty |= differentCells(before, row);
    if (before.assessment.since != row.assessment.since && agoOf(row) != row.ago) {
        row.ago = agoOf(row);
        row.dirty |= cellBit(ProcessColumn::Situation);
    }
    if (before.view.started != view.started && uptimeOf(row) != row.uptime) {
        row.uptime = uptimeOf(row);
        row.dirty |= cellBit(ProcessColumn::Uptime);
    }
    const bool isDifferent = view.memory ? row.trail.add(m_now, *view.memory) : row.trail.advance(m_now);
    if (isDifferent)
        row.dirty |= cellBit(ProcessColumn::Trail);
}

void ProcessModel::reassess(ProcessRow &row)
{
    Assessment now = assess(row.view, m_now);
    if (now == row.assessment)
        return;
    ProcessRow before;
    before.assessment = std::exchange(row.assessment, std::move(now));
    before.view = row.view;
    before.memory = row.memory;
    before.limit = row.limit;
    row.dirty |= differentCells(before, row);
}

const ProcessRow *ProcessModel::find(const ProcessName &name) const
{
    const auto found = m_rows.find(name);
    return found == m_rows.end() ? nullptr : found->second.get();
}

std::vector<ProcessName> ProcessModel::processesOf(const QModelIndex &index) const
{
    if (const ProcessRow *process = row(index))
        return {process->view.name};
    const ProcessGroup *heading = group(index);
    if (heading == nullptr)
        return {};
    if (heading->home.kind == ProcessHome::Kind::Named)
        return processesOfGroup(heading->home.name);
    std::vector<ProcessName> found;
    if (heading->home.kind == ProcessHome::Kind::Attention) {
        std::ranges::transform(heading->rows, std::back_inserter(found),
                               [](const ProcessRow *process) { return process->view.name; });
        return found;
    }
    for (const ProcessName &name : processesOfGroup({})) {
        if (isSingle(name))
            found.push_back(name);
    }
    return found;
}

std::vector<ProcessName> ProcessModel::processesOfGroup(const QString &group) const
{
    Rows rows;
    for (const auto &[name, row] : m_rows) {
        if (group.isEmpty() || name.group == group)
            rows.push_back(row.get());
    }
    std::ranges::sort(
        rows, [this](const ProcessRow *left, const ProcessRow *right) { return isBefore(*left, *right); });
    std::vector<ProcessName> names;
    std::ranges::transform(rows, std::back_inserter(names),
                           [](const ProcessRow *row) { return row->view.name; });
    return names;
}

} // namespace pennon
