// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samplethinning.h"

#include "store/columns.h"

#include <algorithm>

namespace pennon {

namespace {

/// The first and the last chunk of `fine` in a chunk of `coarse`.
std::pair<qint64, qint64> within(const SampleLevel &fine, const SampleLevel &coarse, qint64 chunk)
{
    const qint64 number = coarse.chunk / fine.chunk;
    return {chunk * number, chunk * number + number - 1};
}

} // namespace

SampleThinning::SampleThinning(Connection &connection)
    : m_sql(connection)
    , m_tables(connection)
{}

Result<void> SampleThinning::step(Clock::WallTime now)
{
    // Where samples are rare, so are the calls; and after a long break not all is done at once.
    const auto minutes = m_last ? (now - *m_last) / std::chrono::minutes(1) : 1;
    m_last = now;
    for (auto part = std::clamp<qint64>(minutes, 1, 30); part > 0; --part) {
        if (auto done = thin(sampleLevels::samples, sampleLevels::minutes, now, m_hours); !done)
            return done;
        if (auto done = thin(sampleLevels::minutes, sampleLevels::quarters, now, m_days); !done)
            return done;
    }
    return expire(now);
}

Result<void> SampleThinning::thin(const SampleLevel &fine, const SampleLevel &coarse, Clock::WallTime now,
                                  Progress &progress)
{
    const Result<std::optional<qint64>> oldest = m_tables.oldest(fine);
    if (!oldest)
        return tl::unexpected(oldest.error());
    if (!*oldest)
        return {};
    const qint64 chunk = coarse.chunkOf(fine.begin(**oldest));
    if (coarse.begin(chunk + 1) + fine.kept > now)
        return {};
    if (progress.chunk != chunk)
        progress = {chunk, 0};

    std::vector<qint64> ids;
    Result<void> done = m_sql.read(
        QStringLiteral(
            "SELECT id FROM sample_process WHERE id > ? ORDER BY id LIMIT (SELECT 16 + count(*) / 20 "
            "FROM sample_process)"),
        {progress.lastId}, [&ids](const QSqlQuery &row) { ids.push_back(row.value(0).toLongLong()); });
    if (!done)
        return done;
    if (ids.empty()) {
        progress = {};
        return dropOrphans(fine, coarse, chunk);
    }
    progress.lastId = ids.back();
    return moveChunk(fine, coarse, chunk, ids);
}

Result<void> SampleThinning::moveChunk(const SampleLevel &fine, const SampleLevel &coarse, qint64 chunk,
                                       const std::vector<qint64> &ids)
{
    static const QString seen =
        QStringLiteral("UPDATE sample_process SET last_seen = max(last_seen, ?) WHERE id = ?");
    QHash<qint64, MemoryBuckets> taken;
    const auto [first, last] = within(fine, coarse, chunk);
    for (qint64 number = first; number <= last; ++number) {
        if (auto done = m_tables.take(fine, number, ids.front(), ids.back(), taken); !done)
            return done;
    }
    for (const qint64 id : ids) {
        const auto found = taken.constFind(id);
        if (found == taken.constEnd())
            continue;
        if (auto done = m_tables.put(coarse, chunk, id, thinned(*found, coarse.span)); !done)
            return done;
        const Clock::WallTime end = coarse.begin(chunk + 1);
        if (const auto done = m_sql.change(seen, {columns::of(end), id}); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<void> SampleThinning::dropOrphans(const SampleLevel &fine, const SampleLevel &coarse, qint64 chunk)
{
    const auto [first, last] = within(fine, coarse, chunk);
    return m_sql
        .change(QStringLiteral("DELETE FROM ") + fine.table +
                    QStringLiteral(
                        " WHERE key >= ? AND key < ? AND key % ? NOT IN (SELECT id FROM sample_process)"),
                {SampleTables::key(first, 0), SampleTables::key(last + 1, 0), SampleTables::mostIds})
        .map([](const Connection::Change &) {});
}

Result<void> SampleThinning::expire(Clock::WallTime now)
{
    const SampleLevel &last = sampleLevels::quarters;
    const Result<Connection::Change> removed =
        m_sql.change(QStringLiteral("DELETE FROM sample_day WHERE key < ?"),
                     {SampleTables::key(last.chunkOf(now - last.kept), 0)});
    if (!removed)
        return tl::unexpected(removed.error());
    if (removed->rows == 0)
        return {};
    // Nothing of these is left: what was seen last is moved on within two days.
    const std::chrono::hours slack(24 * 3);
    return m_sql
        .change(QStringLiteral("DELETE FROM sample_process WHERE last_seen < ?"),
                {columns::of(Clock::WallTime(now - last.kept - slack))})
        .map([](const Connection::Change &) {});
}

} // namespace pennon
