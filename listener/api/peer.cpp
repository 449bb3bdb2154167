// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/peer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace pennon {

namespace {

constexpr std::size_t lookUpBuffer = std::size_t{64} * 1024;

/// Primary and supplementary groups, as the system's user database has them.
std::vector<gid_t> groupsOf(uid_t uid, gid_t primary)
{
    passwd entry{};
    passwd *found = nullptr;
    std::vector<char> buffer(lookUpBuffer);
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return {primary};
    std::vector<gid_t> groups(64);
    for (;;) {
        int count = static_cast<int>(groups.size());
        const bool fitted = ::getgrouplist(entry.pw_name, primary, groups.data(), &count) >= 0;
        if (!fitted && count > static_cast<int>(groups.size())) {
            groups.resize(static_cast<std::size_t>(count));
            continue;
        }
        groups.resize(static_cast<std::size_t>(std::max(count, 0)));
        return groups;
    }
}

bool isMember(uid_t uid, gid_t primary, const QString &groupName)
{
    const Result<gid_t> group = groupNamed(groupName);
    if (!group)
        return false;
    const std::vector<gid_t> groups = groupsOf(uid, primary);
    return std::find(groups.begin(), groups.end(), *group) != groups.end();
}

} // namespace

QString Peer::description() const
{
    return QStringLiteral("uid %1").arg(uid);
}

Result<gid_t> groupNamed(const QString &name)
{
    group entry{};
    group *found = nullptr;
    std::vector<char> buffer(lookUpBuffer);
    const QByteArray wanted = name.toUtf8();
    if (::getgrnam_r(wanted.constData(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return failure(ErrorCode::NotFound, QStringLiteral("there is no group \"%1\"").arg(name));
    return entry.gr_gid;
}

Result<Peer> identifyPeer(int descriptor, const QString &readers)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
        return failure(ErrorCode::PermissionDenied,
                       QStringLiteral("the system does not tell who is connected: %1")
                           .arg(QString::fromLocal8Bit(std::strerror(errno))));
    }
    const bool mayWrite = credentials.uid == 0 || credentials.uid == ::geteuid();
    if (!mayWrite && (readers.isEmpty() || !isMember(credentials.uid, credentials.gid, readers))) {
        return failure(
            ErrorCode::PermissionDenied,
            QStringLiteral("uid %1 may not use this socket: root and uid %2 may, and to read the members of "
                           "the group that socket_readers names in [listener]")
                .arg(QString::number(credentials.uid), QString::number(::geteuid())));
    }
    return Peer{credentials.uid, credentials.gid, credentials.pid, mayWrite};
}

} // namespace pennon
