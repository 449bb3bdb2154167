// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settingtexts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace pennon {

namespace {

struct Label
{
    const char *key; ///< "memmon.any" goes before "any"
    const char *text;
};

constexpr Label labels[] = {
    {"any", QT_TRANSLATE_NOOP("SettingLabels", "Every process")},
    {"memmon.any", QT_TRANSLATE_NOOP("SettingLabels", "Limit of every other process")},
    {"program", QT_TRANSLATE_NOOP("SettingLabels", "Processes")},
    {"memmon.program", QT_TRANSLATE_NOOP("SettingLabels", "Limits of processes")},
    {"group", QT_TRANSLATE_NOOP("SettingLabels", "Groups")},
    {"memmon.group", QT_TRANSLATE_NOOP("SettingLabels", "Limits by group")},
    {"exclude", QT_TRANSLATE_NOOP("SettingLabels", "Except")},
    {"growth", QT_TRANSLATE_NOOP("SettingLabels", "Limit of growth")},
    {"cumulative", QT_TRANSLATE_NOOP("SettingLabels", "Count descendants")},
    {"uptime", QT_TRANSLATE_NOOP("SettingLabels", "Mail only up to an uptime of")},
    {"interval", QT_TRANSLATE_NOOP("SettingLabels", "Check every")},
    {"crashmailbatch.interval", QT_TRANSLATE_NOOP("SettingLabels", "Collect for")},
    {"fatalmailbatch.interval", QT_TRANSLATE_NOOP("SettingLabels", "Collect for")},
    {"crashsms.interval", QT_TRANSLATE_NOOP("SettingLabels", "Collect for")},
    {"label", QT_TRANSLATE_NOOP("SettingLabels", "Word in subjects")},
    {"to", QT_TRANSLATE_NOOP("SettingLabels", "Recipients")},
    {"dry_run", QT_TRANSLATE_NOOP("SettingLabels", "Dry run")},
    {"url", QT_TRANSLATE_NOOP("SettingLabels", "Page")},
    {"status", QT_TRANSLATE_NOOP("SettingLabels", "Expected status")},
    {"body", QT_TRANSLATE_NOOP("SettingLabels", "Expected text")},
    {"timeout", QT_TRANSLATE_NOOP("SettingLabels", "Give up after")},
    {"eager", QT_TRANSLATE_NOOP("SettingLabels", "Even if nothing runs")},
    {"verify_tls", QT_TRANSLATE_NOOP("SettingLabels", "Verify certificates")},
    {"ca_file", QT_TRANSLATE_NOOP("SettingLabels", "Authorities")},
    {"body_limit", QT_TRANSLATE_NOOP("SettingLabels", "Read at most")},
    {"subject", QT_TRANSLATE_NOOP("SettingLabels", "Subject")},
    {"subject_prefix", QT_TRANSLATE_NOOP("SettingLabels", "Subjects begin with")},
    {"on_fatal", QT_TRANSLATE_NOOP("SettingLabels", "What is done")},
    {"first_delay", QT_TRANSLATE_NOOP("SettingLabels", "First delay")},
    {"longest_delay", QT_TRANSLATE_NOOP("SettingLabels", "Longest delay")},
    {"max_attempts", QT_TRANSLATE_NOOP("SettingLabels", "Attempts")},
    {"failures", QT_TRANSLATE_NOOP("SettingLabels", "Failed checks in a row")},
    {"grace", QT_TRANSLATE_NOOP("SettingLabels", "Grace after a start")},
    {"cooldown", QT_TRANSLATE_NOOP("SettingLabels", "Pause after a restart")},
    {"max_restarts", QT_TRANSLATE_NOOP("SettingLabels", "Most restarts")},
    {"pause", QT_TRANSLATE_NOOP("SettingLabels", "Breaker stays open for")},
    {"signal", QT_TRANSLATE_NOOP("SettingLabels", "Signal before the stop")},
    {"signal_wait", QT_TRANSLATE_NOOP("SettingLabels", "Wait after the signal")},
    {"hook", QT_TRANSLATE_NOOP("SettingLabels", "Command before the stop")},
    {"hook_timeout", QT_TRANSLATE_NOOP("SettingLabels", "Command is killed after")},
    {"core_dir", QT_TRANSLATE_NOOP("SettingLabels", "Folder for cores")},
    {"cores_kept", QT_TRANSLATE_NOOP("SettingLabels", "Cores kept")},
    {"transport", QT_TRANSLATE_NOOP("SettingLabels", "Mail leaves by")},
    {"command", QT_TRANSLATE_NOOP("SettingLabels", "Mail command")},
    {"host", QT_TRANSLATE_NOOP("SettingLabels", "Mail server")},
    {"security", QT_TRANSLATE_NOOP("SettingLabels", "Encryption")},
    {"username", QT_TRANSLATE_NOOP("SettingLabels", "User name")},
    {"password_file", QT_TRANSLATE_NOOP("SettingLabels", "Password file")},
    {"from", QT_TRANSLATE_NOOP("SettingLabels", "Sender")},
    {"socket", QT_TRANSLATE_NOOP("SettingLabels", "Control socket")},
    {"socket_mode", QT_TRANSLATE_NOOP("SettingLabels", "Mode of the socket")},
    {"socket_group", QT_TRANSLATE_NOOP("SettingLabels", "Group of the socket")},
    {"socket_readers", QT_TRANSLATE_NOOP("SettingLabels", "Group that may read")},
    {"state_dir", QT_TRANSLATE_NOOP("SettingLabels", "State folder")},
    {"sample_interval", QT_TRANSLATE_NOOP("SettingLabels", "Measure memory every")},
    {"dead_letter_after", QT_TRANSLATE_NOOP("SettingLabels", "Give up a mail after")},
    {"incidents_kept", QT_TRANSLATE_NOOP("SettingLabels", "Keep incidents for")},
    {"supervisor_url", QT_TRANSLATE_NOOP("SettingLabels", "Address of supervisord")},
    {"supervisor_user", QT_TRANSLATE_NOOP("SettingLabels", "User of supervisord")},
    {"supervisor_password_file", QT_TRANSLATE_NOOP("SettingLabels", "Password file for supervisord")},
    {"alerts.host", QT_TRANSLATE_NOOP("SettingLabels", "Name of this machine")},
    {"language", QT_TRANSLATE_NOOP("SettingLabels", "Language")},
    {"same_within", QT_TRANSLATE_NOOP("SettingLabels", "The same trouble within")},
    {"together", QT_TRANSLATE_NOOP("SettingLabels", "Together within")},
    {"host_wide", QT_TRANSLATE_NOOP("SettingLabels", "Host-wide from")},
    {"kinds", QT_TRANSLATE_NOOP("SettingLabels", "Kinds of incidents")},
    {"severity", QT_TRANSLATE_NOOP("SettingLabels", "Severity, at least")},
    {"route.to", QT_TRANSLATE_NOOP("SettingLabels", "Channels")},
    {"gather", QT_TRANSLATE_NOOP("SettingLabels", "Gather for")},
    {"remind", QT_TRANSLATE_NOOP("SettingLabels", "Remind every")},
    {"recovery", QT_TRANSLATE_NOOP("SettingLabels", "Tell when it is over")},
    {"quiet", QT_TRANSLATE_NOOP("SettingLabels", "Quiet hours")},
    {"quiet_except", QT_TRANSLATE_NOOP("SettingLabels", "Told even then")},
    {"times", QT_TRANSLATE_NOOP("SettingLabels", "Times")},
    {"give_up_after", QT_TRANSLATE_NOOP("SettingLabels", "Give up after")},
    {"rate", QT_TRANSLATE_NOOP("SettingLabels", "At most")},
    {"failing_after", QT_TRANSLATE_NOOP("SettingLabels", "Is an incident after")},
    {"text", QT_TRANSLATE_NOOP("SettingLabels", "Text")},
    {"html", QT_TRANSLATE_NOOP("SettingLabels", "With HTML")},
    {"service", QT_TRANSLATE_NOOP("SettingLabels", "Service")},
    {"webhook.url", QT_TRANSLATE_NOOP("SettingLabels", "Address")},
    {"url_file", QT_TRANSLATE_NOOP("SettingLabels", "File with the address")},
    {"secret_file", QT_TRANSLATE_NOOP("SettingLabels", "File with the key")},
    {"command.command", QT_TRANSLATE_NOOP("SettingLabels", "Program")},
    {"command.timeout", QT_TRANSLATE_NOOP("SettingLabels", "Is killed after")},
    {"listen", QT_TRANSLATE_NOOP("SettingLabels", "Serve at")},
    {"textfile", QT_TRANSLATE_NOOP("SettingLabels", "Text file")},
    {"metrics.interval", QT_TRANSLATE_NOOP("SettingLabels", "Write every")},
};

constexpr Label titles[] = {
    {"listener", QT_TRANSLATE_NOOP("SettingLabels", "Listener")},
    {"mail", QT_TRANSLATE_NOOP("SettingLabels", "Mail server")},
    {"restart", QT_TRANSLATE_NOOP("SettingLabels", "Restart policy")},
    {"memmon", QT_TRANSLATE_NOOP("SettingLabels", "Memory limits")},
    {"httpok", QT_TRANSLATE_NOOP("SettingLabels", "Web pages")},
    {"crashmail", QT_TRANSLATE_NOOP("SettingLabels", "Mail on a crash")},
    {"crashmailbatch", QT_TRANSLATE_NOOP("SettingLabels", "Crashes, collected")},
    {"fatalmailbatch", QT_TRANSLATE_NOOP("SettingLabels", "Failed starts, collected")},
    {"crashsms", QT_TRANSLATE_NOOP("SettingLabels", "SMS on a crash")},
    {"revive", QT_TRANSLATE_NOOP("SettingLabels", "Revival")},
    {"alerts", QT_TRANSLATE_NOOP("SettingLabels", "All alerts")},
    {"route", QT_TRANSLATE_NOOP("SettingLabels", "Route of alerts")},
    {"maintenance", QT_TRANSLATE_NOOP("SettingLabels", "Maintenance window")},
    {"email", QT_TRANSLATE_NOOP("SettingLabels", "Channel: mail")},
    {"sms", QT_TRANSLATE_NOOP("SettingLabels", "Channel: SMS")},
    {"webhook", QT_TRANSLATE_NOOP("SettingLabels", "Channel: webhook")},
    {"command", QT_TRANSLATE_NOOP("SettingLabels", "Channel: command")},
    {"metrics", QT_TRANSLATE_NOOP("SettingLabels", "Metrics")},
};

/// The order of all keys but those of the restart policy, group by group.
struct Group
{
    const char *title;
    const char *keys;
    bool isFolded = false;
};

constexpr Group groups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "What is watched"), "url program group any growth exclude"},
    {QT_TRANSLATE_NOOP("SettingGroups", "How it is checked"),
     "interval timeout status body eager verify_tls ca_file body_limit cumulative"},
    {QT_TRANSLATE_NOOP("SettingGroups", "What is done"), "on_fatal first_delay longest_delay max_attempts"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Restart policy"),
     "failures grace cooldown max_restarts pause signal signal_wait hook hook_timeout core_dir cores_kept",
     true},
    {QT_TRANSLATE_NOOP("SettingGroups", "Who is told"), "to subject subject_prefix label uptime"},
    {QT_TRANSLATE_NOOP("SettingGroups", "To try it out"), "dry_run"},
};

