// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/procfstreememory.h"

#include "procmem/procfsreader.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::seconds round{60};
constexpr std::chrono::milliseconds longestReading{50};
constexpr int restPerReading = 1000;
constexpr std::size_t leastAllowance = 64;

} // namespace

struct ProcFsTreeMemory::Member
{
    qint64 pid;
    quint64 started;
    ByteSize resident;
    std::vector<qint64> roots;
};

ProcFsTreeMemory::ProcFsTreeMemory(const Clock &clock, QString procRoot)
    : m_clock(clock)
    , m_root(std::move(procRoot))
{}

QFuture<Result<TreeReadings>> ProcFsTreeMemory::measure(std::vector<qint64> pids)
{
    return QtFuture::makeReadyFuture(read(pids));
}

Result<TreeReadings> ProcFsTreeMemory::read(const std::vector<qint64> &pids)
{
    Result<ProcFsReader> reader = ProcFsReader::open(m_root);
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<Member> members;
    members.reserve(pids.size());
    const auto visit = [&](const ProcessEntry &entry, const std::vector<qint64> &roots) {
        if (const std::optional<ByteSize> resident = reader->resident(entry.pid))
            members.push_back({entry.pid, entry.started, *resident, roots});
    };
    visitTrees(reader->table(pids.size() * 2 + 256), pids, visit);
    readSome(*reader, members);

    TreeReadings readings;
    readings.reserve(static_cast<qsizetype>(pids.size()));
    for (const Member &member : members) {
        if (std::find(member.roots.begin(), member.roots.end(), member.pid) != member.roots.end())
            readings.insert(member.pid, TreeMemory{member.resident, {}, ByteSize{}});
    }
    for (const Member &member : members) {
        const std::optional<ByteSize> proportional =
            member.resident.bytes == 0 ? std::optional(ByteSize{}) : m_known.value(member.pid).proportional;
        for (const qint64 root : member.roots) {
            const auto tree = readings.find(root);
            if (tree == readings.end())
                continue;
            tree->resident.bytes += member.resident.bytes;
            if (!proportional) {
                tree->proportional.reset();
            } else if (tree->proportional) {
                tree->proportional->bytes += proportional->bytes;
            }
        }
    }
    return readings;
}

std::size_t ProcFsTreeMemory::allowance(std::size_t members, Clock::SteadyTime now)
{
    const auto since = std::clamp<Clock::SteadyTime::duration>(now - m_last.value_or(now), {}, round);
    m_last = now;
    const double share = std::chrono::duration<double>(since) / std::chrono::duration<double>(round);
    const double withSlack = 1.25 * share * static_cast<double>(members);
    return std::max(leastAllowance, static_cast<std::size_t>(withSlack));
}

void ProcFsTreeMemory::readSome(ProcFsReader &reader, const std::vector<Member> &members)
{
    const Clock::SteadyTime begin = m_clock.steady();
    QHash<qint64, Known> known;
    known.reserve(static_cast<qsizetype>(members.size()));
    std::vector<std::pair<Clock::SteadyTime, qint64>> due; // those not read so far have the earliest time
    for (const Member &member : members) {
        const auto before = m_known.constFind(member.pid);
        const bool isKnown = before != m_known.constEnd() && before->started == member.started;
        const Known now = isKnown ? *before : Known{member.started, {}, Clock::SteadyTime::min()};
        known.insert(member.pid, now);
        if (now.due <= begin && member.resident.bytes > 0)
            due.emplace_back(now.due, member.pid);
    }
    m_known = std::move(known);
    std::sort(due.begin(), due.end());
    due.resize(std::min(due.size(), allowance(members.size(), begin)));
    Clock::SteadyTime now = begin;
    for (const auto &[time, pid] : due) {
        if (now - begin >= longestReading)
            break;
        Known &one = m_known[pid];
        one.proportional = reader.proportional(pid);
        const Clock::SteadyTime end = m_clock.steady();
        one.due = end + std::max<Clock::SteadyTime::duration>(round, (end - now) * restPerReading);
        now = end;
    }
}

} // namespace pennon
