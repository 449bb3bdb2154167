// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sampletables.h"

#include <algorithm>
#include <utility>

namespace pennon {

qint64 SampleLevel::chunkOf(Clock::WallTime time) const
{
    // A clock before 1970 is as good as one in 1970.
    return std::max<qint64>(0, time.time_since_epoch() / std::chrono::milliseconds(chunk));
}

Clock::WallTime SampleLevel::begin(qint64 chunkNumber) const
{
    return Clock::WallTime(std::chrono::milliseconds(chunk) * chunkNumber);
}

SampleTables::SampleTables(Connection &connection)
    : m_sql(connection)
{}

Result<void> SampleTables::put(const SampleLevel &level, qint64 chunk, qint64 id, MemoryBuckets buckets)
{
    const qint64 row = key(chunk, id);
    const QString insert = QStringLiteral("INSERT OR IGNORE INTO ") + level.table +
                           QStringLiteral(" (key, block) VALUES (?, ?)");
    buckets = inOrder(std::move(buckets));
    const Result<Connection::Change> added = m_sql.change(insert, {row, packed(buckets, level.begin(chunk))});
    if (!added)
        return tl::unexpected(added.error());
    if (added->rows == 1)
        return {};

    MemoryBuckets all;
    if (Result<void> there = collect(level, id, chunk, chunk, all); !there)
        return there;
    all.insert(all.end(), buckets.begin(), buckets.end());
    const QString update =
        QStringLiteral("UPDATE ") + level.table + QStringLiteral(" SET block = ? WHERE key = ?");
    return m_sql.change(update, {packed(inOrder(std::move(all)), level.begin(chunk)), row})
        .map([](const Connection::Change &) {});
}

Result<void> SampleTables::collect(const SampleLevel &level, qint64 id, qint64 first, qint64 last,
                                   MemoryBuckets &found)
{
    const QString select = QStringLiteral("SELECT key, block FROM ") + level.table +
                           QStringLiteral(" WHERE key >= ? AND key < ? ORDER BY key LIMIT 1");
    for (qint64 chunk = first; chunk <= last;) {
        std::optional<qint64> row;
        QByteArray block;
        Result<void> done =
            m_sql.read(select, {key(chunk, id), key(last + 1, 0)}, [&row, &block](const QSqlQuery &query) {
                row = query.value(0).toLongLong();
                block = query.value(1).toByteArray();
            });
        if (!done)
            return done;
        if (!row)
            break;
        // The row may be of another process, and long after this chunk: a gap is jumped over.
        const qint64 there = *row / mostIds;
        const qint64 whose = *row % mostIds;
        if (whose == id) {
            const MemoryBuckets buckets = unpacked(block, level.begin(there), level.span);
            found.insert(found.end(), buckets.begin(), buckets.end());
        }
        chunk = whose < id ? there : there + 1;
    }
    return {};
}

Result<void> SampleTables::take(const SampleLevel &level, qint64 chunk, qint64 firstId, qint64 lastId,
                                QHash<qint64, MemoryBuckets> &taken)
{
    const QString where = level.table + QStringLiteral(" WHERE key >= ? AND key <= ?");
    const QVariantList bounds{key(chunk, firstId), key(chunk, lastId)};
    const Clock::WallTime begin = level.begin(chunk);
    bool isEmpty = true;
    Result<void> done =
        m_sql.read(QStringLiteral("SELECT key, block FROM ") + where, bounds, [&](const QSqlQuery &query) {
            const MemoryBuckets buckets = unpacked(query.value(1).toByteArray(), begin, level.span);
            MemoryBuckets &all = taken[query.value(0).toLongLong() % mostIds];
            all.insert(all.end(), buckets.begin(), buckets.end());
            isEmpty = false;
        });
    if (!done || isEmpty)
        return done;
    return m_sql.change(QStringLiteral("DELETE FROM ") + where, bounds).map([](const Connection::Change &) {
    });
}

Result<std::optional<qint64>> SampleTables::oldest(const SampleLevel &level)
{
    return m_sql.number(QStringLiteral("SELECT min(key) FROM ") + level.table)
        .map([](const std::optional<qint64> &row) {
            return row ? std::optional(*row / mostIds) : std::nullopt;
        });
}

} // namespace pennon
