// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/linelog.h"
#include "domain/rules.h"
#include "notify/mailtransport.h"

#include <memory>

namespace pennon {

/// The transport a route asks for: its mail server if it names one, else its sendmail command. Log and clock
/// must outlive it. Nothing is started or connected before the first mail.
[[nodiscard]] std::unique_ptr<MailTransport> makeTransport(const MailRoute &route, LineLog &log,
                                                           const Clock &clock);

} // namespace pennon
