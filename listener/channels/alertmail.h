// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"
#include "domain/configuration.h"
#include "notify/mailtransport.h"

namespace pennon {

/// An announcement as the message that leaves by this channel; `from` and, where the channel names nobody,
/// the recipients are those of [mail]. For webhooks and commands the body is JSON, and the subject is what
/// the log and the list of dead letters call it.
///
/// All mails of one thread answer its first one, whose Message-ID is <pennon.THREAD@HOST>.
[[nodiscard]] Mail alertMail(const ChannelSection &channel, const Announcement &announcement,
                             const AlertText &text, const MailSettings &mail);

/// The language and the templates of a channel.
[[nodiscard]] AlertStyle alertStyle(const ChannelSection &channel, const AlertSettings &alerts);
/// The name of this machine in messages: as it is configured, or its own.
[[nodiscard]] QString hostOf(const AlertSettings &alerts);

} // namespace pennon
