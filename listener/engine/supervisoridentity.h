// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// Names the very supervisord that started process `self`, different from every other one before and after
/// it: the serials of events count from the start of a supervisord, so they mean something together with this
/// only. Made of the machine's boot id, supervisord's process id and the time of its start, as far as they
/// are to be had; the same over a restart of the listener and over supervisord's `reload`.
///
/// supervisord puts each child into a process group of its own; so it is the parent of the group's leader,
/// also where a script stands between.
[[nodiscard]] QString supervisorIdentity(qint64 self, const QString &procRoot = QStringLiteral("/proc"));

} // namespace pennon
