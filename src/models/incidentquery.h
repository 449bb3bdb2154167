// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/incidentmessages.h"
#include "domain/incident.h"
#include "domain/processname.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// Which incidents are to be shown.
struct IncidentQuery
{
    enum class Standing {
        All,
        Open,           ///< not over
        Unacknowledged, ///< nobody has said that it is known
    };

    /// A pattern of process names where it has a colon, `*`, `?` or `[`; else words that all have to be
    /// there.
    QString text;
    std::vector<IncidentKind> kinds; ///< empty: all
    Standing standing = Standing::All;
    std::optional<std::chrono::hours> within; ///< opened not longer ago
    std::vector<ProcessName> processes;       ///< about one of these; empty: about anything

    [[nodiscard]] bool matches(const Incident &incident, Clock::WallTime now) const;
    /// What a listener can leave out by itself: at least all that match are among its answer.
    [[nodiscard]] IncidentsRequest request(Clock::WallTime now) const;
    /// Whether it leaves something out, apart from other processes.
    [[nodiscard]] bool isFiltering() const;

    friend bool operator==(const IncidentQuery &, const IncidentQuery &) = default;
};

} // namespace pennon
