// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channeltest.h"

#include "base/futures.h"
#include "channels/alertmail.h"
#include "channels/channeltransport.h"
#include "channels/prefixedlog.h"

#include <QCoroFuture>
#include <QSysInfo>

#include <memory>
#include <utility>

namespace pennon {

namespace {

/// The log outlives the transport that writes to it.
QCoro::Task<Result<QString>> send(std::shared_ptr<LineLog> log, std::shared_ptr<MailTransport> transport,
                                  Mail mail)
{
    static_cast<void>(log);
    const QFuture<Result<void>> sending = transport->send(mail);
    const Result<void> sent = co_await sending;
    if (!sent)
        co_return tl::unexpected(sent.error());
    const QString answer = transport->lastAnswer();
    co_return answer.isEmpty() ? QStringLiteral("accepted") : answer;
}

} // namespace

QString mailChannelName()
{
    return QStringLiteral("mail");
}

std::vector<ChannelSection> channelsOf(const Configuration &configuration)
{
    std::vector<ChannelSection> sections;
    if (!configuration.mail.to.isEmpty()) {
        EmailChannel mail;
        mail.head.section = mailChannelName();
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
    auto prefixed = std::make_shared<PrefixedLog>(log, QStringLiteral("[%1] ").arg(headOf(channel).section));
    Result<std::unique_ptr<MailTransport>> transport =
        channelTransport(channel, mail, environment, *prefixed, clock);
    if (!transport)
        return QtFuture::makeReadyFuture(Result<QString>(tl::unexpected(transport.error())));
    Announcement announcement;
    announcement.kind = AnnouncementKind::Test;
    announcement.host = alerts.host.isEmpty() ? QSysInfo::machineHostName() : alerts.host;
    announcement.when = clock.now();
    announcement.thread = QStringLiteral("test.%1").arg(announcement.when.time_since_epoch().count());
    const AlertText text = words(announcement, alertStyle(channel, alerts));
    return asFuture(send(prefixed, std::shared_ptr<MailTransport>(std::move(*transport)),
                         alertMail(channel, announcement, text, mail)));
}

} // namespace pennon
