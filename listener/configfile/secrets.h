// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "domain/configurationtext.h"
#include "domain/rules.h"

#include <QString>

#include <optional>

namespace pennon {

/// Opens the files that a configuration names: an error for each that cannot be read, a warning for each
/// password that every user of the machine can read, and an error for a login without any password.
[[nodiscard]] Problems checkFiles(const Configuration &configuration,
                                  const std::vector<SectionText> &sections, const Environment &environment);

/// [mail] with its password: from password_file, else from PENNON_SMTP_PASSWORD. Fails with a sentence that
/// names the file.
[[nodiscard]] Result<MailRoute> mailRoute(const MailSettings &mail, const Environment &environment);

/// Where supervisord is, and the login for it.
struct SupervisorAccess
{
    QString url;                                      ///< empty: not known
    std::optional<std::pair<QString, QString>> login; ///< user and password
};

/// From [listener], else from SUPERVISOR_SERVER_URL, SUPERVISOR_USERNAME and SUPERVISOR_PASSWORD.
[[nodiscard]] Result<SupervisorAccess> supervisorAccess(const ListenerSettings &listener,
                                                        const Environment &environment);

} // namespace pennon
