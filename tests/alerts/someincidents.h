// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"

#include <chrono>

namespace pennon {

/// 2025-11-01 09:05:00 UTC, and so many seconds.
inline Clock::WallTime at(int seconds = 0)
{
    return Clock::WallTime(std::chrono::seconds(1761987900 + seconds));
}

inline AlertFacts factsOf(IncidentKind kind, const char *name = "webapp", const char *group = "webapp")
{
    AlertFacts facts;
    facts.incident.kind = kind;
    facts.incident.process = {QString::fromUtf8(group), QString::fromUtf8(name)};
    facts.incident.opened = at();
    facts.severity = severityOf(kind);
    return facts;
}

/// A crash with all that can be known of one.
inline AlertFacts aCrash(const char *name = "webapp", const char *group = "webapp")
{
    AlertFacts facts = factsOf(IncidentKind::Crash, name, group);
    facts.incident.id = 77;
    facts.incident.signal = 11;
    facts.incident.cause = QStringLiteral("It exited unexpectedly (pid 4711) from state RUNNING");
    facts.incident.stderrTail = "loading\nsegmentation fault\n";
    facts.timesInDay = 4;
    return facts;
}

inline Announcement announcementOf(AnnouncementKind kind, std::vector<AlertFacts> facts)
{
    Announcement announcement;
    announcement.kind = kind;
    announcement.facts = std::move(facts);
    announcement.host = QStringLiteral("shop-1");
    announcement.when = at(300);
    announcement.thread = QStringLiteral("incident.77");
    return announcement;
}

} // namespace pennon
