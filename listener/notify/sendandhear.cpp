// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/sendandhear.h"

#include "base/futures.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

QCoro::Task<Result<QString>> hear(std::shared_ptr<MailTransport> transport, Mail mail)
{
    const QFuture<Result<void>> sending = transport->send(mail);
    const Result<void> sent = co_await sending;
    if (!sent)
        co_return tl::unexpected(sent.error());
    co_return transport->lastAnswer();
}

} // namespace

QFuture<Result<QString>> sendAndHear(std::shared_ptr<MailTransport> transport, const Mail &mail)
{
    return asFuture(hear(std::move(transport), mail));
}

} // namespace pennon
