// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channeltransport.h"

#include "channels/commandtransport.h"
#include "channels/webhooktransport.h"
#include "configfile/secrets.h"
#include "notify/mailroute.h"

#include <QPromise>

#include <utility>

namespace pennon {

namespace {

using Made = Result<std::unique_ptr<MailTransport>>;

struct TransportFor
{
    Made operator()(const EmailChannel & /*channel*/) const { return byMail(); }
    Made operator()(const SmsChannel & /*channel*/) const { return byMail(); }

    Made operator()(const WebhookChannel &channel) const
    {
        Result<WebhookTarget> target = webhookTarget(channel);
        if (!target)
            return tl::unexpected(target.error());
        return std::make_unique<WebhookTransport>(std::move(*target), clock);
    }

    Made operator()(const CommandChannel &channel) const
    {
        return std::make_unique<CommandTransport>(channel.command, channel.timeout);
    }

    [[nodiscard]] Made byMail() const
    {
        const Result<MailRoute> route = mailRoute(mail, environment);
        if (!route)
            return tl::unexpected(route.error());
        return makeTransport(*route, log, clock);
    }

    const MailSettings &mail;
    const Environment &environment;
    LineLog &log;
    const Clock &clock;
};

class BrokenTransport final : public MailTransport
{
public:
    explicit BrokenTransport(Error error)
        : m_error(std::move(error))
    {}

    QFuture<Result<void>> send(const Mail & /*mail*/) override
    {
        QPromise<Result<void>> promise;
        promise.start();
        promise.addResult(tl::unexpected(m_error));
        promise.finish();
        return promise.future();
    }
    void hurry(std::chrono::milliseconds /*within*/) override {}

private:
    Error m_error;
};

} // namespace

Result<std::unique_ptr<MailTransport>> channelTransport(const ChannelSection &channel,
                                                        const MailSettings &mail,
                                                        const Environment &environment, LineLog &log,
                                                        const Clock &clock)
{
    return std::visit(TransportFor{mail, environment, log, clock}, channel);
}

std::unique_ptr<MailTransport> brokenTransport(Error error)
{
    // Not refused by a receiver: all messages wait, and none of them is to blame.
    if (error.code == ErrorCode::Rejected || error.code == ErrorCode::Cancelled)
        error.code = ErrorCode::InvalidInput;
    return std::make_unique<BrokenTransport>(std::move(error));
}

} // namespace pennon
