// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// --send-test as a program: one real message to the recipient, or through every transport of this
/// pennon.conf: by mail to everybody that the file names, and by each channel. What the receivers said goes
/// to standard output, a line each. Status 0; 1 if one was not accepted; 78 for a file that cannot be used.
/// There has to be a QCoreApplication.
[[nodiscard]] int runSendTest(const QString &path, const QString &recipient);

} // namespace pennon
