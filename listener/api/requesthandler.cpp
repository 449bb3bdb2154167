// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requesthandler.h"

#include "api/requestchecks.h"
#include "api/writelog.h"
#include "base/futures.h"
#include "control/codec.h"
#include "control/lineframer.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <utility>

namespace pennon {

namespace {

/// What the envelope adds to an answer, generously.
constexpr qsizetype envelope = 512;

qsizetype sizeOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).size() + envelope;
}

/// Leaves out elements at the end until the answer fits a line.
template <typename Answer, typename List>
QJsonObject shortened(Answer answer, List Answer::*list, const std::function<void(Answer &)> &mark)
{
    QJsonObject object = encode(answer);
    for (qsizetype size = sizeOf(object); size > longestControlLine && (answer.*list).size() > 1;
         size = sizeOf(object)) {
        const double share = 0.9 * static_cast<double>(longestControlLine) / static_cast<double>(size);
        const auto kept = static_cast<std::size_t>(static_cast<double>((answer.*list).size()) * share);
        (answer.*list).resize(std::max<std::size_t>(kept, 1));
        mark(answer);
        object = encode(answer);
    }
    return object;
}

QJsonObject fitted(const ProcessesAnswer &answer)
{
    return shortened<ProcessesAnswer>(answer, &ProcessesAnswer::processes, [](ProcessesAnswer &) {});
}

QJsonObject fitted(const IncidentsAnswer &answer)
{
    return shortened<IncidentsAnswer>(answer, &IncidentsAnswer::incidents,
                                      [](IncidentsAnswer &it) { it.more = true; });
}

template <typename Answer>
QJsonObject fitted(const Answer &answer)
{
    return encode(answer);
}

template <typename Answer>
RequestHandler::Outcome outcomeOf(const Result<Answer> &answer)
{
    if (!answer)
        return tl::unexpected(rpcError(answer.error()));
    if constexpr (std::is_same_v<Answer, SetRulesAnswer>) {
        if (!answer->isAccepted()) {
            RpcError refused =
                rpcError(rpccode::rulesRefused, ErrorCode::InvalidInput,
                         QStringLiteral("the rules were not changed: ") + answer->problems.front().path() +
                             QStringLiteral(": ") + answer->problems.front().message);
            refused.error.field = answer->problems.front().path();
            refused.problems = answer->problems;
            return tl::unexpected(refused);
        }
    }
    QJsonObject object = fitted(*answer);
    if (sizeOf(object) > longestControlLine) {
        return tl::unexpected(
            rpcError(rpccode::tooMuch, ErrorCode::TooLarge,
                     QStringLiteral("the answer is longer than a line may be (1 MiB): ask for less")));
    }
    return object;
}

template <typename Answer>
Result<Answer> givenUp()
{
    return failure(ErrorCode::Cancelled, QStringLiteral("given up: the listener ends"));
}

/// Whom to ask what.
struct Call
{
    ControlBackend &backend;
    LineLog &log;
    Peer peer;
    int subscribers;
};

QFuture<Result<StatusAnswer>> ask(const Call &call, const StatusRequest & /*request*/)
{
    return call.backend.status();
}

QFuture<Result<ProcessesAnswer>> ask(const Call &call, const ProcessesRequest &request)
{
    return call.backend.processes(request);
}

QFuture<Result<RulesAnswer>> ask(const Call &call, const RulesRequest & /*request*/)
{
    return call.backend.rules();
}

QFuture<Result<SetRulesAnswer>> ask(const Call &call, const SetRulesRequest &request)
{
    return call.backend.setRules(request, call.peer);
}

QFuture<Result<SamplesAnswer>> ask(const Call &call, const SamplesRequest &request)
{
    return call.backend.samples(request);
}

QFuture<Result<IncidentsAnswer>> ask(const Call &call, const IncidentsRequest &request)
{
    return call.backend.incidents(request);
}

QFuture<Result<AcknowledgeAnswer>> ask(const Call &call, const AcknowledgeRequest &request)
{
    return call.backend.acknowledge(request, call.peer);
}

QFuture<Result<SilenceAnswer>> ask(const Call &call, const SilenceRequest &request)
{
    return call.backend.setSilence(request, call.peer);
}

QFuture<Result<TestMailAnswer>> ask(const Call &call, const TestMailRequest &request)
{
    return call.backend.testMail(request, call.peer);
}

