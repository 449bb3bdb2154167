// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/sampleblock.h"

#include <QLatin1String>

#include <vector>

namespace pennon {

/// One table of the memory history. A row is what is known of one process in one chunk of time, its key the
/// number of the chunk since 1970 and the id of the process.
struct SampleLevel
{
    QLatin1String table;
    std::chrono::seconds span;  ///< of a bucket
    std::chrono::seconds chunk; ///< of a row
    std::chrono::seconds kept;  ///< then it goes on to the next level, if there is one

    [[nodiscard]] qint64 chunkOf(Clock::WallTime time) const;
    [[nodiscard]] Clock::WallTime begin(qint64 chunkNumber) const;
};

namespace sampleLevels {

inline constexpr SampleLevel samples{QLatin1String("sample_minute"), std::chrono::seconds(5),
                                     std::chrono::minutes(1), std::chrono::hours(1)};
inline constexpr SampleLevel minutes{QLatin1String("sample_hour"), std::chrono::minutes(1),
                                     std::chrono::hours(1), std::chrono::hours(24)};
inline constexpr SampleLevel quarters{QLatin1String("sample_day"), std::chrono::minutes(15),
                                      std::chrono::hours(24), std::chrono::hours(24 * 30)};

} // namespace sampleLevels

/// Reads and writes the rows of these tables.
class SampleTables final
{
public:
    explicit SampleTables(Connection &connection);

    static constexpr qint64 mostIds = 1 << 24;
    [[nodiscard]] static qint64 key(qint64 chunk, qint64 id) { return chunk * mostIds + id; }

    /// Adds buckets, all of this chunk, to what is there.
    [[nodiscard]] Result<void> put(const SampleLevel &level, qint64 chunk, qint64 id, MemoryBuckets buckets);
    /// Appends what is there of a process, from the first chunk up to and with the last.
    [[nodiscard]] Result<void> collect(const SampleLevel &level, qint64 id, qint64 first, qint64 last,
                                       MemoryBuckets &found);
    /// Takes out what is there of the processes with these ids in one chunk.
    [[nodiscard]] Result<void> take(const SampleLevel &level, qint64 chunk, qint64 firstId, qint64 lastId,
                                    QHash<qint64, MemoryBuckets> &taken);
    /// The oldest chunk that is there.
    [[nodiscard]] Result<std::optional<qint64>> oldest(const SampleLevel &level);

private:
    Connection &m_sql;
};

} // namespace pennon
