// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringView>

namespace pennon {

/// Where a supervisord is reached: a unix socket or an HTTP server, as SUPERVISOR_SERVER_URL tells it.
class ServerUrl final
{
public:
    /// Reads unix:///PATH, http://HOST:PORT or https://HOST:PORT (the scheme in any case, PORT may be
    /// missing). What follows the authority is dropped, as supervisor's own client drops it. Anything else is
    /// InvalidInput with a sentence that names the value.
    [[nodiscard]] static Result<ServerUrl> parse(QStringView text);

    /// The path of the unix socket; empty for a server on the network.
    [[nodiscard]] const QString &unixSocket() const { return m_unixSocket; }
    /// SCHEME://AUTHORITY without a path; http://localhost for a unix socket.
    [[nodiscard]] const QString &baseUrl() const { return m_baseUrl; }
    /// For people: the URL without user name and password.
    [[nodiscard]] QString display() const;

    friend bool operator==(const ServerUrl &, const ServerUrl &) = default;

private:
    ServerUrl(QString unixSocket, QString baseUrl);

    QString m_unixSocket;
    QString m_baseUrl;
};

} // namespace pennon
