// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"

#include <optional>

namespace pennon {

/// A section of this name as it is without any keys: the defaults, with those of [mail] and [restart] taken
/// over. Nothing if the name is not that of a tool.
[[nodiscard]] std::optional<WatchSection> emptyWatchSection(const SectionHead &head, const MailSettings &mail,
                                                            const RestartPolicy &restart);

/// A channel of this name as it is without any keys, the addresses of [mail] and the language of [alerts]
/// taken over. Nothing if the name is not that of a channel.
[[nodiscard]] std::optional<ChannelSection> emptyChannel(const SectionHead &head, const MailSettings &mail);

/// What the sections that watch take over of [mail]: with routes, incidents are told by them, and a section
/// mails by itself only if it says so with a key `to` of its own.
[[nodiscard]] MailSettings inheritedMail(const MailSettings &mail, bool hasRoutes);

} // namespace pennon
