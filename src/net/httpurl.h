// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace pennon {

/// An http or https URL, in the parts that a request needs.
struct HttpUrl
{
    bool tls = false; ///< https
    QString user;     ///< user information of the URL, percent-decoded; empty if there is none
    QString password;
    QByteArray host;   ///< ASCII (international names encoded); an IPv6 address without its brackets
    quint16 port = 80; ///< the scheme's own if the URL names none
    QByteArray target; ///< path and query as they go over the wire; at least "/"

    /// SCHEME://HOST:PORT, with brackets around an IPv6 address.
    [[nodiscard]] QByteArray origin() const;
    /// HOST:PORT, for people.
    [[nodiscard]] QString address() const;
};

/// Takes an URL apart. The scheme may be spelled in any case, the fragment is dropped, an empty path is "/".
/// Path and query stay as given, but for what would break the request line: blanks, control characters and
/// what is not ASCII are percent-encoded. Another scheme, an empty host and a port outside 1 to 65535 are
/// InvalidInput.
[[nodiscard]] Result<HttpUrl> parseHttpUrl(QStringView url);

/// Percent-encodes what would break a request line.
[[nodiscard]] QByteArray safeTarget(const QByteArray &target);

} // namespace pennon
