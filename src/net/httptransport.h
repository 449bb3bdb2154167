// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/rules.h"
#include "net/httpstream.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace pennon {

struct HttpCredentials
{
    QString user;
    QString password;
};

/// One HTTP request. No redirects are followed, no proxy and no cookies are used, the connection is not kept.
struct HttpRequest
{
    QString url; ///< http:// or https://; any path, query and fragment in it are ignored if target is set
    QByteArray target = {};  ///< the request target as it goes over the wire; empty: that of url
    QString unixSocket = {}; ///< path of a unix socket to connect to instead of url's host and port
    QByteArray method = QByteArrayLiteral("GET");
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};                            ///< sent with Content-Length unless the method is GET
    std::optional<HttpCredentials> credentials = {}; ///< HTTP basic authentication, UTF-8
    TlsPolicy tls = {};
    std::chrono::milliseconds deadline{30'000}; ///< for everything together; 0: none
    qint64 keepBody = qint64{64} * 1024 *
                      1024;    ///< so many bytes of the answer's body are kept, the rest is read and dropped
    qint64 stopAfterBody = -1; ///< stop reading after so many bytes and call it complete; negative: read all
    bool keepHeaders = false;  ///< those of the answer
};

struct HttpResponse
{
    int status = 0;
    QString reason; ///< the phrase as the server sent it; may be empty
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; ///< only if the request asked for them

    /// The value of the first header of this name, in whatever case; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Sends HTTP requests. Any complete HTTP response is a value, whatever its status; everything else is an
/// error: NotFound (host name, socket path), PermissionDenied, ConnectionRefused, ConnectionLost (also a body
/// cut short), TimedOut, TlsFailure, Protocol (no HTTP), InvalidInput (URL).
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    [[nodiscard]] virtual QFuture<Result<HttpResponse>> send(const HttpRequest &request) = 0;
    /// For an answer without end: the request's deadline is for its head alone, keepBody and stopAfterBody
    /// mean nothing. nullptr: this transport has no streams.
    [[nodiscard]] virtual std::unique_ptr<HttpStream> stream(const HttpRequest & /*request*/)
    {
        return nullptr;
    }
};

} // namespace pennon
