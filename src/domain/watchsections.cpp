// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/watchsections.h"

#include <utility>

namespace pennon {

namespace {

template <typename Section>
Section emptySection(const SectionHead &head, const MailSettings &mail)
{
    Section section;
    section.head = head;
    section.to = mail.to;
    return section;
}

template <typename Section>
Section emptySection(const SectionHead &head, const MailSettings &mail, const RestartPolicy &restart)
{
    Section section = emptySection<Section>(head, mail);
    section.restart = restart;
    return section;
}

std::optional<BatchKind> batchKind(const QString &tool)
{
    if (tool == QStringLiteral("crashmailbatch"))
        return BatchKind::CrashMailBatch;
    if (tool == QStringLiteral("fatalmailbatch"))
        return BatchKind::FatalMailBatch;
    if (tool == QStringLiteral("crashsms"))
        return BatchKind::CrashSms;
    return std::nullopt;
}

} // namespace

std::optional<WatchSection> emptyWatchSection(const SectionHead &head, const MailSettings &mail,
                                              const RestartPolicy &restart)
{
    const QString tool = toolOf(head);
    if (tool == QStringLiteral("memmon"))
        return emptySection<MemMonSection>(head, mail, restart);
    if (tool == QStringLiteral("httpok"))
        return emptySection<HttpOkSection>(head, mail, restart);
    if (tool == QStringLiteral("crashmail"))
        return emptySection<CrashMailSection>(head, mail);
    if (tool == QStringLiteral("revive"))
        return emptySection<ReviveSection>(head, mail);
    if (const std::optional<BatchKind> kind = batchKind(tool)) {
        auto section = emptySection<BatchSection>(head, mail);
        section.kind = *kind;
        return section;
    }
    return std::nullopt;
}

std::optional<ChannelSection> emptyChannel(const SectionHead &head, const MailSettings &mail)
{
    const QString kind = toolOf(head);
    if (kind == QStringLiteral("email")) {
        EmailChannel channel;
        channel.head = head;
        channel.to = mail.to;
        return channel;
    }
    const auto withHead = [&head](auto channel) {
        channel.head = head;
        return ChannelSection(std::move(channel));
    };
    if (kind == QStringLiteral("sms"))
        return withHead(SmsChannel());
    if (kind == QStringLiteral("webhook"))
        return withHead(WebhookChannel());
    if (kind == QStringLiteral("command"))
        return withHead(CommandChannel());
    return std::nullopt;
}

MailSettings inheritedMail(const MailSettings &mail, bool hasRoutes)
{
    MailSettings inherited = mail;
    if (hasRoutes)
        inherited.to.clear();
    return inherited;
}

} // namespace pennon