constexpr Group batchGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "What is watched"), "program group any exclude"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Who is told"), "to interval subject"},
    {QT_TRANSLATE_NOOP("SettingGroups", "To try it out"), "dry_run"},
};

constexpr Group listenerGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "What is watched"), "exclude sample_interval"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Control socket"), "socket socket_mode socket_group socket_readers"},
    {QT_TRANSLATE_NOOP("SettingGroups", "What is kept"), "state_dir incidents_kept dead_letter_after"},
    {QT_TRANSLATE_NOOP("SettingGroups", "supervisord"),
     "supervisor_url supervisor_user supervisor_password_file"},
};

constexpr Group mailGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "Who is told"), "to from"},
    {QT_TRANSLATE_NOOP("SettingGroups", "How mail leaves"), "transport command host security"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Login"), "username password_file verify_tls ca_file"},
};

constexpr Group restartGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "When a process is restarted"), "failures grace cooldown"},
    {QT_TRANSLATE_NOOP("SettingGroups", "How often"), "max_restarts pause"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Before the stop"),
     "signal signal_wait hook hook_timeout core_dir cores_kept"},
};

constexpr Group alertsGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "How alerts read"), "host language"},
    {QT_TRANSLATE_NOOP("SettingGroups", "What belongs together"), "same_within together host_wide"},
};

