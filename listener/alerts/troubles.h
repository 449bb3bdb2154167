// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QString>

#include <chrono>
#include <map>

namespace pennon {

/// Sees the one trouble in the incidents that are written down for each time it happens: the same kind, the
/// same process, the same channel or trouble of the listener itself, and not away for long in between.
/// docs/decisions/011 says why these are two things.
class Troubles final
{
public:
    /// What is over and comes back within this time is the same trouble.
    void setSameWithin(std::chrono::seconds sameWithin) { m_sameWithin = sameWithin; }

    /// An incident is new or has changed. Returns its trouble as an incident: with the id and the beginning
    /// of the first, the count and the time of the last, everything else as the latest one says it; closed
    /// when all of them are.
    [[nodiscard]] Incident note(const Incident &incident);
    /// The incident with the latest facts and output of this trouble.
    [[nodiscard]] qint64 latestOf(qint64 trouble) const;

    /// Forgets those that were over before this time and cannot go on.
    void forget(Clock::WallTime before);

private:
    struct Trouble
    {
        Incident first;
        Incident latest;
        std::map<qint64, bool> isOpen; ///< by incident
        int times = 0;
        std::optional<Clock::WallTime> closed; ///< of the one that closed last
    };

    [[nodiscard]] static QString keyOf(const Incident &incident);
    [[nodiscard]] Trouble &troubleOf(const Incident &incident);
    [[nodiscard]] static Incident merged(const Trouble &trouble);

    std::chrono::seconds m_sameWithin{0};
    std::map<qint64, Trouble> m_troubles;     ///< by the id of the first incident
    std::map<qint64, qint64> m_troubleOf;     ///< by incident
    std::map<QString, qint64> m_latestByKind; ///< by kind and process
};

} // namespace pennon
