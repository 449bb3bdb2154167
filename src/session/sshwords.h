// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace pennon {

/// Who was to be reached, for the sentences.
struct SshDestination
{
    QString host; ///< as people know it: SshAddress::display()
    QString supervisorSocket;
};

/// Why ssh ended or could not forward, from what it wrote to standard error. Pure. Codes: NotFound (no such
/// host), ConnectionRefused (nobody listens there, or nobody at the forwarded socket), TimedOut,
/// ConnectionLost, Unauthorized (it could not log in), Rejected (the host's key), PermissionDenied (sshd does
/// not let sockets be forwarded), System for all else. The message ends with ssh's own words where these say
/// more.
[[nodiscard]] Error explainSsh(const QByteArray &standardError, const SshDestination &destination);

} // namespace pennon
