// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/mailtester.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "channels/channeltest.h"
#include "configfile/secrets.h"
#include "domain/routing.h"
#include "notify/mailroute.h"
#include "notify/mailtransport.h"
#include "notify/sendandhear.h"

#include <QCoroFuture>
#include <QSysInfo>

#include <algorithm>
#include <memory>
#include <utility>

namespace pennon {

namespace {

/// The transport in words: "smtp mail.example.com:587".
QString describeTransport(const MailSettings &settings)
{
    if (settings.transport == MailSettings::Transport::Smtp)
        return QStringLiteral("smtp %1:%2").arg(settings.host).arg(settings.port);
    return QStringLiteral("sendmail %1").arg(settings.command);
}

QFuture<Result<TestMailAnswer>> ended(ErrorCode code, const QString &message)
{
    return QtFuture::makeReadyFuture(Result<TestMailAnswer>(failure(code, message)));
}

} // namespace

QStringList recipientsOf(const Configuration &configuration)
{
    QStringList all = configuration.mail.to;
    for (const WatchSection &section : configuration.sections)
        all += std::visit([](const auto &some) { return some.to; }, section);
    all.removeDuplicates();
    return all;
}

MailTester::MailTester(LineLog &log, const Clock &clock, Environment environment)
    : m_log(log)
    , m_clock(clock)
    , m_environment(std::move(environment))
{}

QFuture<Result<TestMailAnswer>> MailTester::send(const Configuration &configuration,
                                                 const TestMailRequest &request)
{
    const std::vector<ChannelSection> channels = channelsOf(configuration);
    std::vector<Attempt> attempts;
    if (request.recipient) {
        attempts.push_back(byMail(configuration.mail, {*request.recipient}));
    } else if (request.channel) {
        const auto found = std::find_if(channels.begin(), channels.end(), [&](const ChannelSection &one) {
            return headOf(one).section == *request.channel;
        });
        if (found == channels.end()) {
            return ended(
                ErrorCode::NotFound,
                QStringLiteral("there is no channel %1 in pennon.conf").arg(request.channel->simplified()));
        }
        attempts.push_back(byChannel(*found, configuration));
    } else {
        if (const QStringList recipients = recipientsOf(configuration); !recipients.isEmpty())
            attempts.push_back(byMail(configuration.mail, recipients));
        for (const ChannelSection &channel : channels) {
            if (headOf(channel).section != mailChannel())
                attempts.push_back(byChannel(channel, configuration));
        }
    }
    if (attempts.empty()) {
        return ended(ErrorCode::InvalidInput,
                     QStringLiteral("Nobody to send it to: name a recipient, or set `to` in [mail], or add "
                                    "a channel such as [email:NAME]"));
    }
    return asFuture(whenAllEnded(std::move(attempts)));
}

MailTester::Attempt MailTester::byMail(const MailSettings &settings, const QStringList &recipients)
{
    Attempt attempt{{describeTransport(settings), recipients, false, {}}, {}};
    const Result<MailRoute> route = mailRoute(settings, m_environment);
    if (!route) {
        attempt.sending = QtFuture::makeReadyFuture(Result<QString>(tl::unexpected(route.error())));
        return attempt;
    }
    const Mail mail{settings.from, recipients, QStringLiteral("pennon: test message"),
                    QStringLiteral("This is a test message of pennon-listener on %1.\n"
                                   "If you can read it, alerts can reach you this way.")
                        .arg(QSysInfo::machineHostName())};
    attempt.sending = sendAndHear(makeTransport(*route, m_log, m_clock), mail);
    return attempt;
}

MailTester::Attempt MailTester::byChannel(const ChannelSection &channel, const Configuration &configuration)
{
    return {{headOf(channel).section, recipientsOf(channel), false, {}},
            sendChannelTest(channel, configuration.mail, configuration.alerting.alerts, m_environment, m_log,
                            m_clock, alertText)};
}

QCoro::Task<Result<TestMailAnswer>> MailTester::whenAllEnded(std::vector<Attempt> attempts)
{
    TestMailAnswer answer;
    for (Attempt &attempt : attempts) {
        const Result<QString> said = co_await attempt.sending;
        attempt.delivery.accepted = said.has_value();
        attempt.delivery.answer = said ? *said : said.error().message;
        answer.deliveries.push_back(std::move(attempt.delivery));
    }
    co_return answer;
}

} // namespace pennon