constexpr Group routeGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "Who is told"), "to"},
    {QT_TRANSLATE_NOOP("SettingGroups", "What is told"), "kinds severity program group any exclude"},
    {QT_TRANSLATE_NOOP("SettingGroups", "When"), "gather remind recovery quiet quiet_except"},
    {QT_TRANSLATE_NOOP("SettingGroups", "To try it out"), "dry_run"},
};

constexpr Group maintenanceGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "When"), "times"},
    {QT_TRANSLATE_NOOP("SettingGroups", "Nobody is told about"), "program group any exclude"},
};

constexpr Group channelGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "Where it goes"),
     "to service url url_file command timeout secret_file verify_tls ca_file html"},
    {QT_TRANSLATE_NOOP("SettingGroups", "How it reads"), "language subject text"},
    {QT_TRANSLATE_NOOP("SettingGroups", "How often, and when it fails"), "rate give_up_after failing_after",
     true},
};

constexpr Group metricsGroups[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "Served by HTTP"), "listen"},
    {QT_TRANSLATE_NOOP("SettingGroups", "For node_exporter"), "textfile interval"},
};

/// Kinds that are shown together.
struct Family
{
    const char *title;
    const char *kinds;
    bool isOneGroup;
};

constexpr Family families[] = {
    {QT_TRANSLATE_NOOP("SettingGroups", "General"), "listener restart metrics", true},
    {QT_TRANSLATE_NOOP("SettingGroups", "Watch and restart"), "memmon httpok revive", false},
    {QT_TRANSLATE_NOOP("SettingGroups", "Who is told"), "alerts route maintenance", true},
    {QT_TRANSLATE_NOOP("SettingGroups", "Channels"), "mail email sms webhook command", true},
    {QT_TRANSLATE_NOOP("SettingGroups", "A mail for each event"),
     "crashmail crashmailbatch fatalmailbatch crashsms", false},
};

