// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samplestore.h"

#include "store/columns.h"

#include <algorithm>
#include <array>

namespace pennon {

namespace {

/// So many samples of a process wait at most while the database takes none: 20 minutes of them.
constexpr std::size_t mostWaiting = 240;

using namespace std::chrono_literals;
constexpr std::array resolutions = {std::chrono::seconds(5s),   std::chrono::seconds(1min),
                                    std::chrono::seconds(5min), std::chrono::seconds(15min),
                                    std::chrono::seconds(1h),   std::chrono::seconds(6h)};

/// A time that is no use (before 1970, after 9999) as the nearest one that is.
Clock::WallTime usable(Clock::WallTime time)
{
    constexpr Clock::WallTime end{std::chrono::sys_days(std::chrono::year(9999) / 12 / 31)};
    return std::clamp(time, Clock::WallTime{}, end);
}

} // namespace

SampleStore::SampleStore(Database &database)
    : m_sql(database.connection())
    , m_tables(m_sql)
    , m_thinning(m_sql)
{}

Result<void> SampleStore::append(Clock::WallTime time, const Samples &samples)
{
    time = usable(time);
    const qint64 chunk = sampleLevels::samples.chunkOf(time);
    Result<void> stored;
    if (!m_waiting.empty() && chunk != m_waitingChunk)
        stored = flush(); // if it fails, the next minute tries again
    m_waitingChunk = chunk;
    m_latest = time;
    for (const auto &[process, sample] : samples) {
        MemoryBuckets &waiting = m_waiting[process];
        if (waiting.size() >= mostWaiting)
            waiting.erase(waiting.begin());
        waiting.push_back({time, sampleLevels::samples.span, sample.resident, sample.resident,
                           sample.resident, sample.proportional});
    }
    return stored;
}

Result<void> SampleStore::flush()
{
    if (m_waiting.empty())
        return {};
    Result<void> stored = m_sql.transaction([this] { return store(); });
    if (stored)
        m_waiting.clear();
    return stored;
}

Result<SampleStore::Ids> SampleStore::ids()
{
    Ids found;
    const Result<void> done =
        m_sql.read(QStringLiteral("SELECT id, process_group, process_name FROM sample_process"), {},
                   [&found](const QSqlQuery &row) {
                       found.insert_or_assign({row.value(1).toString(), row.value(2).toString()},
                                              row.value(0).toLongLong());
                   });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<qint64> SampleStore::add(const ProcessName &process)
{
    const Result<Connection::Change> added = m_sql.change(
        QStringLiteral(
            "INSERT INTO sample_process (process_group, process_name, last_seen) VALUES (?, ?, ?)"),
        {columns::of(process.group), columns::of(process.name), columns::of(m_latest)});
    if (!added)
        return tl::unexpected(added.error());
    if (added->lastId >= SampleTables::mostIds) {
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("The memory history has seen too many processes."));
    }
    return added->lastId;
}

Result<void> SampleStore::store()
{
    const Result<Ids> known = ids();
    if (!known)
        return tl::unexpected(known.error());
    for (const auto &[process, buckets] : m_waiting) {
        const auto found = known->find(process);
        const Result<qint64> id = found != known->end() ? Result<qint64>(found->second) : add(process);
        if (!id)
            return tl::unexpected(id.error());
        if (Result<void> done = storeOne(*id, buckets); !done)
            return done;
    }
    return m_thinning.step(m_latest);
}

Result<void> SampleStore::storeOne(qint64 id, const MemoryBuckets &buckets)
{
    const SampleLevel &level = sampleLevels::samples;
    for (auto first = buckets.begin(); first != buckets.end();) {
        const qint64 chunk = level.chunkOf(first->from);
        const auto last = std::find_if(first, buckets.end(), [chunk](const MemoryBucket &bucket) {
            return sampleLevels::samples.chunkOf(bucket.from) != chunk;
        });
        if (Result<void> done = m_tables.put(level, chunk, id, {first, last}); !done)
            return done;
        first = last;
    }
    return {};
}

Result<std::vector<MemoryBucket>> SampleStore::range(const ProcessName &process, Clock::WallTime from,
                                                     Clock::WallTime to, std::chrono::seconds resolution)
{
    MemoryBuckets all;
    from = usable(from);
    to = usable(to);
    if (from >= to)
        return all;
    const Result<std::optional<qint64>> id = m_sql.number(
        QStringLiteral("SELECT id FROM sample_process WHERE process_group = ? AND process_name = ?"),
        {columns::of(process.group), columns::of(process.name)});
    if (!id)
        return tl::unexpected(id.error());
    if (*id) {
        for (const SampleLevel *level :
             {&sampleLevels::quarters, &sampleLevels::minutes, &sampleLevels::samples}) {
            // A bucket of the chunk before may reach into the time that is asked for.
            const Result<void> done =
                m_tables.collect(*level, **id, level->chunkOf(from - level->span), level->chunkOf(to), all);
            if (!done)
                return tl::unexpected(done.error());
        }
    }
    if (const auto waiting = m_waiting.find(process); waiting != m_waiting.end())
        all.insert(all.end(), waiting->second.begin(), waiting->second.end());
    std::erase_if(all, [from, to](const MemoryBucket &bucket) {
        return bucket.from >= to || bucket.from + bucket.span <= from;
    });
    all = inOrder(std::move(all));
    return resolution.count() > 0 ? thinned(all, resolution) : all;
}

std::chrono::seconds SampleStore::resolutionFor(std::chrono::milliseconds time, int mostBuckets)
{
    // One more, since the first and the last bucket may be cut.
    const auto fits = [time, mostBuckets](std::chrono::seconds resolution) {
        return time / resolution + 1 <= mostBuckets;
    };
    const auto *const found = std::find_if(resolutions.begin(), resolutions.end(), fits);
    if (found != resolutions.end())
        return *found;
    std::chrono::seconds resolution = 24h;
    while (!fits(resolution) && resolution < time)
        resolution *= 2;
    return resolution;
}

Result<std::vector<ProcessName>> SampleStore::processes()
{
    const Result<Ids> known = ids();
    if (!known)
        return tl::unexpected(known.error());
    std::vector<ProcessName> names;
    for (const auto &[process, id] : *known)
        names.push_back(process);
    for (const auto &[process, buckets] : m_waiting) {
        if (!known->contains(process))
            names.push_back(process);
    }
    std::sort(names.begin(), names.end(), ByName());
    return names;
}

} // namespace pennon
