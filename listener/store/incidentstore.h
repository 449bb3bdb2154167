// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "store/database.h"

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// Which incidents are asked for. What is not set does not matter.
struct IncidentFilter
{
    std::optional<Clock::WallTime> since = {}; ///< opened then or later
    std::optional<Clock::WallTime> until = {}; ///< opened before
    std::optional<IncidentKind> kind = {};
    std::optional<ProcessName> process = {};
    bool openOnly = false;
    std::optional<qint64> from = {};   ///< with this id or a greater one
    std::optional<qint64> before = {}; ///< with a smaller id: the next page
    int limit = 100;
};

/// The incidents in the database.
class IncidentStore final
{
public:
    static constexpr qsizetype longestTail = 64 * 1024;      ///< bytes; of a longer one the end is kept
    static constexpr qint64 tailsKept = 256LL * 1024 * 1024; ///< bytes of all tails, compressed
    static constexpr int mostKept = 100'000;

    /// The database must outlive the store.
    explicit IncidentStore(Database &database);

    /// The id of the new incident; the one in `incident` does not matter.
    [[nodiscard]] Result<qint64> add(const Incident &incident);
    /// Everything but the acknowledgement, which acknowledge() alone changes. Empty tails leave those that
    /// are stored. NotFound if there is no such incident (any more).
    [[nodiscard]] Result<void> update(const Incident &incident);
    /// With its tails. NotFound if there is no such incident (any more).
    [[nodiscard]] Result<Incident> find(qint64 id);
    /// Newest first, without their tails.
    [[nodiscard]] Result<std::vector<Incident>> list(const IncidentFilter &filter);
    /// NotFound if there is no such incident (any more). Once more replaces what was noted before.
    [[nodiscard]] Result<void> acknowledge(qint64 id, const QString &by, const QString &note,
                                           Clock::WallTime when);
    /// Of this process, opened then or later.
    [[nodiscard]] Result<int> countSince(const ProcessName &process, Clock::WallTime time);
    /// The same of one kind.
    [[nodiscard]] Result<int> countSince(const ProcessName &process, Clock::WallTime time, IncidentKind kind);
    /// Removes incidents opened before this time, all but the newest `atMost`, and the oldest tails beyond
    /// tailsKept. Returns how many incidents went.
    [[nodiscard]] Result<int> prune(Clock::WallTime before, int atMost = mostKept);

private:
    [[nodiscard]] Result<void> storeTails(qint64 id, const Incident &incident);

    Connection &m_sql;
};

} // namespace pennon
