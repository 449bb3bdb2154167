// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace pennon
