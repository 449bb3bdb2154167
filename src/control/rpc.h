// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/hellomessages.h"
#include "control/rulesmessages.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

/// The envelope of the control socket: JSON-RPC 2.0, one object per line.
namespace pennon {

/// The codes of errors on the wire.
namespace rpccode {
inline constexpr int parseError = -32700;
inline constexpr int invalidRequest = -32600;
inline constexpr int methodNotFound = -32601;
inline constexpr int invalidParams = -32602;
inline constexpr int helloFirst = -32000;    ///< hello has to be the first call, and comes once
inline constexpr int otherProtocol = -32001; ///< a protocol that this listener does not speak
inline constexpr int notPermitted = -32002;  ///< this peer may not do that
inline constexpr int staleRevision = -32003; ///< rules.set is based upon rules that are no longer those
inline constexpr int notFound = -32004;      ///< no such incident, silence, section
inline constexpr int rulesRefused = -32005;  ///< rules.set: data.problems says why
inline constexpr int tooMuch = -32006;       ///< a limit of the server
inline constexpr int failed = -32007;        ///< tried, and failed: data.reason says how
} // namespace rpccode

/// An error as it travels: the code of the wire, the Error, and what is wrong with refused rules.
struct RpcError
{
    int code = rpccode::failed;
    Error error;
    std::vector<RuleProblem> problems;
    friend bool operator==(const RpcError &, const RpcError &) = default;
};

/// An Error with the code that the wire has for it.
[[nodiscard]] RpcError rpcError(Error error);
[[nodiscard]] RpcError rpcError(int code, ErrorCode reason, QString message);

struct RpcRequest
{
    QJsonValue id; ///< a whole number, or a text of at most 64 characters
    QString method;
    QJsonObject params;
};

struct RpcResponse
{
    QJsonValue id; ///< null if the server could not tell which request it answers
    tl::expected<QJsonObject, RpcError> outcome;
};

struct RpcNotification
{
    ControlTopic topic = ControlTopic::Samples;
    QJsonObject params;
};

/// A line that is no request, with the id to answer to: null if it has no usable one.
struct RefusedRequest
{
    QJsonValue id;
    RpcError error;
};

[[nodiscard]] tl::expected<RpcRequest, RefusedRequest> parseRequest(const QByteArray &line);

/// A line from the server. Error: Protocol.
[[nodiscard]] Result<std::variant<RpcResponse, RpcNotification>> parseServerLine(const QByteArray &line);

/// Lines with their newline.
[[nodiscard]] QByteArray requestLine(const RpcRequest &request);
[[nodiscard]] QByteArray responseLine(const RpcResponse &response);
[[nodiscard]] QByteArray notificationLine(const RpcNotification &notification);

} // namespace pennon
