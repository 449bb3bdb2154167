// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/incident.h"
#include "domain/processinfo.h"
#include "metrics/durationhistogram.h"

#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

/// All that is told to Prometheus, as plain values of one moment. What is counted is counted from the start
/// of the listener.
namespace pennon {

struct ProcessFigures
{
    ProcessName name;
    ProcessState state = ProcessState::Unknown;
    std::optional<Clock::WallTime> started; ///< nothing: it does not run
    std::optional<ByteSize> resident;       ///< RSS of its tree
    std::optional<ByteSize> proportional;   ///< PSS of its tree
    std::optional<ByteSize> limit;          ///< the one that is in force
    std::optional<ByteSize> limited;        ///< the memory that is held against it
    int failures = 0;                       ///< failed checks in a row
    bool isBreakerOpen = false;
    bool isSilenced = false;
    qint64 restarts = 0; ///< by Pennon
    qint64 exits = 0;    ///< by itself, expected or not
    qint64 crashes = 0;  ///< of these, those that were not expected
    qint64 givenUp = 0;  ///< how often supervisord gave up starting it
};

/// One [httpok] section.
struct PageFigures
{
    QString section;
    QString url;                   ///< as in pennon.conf
    std::optional<bool> hasPassed; ///< the latest check; nothing: there was none yet
    int status = 0;                ///< of the latest answer; 0: there was none
    qint64 failures = 0;           ///< of all checks
    DurationHistogram durations;   ///< of all checks
};

/// One way by which messages leave.
struct ChannelFigures
{
    QString channel; ///< "email:ops", "mail"; "sections": mails that sections write by themselves
    qint64 waiting = 0;
    std::optional<Clock::WallTime> oldest; ///< when the oldest of these was posted
    qint64 sent = 0;
    qint64 failures = 0; ///< attempts
    qint64 dead = 0;
    std::optional<Clock::WallTime> lastSuccess;
    bool isFailing = false; ///< the latest attempt failed, or it cannot be used as it is configured
};

struct MetricsSnapshot
{
    QString version;
    QString qtVersion;
    Clock::WallTime started{};
    std::chrono::microseconds cpu{0}; ///< used by the listener
    ByteSize resident;                ///< of the listener

    bool isSupervisordReachable = false;
    std::optional<Clock::WallTime> looked; ///< when the processes were last looked at
    std::vector<ProcessFigures> processes; ///< in supervisord's order

    std::map<IncidentKind, qint64> opened; ///< a kind that is missing: none
    std::map<IncidentKind, qint64> open;
    std::vector<PageFigures> pages; ///< in the order of pennon.conf
    std::vector<ChannelFigures> channels;
    qint64 deadLetters = 0; ///< that are kept

    qint64 eventsReceived = 0;
    qint64 eventsDropped = 0;
    std::chrono::milliseconds eventLag{0};
    std::optional<std::chrono::milliseconds> tickLag; ///< nothing: no tick has come yet

    ByteSize database;
    bool isDatabaseWritable = true;
    Clock::WallTime rulesLoaded{};
    bool areRulesBroken = false; ///< pennon.conf as it is now cannot be used
};

} // namespace pennon
