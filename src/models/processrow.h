// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memorytrail.h"
#include "session/assessment.h"
#include "session/processview.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <vector>

namespace pennon {

struct ProcessGroup;

/// Columns of the process table.
enum class ProcessColumn : std::uint8_t {
    State,
    Name,
    Pid,
    Uptime,
    Memory,
    Trail,
    Restarts,
    Situation,
};
inline constexpr int processColumnCount = 8;

/// A process as a row of the table: what is known of it, and the texts that do not depend on the time.
struct ProcessRow
{
    ProcessView view;
    Assessment assessment;
    MemoryTrail trail;
    ProcessGroup *group = nullptr; ///< where it stands now
    int position = 0;              ///< in there
    unsigned dirty = 0;            ///< cellBit()s that the views have still to be told of
    // As they were last told to the views.
    QString name;
    QString memory;
    QString limit;
    QString uptime;
    QString ago;

    [[nodiscard]] bool isRunning() const { return view.state == ProcessState::Running; }
    /// Part of the limit that it has; below 0: no limit, or no memory.
    [[nodiscard]] double share() const;
};

/// Bits of the columns whose cells look different when the one row becomes the other; texts that tell the
/// time are left out.
[[nodiscard]] unsigned differentCells(const ProcessRow &before, const ProcessRow &after);
[[nodiscard]] constexpr unsigned cellBit(ProcessColumn column)
{
    return 1U << static_cast<unsigned>(column);
}

/// Under which heading a process stands.
struct ProcessHome
{
    enum class Kind : std::uint8_t {
        Attention, ///< what is wrong, of all groups
        Named,     ///< a group of supervisord
        Single,    ///< programs that are their own group
    };

    Kind kind = Kind::Named;
    QString name; ///< Named only
    friend std::strong_ordering operator<=>(const ProcessHome &, const ProcessHome &) = default;
    friend bool operator==(const ProcessHome &, const ProcessHome &) = default;
};

/// A heading with its rows.
struct ProcessGroup
{
    ProcessHome home;
    std::vector<ProcessRow *> rows;
    int position = 0;
    int total = 0;   ///< of supervisord's group, those under Attention too
    int running = 0; ///< likewise
};

/// How people sort names: worker-2 before worker-10, upper and lower case alike.
[[nodiscard]] std::weak_ordering compareNames(QStringView left, QStringView right);

/// How rows follow one another when the column is sorted upwards; what has no value is `equivalent` only to
/// its like, and always last: see isEmptyIn().
[[nodiscard]] std::weak_ordering compareRows(const ProcessRow &left, const ProcessRow &right,
                                             ProcessColumn column);
[[nodiscard]] bool isEmptyIn(const ProcessRow &row, ProcessColumn column);

} // namespace pennon
