// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertmail.h"

#include "channels/alertjson.h"
#include "channels/webhookbody.h"

#include <QSysInfo>

#include <algorithm>

namespace pennon {

namespace {

/// The right side of a Message-ID (RFC 5322, 3.6.4), whatever people call the host.
QString idHost(const QString &host)
{
    QString safe;
    for (const QChar c : host) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                             (c >= u'0' && c <= u'9') || c == u'-' ||
                             (c == u'.' && !safe.isEmpty() && !safe.endsWith(u'.'));
        if (isPlain)
            safe += c;
    }
    while (safe.endsWith(u'.'))
        safe.chop(1);
    return safe.isEmpty() ? QStringLiteral("localhost") : safe;
}

struct MailFor
{
    Mail operator()(const EmailChannel &channel) const
    {
        Mail made{mail.from, channel.to.isEmpty() ? mail.to : channel.to, text.subject, text.plain};
        if (channel.html)
            made.html = text.html;
        const QString host = idHost(announcement.host);
        const QString first = QStringLiteral("pennon.%1@%2").arg(announcement.thread, host);
        if (announcement.isFirst) {
            made.messageId = first;
        } else {
            made.messageId = QStringLiteral("pennon.%1.%2@%3")
                                 .arg(announcement.thread)
                                 .arg(announcement.when.time_since_epoch().count())
                                 .arg(host);
            made.inReplyTo = first;
        }
        return made;
    }

    Mail operator()(const SmsChannel &channel) const { return {mail.from, channel.to, {}, text.brief}; }

    Mail operator()(const WebhookChannel &channel) const
    {
        return json(webhookBody(channel.service, announcement, text));
    }

    Mail operator()(const CommandChannel & /*channel*/) const { return json(alertJson(announcement, text)); }

    [[nodiscard]] Mail json(const QByteArray &body) const
    {
        return {{}, {}, text.subject, QString::fromUtf8(body)};
    }

    const Announcement &announcement;
    const AlertText &text;
    const MailSettings &mail;
};

} // namespace

Mail alertMail(const ChannelSection &channel, const Announcement &announcement, const AlertText &text,
               const MailSettings &mail)
{
    return std::visit(MailFor{announcement, text, mail}, channel);
}

AlertStyle alertStyle(const ChannelSection &channel, const AlertSettings &alerts)
{
    const ChannelSettings &common = commonOf(channel);
    return {common.language.isEmpty() ? alerts.language : common.language, common.subject, common.text};
}

QString hostOf(const AlertSettings &alerts)
{
    return alerts.host.isEmpty() ? QSysInfo::machineHostName() : alerts.host;
}

} // namespace pennon
