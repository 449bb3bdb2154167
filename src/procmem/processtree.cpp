// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/processtree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace pennon {

namespace {

constexpr std::ptrdiff_t none = -1;

/// What is known of the row of the same number in the table.
struct Node
{
    std::ptrdiff_t parent = none;  ///< row of the parent
    std::ptrdiff_t visitor = none; ///< the row whose ancestors were looked at last
    bool wanted = false;
};

std::ptrdiff_t rowOf(const std::vector<ProcessEntry> &table, qint64 pid)
{
    const auto found =
        std::lower_bound(table.begin(), table.end(), pid,
                         [](const ProcessEntry &entry, qint64 value) { return entry.pid < value; });
    return found != table.end() && found->pid == pid ? found - table.begin() : none;
}

} // namespace

void visitTrees(std::vector<ProcessEntry> table, const std::vector<qint64> &wanted,
                const MemberVisitor &visit)
{
    const auto byPid = [](const ProcessEntry &a, const ProcessEntry &b) { return a.pid < b.pid; };
    if (!std::is_sorted(table.begin(), table.end(), byPid))
        std::sort(table.begin(), table.end(), byPid);

    std::vector<Node> nodes(table.size());
    const auto node = [&nodes](std::ptrdiff_t row) -> Node & { return nodes[static_cast<std::size_t>(row)]; };
    const auto entry = [&table](std::ptrdiff_t row) -> const ProcessEntry & {
        return table[static_cast<std::size_t>(row)];
    };
    for (const qint64 pid : wanted) {
        if (const std::ptrdiff_t row = rowOf(table, pid); row != none)
            node(row).wanted = true;
    }
    const auto rows = static_cast<std::ptrdiff_t>(table.size());
    for (std::ptrdiff_t row = 0; row < rows; ++row) {
        const std::ptrdiff_t parent = rowOf(table, entry(row).parent);
        if (parent != none && entry(row).started >= entry(parent).started)
            node(row).parent = parent;
    }

    std::vector<qint64> roots;
    for (std::ptrdiff_t row = 0; row < rows; ++row) {
        roots.clear();
        for (std::ptrdiff_t up = row; up != none && node(up).visitor != row; up = node(up).parent) {
            node(up).visitor = row;
            if (node(up).wanted)
                roots.push_back(entry(up).pid);
        }
        if (!roots.empty())
            visit(entry(row), roots);
    }
}

MemoryReadings sumTrees(std::vector<ProcessEntry> table, const std::vector<qint64> &wanted,
                        const ResidentReader &resident)
{
    QHash<qint64, qint64> sums;
    MemoryReadings readings;
    visitTrees(std::move(table), wanted, [&](const ProcessEntry &member, const std::vector<qint64> &roots) {
        const std::optional<ByteSize> own = resident(member);
        if (!own)
            return;
        for (const qint64 root : roots) {
            sums[root] += own->bytes;
            if (root == member.pid)
                readings.insert(root, {});
        }
    });
    for (auto reading = readings.begin(); reading != readings.end(); ++reading)
        reading->bytes = sums.value(reading.key());
    return readings;
}

} // namespace pennon
