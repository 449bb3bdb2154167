// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/peer.h"

namespace pennon {

QString Peer::description() const
{
    return QStringLiteral("uid %1").arg(uid);
}

} // namespace pennon