/// Sections of these kinds are about every process where they name none, see docs/configuration.md.
bool isAboutEverything(const QString &kind)
{
    static const QStringList kinds{QStringLiteral("crashmail"), QStringLiteral("crashmailbatch"),
                                   QStringLiteral("fatalmailbatch"), QStringLiteral("crashsms"),
                                   QStringLiteral("revive")};
    return kinds.contains(kind);
}

template <std::size_t size>
QString labelIn(const Label (&all)[size], const QString &key)
{
    for (const Label &label : all) {
        if (key == QLatin1String(label.key))
            return QCoreApplication::translate("SettingLabels", label.text);
    }
    return {};
}

template <std::size_t size>
std::vector<SettingGroup> groupsOf(const SectionInfo &info, const Group (&all)[size])
{
    QStringList left;
    for (const SettingInfo &setting : info.settings)
        left += setting.key;
    std::vector<SettingGroup> found;
    for (const Group &group : all) {
        SettingGroup here{*group.title ? QCoreApplication::translate("SettingGroups", group.title)
                                       : QString(),
                          {},
                          group.isFolded};
        for (const QString &key : QString::fromLatin1(group.keys).split(u' ')) {
            if (left.removeOne(key))
                here.keys += key;
        }
        if (!here.keys.isEmpty())
            found.push_back(std::move(here));
    }
    if (!left.isEmpty())
        found.push_back({QCoreApplication::translate("SettingGroups", "Others"), left});
    return found;
}

} // namespace

