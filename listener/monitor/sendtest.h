// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// --send-test as a program: one real message through the transport of this pennon.conf, to the recipient or
/// to everybody that the file names; what the server said goes to standard output. Status 0; 1 if it was not
/// accepted; 78 for a file that cannot be used. There has to be a QCoreApplication.
[[nodiscard]] int runSendTest(const QString &path, const QString &recipient);

} // namespace pennon
