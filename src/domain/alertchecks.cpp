// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spelling.h"
#include "domain/alerttemplate.h"
#include "domain/routing.h"
#include "domain/sectioncheck.h"

#include <utility>

namespace pennon {

namespace {

struct CheckChannel
{
    bool hasMail;
    const SectionCheck &check;

    void needMail() const
    {
        if (!hasMail) {
            check.report(
                QStringLiteral("leaves by mail, and there is no section [mail] that says how; add it, with "
                               "transport = sendmail or smtp"));
        }
    }

    void operator()(const EmailChannel &channel) const
    {
        needMail();
        if (channel.to.isEmpty() && hasMail && !check.isBad("to"))
            check.report("to", QStringLiteral("nobody gets it; write to = ADDRESS here or in [mail]"));
    }

    void operator()(const SmsChannel &channel) const
    {
        needMail();
        if (channel.to.isEmpty() && !check.isBad("to"))
            check.report("to", QStringLiteral("is missing; write to = 5551234567@sms.example.com"));
        check.refuse("to", {"subject"}, QStringLiteral("a short message has none"));
    }

    void operator()(const WebhookChannel &channel) const
    {
        if (!check.has("url") && !check.has("url_file")) {
            check.report("url",
                         QStringLiteral(
                             "is missing; write url = https://chat.example.com/hooks/… or url_file = /PATH"));
        } else if (check.has("url")) {
            check.refuse("url", {"url_file"}, QStringLiteral("there is url already; leave out one of them"));
        }
        if (channel.url.startsWith(QStringLiteral("http:"), Qt::CaseInsensitive))
            check.refuse("url", {"ca_file"}, QStringLiteral("means nothing for a URL that is not https"));
        if (!channel.verifyTls)
            check.refuse("verify_tls", {"ca_file"}, QStringLiteral("means nothing with verify_tls = false"));
    }

    void operator()(const CommandChannel &channel) const
    {
        if (channel.command.isEmpty() && !check.isBad("command"))
            check.report("command",
                         QStringLiteral("is missing; write command = /usr/local/bin/notify ARGUMENT"));
    }
};

} // namespace

void checkRoute(const RouteSection &route, const CheckedText &checked, const QStringList &channels)
{
    const SectionCheck check(checked);
    check.checkSelection(route.selection);
    if (!check.has("to"))
        check.report(
            "to", QStringLiteral("is missing; write to = mail, or the name of a channel such as email:ops"));
    for (const QString &name : route.channels) {
        if (channels.contains(name))
            continue;
        if (name == mailChannel()) {
            check.report("to", QStringLiteral("there is no section [mail] with addresses in its key to"));
        } else {
            check.report("to",
                         QStringLiteral("there is no channel [%1]%2").arg(name, didYouMean(name, channels)));
        }
    }
    if (route.quiet.isEmpty())
        check.refuse("quiet", {"quiet_except"}, QStringLiteral("means nothing without quiet"));
}

void checkMaintenance(const MaintenanceSection &section, const CheckedText &checked)
{
    const SectionCheck check(checked);
    check.checkSelection(section.selection);
    if (section.times.isEmpty() && !check.isBad("times"))
        check.report("times", QStringLiteral("is missing; write times = Sun 02:00-04:00"));
}

void checkChannel(const ChannelSection &channel, const CheckedText &checked, bool hasMail)
{
    const SectionCheck check(checked);
    std::visit(CheckChannel{hasMail, check}, channel);
    const ChannelSettings &common = commonOf(channel);
    for (const auto &[key, text] : {std::pair("subject", &common.subject), std::pair("text", &common.text)}) {
        if (const Result<void> usable = checkTemplate(*text); !usable)
            check.report(key, usable.error().message);
    }
}

void checkMetrics(const MetricsSettings &metrics, const CheckedText &checked)
{
    const SectionCheck check(checked);
    if (!metrics.textfile.isEmpty() && !metrics.textfile.endsWith(QStringLiteral(".prom")))
        check.report("textfile", QStringLiteral("node_exporter reads files whose names end in .prom alone"));
    if (metrics.textfile.isEmpty())
        check.refuse("textfile", {"interval"}, QStringLiteral("means nothing without textfile"));
}

QStringList channelNames(const Configuration &configuration, bool hasMail)
{
    QStringList names;
    if (hasMail && !configuration.mail.to.isEmpty())
        names += mailChannel();
    for (const ChannelSection &channel : configuration.alerting.channels)
        names += headOf(channel).section;
    names += desktopChannel();
    return names;
}

} // namespace pennon
