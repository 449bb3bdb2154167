// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailroute.h"

#include "notify/sendmailtransport.h"
#include "notify/smtptransport.h"

namespace pennon {

std::unique_ptr<MailTransport> makeTransport(const MailRoute &route, LineLog &log, const Clock &clock)
{
    if (route.smtp)
        return std::make_unique<SmtpTransport>(*route.smtp, log, clock);
    return std::make_unique<SendmailTransport>(route.sendmailCommand, clock);
}

} // namespace pennon
