// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

class Connection;

/// Takes over what can still be read of a damaged database that was put aside: mails, serials, batches,
/// incidents, restarts, silences and settings; not the memory history. Returns what became of it, for people.
[[nodiscard]] QString salvage(const QString &damaged, Connection &into);

} // namespace pennon
