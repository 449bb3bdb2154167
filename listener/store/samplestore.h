// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/memorysample.h"
#include "domain/processname.h"
#include "store/database.h"
#include "store/samplethinning.h"

#include <chrono>
#include <map>
#include <utility>
#include <vector>

namespace pennon {

/// The memory history of all processes: every sample for an hour or two, one value a minute for a day or two,
/// one in 15 minutes for 30 days. A moment without samples has no bucket.
///
/// Samples wait in memory for the end of their minute, are then stored as one block for each process, and are
/// thinned out little by little with the minutes that follow. A kill loses the last minute. A clock that is
/// set back adds to what there is of that time.
class SampleStore final
{
public:
    using Samples = std::vector<std::pair<ProcessName, MemorySample>>;

    /// The database must outlive the store.
    explicit SampleStore(Database &database);

    /// One reading of the processes. All of it counts as of `time`; the samples' own times do not matter. An
    /// error of the database does not lose it: it is tried again every minute, for 20 minutes.
    [[nodiscard]] Result<void> append(Clock::WallTime time, const Samples &samples);
    /// Stores what waits in memory; before the end.
    [[nodiscard]] Result<void> flush();

    /// What is known of a process from `from` until before `to`, oldest first, as fine as it is still kept,
    /// but where that is finer than `resolution` as coarse as that. The bucket of a single sample has its
    /// exact time and counts for 5 s; others begin at multiples of their span.
    [[nodiscard]] Result<std::vector<MemoryBucket>> range(const ProcessName &process, Clock::WallTime from,
                                                          Clock::WallTime to,
                                                          std::chrono::seconds resolution = {});
    /// The finest sensible resolution that gives at most so many buckets (at least one) for so long a time.
    [[nodiscard]] static std::chrono::seconds resolutionFor(std::chrono::milliseconds time, int mostBuckets);

    /// The processes with a history, also those that are gone, by name.
    [[nodiscard]] Result<std::vector<ProcessName>> processes();

private:
    struct ByName
    {
        bool operator()(const ProcessName &one, const ProcessName &other) const
        {
            return one.group != other.group ? one.group < other.group : one.name < other.name;
        }
    };
    using Ids = std::map<ProcessName, qint64, ByName>;

    [[nodiscard]] Result<Ids> ids();
    [[nodiscard]] Result<qint64> add(const ProcessName &process);
    [[nodiscard]] Result<void> store();
    [[nodiscard]] Result<void> storeOne(qint64 id, const MemoryBuckets &buckets);

    Connection &m_sql;
    SampleTables m_tables;
    SampleThinning m_thinning;
    std::map<ProcessName, MemoryBuckets, ByName> m_waiting;
    Clock::WallTime m_latest{}; ///< of the samples that wait
    qint64 m_waitingChunk = 0;  ///< the minute that is under way
};

} // namespace pennon
