// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/rules.h"
#include "net/httptransport.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <optional>

namespace pennon {

/// What httpok asks of a web server.
struct HttpCheckSettings
{
    QString url;                               ///< as given by the user
    std::chrono::milliseconds timeout{10'000}; ///< of each attempt as a whole; also the time for new attempts
    TlsPolicy tls;
    bool needsBody = false;            ///< else the body is read, but not kept
    std::optional<ByteSize> bodyLimit; ///< no more of the body is read than this

    [[nodiscard]] static HttpCheckSettings from(const HttpOkRules &rules);
};

/// Checks a URL as httpok does: one GET, repeated while the connection is refused.
class HttpProbe final
{
public:
    /// Both outlive the probe. The pause is that between two attempts.
    HttpProbe(HttpTransport &transport, const Clock &clock,
              std::chrono::milliseconds pause = std::chrono::seconds(10));

    /// Any complete response is a value, whatever its status; else the last attempt's error. A refused
    /// connection is tried again at every multiple of the pause since the first attempt that is below the
    /// timeout. Checks under way end with Cancelled when the probe goes.
    [[nodiscard]] QFuture<Result<HttpResponse>> check(const HttpCheckSettings &settings);

    /// The request for these settings.
    [[nodiscard]] static HttpRequest request(const HttpCheckSettings &settings);

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
    std::chrono::milliseconds m_pause;
    QObject m_checks; ///< owns the checks under way
};

/// The request target of a URL: path and query as they stand, "/" for an empty path, no fragment; bytes that
/// would break the request line (blanks, control characters, anything beyond ASCII) percent-encoded.
[[nodiscard]] QByteArray requestTarget(const QString &url);

} // namespace pennon
