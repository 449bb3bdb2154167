// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "curl/curllibrary.h"

#include <QString>

#include <chrono>

namespace pennon {

/// What is known of an HTTP request that ended without a complete response.
struct HttpFailure
{
    CURLcode curlCode = CURLE_OK;
    int systemError = 0; ///< errno of the system call that failed, or 0
    QString words;       ///< libcurl's own
    QString peer;        ///< HOST:PORT or the path of a unix socket
    bool unixSocket = false;
    bool tls = false;
    std::chrono::milliseconds deadline{0};
};

/// The error to report: its code, and a sentence that names the peer.
[[nodiscard]] Error explain(const HttpFailure &failure);

} // namespace pennon
