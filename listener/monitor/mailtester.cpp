// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/mailtester.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "configfile/secrets.h"
#include "notify/mailroute.h"
#include "notify/mailtransport.h"

#include <QCoroFuture>
#include <QSysInfo>

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
                                                 std::optional<QString> recipient)
{
    const QStringList recipients = recipient ? QStringList{*recipient} : recipientsOf(configuration);
    return asFuture(deliver(configuration.mail, recipients));
}

QCoro::Task<Result<TestMailAnswer>> MailTester::deliver(MailSettings settings, QStringList recipients)
{
    if (recipients.isEmpty()) {
        const QString message =
            QStringLiteral("Nobody to send it to: name a recipient, or set `to` in [mail]");
        co_return failure(ErrorCode::InvalidInput, message);
    }
    TestMailAnswer answer;
    answer.deliveries.push_back({describeTransport(settings), recipients, false, {}});
    TestMailAnswer::Delivery &delivery = answer.deliveries.back();
    const Result<MailRoute> route = mailRoute(settings, m_environment);
    if (!route) {
        delivery.answer = route.error().message;
        co_return answer;
    }
    const std::unique_ptr<MailTransport> transport = makeTransport(*route, m_log, m_clock);
    const Mail mail{settings.from, recipients, QStringLiteral("pennon: test message"),
                    QStringLiteral("This is a test message of pennon-listener on %1.\n"
                                   "If you can read it, alerts can reach you this way.")
                        .arg(QSysInfo::machineHostName())};
    const QFuture<Result<void>> sending = transport->send(mail);
    const Result<void> sent = co_await sending;
    delivery.accepted = sent.has_value();
    delivery.answer = sent ? transport->lastAnswer() : sent.error().message;
    co_return answer;
}

} // namespace pennon
