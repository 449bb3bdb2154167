// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/controlbackend.h"
#include "base/linelog.h"
#include "control/rpc.h"

#include <QFuture>

namespace pennon {

/// Takes calls after hello to the backend and its answers back: reads and checks the parameters, refuses
/// writes to those who may only read, makes answers fit a line, and logs each write with its uid. `hello` and
/// `subscribe` are about the connection and are not known here.
class RequestHandler final
{
public:
    using Outcome = tl::expected<QJsonObject, RpcError>;

    /// Both have to outlive every call.
    RequestHandler(ControlBackend &backend, LineLog &log);

    [[nodiscard]] QFuture<Outcome> handle(const RpcRequest &request, const Peer &peer, int subscribers);

    /// The parameters of a request, read and checked.
    template <typename Request>
    [[nodiscard]] static tl::expected<Request, RpcError> read(const QJsonObject &params);

    /// Every method, and what methods have learned since protocol 1 began, for hello.
    [[nodiscard]] static QStringList features();

private:
    ControlBackend &m_backend;
    LineLog &m_log;
};

} // namespace pennon
