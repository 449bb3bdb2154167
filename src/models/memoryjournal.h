// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memoryseries.h"
#include "session/processview.h"

#include <QHash>

#include <chrono>
#include <vector>

namespace pennon {

/// What was seen of the processes of one server since somebody looked: memory where no listener keeps a
/// history (every 5 s for a quarter of an hour, every minute for three hours), and when processes were
/// started.
class MemoryJournal final
{
public:
    static constexpr std::chrono::milliseconds step = std::chrono::seconds(5);

    /// Memory is taken down once in a step, however often this is called.
    void record(const std::vector<ProcessView> &processes, Clock::WallTime now);
    /// A process has another pid: it was started anew.
    void noteStarts(const std::vector<ProcessView> &processes);

    /// nullptr: nothing was ever measured.
    [[nodiscard]] const MemorySeries *series(const ProcessName &process) const;
    /// By this machine's clock.
    [[nodiscard]] std::vector<Clock::WallTime> starts(const ProcessName &process) const;
    /// When the first memory was taken down; epoch: none so far.
    [[nodiscard]] Clock::WallTime since() const { return m_since; }

private:
    struct Lives
    {
        qint64 pid = 0;
        std::vector<Clock::WallTime> starts;
    };

    QHash<QString, MemorySeries> m_series;
    QHash<QString, Lives> m_lives;
    Clock::WallTime m_since{};
    Clock::WallTime m_last{};
    Clock::WallTime m_thinned{};
};

} // namespace pennon
