// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"

#include <QLatin1String>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

struct IncidentsAnswer
{
    std::vector<Incident> incidents; ///< newest first; may be fewer than asked for: a line is limited
    bool more = false;               ///< there are older ones that match: ask again with `before`
    bool desktop =
        false; ///< a route names the desktop: of all incidents, only those that say so are told there
    friend bool operator==(const IncidentsAnswer &, const IncidentsAnswer &) = default;
};

/// All conditions together.
struct IncidentsRequest
{
    using Answer = IncidentsAnswer;
    static constexpr QLatin1String method{"incidents.list"};
    static constexpr bool writes = false;
    static constexpr int defaultLimit = 50;
    static constexpr int mostLimit = 1000;

    std::optional<qint64> id;             ///< this one only
    std::optional<QString> pattern;       ///< a ProcessPattern
    std::vector<IncidentKind> kinds;      ///< empty: all
    std::optional<Clock::WallTime> since; ///< opened then or later
    std::optional<Clock::WallTime> until; ///< opened before
    std::optional<bool> acknowledged;     ///< only those that are, or are not
    std::optional<qint64> before;         ///< ids below this one
    std::optional<int> limit;             ///< 1 to mostLimit; nothing: defaultLimit
    std::optional<bool> open;             ///< only those that are not over, if it is true
    std::optional<bool> output;           ///< with stdout and stderr (default: without)
    friend bool operator==(const IncidentsRequest &, const IncidentsRequest &) = default;
};

struct AcknowledgeAnswer
{
    Incident incident; ///< as it is now, without stdout and stderr
    friend bool operator==(const AcknowledgeAnswer &, const AcknowledgeAnswer &) = default;
};

struct AcknowledgeRequest
{
    using Answer = AcknowledgeAnswer;
    static constexpr QLatin1String method{"incident.acknowledge"};
    static constexpr bool writes = true;

    qint64 id = 0;
    std::optional<QString> note;
    friend bool operator==(const AcknowledgeRequest &, const AcknowledgeRequest &) = default;
};

struct SilenceAnswer
{
    std::vector<Silence> silences; ///< all that are in force now
    friend bool operator==(const SilenceAnswer &, const SilenceAnswer &) = default;
};

/// Adds one or removes one: exactly one of both is set.
struct SilenceRequest
{
    using Answer = SilenceAnswer;
    static constexpr QLatin1String method{"silence.set"};
    static constexpr bool writes = true;

    struct Added
    {
        QString pattern;                      ///< a ProcessPattern, or "*"
        std::optional<Clock::WallTime> until; ///< nothing: for ever
        QString note;
        friend bool operator==(const Added &, const Added &) = default;
    };
    std::optional<Added> add;
    std::optional<qint64> remove; ///< its id
    friend bool operator==(const SilenceRequest &, const SilenceRequest &) = default;
};

} // namespace pennon
