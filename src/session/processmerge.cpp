// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/processmerge.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pennon {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Clocks that differ by less count as the same: supervisord tells whole seconds.
constexpr milliseconds sameClock = seconds(3);

bool isInTrouble(ProcessState state)
{
    return state == ProcessState::Backoff || state == ProcessState::Exited || state == ProcessState::Fatal ||
           state == ProcessState::Unknown;
}

bool runs(const ProcessInfo &info)
{
    return info.pid > 0 && info.start > 0;
}

Clock::WallTime atSecond(qint64 second, milliseconds ahead)
{
    return Clock::WallTime(seconds(second)) + ahead;
}

} // namespace

ProcessMerge::ProcessMerge(const Clock &clock)
    : m_clock(clock)
{}

std::optional<std::size_t> ProcessMerge::indexOf(const ProcessName &name) const
{
    const auto found = m_indexes.constFind(name);
    return found == m_indexes.constEnd() ? std::nullopt : std::optional(*found);
}

const ProcessView *ProcessMerge::find(const ProcessName &name) const
{
    const std::optional<std::size_t> index = indexOf(name);
    return index ? &m_views[*index] : nullptr;
}

template <typename Value>
void ProcessMerge::set(std::size_t index, Value ProcessView::*member, const Value &value)
{
    Value &old = m_views[index].*member;
    if (old == value)
        return;
    old = value;
    m_rows[index].changed = true;
}

void ProcessMerge::takeList(const std::vector<ProcessInfo> &list)
{
    m_lister = Lister::Supervisord;
    if (!isSameList(list))
        rebuild(list);
    const Clock::WallTime now = m_clock.now();
    for (std::size_t index = 0; index < list.size(); ++index)
        update(index, list[index], now);
    for (std::size_t index = 0; index < m_views.size() && !m_early.isEmpty(); ++index) {
        if (const auto early = m_early.constFind(m_views[index].name); early != m_early.constEnd()) {
            apply(index, *early);
            m_early.erase(early);
        }
    }
}

template <typename Named>
bool ProcessMerge::isSameList(const std::vector<Named> &list) const
{
    return std::equal(list.begin(), list.end(), m_views.begin(), m_views.end(),
                      [](const Named &named, const ProcessView &view) { return named.name == view.name; });
}

template <typename Named>
void ProcessMerge::rebuild(const std::vector<Named> &list)
{
    std::vector<ProcessView> views;
    std::vector<Row> rows;
    QHash<ProcessName, std::size_t> indexes;
    views.reserve(list.size());
    rows.reserve(list.size());
    indexes.reserve(static_cast<qsizetype>(list.size()));
    for (const Named &named : list) {
        if (const std::optional<std::size_t> old = indexOf(named.name)) {
            views.push_back(std::move(m_views[*old]));
            rows.push_back(std::move(m_rows[*old]));
            m_indexes.remove(named.name);
        } else {
            views.emplace_back().name = named.name;
            rows.push_back({});
        }
        indexes.insert(named.name, views.size() - 1);
    }
    for (auto left = m_indexes.keyBegin(); left != m_indexes.keyEnd(); ++left)
        m_gone.push_back(*left);
    m_views = std::move(views);
    m_rows = std::move(rows);
    m_indexes = std::move(indexes);
}

void ProcessMerge::update(std::size_t index, const ProcessInfo &info, Clock::WallTime now)
{
    Row &row = m_rows[index];
    const ProcessView &view = m_views[index];
    milliseconds ahead = now - Clock::WallTime(seconds(info.now));
    if (std::chrono::abs(ahead) < sameClock)
        ahead = milliseconds(0);
    if (std::chrono::abs(ahead - row.ahead) < sameClock)
        ahead = row.ahead;
    set(index, &ProcessView::isProvisional, false);
    const bool isAsBefore = view.state == info.state && view.pid == info.pid && row.start == info.start &&
                            row.stop == info.stop && view.exitStatus.value_or(0) == info.exitStatus;
    if (!row.crashes.empty())
        forgetOldCrashes(index, now);
    if (isAsBefore && ahead == row.ahead)
        return;
    const bool isSeenBefore = row.start > 0;
    const bool hasEnded = isSeenBefore && row.stop != info.stop;
    // A process that runs again has lost its exit status, and a signal may have been by hand: the listener
    // knows, and then its incidents count.
    if (hasEnded && info.exitStatus > 0 && info.state != ProcessState::Stopped && !view.restarts)
        noteCrash(index);
    const bool triesOn = info.state == ProcessState::Starting &&
                         (view.state == ProcessState::Backoff || view.state == ProcessState::Starting);
    if (!isAsBefore)
        row.hasWords = false;
    row.ahead = ahead;
    row.start = info.start;
    row.stop = info.stop;
    if (view.pid != info.pid) {
        set(index, &ProcessView::memory, {});
        set(index, &ProcessView::proportional, {});
    }
    set(index, &ProcessView::state, info.state);
    set(index, &ProcessView::pid, info.pid);
    set(index, &ProcessView::started, runs(info) ? std::optional(atSecond(info.start, ahead)) : std::nullopt);
    set(index, &ProcessView::stopped,
        info.stop > 0 ? std::optional(atSecond(info.stop, ahead)) : std::nullopt);
    set(index, &ProcessView::exitStatus, info.stop > 0 ? std::optional(info.exitStatus) : std::nullopt);
    if (!isInTrouble(info.state) && !triesOn)
        set(index, &ProcessView::description, {});
}

void ProcessMerge::noteCrash(std::size_t index)
{
    m_rows[index].crashes.push_back(m_clock.now());
    set(index, &ProcessView::crashes, static_cast<int>(m_rows[index].crashes.size()));
}

