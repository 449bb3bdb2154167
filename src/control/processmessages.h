// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/incident.h"
#include "domain/memorysample.h"
#include "domain/processinfo.h"

#include <QLatin1String>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// One process as supervisord and the checks see it.
struct ProcessStatus
{
    struct Memory
    {
        ByteSize resident;                    ///< RSS of its tree
        std::optional<ByteSize> proportional; ///< PSS, where it can be read
        friend bool operator==(const Memory &, const Memory &) = default;
    };
    struct Limit
    {
        ByteSize bytes;
        QString section; ///< that sets it: "memmon"
        std::optional<std::chrono::seconds>
            timeLeft; ///< until it is reached at the present growth; nothing: not growing
        friend bool operator==(const Limit &, const Limit &) = default;
    };
    struct LastIncident
    {
        qint64 id = 0;
        IncidentKind kind = IncidentKind::Crash;
        Clock::WallTime opened{};
        friend bool operator==(const LastIncident &, const LastIncident &) = default;
    };

    ProcessName name;
    ProcessState state = ProcessState::Unknown;
    qint64 pid = 0; ///< 0: no process
    std::optional<std::chrono::seconds> uptime;
    std::optional<Memory> memory;
    std::optional<Limit> limit; ///< the one that counts for it
    int restarts = 0;           ///< by Pennon, within the last 24 hours
    int failures = 0;           ///< failed checks in a row
    std::optional<LastIncident> lastIncident;
    std::optional<Clock::WallTime> breakerOpened; ///< since then it is not restarted
    std::optional<Clock::WallTime> graceUntil;    ///< until then its failures do not count
    std::optional<Clock::WallTime> nextRevive;    ///< FATAL: when it is started again
    bool silenced = false;
    friend bool operator==(const ProcessStatus &, const ProcessStatus &) = default;
};

struct ProcessesAnswer
{
    std::vector<ProcessStatus>
        processes;    ///< by group and name; may be fewer than asked for: a line is limited
    qint64 total = 0; ///< of those that match
    friend bool operator==(const ProcessesAnswer &, const ProcessesAnswer &) = default;
};

struct ProcessesRequest
{
    using Answer = ProcessesAnswer;
    static constexpr QLatin1String method{"processes.list"};
    static constexpr bool writes = false;

    std::optional<QString> pattern; ///< a ProcessPattern
    std::optional<int> offset;      ///< leave out so many (default 0)
    std::optional<int> limit;       ///< at most so many
    friend bool operator==(const ProcessesRequest &, const ProcessesRequest &) = default;
};

/// The memory of one process over time.
struct SampleSeries
{
    ProcessName process;
    std::vector<MemoryBucket> buckets; ///< oldest first
    friend bool operator==(const SampleSeries &, const SampleSeries &) = default;
};

struct SamplesAnswer
{
    std::vector<SampleSeries> series; ///< in the order asked for; a process without samples has no buckets
    friend bool operator==(const SamplesAnswer &, const SamplesAnswer &) = default;
};

struct SamplesRequest
{
    using Answer = SamplesAnswer;
    static constexpr QLatin1String method{"samples.range"};
    static constexpr bool writes = false;
    static constexpr int mostPoints = 5000; ///< of all processes together, so that an answer fits a line

    std::vector<ProcessName> processes;
    Clock::WallTime from{};
    Clock::WallTime to{};
    int maxPoints = 0; ///< of each process
    friend bool operator==(const SamplesRequest &, const SamplesRequest &) = default;
};

} // namespace pennon
