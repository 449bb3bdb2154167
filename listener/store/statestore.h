// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "domain/restartpolicy.h"
#include "store/database.h"

#include <optional>
#include <vector>

namespace pennon {

/// Failed checks in a row of a page for which no process is restarted.
struct PageStreak
{
    QString section; ///< of pennon.conf: "httpok:shop"
    QString url;
    int failures = 0;
    friend bool operator==(const PageStreak &, const PageStreak &) = default;
};

/// What the listener remembers over its own restart: restarts and breakers, streaks of failed checks,
/// silences, small settings.
class StateStore final
{
public:
    /// Dry runs have restart histories of their own.
    enum class Runs { Real, Dry };

    /// The database must outlive the store.
    explicit StateStore(Database &database);

    /// Replaces what was there of this process.
    [[nodiscard]] Result<void> saveHistory(const RestartHistory &history, Runs runs = Runs::Real);
    [[nodiscard]] Result<std::optional<RestartHistory>> history(const ProcessName &process,
                                                                Runs runs = Runs::Real);
    [[nodiscard]] Result<std::vector<RestartHistory>> histories(Runs runs = Runs::Real);
    [[nodiscard]] Result<void> removeHistory(const ProcessName &process, Runs runs = Runs::Real);

    /// Replaces what was there of this section.
    [[nodiscard]] Result<void> savePageStreak(const PageStreak &streak);
    [[nodiscard]] Result<std::vector<PageStreak>> pageStreaks();
    [[nodiscard]] Result<void> removePageStreak(const QString &section);

    /// The id of the new silence; the one in `silence` does not matter.
    [[nodiscard]] Result<qint64> addSilence(const Silence &silence);
    /// NotFound if there is no such silence (any more).
    [[nodiscard]] Result<void> removeSilence(qint64 id);
    /// In the order in which they were added.
    [[nodiscard]] Result<std::vector<Silence>> silences();
    /// Removes those that are over and returns them.
    [[nodiscard]] Result<std::vector<Silence>> expireSilences(Clock::WallTime now);

    /// Names are the caller's.
    [[nodiscard]] Result<std::optional<QString>> setting(const QString &name);
    [[nodiscard]] Result<void> setSetting(const QString &name, const QString &value);
    [[nodiscard]] Result<void> removeSetting(const QString &name);

private:
    [[nodiscard]] Result<std::vector<RestartHistory>> readHistories(Runs runs, const QString &condition,
                                                                    const QVariantList &values);
    [[nodiscard]] Result<std::vector<Silence>> readSilences(const QString &condition,
                                                            const QVariantList &values);

    Connection &m_sql;
};

} // namespace pennon
