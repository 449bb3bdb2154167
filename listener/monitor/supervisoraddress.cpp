// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/supervisoraddress.h"

#include "configfile/secrets.h"

#include <utility>

namespace pennon {

Result<SupervisorAddress> supervisorAddress(const ListenerSettings &listener, const Environment &environment)
{
    const Result<SupervisorAccess> access = supervisorAccess(listener, environment);
    if (!access)
        return tl::unexpected(access.error());
    if (access->url.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("SUPERVISOR_SERVER_URL is not set (supervisord sets it where it has a "
                                      "[unix_http_server]), nor supervisor_url in [listener]"));
    Result<ServerUrl> url = ServerUrl::parse(access->url);
    if (!url)
        return tl::unexpected(url.error());
    SupervisorAddress address{std::move(*url), {}};
    if (access->login)
        address.credentials = HttpCredentials{access->login->first, access->login->second};
    return address;
}

} // namespace pennon
