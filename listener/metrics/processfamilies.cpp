// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/words.h"
#include "metrics/metricfamilies.h"

#include <array>
#include <map>

namespace pennon {

namespace {

using prometheus::MetricType;

constexpr std::array states = {ProcessState::Stopped, ProcessState::Starting, ProcessState::Running,
                               ProcessState::Backoff, ProcessState::Stopping, ProcessState::Exited,
                               ProcessState::Fatal,   ProcessState::Unknown};

/// All processes, and their labels, which every family needs.
class ProcessTeller final
{
public:
    ProcessTeller(const std::vector<ProcessFigures> &processes, const FamilySink &sink)
        : m_processes(processes)
        , m_sink(sink)
    {
        m_labels.reserve(processes.size());
        for (const ProcessFigures &process : processes) {
            m_labels.push_back(
                {{"group", labelValue(process.name.group)}, {"name", labelValue(process.name.name)}});
        }
    }

    /// `value` gives a number for a process, or nothing.
    template <typename Value>
    void tell(MetricType type, const char *name, const char *help, Value value) const
    {
        FamilyWriter family(m_sink, type, name, help);
        for (std::size_t i = 0; i < m_processes.size(); ++i) {
            if (const std::optional<double> number = value(m_processes[i]))
                family.add(m_labels[i], *number);
        }
    }

    void tellState() const
    {
        FamilyWriter family(
            m_sink, MetricType::Gauge, "pennon_process_state",
            "The state in which supervisord says the process is; always 1, and of the other states nothing.");
        for (std::size_t i = 0; i < m_processes.size(); ++i) {
            MetricLabels labels = m_labels[i];
            labels.push_back({"state", labelValue(wireName(m_processes[i].state))});
            family.add(labels, 1);
        }
    }

    void tellStates() const
    {
        std::map<ProcessState, int> counts;
        for (const ProcessFigures &process : m_processes)
            ++counts[process.state];
        FamilyWriter family(m_sink, MetricType::Gauge, "pennon_processes", "Processes by their state.");
        for (const ProcessState state : states)
            family.add({{"state", labelValue(wireName(state))}}, counts[state]);
    }

private:
    const std::vector<ProcessFigures> &m_processes;
    const FamilySink &m_sink;
    std::vector<MetricLabels> m_labels;
};

std::optional<double> bytesOf(const std::optional<ByteSize> &size)
{
    return size ? std::optional(static_cast<double>(size->bytes)) : std::nullopt;
}

using Number = std::optional<double>;
using Figures = ProcessFigures;

void tellMoment(const ProcessTeller &teller)
{
    teller.tellStates();
    teller.tellState();
    teller.tell(MetricType::Gauge, "pennon_process_up", "Whether the process is RUNNING.",
                [](const Figures &one) -> Number { return one.state == ProcessState::Running ? 1 : 0; });
    teller.tell(
        MetricType::Gauge, "pennon_process_start_time_seconds",
        "When the process was started, by supervisord's clock, since 1970; nothing while it does not run.",
        [](const Figures &one) { return one.started ? Number(secondsOf(*one.started)) : std::nullopt; });
    teller.tell(MetricType::Gauge, "pennon_process_resident_memory_bytes",
                "Resident memory (RSS) of the process and its descendants.",
                [](const Figures &one) { return bytesOf(one.resident); });
    teller.tell(MetricType::Gauge, "pennon_process_proportional_memory_bytes",
                "Proportional memory (PSS) of the process and its descendants, from at most a minute ago.",
                [](const Figures &one) { return bytesOf(one.proportional); });
    teller.tell(MetricType::Gauge, "pennon_process_memory_limit_bytes",
                "The memory limit that is in force for the process.",
                [](const Figures &one) { return bytesOf(one.limit); });
    teller.tell(MetricType::Gauge, "pennon_process_limited_memory_bytes",
                "The memory that is held against the limit: RSS of the process itself, or with cumulative = "
                "true of its "
                "descendants too.",
                [](const Figures &one) { return bytesOf(one.limited); });
    teller.tell(MetricType::Gauge, "pennon_process_consecutive_failures",
                "Failed checks in a row, of the check that failed most often.",
                [](const Figures &one) -> Number { return one.failures; });
    teller.tell(MetricType::Gauge, "pennon_process_breaker_open",
                "Whether Pennon does not restart the process any more, since restarts did not help.",
                [](const Figures &one) -> Number { return one.isBreakerOpen ? 1 : 0; });
    teller.tell(MetricType::Gauge, "pennon_process_silenced",
                "Whether alerts about the process are silenced.",
                [](const Figures &one) -> Number { return one.isSilenced ? 1 : 0; });
}

void tellCounts(const ProcessTeller &teller)
{
    const auto number = [](qint64 count) { return Number(static_cast<double>(count)); };
    teller.tell(MetricType::Counter, "pennon_process_restarts_total",
                "Restarts of the process by Pennon, and starts of it while it was FATAL.",
                [number](const Figures &one) { return number(one.restarts); });
    teller.tell(MetricType::Counter, "pennon_process_exits_total",
                "Exits of the process by itself, expected or not.",
                [number](const Figures &one) { return number(one.exits); });
    teller.tell(MetricType::Counter, "pennon_process_crashes_total", "Unexpected exits of the process.",
                [number](const Figures &one) { return number(one.crashes); });
    teller.tell(MetricType::Counter, "pennon_process_given_up_total",
                "How often supervisord gave up starting the process (FATAL).",
                [number](const Figures &one) { return number(one.givenUp); });
}

} // namespace

void tellProcesses(const MetricsSnapshot &snapshot, const FamilySink &sink)
{
    const ProcessTeller teller(snapshot.processes, sink);
    if (snapshot.isSupervisordReachable)
        tellMoment(teller);
    tellCounts(teller);
}

} // namespace pennon
