// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "notify/mailtransport.h"

#include <QPromise>

#include <deque>
#include <optional>

/// A clock and a transport that tests of outboxes set.
namespace fakes {

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override { return WallTime(1'700'000'000s) + passed; }
    [[nodiscard]] SteadyTime steady() const override { return SteadyTime(1h) + passed; }

    std::chrono::milliseconds passed{0};
};

class TestTransport final : public MailTransport
{
public:
    QFuture<Result<void>> send(const Mail &mail) override
    {
        subjects += mail.subject;
        QPromise<Result<void>> promise;
        promise.start();
        QFuture<Result<void>> future = promise.future();
        if (isHolding) {
            held.push_back(std::move(promise));
        } else {
            promise.addResult(refused.contains(mail.subject) ? Result<void>(refusal) : outcome);
            promise.finish();
        }
        return future;
    }
    void hurry(std::chrono::milliseconds within) override { hurried = within; }
    std::optional<std::chrono::milliseconds> retryAfter() const override { return alone; }
    void answer(const Result<void> &result)
    {
        QPromise<Result<void>> promise = std::move(held.front());
        held.pop_front();
        promise.addResult(result);
        promise.finish();
    }

    QStringList subjects;
    Result<void> outcome;
    QStringList refused; ///< subjects
    tl::unexpected<Error> refusal = failure(ErrorCode::Rejected, u"no such user"_s, 550);
    bool isHolding = false;
    std::deque<QPromise<Result<void>>> held;
    std::optional<std::chrono::milliseconds> hurried;
    std::optional<std::chrono::milliseconds> alone;
};

inline const tl::unexpected<Error> down = failure(ErrorCode::ConnectionRefused, u"nobody listens"_s);

inline Mail mail(const QString &subject)
{
    return {u"from@example.com"_s, {u"to@example.com"_s}, subject, u"body"_s};
}

} // namespace fakes
