// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"

#include <optional>

namespace pennon {

/// A section of this name as it is without any keys: the defaults, with those of [mail] and [restart] taken
/// over. Nothing if the name is not that of a tool.
[[nodiscard]] std::optional<WatchSection> emptyWatchSection(const SectionHead &head, const MailSettings &mail,
                                                            const RestartPolicy &restart);

} // namespace pennon
