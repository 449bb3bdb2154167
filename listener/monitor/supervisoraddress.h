// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "domain/configuration.h"
#include "domain/serverurl.h"
#include "net/httptransport.h"

#include <optional>

namespace pennon {

/// Where supervisord is asked, and the login for it.
struct SupervisorAddress
{
    ServerUrl url;
    std::optional<HttpCredentials> credentials;
};

/// As [listener] or the environment says. InvalidInput where neither does, or the URL cannot be used; errors
/// of a password that cannot be read.
[[nodiscard]] Result<SupervisorAddress> supervisorAddress(const ListenerSettings &listener,
                                                          const Environment &environment);

} // namespace pennon
