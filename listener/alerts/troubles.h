// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace pennon {

/// Sees the one trouble in the incidents that are written down for each time it happens: the same kind, the
/// same process, the same channel or trouble of the listener itself, and not away for long in between.
/// docs/decisions/011 says why these are two things.
class Troubles final
{
public:
    /// What is over and comes back within this time is the same trouble.
    void setSameWithin(std::chrono::seconds sameWithin) { m_sameWithin = sameWithin; }

    /// An incident is new or has changed; new ones come in the order of their ids. Returns its trouble as an
    /// incident: with the id and the beginning of the first, the count and the time of the last, acknowledged
    /// if one of them is, everything else as the latest one says it; closed when all of them are. Nothing if
    /// it is older than what was noted, and its trouble is forgotten or never was: somebody wrote a note to
    /// history.
    [[nodiscard]] std::optional<Incident> note(const Incident &incident);
    /// What is stored up to this one and was not noted is history.
    void leaveBehind(qint64 upTo) { m_newest = std::max(m_newest, upTo); }
    /// The incident with the latest facts and output of this trouble.
    [[nodiscard]] qint64 latestOf(qint64 trouble) const;
    [[nodiscard]] bool knows(qint64 trouble) const { return m_troubles.contains(trouble); }

    /// What incidents of one trouble have in common, however long apart they are.
    [[nodiscard]] static QString keyOf(const Incident &incident);

    /// The trouble that an incident belongs to; nothing: it is not known any more.
    [[nodiscard]] std::optional<qint64> troubleWith(const Incident &incident) const;

    /// Forgets those that were over before this time and cannot go on.
    void forget(Clock::WallTime before);

private:
    struct Trouble
    {
        Incident first;
        Incident latest;
        qint64 from = 0; ///< the ids of those that are stored are from this one …
        qint64 to = 0;   ///< … to this one; 0: there is none
        std::set<qint64> open;
        std::set<qint64> unstored; ///< ids below 0
        int times = 0;
        std::optional<Clock::WallTime> closed; ///< of the one that closed last
        std::optional<Clock::WallTime> acknowledged;
    };

    [[nodiscard]] Trouble *troubleOf(const Incident &incident);
    [[nodiscard]] static Incident merged(const Trouble &trouble);
    [[nodiscard]] static bool isIn(const Trouble &trouble, qint64 incident);

    std::chrono::seconds m_sameWithin{0};
    std::map<qint64, Trouble> m_troubles;           ///< by the id of the first incident
    std::map<QString, std::vector<qint64>> m_byKey; ///< by kind and process: troubles, the newest last
    qint64 m_newest = 0;                            ///< of those that are stored
};

} // namespace pennon
