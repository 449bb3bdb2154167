// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/environment.h"

#include "commandline/texts.h"
#include "domain/serverurl.h"

#include <cstdlib>

namespace pennon {

std::optional<QString> processEnvironment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? std::optional(QString::fromUtf8(value)) : std::nullopt;
}

Result<void> checkServerUrl(const QString &url)
{
    // ServerUrl knows https as well, for other clients; supervisord itself does not speak it.
    const Result<ServerUrl> parsed = ServerUrl::parse(url);
    if (parsed && !parsed->baseUrl().startsWith(QStringLiteral("https"), Qt::CaseInsensitive))
        return {};
    return failure(
        ErrorCode::InvalidInput,
        CommandLine::tr("SUPERVISOR_SERVER_URL is \"%1\"; needed is unix:///PATH or http://HOST:PORT, "
                        "as supervisord sets it for its event listeners")
            .arg(url));
}

} // namespace pennon
