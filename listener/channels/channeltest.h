// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"
#include "base/clock.h"
#include "base/error.h"
#include "commandline/environment.h"
#include "domain/configuration.h"

#include <QFuture>
#include <QStringList>

#include <functional>
#include <vector>

namespace pennon {

class LineLog;

/// What puts an announcement into words: alertText().
using AlertWriter = std::function<AlertText(const Announcement &, const AlertStyle &)>;

/// The channels of a configuration: "mail" first, if [mail] names anybody, then those of the sections in the
/// order of the file.
[[nodiscard]] std::vector<ChannelSection> channelsOf(const Configuration &configuration);
/// To whom a channel mails; empty for those that do not mail.
[[nodiscard]] QStringList recipientsOf(const ChannelSection &channel);

/// Sends a test message by a channel, past its outbox, and ends with what the receiver said, or why it could
/// not be sent. Log and clock must outlive that.
[[nodiscard]] QFuture<Result<QString>> sendChannelTest(const ChannelSection &channel,
                                                       const MailSettings &mail, const AlertSettings &alerts,
                                                       const Environment &environment, LineLog &log,
                                                       const Clock &clock, const AlertWriter &words);

} // namespace pennon
