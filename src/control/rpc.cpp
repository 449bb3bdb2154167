// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/rpc.h"

#include "control/codec.h"
#include "control/words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace pennon {

namespace {

constexpr qsizetype longestId = 64;

bool hasOnly(const QJsonObject &object, std::initializer_list<QLatin1String> keys)
{
    const auto known =
        std::count_if(keys.begin(), keys.end(), [&](QLatin1String key) { return object.contains(key); });
    return known == object.size();
}

bool isVersion2(const QJsonObject &object)
{
    return object.value(QLatin1String("jsonrpc")) == QJsonValue(QLatin1String("2.0"));
}

bool isId(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().size() <= longestId;
    return value.isDouble() && value.toInteger(0) == value.toInteger(1);
}

tl::unexpected<RefusedRequest> refuse(const QJsonValue &id, int code, const QString &why)
{
    return tl::unexpected(RefusedRequest{id, rpcError(code, ErrorCode::Protocol, why)});
}

tl::unexpected<Error> notUnderstood(const QString &why)
{
    return failure(ErrorCode::Protocol,
                   QStringLiteral("what the listener sends cannot be understood: %1").arg(why));
}

QByteArray line(QJsonObject object)
{
    object.insert(QLatin1String("jsonrpc"), QLatin1String("2.0"));
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    text += '\n';
    return text;
}

QJsonObject encodeError(const RpcError &error)
{
    QJsonObject data{{QLatin1String("reason"), wireName(error.error.code)}};
    if (!error.error.field.isEmpty())
        data.insert(QLatin1String("field"), error.error.field);
    if (error.error.detail != 0)
        data.insert(QLatin1String("detail"), error.error.detail);
    if (!error.problems.empty()) {
        QJsonArray problems;
        for (const RuleProblem &problem : error.problems) {
            QJsonObject entry = encode(problem);
            entry.insert(QLatin1String("path"), problem.path());
            problems.append(entry);
        }
        data.insert(QLatin1String("problems"), problems);
    }
    return {{QLatin1String("code"), error.code},
            {QLatin1String("message"), error.error.message},
            {QLatin1String("data"), data}};
}

Result<std::vector<RuleProblem>> decodeProblems(const QJsonValue &value)
{
    std::vector<RuleProblem> problems;
    if (value.isUndefined())
        return problems;
    if (!value.isArray())
        return notUnderstood(QStringLiteral("problems that are no list"));
    for (const QJsonValue entry : value.toArray()) {
        QJsonObject object = entry.toObject();
        object.remove(QLatin1String("path"));
        Result<RuleProblem> problem = decode<RuleProblem>(object);
        if (!problem)
            return notUnderstood(problem.error().message);
        problems.push_back(*std::move(problem));
    }
    return problems;
}

Result<RpcError> decodeError(const QJsonObject &object)
{
    const QJsonValue code = object.value(QLatin1String("code"));
    const QJsonValue message = object.value(QLatin1String("message"));
    const QJsonObject data = object.value(QLatin1String("data")).toObject();
    const std::optional<ErrorCode> reason = errorCode(data.value(QLatin1String("reason")).toString());
    if (!code.isDouble() || !message.isString() || !reason)
        return notUnderstood(QStringLiteral("an error without code, message and data.reason"));
    Result<std::vector<RuleProblem>> problems = decodeProblems(data.value(QLatin1String("problems")));
    if (!problems)
        return tl::unexpected(problems.error());
    return RpcError{code.toInt(),
                    Error{*reason, message.toString(), data.value(QLatin1String("field")).toString(),
                          data.value(QLatin1String("detail")).toInt()},
                    *std::move(problems)};
}

int codeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return rpccode::invalidParams;
    case ErrorCode::NotFound:
        return rpccode::notFound;
    case ErrorCode::PermissionDenied:
        return rpccode::notPermitted;
    case ErrorCode::Conflict:
        return rpccode::staleRevision;
    case ErrorCode::TooLarge:
        return rpccode::tooMuch;
    default:
        return rpccode::failed;
    }
}

} // namespace

