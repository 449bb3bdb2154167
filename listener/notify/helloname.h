// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>

namespace pennon {

/// The name this machine says in EHLO: its full host name, else an address literal, as Python's smtplib does,
/// since servers may refuse a name without a dot. Never blocks: where a name server may have to be asked, a
/// thread asks that ends with the answer, and that touches nothing else.
[[nodiscard]] QFuture<QByteArray> helloName();

} // namespace pennon
