// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "domain/sectionhead.h"
#include "domain/timewindows.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <variant>
#include <vector>

/// Who is told what of incidents, and how: the sections of pennon.conf about alerts, as plain values.
namespace pennon {

/// So many within so long a time; 0: as many as there are.
struct Rate
{
    int count = 0;
    std::chrono::seconds window{0};
    friend bool operator==(const Rate &, const Rate &) = default;
};

/// [alerts]
struct AlertSettings
{
    QString host;                            ///< what alerts call this machine; empty: its own name
    QString language = QStringLiteral("en"); ///< of alerts: "en", "zh_CN"
    std::chrono::seconds sameWithin{std::chrono::minutes(10)}; ///< trouble that is over and comes back within
                                                               ///< this time is the same incident
    std::chrono::seconds together{5}; ///< what falls within such a time may have one cause …
    int hostWide = 10;                ///< … if it is so many processes; 0: never
    friend bool operator==(const AlertSettings &, const AlertSettings &) = default;
};

/// [route] and [route:NAME]: which incidents are told, and to whom. Every route is for itself.
struct RouteSection
{
    SectionHead head;
    Selection selection;                   ///< empty: every process, and what is about no process
    QSet<IncidentKind> kinds;              ///< empty: all
    Severity severity = Severity::Warning; ///< this and worse
    QStringList channels; ///< `to`: the names of channel sections, "email:ops", "webhook:chat", …; "mail":
                          ///< who is named in [mail]
    std::chrono::seconds gather{10}; ///< what happens within this time after the first is told in one message
    std::chrono::seconds remind{std::chrono::hours(4)}; ///< what is still not over is told again; 0: never
    bool recovery = true;                               ///< tell when it is over
    TimeWindows quiet;                                  ///< nothing is told then; a digest follows
    Severity loud = Severity::Critical; ///< `quiet_except`: this and worse is told all the same
    bool dryRun = false;
    friend bool operator==(const RouteSection &, const RouteSection &) = default;
};

/// [maintenance:NAME]: nothing about these processes is told to anybody at these times; incidents are kept.
struct MaintenanceSection
{
    SectionHead head;
    Selection selection; ///< empty: every process
    TimeWindows times;
    friend bool operator==(const MaintenanceSection &, const MaintenanceSection &) = default;
};

/// What every channel has.
struct ChannelSettings
{
    std::chrono::seconds giveUpAfter{
        std::chrono::hours(24)};          ///< a message that could not be sent for so long
    Rate rate{30, std::chrono::hours(1)}; ///< more messages than these are gathered into one
    std::chrono::seconds failingAfter{
        std::chrono::minutes(15)}; ///< a channel that fails for so long is an incident
    QString language;              ///< empty: that of [alerts]
    QString subject;               ///< template; empty: the usual. docs/alerts.md tells the fields
    QString text;                  ///< likewise
    friend bool operator==(const ChannelSettings &, const ChannelSettings &) = default;
};

/// [email:NAME]: by what [mail] says.
struct EmailChannel
{
    SectionHead head;
    ChannelSettings common;
    QStringList to;
    bool html = true; ///< beside the plain text
    friend bool operator==(const EmailChannel &, const EmailChannel &) = default;
};

/// [sms:NAME]: by mail to a gateway, at most 160 characters without a subject.
struct SmsChannel
{
    SectionHead head;
    ChannelSettings common;
    QStringList to;
    friend bool operator==(const SmsChannel &, const SmsChannel &) = default;
};

/// [webhook:NAME]: by HTTP POST.
struct WebhookChannel
{
    /// Who reads it.
    enum class Service { Pennon, Slack, Mattermost, Teams, Discord, Alertmanager };
    SectionHead head;
    ChannelSettings common;
    Service service = Service::Pennon;
    QString url;        ///< this or urlFile
    QString urlFile;    ///< its first line is the URL: those of chat services are secrets
    QString secretFile; ///< its first line is the key of the signature; empty: none
    bool verifyTls = true;
    QString caFile;
    std::chrono::milliseconds timeout{std::chrono::seconds(15)};
    friend bool operator==(const WebhookChannel &, const WebhookChannel &) = default;
};

/// [command:NAME]: by a program that gets the alert as JSON on standard input.
struct CommandChannel
{
    SectionHead head;
    ChannelSettings common;
    QStringList command; ///< argv
    std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    friend bool operator==(const CommandChannel &, const CommandChannel &) = default;
};

using ChannelSection = std::variant<EmailChannel, SmsChannel, WebhookChannel, CommandChannel>;

[[nodiscard]] const SectionHead &headOf(const ChannelSection &channel);
[[nodiscard]] const ChannelSettings &commonOf(const ChannelSection &channel);

/// [metrics]
struct MetricsSettings
{
    QString listen;   ///< "HOST:PORT" to serve Prometheus text at /metrics; empty: nobody is served
    QString textfile; ///< a .prom file for node_exporter; empty: none
    std::chrono::seconds interval{15}; ///< how often that file is written
    friend bool operator==(const MetricsSettings &, const MetricsSettings &) = default;
};

/// All of them.
struct Alerting
{
    AlertSettings alerts;
    std::vector<RouteSection> routes;
    std::vector<ChannelSection> channels;
    std::vector<MaintenanceSection> maintenance;
    MetricsSettings metrics;
    friend bool operator==(const Alerting &, const Alerting &) = default;
};

} // namespace pennon
