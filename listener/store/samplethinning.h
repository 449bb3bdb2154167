// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sampletables.h"

namespace pennon {

/// Moves memory history that has become old to the next, coarser level, and drops what is too old for the
/// last one. What has been moved is gone from where it was: where a row stands is all the state there is.
class SampleThinning final
{
public:
    explicit SampleThinning(Connection &connection);

    /// A part of the work, the bigger the longer it is since the last call; to be called once a minute or so,
    /// in a transaction. An hour's or a day's worth is done after some twenty minutes.
    [[nodiscard]] Result<void> step(Clock::WallTime now);

private:
    /// Where the work on a level stands.
    struct Progress
    {
        qint64 chunk = -1; ///< of the coarser level
        qint64 lastId = 0; ///< processes up to this one are done
    };

    [[nodiscard]] Result<void> thin(const SampleLevel &fine, const SampleLevel &coarse, Clock::WallTime now,
                                    Progress &progress);
    [[nodiscard]] Result<void> moveChunk(const SampleLevel &fine, const SampleLevel &coarse, qint64 chunk,
                                         const std::vector<qint64> &ids);
    [[nodiscard]] Result<void> dropOrphans(const SampleLevel &fine, const SampleLevel &coarse, qint64 chunk);
    [[nodiscard]] Result<void> expire(Clock::WallTime now);

    Connection &m_sql;
    SampleTables m_tables;
    Progress m_hours;
    Progress m_days;
    std::optional<Clock::WallTime> m_last; ///< step
};

} // namespace pennon
