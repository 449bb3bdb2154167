// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverprofile.h"

namespace pennon {

ServerProfile::Kind ServerProfile::kind() const
{
    if (address.startsWith(QLatin1String("ssh:"), Qt::CaseInsensitive))
        return Kind::Ssh;
    if (address.startsWith(QLatin1String("http:"), Qt::CaseInsensitive) ||
        address.startsWith(QLatin1String("https:"), Qt::CaseInsensitive)) {
        return Kind::Http;
    }
    return Kind::UnixSocket;
}

} // namespace pennon
