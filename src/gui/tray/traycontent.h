// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"

#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// What one would do about a trouble at once.
enum class Remedy {
    None,
    Start,
    Restart,
    Reconnect, ///< the server is lost
};

[[nodiscard]] Remedy remedyOf(const Trouble &trouble, std::optional<ProcessState> state);
/// "Restart", "Start" …, translated.
[[nodiscard]] QString remedyText(Remedy remedy);

/// What the tray is told of the servers.
struct TrayFacts
{
    struct Wrong
    {
        Trouble trouble;
        std::optional<ProcessState> state; ///< of its process
        bool silenced = false;
    };
    struct Server
    {
        QString id;
        QString name;
        Health health = Health::Unknown;
        int troubles = 0;
        bool connecting = false;                   ///< has not answered so far
        std::optional<Clock::WallTime> lastAnswer; ///< while it is lost
    };

    Health health = Health::Stopped;
    std::vector<Wrong> troubles; ///< the worst first
    std::vector<Server> servers;
    bool paused = false;
    std::optional<Clock::WallTime> pausedUntil; ///< nothing: until they are turned on
};

/// What the tray shows: icon, tooltip and menu, in words.
struct TrayContent
{
    static constexpr std::size_t mostTroubles = 8;

    struct Wrong
    {
        QString serverId;
        ProcessName process; ///< both parts empty: the server itself
        Health health = Health::Unknown;
        QString text; ///< "importer (prod-1): failed to start 4 times"
        Remedy remedy = Remedy::None;
        friend bool operator==(const Wrong &, const Wrong &) = default;
    };
    struct Server
    {
        QString id;
        Health health = Health::Unknown;
        QString text; ///< "prod-1: 3 problems"
        friend bool operator==(const Server &, const Server &) = default;
    };

    Health health = Health::Stopped;
    int count = 0; ///< of all troubles
    QString toolTip;
    std::vector<Wrong> troubles; ///< the first of them
    std::vector<Server> servers;
    bool paused = false;
    QString pausedText; ///< "paused until 15:00"
    friend bool operator==(const TrayContent &, const TrayContent &) = default;
};

/// Pure.
[[nodiscard]] TrayContent trayContent(const TrayFacts &facts, Clock::WallTime now);

} // namespace pennon
