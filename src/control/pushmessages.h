// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/hellomessages.h"
#include "control/processmessages.h"

#include <optional>
#include <vector>

/// What subscribers are told, in batches: JSON-RPC notifications of the topic's name.
namespace pennon {

struct ProcessSample
{
    ProcessName process;
    MemorySample sample;
    friend bool operator==(const ProcessSample &, const ProcessSample &) = default;
};

struct SamplesPush
{
    static constexpr ControlTopic topic = ControlTopic::Samples;
    std::vector<ProcessSample> samples;
    friend bool operator==(const SamplesPush &, const SamplesPush &) = default;
};

struct IncidentsPush
{
    static constexpr ControlTopic topic = ControlTopic::Incidents;
    std::vector<Incident> incidents; ///< new or changed ones, without stdout and stderr
    std::optional<QString> test;     ///< somebody tries out the desktop: what people are to read
    friend bool operator==(const IncidentsPush &, const IncidentsPush &) = default;
};

/// Other rules are in force, or pennon.conf became such that it cannot be loaded.
struct RulesPush
{
    static constexpr ControlTopic topic = ControlTopic::Rules;
    QString revision;
    std::optional<QString> problem;
    friend bool operator==(const RulesPush &, const RulesPush &) = default;
};

struct ProcessesPush
{
    static constexpr ControlTopic topic = ControlTopic::Processes;
    std::vector<ProcessStatus> changed;
    std::vector<ProcessName> gone; ///< no longer known to supervisord
    friend bool operator==(const ProcessesPush &, const ProcessesPush &) = default;
};

} // namespace pennon
