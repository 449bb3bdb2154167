// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/incident.h"

#include <QString>

#include <chrono>
#include <vector>

namespace pennon {

/// All that is known about one incident when people are told of it.
struct AlertFacts
{
    Incident incident; ///< with its tails
    Severity severity = Severity::Warning;
    int timesInDay = 1;                 ///< how often in the last 24 hours, by this process and of this kind
    std::vector<ByteSize> memoryCourse; ///< evenly spaced, oldest first; empty: not known
    std::chrono::seconds memorySpan{0}; ///< from the first of these to the last
    friend bool operator==(const AlertFacts &, const AlertFacts &) = default;
};

enum class AnnouncementKind {
    Raised,    ///< it is new
    Reminder,  ///< it is still not over
    Recovered, ///< it is over
    Digest,    ///< what happened in quiet hours: some of it may be over
    Test,      ///< somebody wants to see whether the channel works
};

/// One message to people, before it is put into words: what to tell by one channel, to all of it at once.
struct Announcement
{
    AnnouncementKind kind = AnnouncementKind::Raised;
    /// The worst first, and of these the newest; none for a test.
    std::vector<AlertFacts> facts;
    /// These fell within moments of one another: they may have one cause, the machine's.
    bool isHostWide = false;
    QString host; ///< as people call it
    Clock::WallTime when{};
    /// The same for all messages about the same trouble, unlike any other on this host: ASCII letters,
    /// digits, '.' and '-'.
    QString thread;
    bool isFirst = true; ///< of its thread
    friend bool operator==(const Announcement &, const Announcement &) = default;
};

} // namespace pennon
