// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/routewatch.h"
#include "store/database.h"

#include <QString>

#include <map>
#include <vector>

namespace pennon {

/// What was told to whom, in the database: alerts go on where the listener that was killed has left off.
class AlertStore final
{
public:
    /// By channel.
    using HeldTellings = std::map<QString, Telling>;

    /// The database must outlive the store.
    explicit AlertStore(Database &database);

    /// Replaces all that was there.
    [[nodiscard]] Result<void> save(const std::vector<AlertRow> &rows, const HeldTellings &held);
    /// The same, where these rows are there: only what differs is written.
    [[nodiscard]] Result<void> change(const std::vector<AlertRow> &from, const std::vector<AlertRow> &to,
                                      const HeldTellings &held);
    /// A stage that only another version knows is Done.
    [[nodiscard]] Result<std::vector<AlertRow>> rows();
    [[nodiscard]] Result<HeldTellings> held();

    /// Incidents up to this one were taken in by the routes; 0: none yet.
    [[nodiscard]] Result<void> setSeen(qint64 incident);
    [[nodiscard]] Result<qint64> seen();

private:
    [[nodiscard]] Result<void> put(const AlertRow &row);
    [[nodiscard]] Result<void> replaceHeld(const HeldTellings &held);

    Connection &m_sql;
};

} // namespace pennon
