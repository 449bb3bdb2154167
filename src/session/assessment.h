// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processview.h"
#include "session/serverstate.h"

#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// How well something is, from best to worst for what is to be shown first. Each has a shape, a colour and a
/// word everywhere.
enum class Health {
    Fine,    ///< disc
    Stopped, ///< square: not running, and nobody expects it to
    Unknown, ///< ring: the server is lost
    Trouble, ///< diamond: backing off, near its limit, breaker open, failing checks
    Failed,  ///< triangle: FATAL, or exited and not expected to
};

[[nodiscard]] constexpr bool isWrong(Health health)
{
    return health >= Health::Trouble;
}

/// What is to be said of a process at one glance.
struct Assessment
{
    Health health = Health::Unknown;
    QString headline; ///< translated, short: "limit in about 9 min"; empty: nothing to say
    std::optional<Clock::WallTime> since; ///< of the headline
    friend bool operator==(const Assessment &, const Assessment &) = default;
};

/// Pure. A process nears its limit at 90 % of it, or when it will reach it within 15 minutes. Of a
/// provisional one that has ended it is unknown whether that is well.
[[nodiscard]] Assessment assess(const ProcessView &process, Clock::WallTime now);
/// Of a server by its links alone: Unknown while it is lost, Fine otherwise.
[[nodiscard]] Assessment assess(const ServerState &server, Clock::WallTime now);

/// One thing that is wrong, for tray, side bar and notifications. The worst and then the newest come first.
struct Trouble
{
    QString serverId;
    QString serverName;
    ProcessName process; ///< both parts empty: the server itself
    Assessment assessment;
    friend bool operator==(const Trouble &, const Trouble &) = default;
};

} // namespace pennon
