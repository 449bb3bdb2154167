// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/processboard.h"

#include <utility>

namespace pennon {

void ProcessBoard::take(std::vector<ProcessInfo> processes, Clock::WallTime now)
{
    std::vector<BoardRow> rows;
    rows.reserve(processes.size());
    QHash<QString, qsizetype> index;
    index.reserve(static_cast<qsizetype>(processes.size()));
    for (ProcessInfo &process : processes) {
        BoardRow row;
        if (const BoardRow *known = find(process.name); known && known->info.pid == process.pid)
            row = *known;
        row.info = std::move(process);
        index.insert(row.info.name.full(), static_cast<qsizetype>(rows.size()));
        rows.push_back(std::move(row));
    }
    m_rows = std::move(rows);
    m_index = std::move(index);
    m_takenAt = now;
}

const BoardRow *ProcessBoard::find(const ProcessName &name) const
{
    const auto found = m_index.constFind(name.full());
    return found == m_index.constEnd() ? nullptr : &m_rows[static_cast<std::size_t>(*found)];
}

} // namespace pennon
