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

QString settingHelp(const SettingInfo &info)
{
    return QCoreApplication::translate("Settings", info.help.toUtf8().constData());
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
    const bool isBatch =
        info.name.endsWith(QStringLiteral("batch")) || info.name == QStringLiteral("crashsms");
    return isBatch ? groupsOf(info, batchGroups) : groupsOf(info, groups);
}

} // namespace pennon
