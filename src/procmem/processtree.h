// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "procmem/memoryprobe.h"

#include <functional>
#include <optional>
#include <vector>

namespace pennon {

/// One row of the machine's process table.
struct ProcessEntry
{
    qint64 pid = 0;
    qint64 parent = 0;
    quint64 started = 0; ///< in any unit that grows with time; the same for all where it is not known
    qint64 bytes = 0;    ///< resident memory, where the table tells it
};

/// A process that belongs to wanted trees, and the pids of their roots, its own among them if it is one.
using MemberVisitor = std::function<void(const ProcessEntry &member, const std::vector<qint64> &roots)>;

/// Visits each process that belongs to a wanted tree once. A process that is older than its parent was not
/// started by it (the parent's pid has been used again): its own tree ends there. A table that makes no
/// sense, such as one with a circle, gives some trees and never hangs.
void visitTrees(std::vector<ProcessEntry> table, const std::vector<qint64> &wanted,
                const MemberVisitor &visit);

/// Resident memory of a process; nothing if it is gone or cannot be read.
using ResidentReader = std::function<std::optional<ByteSize>(const ProcessEntry &)>;

/// For each wanted pid the sum over the process and its descendants, children of children too: see
/// visitTrees(). Asks for the memory only of those who belong to a wanted tree, and once for each; a
/// descendant that has gone counts nothing, a wanted process that has is absent.
[[nodiscard]] MemoryReadings sumTrees(std::vector<ProcessEntry> table, const std::vector<qint64> &wanted,
                                      const ResidentReader &resident);

} // namespace pennon
