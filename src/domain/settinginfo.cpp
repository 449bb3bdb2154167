// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settinginfo.h"

#include "domain/settings.h"

#include <algorithm>

namespace pennon {

namespace {

template <typename Section>
SectionInfo describeSection(const char *name, const char *help, bool isWatcher = true)
{
    SectionInfo info{QString::fromLatin1(name), isWatcher, QString::fromUtf8(help), {}};
    for (const Setting<Section> &setting : settingsOf<Section>())
        info.settings.push_back(setting.info);
    return info;
}

} // namespace

QString kindName(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Path:
        return QStringLiteral("path");
    case SettingKind::YesNo:
        return QStringLiteral("yes or no");
    case SettingKind::Number:
        return QStringLiteral("number");
    case SettingKind::Mode:
        return QStringLiteral("file mode");
    case SettingKind::Choice:
        return QStringLiteral("choice");
    case SettingKind::Time:
        return QStringLiteral("time");
    case SettingKind::Size:
        return QStringLiteral("size");
    case SettingKind::Address:
        return QStringLiteral("address");
    case SettingKind::Addresses:
        return QStringLiteral("addresses");
    case SettingKind::Server:
        return QStringLiteral("HOST or HOST:PORT");
    case SettingKind::Url:
        return QStringLiteral("URL");
    case SettingKind::Patterns:
        return QStringLiteral("patterns");
    case SettingKind::GroupNames:
        return QStringLiteral("group names");
    case SettingKind::Limits:
        return QStringLiteral("limits");
    case SettingKind::Growth:
        return QStringLiteral("SIZE per TIME");
    case SettingKind::Budget:
        return QStringLiteral("NUMBER per TIME");
    case SettingKind::Statuses:
        return QStringLiteral("statuses");
    case SettingKind::Signal:
        return QStringLiteral("signal");
    case SettingKind::Command:
        return QStringLiteral("command");
    case SettingKind::ShellCommand:
        return QStringLiteral("shell command");
    case SettingKind::Times:
        return QStringLiteral("times");
    case SettingKind::Kinds:
        return QStringLiteral("kinds of incidents");
    case SettingKind::Channels:
        return QStringLiteral("channels");
    case SettingKind::Text:
        break;
    }
    return QStringLiteral("text");
}

const std::vector<SectionInfo> &sectionInfos()
{
    static const std::vector<SectionInfo> infos = {
        describeSection<ListenerSettings>("listener", QT_TRANSLATE_NOOP("Settings", "The listener itself."),
                                          false),
        describeSection<MailSettings>("mail", QT_TRANSLATE_NOOP("Settings", "How mail leaves, and to whom."),
                                      false),
        describeSection<RestartPolicy>(
            "restart", QT_TRANSLATE_NOOP("Settings", "The defaults for restarts by [memmon] and [httpok]."),
            false),
        describeSection<MemMonSection>(
            "memmon", QT_TRANSLATE_NOOP("Settings", "Restarts processes that use too much memory.")),
        describeSection<HttpOkSection>(
            "httpok",
            QT_TRANSLATE_NOOP("Settings", "Restarts processes when a web page is not as it should be.")),
        describeSection<CrashMailSection>(
            "crashmail", QT_TRANSLATE_NOOP("Settings", "Mails when a process exits unexpectedly.")),
        describeSection<BatchSection>("crashmailbatch",
                                      QT_TRANSLATE_NOOP("Settings", "Mails unexpected exits, collected.")),
        describeSection<BatchSection>("fatalmailbatch",
                                      QT_TRANSLATE_NOOP("Settings", "Mails failed starts, collected.")),
        describeSection<BatchSection>(
            "crashsms",
            QT_TRANSLATE_NOOP("Settings", "Mails unexpected exits in few words, for SMS gateways.")),
        describeSection<ReviveSection>(
            "revive", QT_TRANSLATE_NOOP("Settings", "Starts processes again that supervisord has given up.")),
        describeSection<AlertSettings>(
            "alerts", QT_TRANSLATE_NOOP("Settings", "What all alerts by [route] have in common."), false),
        describeSection<RouteSection>(
            "route", QT_TRANSLATE_NOOP("Settings", "Says which incidents are told, to whom and when.")),
        describeSection<MaintenanceSection>(
            "maintenance",
            QT_TRANSLATE_NOOP("Settings", "Times at which nobody is told anything about some processes.")),
        describeSection<EmailChannel>("email",
                                      QT_TRANSLATE_NOOP("Settings", "A channel: mail, by what [mail] says.")),
        describeSection<SmsChannel>(
            "sms", QT_TRANSLATE_NOOP("Settings", "A channel: short messages, by mail to a gateway.")),
        describeSection<WebhookChannel>(
            "webhook", QT_TRANSLATE_NOOP("Settings", "A channel: HTTP POST to a chat service or a program.")),
        describeSection<CommandChannel>(
            "command", QT_TRANSLATE_NOOP("Settings", "A channel: a program that gets the alert as JSON.")),
        describeSection<MetricsSettings>("metrics", QT_TRANSLATE_NOOP("Settings", "Figures for Prometheus."),
                                         false),
    };
    return infos;
}

const SectionInfo *sectionInfo(const QString &section)
{
    const std::vector<SectionInfo> &infos = sectionInfos();
    const QString name = section.section(u':', 0, 0);
    const auto at =
        std::find_if(infos.begin(), infos.end(), [&](const SectionInfo &info) { return info.name == name; });
    if (at == infos.end() || (!at->isWatcher && section != name))
        return nullptr;
    return &*at;
}

} // namespace pennon