QFuture<Result<RunCheckAnswer>> ask(const Call &call, const RunCheckRequest &request)
{
    return call.backend.runCheck(request, call.peer);
}

QFuture<Result<ResetBreakerAnswer>> ask(const Call &call, const ResetBreakerRequest &request)
{
    return call.backend.resetBreaker(request, call.peer);
}

template <typename Request>
QCoro::Task<RequestHandler::Outcome> run(Call call, QJsonObject params)
{
    using Answer = typename Request::Answer;
    const auto request = RequestHandler::read<Request>(params);
    if (!request)
        co_return tl::unexpected(request.error());
    QFuture<Result<Answer>> asked = ask(call, *request);
    const QFuture<Result<Answer>> ended = asked.onCanceled(&givenUp<Answer>); // has no result to await else
    Result<Answer> answer = co_await ended;
    if constexpr (std::is_same_v<Answer, StatusAnswer>) {
        if (answer)
            answer->subscribers = call.subscribers;
    }
    RequestHandler::Outcome outcome = outcomeOf(answer);
    if constexpr (Request::writes)
        call.log.line(writeLine(*request, call.peer, outcome ? QString() : outcome.error().error.message));
    co_return outcome;
}

QFuture<RequestHandler::Outcome> refused(int code, ErrorCode reason, const QString &message)
{
    return QtFuture::makeReadyFuture(
        RequestHandler::Outcome(tl::unexpected(rpcError(code, reason, message))));
}

/// Runs the request if it is of this kind.
template <typename Request>
bool tryRun(const RpcRequest &request, const Call &call, QFuture<RequestHandler::Outcome> &answer)
{
    if constexpr (std::is_same_v<Request, HelloRequest> || std::is_same_v<Request, SubscribeRequest>) {
        return false;
    } else {
        if (request.method != Request::method)
            return false;
        if (Request::writes && !call.peer.mayWrite) {
            answer = refused(rpccode::notPermitted, ErrorCode::PermissionDenied,
                             QStringLiteral("%1 may read only: %2 is for root and the listener's own user")
                                 .arg(call.peer.description(), request.method));
            call.log.line(QStringLiteral("control: %1 by %2 was refused: it may read only")
                              .arg(request.method, call.peer.description()));
        } else {
            answer = asFuture(run<Request>(call, request.params));
        }
        return true;
    }
}

template <typename... Requests>
QFuture<RequestHandler::Outcome> dispatch(RequestList<Requests...> /*all*/, const RpcRequest &request,
                                          const Call &call)
{
    QFuture<RequestHandler::Outcome> answer;
    if (!(tryRun<Requests>(request, call, answer) || ...)) {
        return refused(rpccode::methodNotFound, ErrorCode::NotFound,
                       QStringLiteral("there is no method \"%1\"").arg(request.method.left(64)));
    }
    return answer;
}

template <typename... Requests>
QStringList methodsOf(RequestList<Requests...> /*all*/)
{
    return {QString(Requests::method)...};
}

} // namespace

RequestHandler::RequestHandler(ControlBackend &backend, LineLog &log)
    : m_backend(backend)
    , m_log(log)
{}

QFuture<RequestHandler::Outcome> RequestHandler::handle(const RpcRequest &request, const Peer &peer,
                                                        int subscribers)
{
    return dispatch(AllRequests(), request, Call{m_backend, m_log, peer, subscribers});
}

template <typename Request>
tl::expected<Request, RpcError> RequestHandler::read(const QJsonObject &params)
{
    Result<Request> request = decode<Request>(params);
    if (request) {
        if (const Result<void> usable = check(*request); !usable)
            request = tl::unexpected(usable.error());
    }
    return std::move(request).map_error([](Error error) { return rpcError(std::move(error)); });
}

template tl::expected<HelloRequest, RpcError> RequestHandler::read(const QJsonObject &params);
template tl::expected<SubscribeRequest, RpcError> RequestHandler::read(const QJsonObject &params);

QStringList RequestHandler::features()
{
    return methodsOf(AllRequests()) + QStringList{QStringLiteral("status.channels"),
                                                  QStringLiteral("mail.test.channel"),
                                                  QStringLiteral("incidents.desktop")};
}

} // namespace pennon
