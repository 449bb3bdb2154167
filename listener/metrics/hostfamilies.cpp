// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricfamilies.h"

namespace pennon {

namespace {

using prometheus::MetricType;

template <typename Duration>
double secondsIn(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double number(qint64 count)
{
    return static_cast<double>(count);
}

void gauge(const FamilySink &sink, const char *name, const char *help, double value)
{
    FamilyWriter(sink, MetricType::Gauge, name, help).add({}, value);
}

void counter(const FamilySink &sink, const char *name, const char *help, qint64 value)
{
    FamilyWriter(sink, MetricType::Counter, name, help).add({}, number(value));
}

void tellListener(const MetricsSnapshot &snapshot, const FamilySink &sink)
{
    FamilyWriter(sink, MetricType::Gauge, "pennon_build_info", "Version of the listener; always 1.")
        .add({{"version", labelValue(snapshot.version)}, {"qt_version", labelValue(snapshot.qtVersion)}}, 1);
    gauge(sink, "pennon_listener_start_time_seconds", "When the listener was started, since 1970.",
          secondsOf(snapshot.started));
    FamilyWriter(sink, MetricType::Counter, "pennon_listener_cpu_seconds_total",
                 "CPU time that the listener has used.")
        .add({}, secondsIn(snapshot.cpu));
    gauge(sink, "pennon_listener_resident_memory_bytes", "Resident memory (RSS) of the listener itself.",
          number(snapshot.resident.bytes));
    gauge(sink, "pennon_supervisord_reachable", "Whether supervisord has answered the latest question.",
          snapshot.isSupervisordReachable ? 1 : 0);
    if (snapshot.looked) {
        gauge(sink, "pennon_last_look_timestamp_seconds",
              "When supervisord last told of its processes, since 1970.", secondsOf(*snapshot.looked));
    }
    counter(sink, "pennon_events_received_total", "Events that supervisord has sent.",
            snapshot.eventsReceived);
    counter(sink, "pennon_events_dropped_total",
            "Events that supervisord has dropped because its buffer was full.", snapshot.eventsDropped);
    gauge(sink, "pennon_event_lag_seconds",
          "Between the arrival of the latest event about a process and the end of the work on it.",
          secondsIn(snapshot.eventLag));
    if (snapshot.tickLag) {
        gauge(sink, "pennon_tick_lag_seconds",
              "Between the time of the latest tick and its arrival; up to a second is supervisord's own.",
              secondsIn(*snapshot.tickLag));
    }
    gauge(sink, "pennon_database_bytes", "Size of the database and its log.",
          number(snapshot.database.bytes));
    gauge(sink, "pennon_database_writable", "Whether the database can be written.",
          snapshot.isDatabaseWritable ? 1 : 0);
    gauge(sink, "pennon_config_last_reload_successful",
          "Whether pennon.conf could be used when it was last read.", snapshot.areRulesBroken ? 0 : 1);
    gauge(sink, "pennon_config_last_reload_success_timestamp_seconds",
          "When the rules that are in force were loaded, since 1970.", secondsOf(snapshot.rulesLoaded));
}

qint64 countOf(const std::map<IncidentKind, qint64> &counts, IncidentKind kind)
{
    const auto found = counts.find(kind);
    return found == counts.end() ? 0 : found->second;
}

void tellIncidents(const MetricsSnapshot &snapshot, const FamilySink &sink)
{
    {
        FamilyWriter opened(sink, MetricType::Counter, "pennon_incidents_total",
                            "Incidents that began, by kind.");
        for (const IncidentKind kind : incidentKinds)
            opened.add({{"kind", labelValue(wireName(kind))}}, number(countOf(snapshot.opened, kind)));
    }
    FamilyWriter open(sink, MetricType::Gauge, "pennon_incidents_open",
                      "Incidents that are not over, by kind.");
    for (const IncidentKind kind : incidentKinds) {
        open.add({{"kind", labelValue(wireName(kind))}, {"severity", labelValue(wireName(severityOf(kind)))}},
                 number(countOf(snapshot.open, kind)));
    }
}

/// The same labels in each of its families: one family after the other, each with every page.
void tellPages(const std::vector<PageFigures> &pages, const FamilySink &sink)
{
    std::vector<MetricLabels> labels;
    labels.reserve(pages.size());
    for (const PageFigures &page : pages)
        labels.push_back({{"section", labelValue(page.section)}, {"url", labelValue(publicUrl(page.url))}});
    {
        FamilyWriter success(sink, MetricType::Gauge, "pennon_http_check_success",
                             "Whether the latest check of the page passed.");
        FamilyWriter status(sink, MetricType::Gauge, "pennon_http_check_status_code",
                            "HTTP status of the latest check of the page; 0 without an answer.");
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (!pages[i].hasPassed)
                continue;
            success.add(labels[i], *pages[i].hasPassed ? 1 : 0);
            status.add(labels[i], pages[i].status);
        }
    }
    FamilyWriter failures(sink, MetricType::Counter, "pennon_http_check_failures_total",
                          "Checks of the page that failed.");
    FamilyWriter durations(sink, MetricType::Histogram, "pennon_http_check_duration_seconds",
                           "How long the checks of the page took.");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        failures.add(labels[i], number(pages[i].failures));
        durations.add(labels[i], pages[i].durations);
    }
}

void tellChannels(const std::vector<ChannelFigures> &channels, const FamilySink &sink)
{
    FamilyWriter waiting(sink, MetricType::Gauge, "pennon_outbox_messages", "Messages that wait to be sent.");
    FamilyWriter oldest(
        sink, MetricType::Gauge, "pennon_outbox_oldest_message_timestamp_seconds",
        "When the oldest message that waits was posted, since 1970; nothing while none waits.");
    FamilyWriter sent(sink, MetricType::Counter, "pennon_messages_sent_total",
                      "Messages that have been sent.");
    FamilyWriter failures(sink, MetricType::Counter, "pennon_message_failures_total",
                          "Attempts to send a message that failed.");
    FamilyWriter dead(sink, MetricType::Counter, "pennon_messages_dead_total",
                      "Messages that were given up.");
    FamilyWriter success(sink, MetricType::Gauge, "pennon_channel_last_success_timestamp_seconds",
                         "When a message was last sent, since 1970; nothing before the first.");
    FamilyWriter failing(
        sink, MetricType::Gauge, "pennon_channel_failing",
        "Whether the latest attempt failed, or the channel cannot be used as it is configured.");
    for (const ChannelFigures &one : channels) {
        const MetricLabels labels{{"channel", labelValue(one.channel)}};
        waiting.add(labels, number(one.waiting));
        if (one.oldest)
            oldest.add(labels, secondsOf(*one.oldest));
        sent.add(labels, number(one.sent));
        failures.add(labels, number(one.failures));
        dead.add(labels, number(one.dead));
        if (one.lastSuccess)
            success.add(labels, secondsOf(*one.lastSuccess));
        failing.add(labels, one.isFailing ? 1 : 0);
    }
}

} // namespace

void tellHost(const MetricsSnapshot &snapshot, const FamilySink &sink)
{
    tellListener(snapshot, sink);
    tellIncidents(snapshot, sink);
    tellPages(snapshot.pages, sink);
    tellChannels(snapshot.channels, sink);
    gauge(sink, "pennon_dead_letters", "Messages that were given up and are kept.",
          number(snapshot.deadLetters));
}

} // namespace pennon
