// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/procfsmemory.h"

#include "procmem/procfsreader.h"

#include <utility>

namespace pennon {

namespace {

Result<MemoryReadings> readMemory(const QString &root, const std::vector<qint64> &pids, bool trees)
{
    Result<ProcFsReader> reader = ProcFsReader::open(root);
    if (!reader)
        return tl::unexpected(reader.error());
    if (trees) {
        return sumTrees(reader->table(pids.size() * 2 + 256), pids,
                        [&reader](const ProcessEntry &entry) { return reader->resident(entry.pid); });
    }
    MemoryReadings readings;
    readings.reserve(static_cast<qsizetype>(pids.size()));
    for (const qint64 pid : pids) {
        if (const std::optional<ByteSize> resident = reader->resident(pid))
            readings.insert(pid, *resident);
    }
    return readings;
}

} // namespace

ProcFsMemory::ProcFsMemory(QString procRoot)
    : m_root(std::move(procRoot))
{}

QFuture<Result<MemoryReadings>> ProcFsMemory::measure(std::vector<qint64> pids, bool trees)
{
    return QtFuture::makeReadyFuture(readMemory(m_root, pids, trees));
}

} // namespace pennon
