// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/processinfo.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// What is known of one process at the moment.
struct BoardRow
{
    ProcessInfo info;
    std::optional<ByteSize> resident;     ///< RSS of the process itself
    std::optional<ByteSize> tree;         ///< with its descendants
    std::optional<ByteSize> proportional; ///< PSS of the tree, from at most a minute ago
    std::optional<std::chrono::seconds> timeToLimit;
};

/// The latest state of all processes: written by the sampler, read by checks and by the control socket.
class ProcessBoard final
{
public:
    /// supervisord's answer. What was measured of a process stays until the next measurement, unless its pid
    /// is another one.
    void take(std::vector<ProcessInfo> processes, Clock::WallTime now);

    [[nodiscard]] const std::vector<BoardRow> &rows() const { return m_rows; }
    [[nodiscard]] std::vector<BoardRow> &rows() { return m_rows; }
    /// Null if there is none of this name.
    [[nodiscard]] const BoardRow *find(const ProcessName &name) const;
    /// When supervisord last answered.
    [[nodiscard]] std::optional<Clock::WallTime> takenAt() const { return m_takenAt; }

private:
    std::vector<BoardRow> m_rows; ///< in supervisord's order
    QHash<QString, qsizetype> m_index;
    std::optional<Clock::WallTime> m_takenAt;
};

} // namespace pennon
