// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/pushmessages.h"
#include "domain/processinfo.h"
#include "procmem/treememory.h"
#include "session/processview.h"

#include <QHash>

#include <optional>
#include <vector>

namespace pennon {

/// Puts together what supervisord, the listener and a look at this machine's memory tell of processes, and
/// notes what became different. supervisord alone says which processes there are and how they stand; what the
/// listener tells of one that supervisord has not named yet waits for it.
///
/// Until supervisord's first list is there, a listener's list stands in for it, since a supervisord with many
/// processes takes a second and more to list them. Such processes are provisional.
///
/// A list that tells nothing new costs a comparison for each process and no allocation.
class ProcessMerge final
{
public:
    /// The clock has to outlive it.
    explicit ProcessMerge(const Clock &clock);

    /// In supervisord's order, as last told; in the listener's while they are provisional.
    [[nodiscard]] const std::vector<ProcessView> &processes() const { return m_views; }
    [[nodiscard]] const ProcessView *find(const ProcessName &name) const;

    /// All of supervisord's processes.
    void takeList(const std::vector<ProcessInfo> &list);
    /// Processes in trouble that changed since supervisord's words on them were taken.
    [[nodiscard]] std::vector<ProcessName> wordless() const;
    /// The members of ProcessInfo that a list does not tell.
    void takeWords(const ProcessInfo &info);

    /// Whether supervisord has listed them: nothing is provisional any more.
    [[nodiscard]] bool isListed() const { return m_lister == Lister::Supervisord; }
    /// All processes of which the listener knows.
    void takeStatuses(const std::vector<ProcessStatus> &all);
    void takeStatus(const ProcessStatus &status);
    /// Not known to the listener any more; supervisord's list says that itself.
    void takeGone(const std::vector<ProcessName> &names);
    void takeSample(const ProcessSample &sample);
    /// What only a listener knows is not known any more, provisional processes either. Memory stays: it is
    /// old, not wrong.
    void forgetListener();
    /// By the pid of each process; memory of a process without a reading is not known any more.
    void takeMemory(const TreeReadings &readings);

    /// What became different since this was last called.
    [[nodiscard]] ProcessChanges takeChanges();

private:
    /// What stands behind a view.
    struct Row
    {
        qint64 start = 0;                  ///< as supervisord told it
        qint64 stop = 0;                   ///< likewise
        std::chrono::milliseconds ahead{}; ///< our clock before supervisord's, when the times were computed
        std::vector<Clock::WallTime> crashes; ///< that were seen, the last 10 minutes of them
        bool hasWords = false;                ///< they belong to the state as it is
        bool changed = true;
    };

    /// Who said which processes there are.
    enum class Lister { Nobody, Listener, Supervisord };

    static constexpr std::chrono::minutes crashesCountFor{10};

    // A list of anything with a name.
    template <typename Named>
    [[nodiscard]] bool isSameList(const std::vector<Named> &list) const;
    template <typename Named>
    void rebuild(const std::vector<Named> &list);
    std::size_t append(const ProcessName &name);
    void noteCrash(std::size_t index);
    void forgetOldCrashes(std::size_t index, Clock::WallTime now);
    void update(std::size_t index, const ProcessInfo &info, Clock::WallTime now);
    [[nodiscard]] std::optional<std::size_t> indexOf(const ProcessName &name) const;
    template <typename Value>
    void set(std::size_t index, Value ProcessView::*member, const Value &value);
    void apply(std::size_t index, const ProcessStatus &status);

    const Clock &m_clock;
    std::vector<ProcessView> m_views;
    std::vector<Row> m_rows; ///< of the same index
    QHash<ProcessName, std::size_t> m_indexes;
    QHash<ProcessName, ProcessStatus> m_early; ///< of processes that supervisord has not named so far
    std::vector<ProcessName> m_gone;
    Lister m_lister = Lister::Nobody;
};

} // namespace pennon
