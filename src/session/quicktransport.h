// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"

#include <algorithm>
#include <chrono>

namespace pennon {

/// Another transport with less patience: for questions at which somebody waits.
class QuickTransport final : public HttpTransport
{
public:
    /// The other one outlives it.
    QuickTransport(HttpTransport &transport, std::chrono::milliseconds most)
        : m_transport(transport)
        , m_most(most)
    {}

    [[nodiscard]] QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        HttpRequest quick = request;
        quick.deadline = request.deadline.count() == 0 ? m_most : std::min(request.deadline, m_most);
        return m_transport.send(quick);
    }

private:
    HttpTransport &m_transport;
    std::chrono::milliseconds m_most;
};

} // namespace pennon
