// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/linelog.h"
#include "commandline/environment.h"
#include "domain/configuration.h"
#include "notify/mailtransport.h"

#include <memory>

namespace pennon {

/// What carries the messages of a channel. The files that it names are read now. Fails with a sentence that
/// names key and file; nothing is connected or started before the first message. Log and clock must outlive
/// it.
[[nodiscard]] Result<std::unique_ptr<MailTransport>> channelTransport(const ChannelSection &channel,
                                                                      const MailSettings &mail,
                                                                      const Environment &environment,
                                                                      LineLog &log, const Clock &clock);

/// For a channel that cannot be used as it is configured: every message ends in this error.
[[nodiscard]] std::unique_ptr<MailTransport> brokenTransport(Error error);

} // namespace pennon
