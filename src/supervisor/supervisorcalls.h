// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "domain/serverurl.h"
#include "net/httptransport.h"
#include "supervisor/xmlrpc.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QPromise>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace pennon {

/// How a call whose connection failed may be repeated, once.
enum class Repeat { IfNotSent, IfLost };

/// What one call asks, and how its answer is to be read.
template <typename T>
struct Question
{
    QByteArray method;
    std::vector<XmlRpcParameter> parameters;
    Result<T> (*decode)(QByteArrayView body);
    std::chrono::milliseconds deadline = std::chrono::seconds(60);
    int doneByFirstAttempt = 0; ///< the fault that means success if the call was repeated; 0: none
    Repeat repeat = Repeat::IfLost;
};

/// Calls of one supervisord, side by side, each on a connection of its own. Outlives its client while calls
/// are under way, but uses the transport only as long as it is not closed.
class SupervisorCalls final : public std::enable_shared_from_this<SupervisorCalls>
{
public:
    SupervisorCalls(HttpTransport &transport, ServerUrl server, std::optional<HttpCredentials> credentials);

    /// Everything that is under way ends with Cancelled.
    void close();

    template <typename T>
    [[nodiscard]] QFuture<Result<T>> ask(const Question<T> &question)
    {
        const auto call = std::make_shared<Call<T>>();
        QFuture<Result<T>> future = call->future();
        m_pending.push_back(call);
        run<T>(shared_from_this(), call, question,
               request(question.method, question.parameters, question.deadline));
        return future;
    }

private:
    template <typename T>
    [[nodiscard]] static Result<T> givenUp()
    {
        return failure(ErrorCode::Cancelled, QStringLiteral("given up because the program ends"));
    }

    /// A call under way, as far as the end of its client is concerned.
    class PendingCall
    {
    public:
        PendingCall() = default;
        PendingCall(const PendingCall &) = delete;
        PendingCall &operator=(const PendingCall &) = delete;
        PendingCall(PendingCall &&) = delete;
        PendingCall &operator=(PendingCall &&) = delete;
        virtual ~PendingCall() = default;
        virtual void cancel() = 0;
    };

    template <typename T>
    class Call final : public PendingCall
    {
    public:
        Call() { m_promise.start(); }
        [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

        void finish(Result<T> result)
        {
            if (std::exchange(m_finished, true))
                return;
            m_promise.addResult(std::move(result));
            m_promise.finish();
        }

        void cancel() override { finish(givenUp<T>()); }

    private:
        QPromise<Result<T>> m_promise;
        bool m_finished = false;
    };

    [[nodiscard]] HttpRequest request(const QByteArray &method,
                                      const std::vector<XmlRpcParameter> &parameters,
                                      std::chrono::milliseconds deadline) const;
    [[nodiscard]] static bool isWorthRepeating(const Error &error, Repeat repeat);
    /// Why a complete HTTP response is no answer to a call.
    [[nodiscard]] std::optional<Error> refusal(const HttpResponse &response, const QByteArray &method) const;

    template <typename T>
    static QCoro::Task<> run(std::shared_ptr<SupervisorCalls> calls, std::shared_ptr<Call<T>> call,
                             Question<T> question, HttpRequest request)
    {
        bool repeated = false;
        for (;;) {
            QFuture<Result<HttpResponse>> sent = calls->m_transport.send(request);
            const QFuture<Result<HttpResponse>> ended =
                sent.onCanceled(&givenUp<HttpResponse>); // a future without a result has none to await
            const Result<HttpResponse> response = co_await ended;
            if (calls->m_closed)
                co_return;
            if (!response && !repeated && isWorthRepeating(response.error(), question.repeat)) {
                repeated = true;
                continue;
            }
            Result<T> result = calls->answer<T>(response, question, repeated);
            std::erase(calls->m_pending, call);
            call->finish(std::move(result));
            co_return;
        }
    }

    template <typename T>
    [[nodiscard]] Result<T> answer(const Result<HttpResponse> &response, const Question<T> &question,
                                   bool repeated) const
    {
        if (!response)
            return tl::unexpected(response.error());
        if (const auto refused = refusal(*response, question.method))
            return tl::unexpected(*refused);
        Result<T> result = question.decode(response->body);
        if constexpr (std::is_void_v<T>) {
            const bool done = !result && repeated && result.error().code == ErrorCode::Fault &&
                              result.error().detail == question.doneByFirstAttempt;
            if (done)
                return {};
        }
        return result;
    }

    HttpTransport &m_transport;
    ServerUrl m_server;
    std::optional<HttpCredentials> m_credentials;
    std::vector<std::shared_ptr<PendingCall>> m_pending;
    bool m_closed = false;
};

} // namespace pennon