RpcError rpcError(Error error)
{
    const int code = codeFor(error.code);
    return {code, std::move(error), {}};
}

RpcError rpcError(int code, ErrorCode reason, QString message)
{
    return {code, Error{reason, std::move(message), {}, 0}, {}};
}

tl::expected<RpcRequest, RefusedRequest> parseRequest(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return refuse(QJsonValue::Null, rpccode::parseError,
                      QStringLiteral("this line is no JSON: %1 at byte %2")
                          .arg(problem.errorString())
                          .arg(problem.offset));
    }
    if (!document.isObject()) {
        return refuse(QJsonValue::Null, rpccode::invalidRequest,
                      QStringLiteral("a line has to be one JSON object; batches are not supported"));
    }
    const QJsonObject object = document.object();
    const QJsonValue id = object.value(QLatin1String("id"));
    if (!isId(id)) {
        return refuse(
            QJsonValue::Null, rpccode::invalidRequest,
            QStringLiteral("id has to be a whole number or a text of at most %1 characters").arg(longestId));
    }
    if (!isVersion2(object))
        return refuse(id, rpccode::invalidRequest, QStringLiteral("jsonrpc has to be \"2.0\""));
    const QJsonValue method = object.value(QLatin1String("method"));
    if (!method.isString())
        return refuse(id, rpccode::invalidRequest, QStringLiteral("method has to be a text"));
    const QJsonValue params = object.value(QLatin1String("params"));
    if (!params.isUndefined() && !params.isObject())
        return refuse(id, rpccode::invalidRequest, QStringLiteral("params has to be an object"));
    if (!hasOnly(object, {QLatin1String("jsonrpc"), QLatin1String("id"), QLatin1String("method"),
                          QLatin1String("params")}))
        return refuse(id, rpccode::invalidRequest,
                      QStringLiteral("a request has jsonrpc, id, method and params only"));
    return RpcRequest{id, method.toString(), params.toObject()};
}

Result<std::variant<RpcResponse, RpcNotification>> parseServerLine(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError)
        return notUnderstood(problem.errorString());
    const QJsonObject object = document.object();
    if (!isVersion2(object))
        return notUnderstood(QStringLiteral("it is not JSON-RPC 2.0"));
    if (object.contains(QLatin1String("method"))) {
        const auto topic = controlTopic(object.value(QLatin1String("method")).toString());
        const QJsonValue params = object.value(QLatin1String("params"));
        if (!topic || !params.isObject())
            return notUnderstood(QStringLiteral("a notification without a known topic and params"));
        return RpcNotification{*topic, params.toObject()};
    }
    const QJsonValue id = object.value(QLatin1String("id"));
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isObject()) {
        Result<RpcError> decoded = decodeError(error.toObject());
        if (!decoded)
            return tl::unexpected(decoded.error());
        return RpcResponse{id, tl::unexpected(*std::move(decoded))};
    }
    const QJsonValue result = object.value(QLatin1String("result"));
    if (!result.isObject())
        return notUnderstood(QStringLiteral("an answer without result and error"));
    return RpcResponse{id, result.toObject()};
}

QByteArray requestLine(const RpcRequest &request)
{
    return line({{QLatin1String("id"), request.id},
                 {QLatin1String("method"), request.method},
                 {QLatin1String("params"), request.params}});
}

QByteArray responseLine(const RpcResponse &response)
{
    if (response.outcome)
        return line({{QLatin1String("id"), response.id}, {QLatin1String("result"), *response.outcome}});
    return line({{QLatin1String("id"), response.id},
                 {QLatin1String("error"), encodeError(response.outcome.error())}});
}

QByteArray notificationLine(const RpcNotification &notification)
{
    return line({{QLatin1String("method"), wireName(notification.topic)},
                 {QLatin1String("params"), notification.params}});
}

} // namespace pennon
