// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pennon {

/// The name this machine says in EHLO: its full host name, else an address literal, as Python's smtplib does,
/// since servers may refuse a name without a dot. May ask a name server, so it blocks.
[[nodiscard]] QByteArray helloName();

} // namespace pennon
