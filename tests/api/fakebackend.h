// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/controlbackend.h"
#include "control/codec.h"
#include "testkit/protocolexamples.h"

#include <QPromise>

#include <deque>

namespace pennon {

/// Answers as PROTOCOL.md shows, unless a test says otherwise, and remembers what it was asked.
class FakeBackend final : public ControlBackend
{
public:
    [[nodiscard]] HelloAnswer identity() const override { return example<HelloRequest>(); }

    QFuture<Result<StatusAnswer>> status() override
    {
        if (!holdsStatus)
            return ready<StatusRequest>(statusAnswer);
        QPromise<Result<StatusAnswer>> &promise = held.emplace_back();
        promise.start();
        return promise.future();
    }
    QFuture<Result<ProcessesAnswer>> processes(ProcessesRequest request) override
    {
        return answer(request, processesAnswer);
    }
    QFuture<Result<RulesAnswer>> rules() override { return ready<RulesRequest>(rulesAnswer); }
    QFuture<Result<SamplesAnswer>> samples(SamplesRequest request) override
    {
        return answer(request, samplesAnswer);
    }
    QFuture<Result<IncidentsAnswer>> incidents(IncidentsRequest request) override
    {
        return answer(request, incidentsAnswer);
    }
    QFuture<Result<SetRulesAnswer>> setRules(SetRulesRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, setRulesAnswer);
    }
    QFuture<Result<AcknowledgeAnswer>> acknowledge(AcknowledgeRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, acknowledgeAnswer);
    }
    QFuture<Result<SilenceAnswer>> setSilence(SilenceRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, silenceAnswer);
    }
    QFuture<Result<TestMailAnswer>> testMail(TestMailRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, testMailAnswer);
    }
    QFuture<Result<RunCheckAnswer>> runCheck(RunCheckRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, runCheckAnswer);
    }
    QFuture<Result<ResetBreakerAnswer>> resetBreaker(ResetBreakerRequest request, Peer peer) override
    {
        writer = peer;
        return answer(request, resetBreakerAnswer);
    }

    void releaseStatus()
    {
        for (QPromise<Result<StatusAnswer>> &promise : held) {
            promise.addResult(statusAnswer);
            promise.finish();
        }
        held.clear();
    }

    template <typename Request>
    [[nodiscard]] static typename Request::Answer example()
    {
        static const testkit::ProtocolExamples examples = testkit::readProtocolExamples();
        return decode<typename Request::Answer>(examples.result(Request::method)).value();
    }

    Result<StatusAnswer> statusAnswer = example<StatusRequest>();
    Result<ProcessesAnswer> processesAnswer = example<ProcessesRequest>();
    Result<RulesAnswer> rulesAnswer = example<RulesRequest>();
    Result<SamplesAnswer> samplesAnswer = example<SamplesRequest>();
    Result<IncidentsAnswer> incidentsAnswer = example<IncidentsRequest>();
    Result<SetRulesAnswer> setRulesAnswer = example<SetRulesRequest>();
    Result<AcknowledgeAnswer> acknowledgeAnswer = example<AcknowledgeRequest>();
    Result<SilenceAnswer> silenceAnswer = example<SilenceRequest>();
    Result<TestMailAnswer> testMailAnswer = example<TestMailRequest>();
    Result<RunCheckAnswer> runCheckAnswer = example<RunCheckRequest>();
    Result<ResetBreakerAnswer> resetBreakerAnswer = example<ResetBreakerRequest>();

    std::vector<QPair<QString, QJsonObject>> asked; ///< method and parameters
    std::optional<Peer> writer;
    bool holdsStatus = false;
    std::deque<QPromise<Result<StatusAnswer>>> held;

private:
    template <typename Request>
    QFuture<Result<typename Request::Answer>> ready(const Result<typename Request::Answer> &answer)
    {
        asked.emplace_back(Request::method, QJsonObject());
        return QtFuture::makeReadyFuture(answer);
    }

    template <typename Request>
    QFuture<Result<typename Request::Answer>> answer(const Request &request,
                                                     const Result<typename Request::Answer> &answer)
    {
        asked.emplace_back(Request::method, encode(request));
        return QtFuture::makeReadyFuture(answer);
    }
};

} // namespace pennon
