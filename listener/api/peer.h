// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <sys/types.h>

namespace pennon {

/// Who is at the other end of a unix socket, as the kernel vouches for (SO_PEERCRED).
struct Peer
{
    uid_t uid = 0;
    gid_t gid = 0;
    pid_t pid = 0;
    bool mayWrite = false;

    /// For logs and Incident::acknowledgedBy: "uid 1000".
    [[nodiscard]] QString description() const;
    friend bool operator==(const Peer &, const Peer &) = default;
};

/// The peer of a connected socket. root and the user that we are may write; a member of the group `readers`
/// may only read; PermissionDenied for everybody else. An empty name of a group has no members.
[[nodiscard]] Result<Peer> identifyPeer(int descriptor, const QString &readers);

/// The number of a group. Error: NotFound.
[[nodiscard]] Result<gid_t> groupNamed(const QString &name);

} // namespace pennon
