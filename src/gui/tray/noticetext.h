// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/notice.h"

namespace pennon {

/// What, where and why. `process`: what is known of it, may be missing; `why`: the last line of its log, or
/// empty; `oneServer`: there is no other.
[[nodiscard]] Notice noticeOf(const Trouble &trouble, const ProcessView *process, const QString &why,
                              bool oneServer, Clock::WallTime now);

/// One of its own.
[[nodiscard]] Notification notificationOf(const Notice &notice);
/// One for many; the worst come first. `atStart`: they were there before the program.
[[nodiscard]] Notification notificationOf(const QString &id, std::vector<Notice> notices, bool atStart);

} // namespace pennon
