// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"

/// Announcements as tests of channels take them.
namespace example {

inline pennon::Clock::WallTime at(qint64 seconds)
{
    return pennon::Clock::WallTime(std::chrono::seconds(seconds));
}

inline constexpr qint64 opened = 1'762'000'000; ///< 2025-11-01T12:26:40Z

inline pennon::AlertFacts crash(const QString &name)
{
    pennon::AlertFacts facts;
    facts.severity = pennon::Severity::Warning;
    facts.timesInDay = 3;
    facts.incident.id = 17;
    facts.incident.kind = pennon::IncidentKind::Crash;
    facts.incident.process = {QStringLiteral("shop"), name};
    facts.incident.opened = at(opened);
    facts.incident.times = 2;
    facts.incident.last = at(opened + 30);
    facts.incident.cause = QStringLiteral("exited with status 3");
    facts.incident.exitStatus = 3;
    facts.incident.stderrTail = "panic\n\xff\x1b[31mred\n";
    return facts;
}

inline pennon::Announcement raised(std::vector<pennon::AlertFacts> facts)
{
    pennon::Announcement announcement;
    announcement.kind = pennon::AnnouncementKind::Raised;
    announcement.facts = std::move(facts);
    announcement.host = QStringLiteral("web1.example.com");
    announcement.when = at(opened + 60);
    announcement.thread = QStringLiteral("i17");
    return announcement;
}

inline pennon::AlertText text(const QString &subject, const QString &plain)
{
    return {subject, plain, QStringLiteral("<p>html</p>"), QStringLiteral("brief")};
}

/// What a process may call itself or write.
inline const QString hostile =
    QStringLiteral("<!channel> @everyone @all & ``` *b* [x](http://evil.example) \u202e");

} // namespace example
