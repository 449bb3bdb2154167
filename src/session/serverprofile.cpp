// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverprofile.h"

#include "domain/serverurl.h"
#include "session/sshaddress.h"

#include <QCoreApplication>

#include <algorithm>

#include <sys/un.h>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::ServerProfile)
};

Result<void> wrong(const QString &field, const QString &message)
{
    return tl::unexpected(Error{ErrorCode::InvalidInput, message, field, 0});
}

Result<void> checkSocket(const QString &field, const QString &path)
{
    if (!path.startsWith(u'/'))
        return wrong(field, Words::tr("The path of a socket begins with “/”."));
    if (path.toUtf8().size() >= qsizetype{sizeof(sockaddr_un::sun_path)}) {
        return wrong(
            field,
            Words::tr("The path of a socket has less than %1 bytes.").arg(sizeof(sockaddr_un::sun_path)));
    }
    return {};
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
}

Result<void> checkSsh(const QString &address)
{
    if (!SshAddress::parse(address)) {
        return wrong(QStringLiteral("address"),
                     Words::tr("Needed is ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT."));
    }
    return {};
}

} // namespace

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

Result<void> ServerProfile::validate() const
{
    if (name.trimmed().isEmpty() || hasControlCharacters(name))
        return wrong(QStringLiteral("name"), Words::tr("A server needs a name."));
    if (kind() == Kind::Ssh) {
        if (const auto checked = checkSsh(address); !checked)
            return checked;
        if (const auto checked = checkSocket(QStringLiteral("supervisorSocket"), supervisorSocket); !checked)
            return checked;
    } else {
        const Result<ServerUrl> url = ServerUrl::parse(address);
        if (!url) {
            return wrong(QStringLiteral("address"),
                         Words::tr("Needed is unix:///PATH, http://HOST:PORT, https://HOST:PORT or "
                                   "ssh://USER@HOST."));
        }
        if (url->display() != url->baseUrl() && url->unixSocket().isEmpty()) {
            return wrong(QStringLiteral("address"),
                         Words::tr("User and password do not belong into the address."));
        }
        if (!url->unixSocket().isEmpty()) {
            if (const auto checked = checkSocket(QStringLiteral("address"), url->unixSocket()); !checked)
                return checked;
        }
    }
    if (user.contains(u':') || hasControlCharacters(user))
        return wrong(QStringLiteral("user"), Words::tr("A user name has no colon."));
    return listenerSocket.isEmpty() ? Result<void>()
                                    : checkSocket(QStringLiteral("listenerSocket"), listenerSocket);
}

} // namespace pennon