void ProcessMerge::forgetOldCrashes(std::size_t index, Clock::WallTime now)
{
    std::erase_if(m_rows[index].crashes,
                  [now](Clock::WallTime crash) { return now - crash > crashesCountFor; });
    set(index, &ProcessView::crashes, static_cast<int>(m_rows[index].crashes.size()));
}

std::vector<ProcessName> ProcessMerge::wordless() const
{
    std::vector<ProcessName> names;
    for (std::size_t index = 0; index < m_views.size(); ++index) {
        if (!m_rows[index].hasWords && isInTrouble(m_views[index].state))
            names.push_back(m_views[index].name);
    }
    return names;
}

void ProcessMerge::takeWords(const ProcessInfo &info)
{
    const std::optional<std::size_t> index = indexOf(info.name);
    if (!index)
        return;
    const ProcessView &view = m_views[*index];
    Row &row = m_rows[*index];
    const bool isOfNow = view.state == info.state && row.start == info.start && row.stop == info.stop;
    if (!isOfNow || !isInTrouble(view.state))
        return; // the next list tells of the change, and the words are asked for again
    row.hasWords = true;
    set(*index, &ProcessView::description, info.spawnError);
}

void ProcessMerge::takeStatuses(const std::vector<ProcessStatus> &all)
{
    if (!isListed()) {
        m_lister = Lister::Listener;
        m_early.clear();
        if (!isSameList(all))
            rebuild(all);
    }
    for (const ProcessStatus &status : all)
        takeStatus(status);
}

void ProcessMerge::takeStatus(const ProcessStatus &status)
{
    std::optional<std::size_t> index = indexOf(status.name);
    if (!index && m_lister != Lister::Listener) {
        m_early.insert(status.name, status);
        return;
    }
    if (!index)
        index = append(status.name);
    if (m_lister == Lister::Listener) {
        set(*index, &ProcessView::isProvisional, true);
        if (m_views[*index].pid != status.pid) {
            set(*index, &ProcessView::memory, {});
            set(*index, &ProcessView::proportional, {});
        }
        set(*index, &ProcessView::state, status.state);
        set(*index, &ProcessView::pid, status.pid);
    }
    apply(*index, status);
}

std::size_t ProcessMerge::append(const ProcessName &name)
{
    m_views.emplace_back().name = name;
    m_rows.push_back({});
    m_indexes.insert(name, m_views.size() - 1);
    return m_views.size() - 1;
}

void ProcessMerge::takeGone(const std::vector<ProcessName> &names)
{
    if (m_lister != Lister::Listener)
        return;
    std::vector<ProcessView> left;
    std::ranges::copy_if(m_views, std::back_inserter(left), [&names](const ProcessView &view) {
        return std::ranges::find(names, view.name) == names.end();
    });
    if (left.size() != m_views.size())
        rebuild(left);
}

void ProcessMerge::apply(std::size_t index, const ProcessStatus &status)
{
    const ProcessView &view = m_views[index];
    if (status.memory && view.pid == status.pid) {
        set(index, &ProcessView::memory, {status.memory->resident});
        if (status.memory->proportional)
            set(index, &ProcessView::proportional, status.memory->proportional);
    }
    const bool isOtherCrash = view.lastIncident && status.lastIncident &&
                              status.lastIncident->kind == IncidentKind::Crash &&
                              status.lastIncident->id != view.lastIncident->id;
    const bool isFirstCrash = view.restarts && !view.lastIncident && status.lastIncident &&
                              status.lastIncident->kind == IncidentKind::Crash;
    if (isOtherCrash || isFirstCrash)
        noteCrash(index);
    set(index, &ProcessView::limit, status.limit);
    set(index, &ProcessView::restarts, {status.restarts});
    set(index, &ProcessView::failures, status.failures);
    set(index, &ProcessView::lastIncident, status.lastIncident);
    set(index, &ProcessView::breakerOpened, status.breakerOpened);
    set(index, &ProcessView::nextRevive, status.nextRevive);
    set(index, &ProcessView::silenced, status.silenced);
}

void ProcessMerge::takeSample(const ProcessSample &sample)
{
    const std::optional<std::size_t> index = indexOf(sample.process);
    if (!index || m_views[*index].pid == 0)
        return;
    set(*index, &ProcessView::memory, {sample.sample.resident});
    if (sample.sample.proportional)
        set(*index, &ProcessView::proportional, sample.sample.proportional);
}

void ProcessMerge::forgetListener()
{
    m_early.clear();
    if (!isListed()) {
        m_lister = Lister::Nobody;
        rebuild(std::vector<ProcessStatus>());
    }
    const ProcessStatus nothing;
    for (std::size_t index = 0; index < m_views.size(); ++index) {
        apply(index, nothing);
        set(index, &ProcessView::restarts, {});
    }
}

void ProcessMerge::takeMemory(const TreeReadings &readings)
{
    for (std::size_t index = 0; index < m_views.size(); ++index) {
        const auto reading = readings.constFind(m_views[index].pid);
        const bool isKnown = m_views[index].pid > 0 && reading != readings.constEnd();
        set(index, &ProcessView::memory, isKnown ? std::optional(reading->resident) : std::nullopt);
        set(index, &ProcessView::proportional, isKnown ? reading->proportional : std::nullopt);
    }
}

ProcessChanges ProcessMerge::takeChanges()
{
    ProcessChanges changes;
    for (std::size_t index = 0; index < m_views.size(); ++index) {
        if (std::exchange(m_rows[index].changed, false))
            changes.changed.push_back(m_views[index]);
    }
    changes.gone = std::exchange(m_gone, {});
    return changes;
}

} // namespace pennon