std::vector<SectionFamily> sectionFamilies()
{
    std::vector<SectionFamily> found;
    for (const Family &family : families)
        found.push_back({QCoreApplication::translate("SettingGroups", family.title),
                         QString::fromLatin1(family.kinds).split(u' '), family.isOneGroup});
    return found;
}

bool isChannel(const QString &section)
{
    const QString kind = section.section(u':', 0, 0);
    return QStringList{QStringLiteral("email"), QStringLiteral("sms"), QStringLiteral("webhook"),
                       QStringLiteral("command")}
        .contains(kind);
}

QString sectionTitle(const QString &kind)
{
    const QString title = labelIn(titles, kind);
    return title.isEmpty() ? kind : title;
}

QString sectionHelp(const SectionInfo &info)
{
    return QCoreApplication::translate("Settings", info.help.toUtf8().constData());
}

QString settingLabel(const QString &kind, const QString &key)
{
    if (const QString label = labelIn(labels, kind + u'.' + key); !label.isEmpty())
        return label;
    const QString label = labelIn(labels, key);
    return label.isEmpty() ? key : label;
}

QString settingHelp(const QString &kind, const SettingInfo &info)
{
    const QString help = QCoreApplication::translate("Settings", info.help.toUtf8().constData());
    if (info.key != QLatin1String("any") || !isAboutEverything(kind))
        return help;
    return QCoreApplication::translate("Settings", "It is about every process. So it is too if neither "
                                                   "processes nor groups are named.");
}

QString spellingHint(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Time:
        return QStringLiteral("90s, 5min, 1h30m, 1d");
    case SettingKind::Size:
        return QStringLiteral("200MB, 1.5GB");
    case SettingKind::Growth:
        return QStringLiteral("50MB per 10min");
    case SettingKind::Budget:
        return QStringLiteral("5 per 1h, none");
    case SettingKind::Patterns:
        return QStringLiteral("webapp, shop:*, worker_?");
    case SettingKind::GroupNames:
        return QStringLiteral("shop, batch*");
    case SettingKind::Addresses:
        return QStringLiteral("admin@example.com, ops@example.com");
    case SettingKind::Server:
        return QStringLiteral("smtp.example.com:587");
    case SettingKind::Url:
        return QStringLiteral("http://localhost:8080/health");
    case SettingKind::Statuses:
        return QStringLiteral("200, 204");
    case SettingKind::Signal:
        return QStringLiteral("USR1, none");
    case SettingKind::Mode:
        return QStringLiteral("0660");
    case SettingKind::Times:
        return QStringLiteral("22:00-07:00, Sat-Sun 00:00-24:00");
    case SettingKind::Kinds:
        return QStringLiteral("crash, fatal, http");
    case SettingKind::Channels:
        return QStringLiteral("mail, email:ops, webhook:chat");
    default:
        return {};
    }
}

std::vector<SettingGroup> settingGroups(const SectionInfo &info)
{
    if (info.name == QStringLiteral("listener"))
        return groupsOf(info, listenerGroups);
    if (info.name == QStringLiteral("mail"))
        return groupsOf(info, mailGroups);
    if (info.name == QStringLiteral("restart"))
        return groupsOf(info, restartGroups);
    if (info.name == QStringLiteral("alerts"))
        return groupsOf(info, alertsGroups);
    if (info.name == QStringLiteral("route"))
        return groupsOf(info, routeGroups);
    if (info.name == QStringLiteral("maintenance"))
        return groupsOf(info, maintenanceGroups);
    if (info.name == QStringLiteral("metrics"))
        return groupsOf(info, metricsGroups);
    if (isChannel(info.name))
        return groupsOf(info, channelGroups);
    const bool isBatch =
        info.name.endsWith(QStringLiteral("batch")) || info.name == QStringLiteral("crashsms");
    return isBatch ? groupsOf(info, batchGroups) : groupsOf(info, groups);
}

} // namespace pennon
