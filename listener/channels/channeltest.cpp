// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channeltest.h"

#include "channels/alertmail.h"
#include "channels/channeltransport.h"
#include "channels/prefixedlog.h"
#include "domain/routing.h"
#include "notify/sendandhear.h"

#include <memory>
#include <utility>

namespace pennon {

namespace {

/// A transport and the log that it writes to.
struct LoggingTransport
{
    LoggingTransport(LineLog &target, const QString &channel)
        : log(target, QStringLiteral("[%1] ").arg(channel))
    {}

    PrefixedLog log;
    std::unique_ptr<MailTransport> transport;
};

} // namespace

std::vector<ChannelSection> channelsOf(const Configuration &configuration)
{
    std::vector<ChannelSection> sections;
    if (!configuration.mail.to.isEmpty()) {
        EmailChannel mail;
        mail.head.section = mailChannel();
        mail.to = configuration.mail.to;
        sections.emplace_back(std::move(mail));
    }
    sections.insert(sections.end(), configuration.alerting.channels.begin(),
                    configuration.alerting.channels.end());
    return sections;
}

QStringList recipientsOf(const ChannelSection &channel)
{
    if (const auto *email = std::get_if<EmailChannel>(&channel))
        return email->to;
    if (const auto *sms = std::get_if<SmsChannel>(&channel))
        return sms->to;
    return {};
}

QFuture<Result<QString>> sendChannelTest(const ChannelSection &channel, const MailSettings &mail,
                                         const AlertSettings &alerts, const Environment &environment,
                                         LineLog &log, const Clock &clock, const AlertWriter &words)
{
    const auto made = std::make_shared<LoggingTransport>(log, headOf(channel).section);
    Result<std::unique_ptr<MailTransport>> transport =
        channelTransport(channel, mail, environment, made->log, clock);
    if (!transport)
        return QtFuture::makeReadyFuture(Result<QString>(tl::unexpected(transport.error())));
    made->transport = std::move(*transport);
    Announcement announcement;
    announcement.kind = AnnouncementKind::Test;
    announcement.host = hostOf(alerts);
    announcement.when = clock.now();
    announcement.thread = QStringLiteral("test.%1").arg(announcement.when.time_since_epoch().count());
    const AlertText text = words(announcement, alertStyle(channel, alerts));
    return sendAndHear({made, made->transport.get()}, alertMail(channel, announcement, text, mail))
        .then([](const Result<QString> &answer) {
            return answer && answer->isEmpty() ? Result<QString>(QStringLiteral("accepted")) : answer;
        });
}

} // namespace pennon
