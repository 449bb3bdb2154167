// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settings.h"
#include "domain/tablemaker.h"

/// The tables of the sections about alerts.
namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr const char *alertsSection = "alerts";

ValueForm<QString> languageForm()
{
    return choiceForm<QString>(
        {{QStringLiteral("en"), QStringLiteral("en")}, {QStringLiteral("zh_CN"), QStringLiteral("zh_CN")}});
}

ValueForm<QString> ownLanguageForm()
{
    ValueForm<QString> form = languageForm();
    form.format = [](const QString &language) { return language; };
    return form;
}

} // namespace

template <>
const SettingTable<AlertSettings> &settingsOf()
{
    using S = AlertSettings;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("host", &S::host, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "What alerts call this machine; without it, its own name."))
            .add("language", &S::language, languageForm(),
                 QT_TRANSLATE_NOOP("Settings", "The language of alerts."))
            .add("same_within", &S::sameWithin, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Trouble that is over and comes back within this time is the same "
                                   "incident: it is counted and not told anew."))
            .add("together", &S::together, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "What falls within such a time may have one cause."))
            .add("host_wide", &S::hostWide, numberForm(0, 100000),
                 QT_TRANSLATE_NOOP("Settings",
                                   "So many processes that fall together are told in one message, and what "
                                   "falls with them raises nothing of its own; 0: never."))
            .take();
    return table;
}

template <>
const SettingTable<RouteSection> &settingsOf()
{
    using S = RouteSection;
    static const SettingTable<S> table =
        TableMaker<S>()
            .addAll(&S::selection, settingsOf<Selection>())
            .add("kinds", &S::kinds, kindsForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "The kinds of incidents it is about: crash, fatal, memory, growth, http, "
                                   "breaker, configuration, mail, listener; or all."))
            .add("severity", &S::severity, severityForm(),
                 QT_TRANSLATE_NOOP("Settings", "It is about incidents that are as bad as this, or worse."))
            .add("to", &S::channels, channelsForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "The channels by which they are told, such as email:ops, webhook:chat; "
                                   "mail is whoever [mail] names, desktop is the application."))
            .required()
            .add("gather", &S::gather, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings",
                                   "What happens within this time after the first is told in one message."))
            .add("remind", &S::remind, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings", "What is not over is told again after this time; 0: never."))
            .add("recovery", &S::recovery, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Tell when it is over."))
            .add("quiet", &S::quiet, timesForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Times at which nothing is told, such as 22:00-07:00 or Sat-Sun "
                                   "00:00-24:00; a digest follows at their end."))
            .add("quiet_except", &S::loud, severityForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Incidents as bad as this, or worse, are told at those times too."))
            .add("dry_run", &S::dryRun, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Say on the log what would be told; tell nobody."))
            .take();
    return table;
}

template <>
const SettingTable<MaintenanceSection> &settingsOf()
{
    using S = MaintenanceSection;
    static const SettingTable<S> table =
        TableMaker<S>()
            .addAll(&S::selection, settingsOf<Selection>())
            .add("times", &S::times, timesForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "When, such as Sun 02:00-04:00 or 2026-12-24 18:00 - 2026-12-27 08:00."))
            .required()
            .take();
    return table;
}

template <>
const SettingTable<ChannelSettings> &settingsOf()
{
    using S = ChannelSettings;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("give_up_after", &S::giveUpAfter, secondsForm(60s),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "A message that could not be sent for so long is given up, with an incident."))
            .add("rate", &S::rate, rateForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "At most so many messages within such a time; more are gathered into one. none: no "
                     "such limit."))
            .add("failing_after", &S::failingAfter, secondsForm(10s),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "When it has failed for so long, that is an incident, told by the other channels."))
            .add("language", &S::language, ownLanguageForm(),
                 QT_TRANSLATE_NOOP("Settings", "The language of its messages."))
            .defaultFrom(alertsSection)
            .add("subject", &S::subject, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "A template for the subject, with fields such as {process}."))
            .add("text", &S::text, textForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "A template for the text, with fields such as {process} and \\n for a "
                                   "new line."))
            .take();
    return table;
}

template <>
const SettingTable<EmailChannel> &settingsOf()
{
    using S = EmailChannel;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("to", &S::to, addressesForm(), QT_TRANSLATE_NOOP("Settings", "Who gets the mail."))
            .defaultFrom("mail")
            .add("html", &S::html, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Add the text as simple HTML beside the plain text."))
            .addAll(&S::common, settingsOf<ChannelSettings>())
            .take();
    return table;
}

template <>
const SettingTable<SmsChannel> &settingsOf()
{
    using S = SmsChannel;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("to", &S::to, addressesForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "The addresses at the gateway, such as 5551234567@sms.example.com."))
            .required()
            .addAll(&S::common, settingsOf<ChannelSettings>())
            .take();
    return table;
}

template <>
const SettingTable<WebhookChannel> &settingsOf()
{
    using S = WebhookChannel;
    using Service = S::Service;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("service", &S::service,
                 choiceForm<Service>({{QStringLiteral("pennon"), Service::Pennon},
                                      {QStringLiteral("slack"), Service::Slack},
                                      {QStringLiteral("mattermost"), Service::Mattermost},
                                      {QStringLiteral("teams"), Service::Teams},
                                      {QStringLiteral("discord"), Service::Discord},
                                      {QStringLiteral("alertmanager"), Service::Alertmanager}}),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Who reads it; pennon is the JSON that docs/alerts.md describes."))
            .add("url", &S::url, webUrlForm(),
                 QT_TRANSLATE_NOOP("Settings", "Where it is posted; readable by all who may read this file."))
            .add("url_file", &S::urlFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "A file whose first line is that URL, for URLs that are secrets."))
            .add("secret_file", &S::secretFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "A file whose first line is the key of the HMAC-SHA256 signature."))
            .add("verify_tls", &S::verifyTls, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Accept trusted certificates only."))
            .add("ca_file", &S::caFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Trust the authorities in this PEM file instead of the system's."))
            .add("timeout", &S::timeout, millisecondsForm(100ms),
                 QT_TRANSLATE_NOOP("Settings", "How long one attempt may take."))
            .addAll(&S::common, settingsOf<ChannelSettings>())
            .take();
    return table;
}

template <>
const SettingTable<CommandChannel> &settingsOf()
{
    using S = CommandChannel;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("command", &S::command, commandForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "The program and its arguments, run without a shell; it gets the alert as JSON on "
                     "standard input."))
            .required()
            .add("timeout", &S::timeout, millisecondsForm(100ms),
                 QT_TRANSLATE_NOOP("Settings", "It is killed after this time, and tried again later."))
            .addAll(&S::common, settingsOf<ChannelSettings>())
            .take();
    return table;
}

template <>
const SettingTable<MetricsSettings> &settingsOf()
{
    using S = MetricsSettings;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("listen", &S::listen, listenAddressForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "HOST:PORT at which /metrics is served, such as 127.0.0.1:9119."))
            .add("textfile", &S::textfile, pathOrNoneForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "A file ending in .prom in the folder of node_exporter's textfile "
                                   "collector."))
            .add("interval", &S::interval, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "How often that file is written."))
            .take();
    return table;
}

} // namespace pennon
