// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/messages.h"

#include <tuple>

/// Every member of every message with its name on the wire, declared once. Inside of the codec; others use
/// codec.h.
namespace pennon::wire {

template <typename Message, typename Value>
struct Field
{
    const char *name;
    Value Message::*member;
    bool mayBeMissing = false; ///< then it has its default, and a default is not written
};

template <typename Message, typename Value>
constexpr Field<Message, Value> field(const char *name, Value Message::*member)
{
    return {name, member};
}

template <typename Message, typename Value>
constexpr Field<Message, Value> defaulted(const char *name, Value Message::*member)
{
    return {name, member, true};
}

/// The fields of a message; nullptr for what is none.
template <typename Message>
inline constexpr auto fields = nullptr;

template <typename T>
concept Described = !std::is_same_v<decltype(fields<T>), const std::nullptr_t>;

template <>
inline constexpr auto fields<HelloRequest> =
    std::tuple(field("protocol", &HelloRequest::protocol), field("client", &HelloRequest::client));

template <>
inline constexpr auto fields<HelloAnswer::Supervisord> = std::tuple(
    field("url", &HelloAnswer::Supervisord::url), field("version", &HelloAnswer::Supervisord::version));

template <>
inline constexpr auto fields<HelloAnswer> =
    std::tuple(field("protocol", &HelloAnswer::protocol), field("version", &HelloAnswer::version),
               field("features", &HelloAnswer::features), field("host", &HelloAnswer::host),
               field("supervisord", &HelloAnswer::supervisord), field("may_write", &HelloAnswer::mayWrite),
               field("time_zone", &HelloAnswer::timeZone));

template <>
inline constexpr auto fields<SubscribeRequest> = std::tuple(field("topics", &SubscribeRequest::topics));

template <>
inline constexpr auto fields<SubscribeAnswer> = std::tuple(field("topics", &SubscribeAnswer::topics));

template <>
inline constexpr auto fields<Silence> =
    std::tuple(field("id", &Silence::id), field("pattern", &Silence::pattern),
               field("until", &Silence::until), defaulted("note", &Silence::note),
               defaulted("by", &Silence::by));

template <>
inline constexpr auto fields<StatusRequest> = std::tuple<>();

template <>
inline constexpr auto fields<StatusAnswer::Supervisord> =
    std::tuple(field("reachable_since", &StatusAnswer::Supervisord::reachableSince),
               field("last_error", &StatusAnswer::Supervisord::lastError),
               field("last_error_time", &StatusAnswer::Supervisord::lastErrorTime));

template <>
inline constexpr auto fields<StatusAnswer::Events> =
    std::tuple(field("received", &StatusAnswer::Events::received),
               field("lag_ms", &StatusAnswer::Events::lag), field("dropped", &StatusAnswer::Events::dropped),
               field("tick_lag_ms", &StatusAnswer::Events::tickLag));

template <>
inline constexpr auto fields<StatusAnswer::Outbox> =
    std::tuple(field("length", &StatusAnswer::Outbox::length), field("oldest", &StatusAnswer::Outbox::oldest),
               field("last_success", &StatusAnswer::Outbox::lastSuccess),
               field("last_error", &StatusAnswer::Outbox::lastError),
               field("dead", &StatusAnswer::Outbox::dead));

template <>
inline constexpr auto fields<StatusAnswer::Channel> =
    std::tuple(field("name", &StatusAnswer::Channel::name), field("length", &StatusAnswer::Channel::length),
               field("oldest", &StatusAnswer::Channel::oldest),
               field("last_success", &StatusAnswer::Channel::lastSuccess),
               field("last_error", &StatusAnswer::Channel::lastError),
               field("failing_since", &StatusAnswer::Channel::failingSince),
               field("problem", &StatusAnswer::Channel::problem),
               field("dead", &StatusAnswer::Channel::dead));

template <>
inline constexpr auto fields<StatusAnswer::Database> =
    std::tuple(field("path", &StatusAnswer::Database::path), field("bytes", &StatusAnswer::Database::bytes),
               field("writable", &StatusAnswer::Database::writable),
               field("error", &StatusAnswer::Database::error));

template <>
inline constexpr auto fields<StatusAnswer::Rules> =
    std::tuple(field("file", &StatusAnswer::Rules::file), field("revision", &StatusAnswer::Rules::revision),
               field("loaded", &StatusAnswer::Rules::loaded),
               field("problem", &StatusAnswer::Rules::problem));

template <>
inline constexpr auto fields<StatusAnswer> =
    std::tuple(field("version", &StatusAnswer::version), field("uptime", &StatusAnswer::uptime),
               field("supervisord", &StatusAnswer::supervisord), field("events", &StatusAnswer::events),
               field("outbox", &StatusAnswer::outbox), defaulted("channels", &StatusAnswer::channels),
               field("database", &StatusAnswer::database), field("rules", &StatusAnswer::rules),
               field("silences", &StatusAnswer::silences), field("dry_run", &StatusAnswer::dryRun),
               field("subscribers", &StatusAnswer::subscribers));

template <>
inline constexpr auto fields<ProcessStatus::Memory> = std::tuple(
    field("rss", &ProcessStatus::Memory::resident), field("pss", &ProcessStatus::Memory::proportional));

template <>
inline constexpr auto fields<ProcessStatus::Limit> =
    std::tuple(field("bytes", &ProcessStatus::Limit::bytes), field("section", &ProcessStatus::Limit::section),
               field("time_left", &ProcessStatus::Limit::timeLeft));

template <>
inline constexpr auto fields<ProcessStatus::LastIncident> =
    std::tuple(field("id", &ProcessStatus::LastIncident::id),
               field("kind", &ProcessStatus::LastIncident::kind),
               field("opened", &ProcessStatus::LastIncident::opened));

template <>
inline constexpr auto fields<ProcessStatus> =
    std::tuple(field("process", &ProcessStatus::name), field("state", &ProcessStatus::state),
               defaulted("pid", &ProcessStatus::pid), field("uptime", &ProcessStatus::uptime),
               field("memory", &ProcessStatus::memory), field("limit", &ProcessStatus::limit),
               field("restarts", &ProcessStatus::restarts), field("failures", &ProcessStatus::failures),
               field("last_incident", &ProcessStatus::lastIncident),
               field("breaker_opened", &ProcessStatus::breakerOpened),
               field("grace_until", &ProcessStatus::graceUntil),
               field("next_revive", &ProcessStatus::nextRevive), field("silenced", &ProcessStatus::silenced));

template <>
inline constexpr auto fields<ProcessesRequest> =
    std::tuple(field("pattern", &ProcessesRequest::pattern), field("offset", &ProcessesRequest::offset),
               field("limit", &ProcessesRequest::limit));

template <>
inline constexpr auto fields<ProcessesAnswer> =
    std::tuple(field("processes", &ProcessesAnswer::processes), field("total", &ProcessesAnswer::total));

template <>
inline constexpr auto fields<MemoryBucket> =
    std::tuple(field("t", &MemoryBucket::from), field("span", &MemoryBucket::span),
               field("min", &MemoryBucket::least), field("mean", &MemoryBucket::mean),
               field("max", &MemoryBucket::most), field("pss", &MemoryBucket::proportional));

template <>
inline constexpr auto fields<MemorySample> =
    std::tuple(field("t", &MemorySample::time), field("rss", &MemorySample::resident),
               field("pss", &MemorySample::proportional));

template <>
inline constexpr auto fields<SampleSeries> =
    std::tuple(field("process", &SampleSeries::process), field("buckets", &SampleSeries::buckets));

template <>
inline constexpr auto fields<SamplesRequest> =
    std::tuple(field("processes", &SamplesRequest::processes), field("from", &SamplesRequest::from),
               field("to", &SamplesRequest::to), field("max_points", &SamplesRequest::maxPoints));

template <>
inline constexpr auto fields<SamplesAnswer> = std::tuple(field("series", &SamplesAnswer::series));

template <>
inline constexpr auto fields<RuleProblem> =
    std::tuple(defaulted("section", &RuleProblem::section), defaulted("key", &RuleProblem::key),
               defaulted("line", &RuleProblem::line), field("message", &RuleProblem::message));

template <>
inline constexpr auto fields<RuleSection> =
    std::tuple(field("section", &RuleSection::section), field("line", &RuleSection::line),
               field("values", &RuleSection::values));

template <>
inline constexpr auto fields<RulesRequest> = std::tuple<>();

template <>
inline constexpr auto fields<RulesAnswer> =
    std::tuple(field("revision", &RulesAnswer::revision), field("file", &RulesAnswer::file),
               field("sections", &RulesAnswer::sections), field("problems", &RulesAnswer::problems));

template <>
inline constexpr auto fields<RuleChange> =
    std::tuple(field("section", &RuleChange::section), field("key", &RuleChange::key),
               field("value", &RuleChange::value));

template <>
inline constexpr auto fields<SetRulesRequest> =
    std::tuple(field("revision", &SetRulesRequest::revision), field("changes", &SetRulesRequest::changes));

template <>
inline constexpr auto fields<SetRulesAnswer> = std::tuple(field("revision", &SetRulesAnswer::revision));

template <>
inline constexpr auto fields<Incident> = std::tuple(
    field("id", &Incident::id), field("kind", &Incident::kind), defaulted("process", &Incident::process),
    field("opened", &Incident::opened), field("closed", &Incident::closed), field("cause", &Incident::cause),
    field("exit_status", &Incident::exitStatus), field("signal", &Incident::signal),
    field("http_status", &Incident::httpStatus), defaulted("url", &Incident::url),
    field("memory", &Incident::memory), field("limit", &Incident::limit),
    defaulted("action", &Incident::action), defaulted("outcome", &Incident::outcome),
    defaulted("stdout", &Incident::stdoutTail), defaulted("stderr", &Incident::stderrTail),
    field("acknowledged", &Incident::acknowledged), defaulted("acknowledged_by", &Incident::acknowledgedBy),
    defaulted("note", &Incident::note), defaulted("desktop", &Incident::desktop));

template <>
inline constexpr auto fields<IncidentsRequest> =
    std::tuple(field("id", &IncidentsRequest::id), field("pattern", &IncidentsRequest::pattern),
               defaulted("kinds", &IncidentsRequest::kinds), field("since", &IncidentsRequest::since),
               field("until", &IncidentsRequest::until),
               field("acknowledged", &IncidentsRequest::acknowledged),
               field("before", &IncidentsRequest::before), field("limit", &IncidentsRequest::limit),
               field("output", &IncidentsRequest::output), field("open", &IncidentsRequest::open));

template <>
inline constexpr auto fields<IncidentsAnswer> =
    std::tuple(field("incidents", &IncidentsAnswer::incidents), field("more", &IncidentsAnswer::more),
               defaulted("desktop", &IncidentsAnswer::desktop));

template <>
inline constexpr auto fields<AcknowledgeRequest> =
    std::tuple(field("id", &AcknowledgeRequest::id), field("note", &AcknowledgeRequest::note));

template <>
inline constexpr auto fields<AcknowledgeAnswer> = std::tuple(field("incident", &AcknowledgeAnswer::incident));

template <>
inline constexpr auto fields<SilenceRequest::Added> =
    std::tuple(field("pattern", &SilenceRequest::Added::pattern),
               field("until", &SilenceRequest::Added::until),
               defaulted("note", &SilenceRequest::Added::note));

template <>
inline constexpr auto fields<SilenceRequest> =
    std::tuple(field("add", &SilenceRequest::add), field("remove", &SilenceRequest::remove));

template <>
inline constexpr auto fields<SilenceAnswer> = std::tuple(field("silences", &SilenceAnswer::silences));

template <>
inline constexpr auto fields<TestMailRequest> =
    std::tuple(field("recipient", &TestMailRequest::recipient), field("channel", &TestMailRequest::channel));

template <>
inline constexpr auto fields<TestMailAnswer::Delivery> =
    std::tuple(field("transport", &TestMailAnswer::Delivery::transport),
               field("recipients", &TestMailAnswer::Delivery::recipients),
               field("accepted", &TestMailAnswer::Delivery::accepted),
               field("answer", &TestMailAnswer::Delivery::answer));

template <>
inline constexpr auto fields<TestMailAnswer> = std::tuple(field("deliveries", &TestMailAnswer::deliveries));

template <>
inline constexpr auto fields<RunCheckRequest> = std::tuple(field("section", &RunCheckRequest::section));

template <>
inline constexpr auto fields<RunCheckAnswer::Finding> = std::tuple(
    field("section", &RunCheckAnswer::Finding::section), field("process", &RunCheckAnswer::Finding::process),
    field("passed", &RunCheckAnswer::Finding::passed), field("message", &RunCheckAnswer::Finding::message));

template <>
inline constexpr auto fields<RunCheckAnswer> = std::tuple(field("findings", &RunCheckAnswer::findings));

template <>
inline constexpr auto fields<ResetBreakerRequest> =
    std::tuple(field("pattern", &ResetBreakerRequest::pattern));

template <>
inline constexpr auto fields<ResetBreakerAnswer> =
    std::tuple(field("processes", &ResetBreakerAnswer::processes));

template <>
inline constexpr auto fields<ProcessSample> =
    std::tuple(field("process", &ProcessSample::process), field("sample", &ProcessSample::sample));

template <>
inline constexpr auto fields<SamplesPush> = std::tuple(field("samples", &SamplesPush::samples));

template <>
inline constexpr auto fields<IncidentsPush> =
    std::tuple(field("incidents", &IncidentsPush::incidents), field("test", &IncidentsPush::test));

template <>
inline constexpr auto fields<RulesPush> =
    std::tuple(field("revision", &RulesPush::revision), field("problem", &RulesPush::problem));

template <>
inline constexpr auto fields<ProcessesPush> =
    std::tuple(defaulted("changed", &ProcessesPush::changed), defaulted("gone", &ProcessesPush::gone));

} // namespace pennon::wire
