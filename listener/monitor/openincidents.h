// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QHash>
#include <QObject>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace pennon {

class IncidentBook;
class IncidentStore;
class ProcessBoard;
class RestartBook;
struct BoardRow;

/// The incidents that are not over, and how they end when nobody else says so: a process that crashed or was
/// given up runs again or was stopped, a breaker has closed, pennon.conf can be used again.
class OpenIncidents final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        IncidentBook &incidents;
        ProcessBoard &board;
        RestartBook &restarts;
        const Clock &clock;
    };

    explicit OpenIncidents(Doors doors);

    /// Takes in what an earlier life of the listener has left open. What it was in the middle of is over.
    void recall(IncidentStore &store);
    /// The board is up to date.
    void look();
    /// What an earlier life has left open about a page that concerns no process: given out once, to the check
    /// that says from now on how it ends.
    [[nodiscard]] std::optional<Incident> takePage(const QString &url);
    /// Those that were left: their pages are not checked any more.
    void endPagesNotTaken();
    /// How many are not over.
    [[nodiscard]] std::map<IncidentKind, qint64> counts() const;
    /// pennon.conf was loaded.
    void configurationLoaded();

private:
    void note(const Incident &incident);
    /// How it ended; empty: it has not.
    [[nodiscard]] QString endOf(const Incident &incident) const;
    [[nodiscard]] QString endOfFall(const Incident &incident, const BoardRow *row) const;
    [[nodiscard]] std::vector<Incident> all() const;
    void close(Incident incident, const QString &outcome);

    Doors m_doors;
    QHash<qint64, Incident> m_open;   ///< by id, without their output
    std::vector<Incident> m_unstored; ///< open ones that the store could not take
    std::set<qint64> m_pagesLeft;     ///< by an earlier life, for takePage()
};

} // namespace pennon
