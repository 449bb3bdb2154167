// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/plaintreememory.h"

#include "base/futures.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

/// Asks for both at once, so that the probe need not live until the answers come.
QCoro::Task<Result<TreeReadings>> merged(QFuture<Result<MemoryReadings>> alone,
                                         QFuture<Result<MemoryReadings>> trees)
{
    const Result<MemoryReadings> own = co_await alone;
    const Result<MemoryReadings> sums = co_await trees;
    if (!own || !sums)
        co_return tl::unexpected(own ? sums.error() : own.error());
    TreeReadings readings;
    for (auto sum = sums->constBegin(); sum != sums->constEnd(); ++sum) {
        if (const auto one = own->constFind(sum.key()); one != own->constEnd())
            readings.insert(sum.key(), TreeMemory{*one, *sum, std::nullopt});
    }
    co_return readings;
}

} // namespace

PlainTreeMemory::PlainTreeMemory(std::unique_ptr<MemoryProbe> probe)
    : m_probe(std::move(probe))
{}

QFuture<Result<TreeReadings>> PlainTreeMemory::measure(std::vector<qint64> pids)
{
    QFuture<Result<MemoryReadings>> alone = m_probe->measure(pids, false);
    QFuture<Result<MemoryReadings>> trees = m_probe->measure(std::move(pids), true);
    return asFuture(merged(std::move(alone), std::move(trees)));
}

} // namespace pennon
