// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channels/webhooktarget.h"
#include "net/httpclient.h"
#include "notify/mailtransport.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <deque>
#include <memory>

namespace pennon {

/// Messages by HTTP POST: Mail::body is the JSON that is sent. One request after the other; no redirects are
/// followed, and each request ends within the target's timeout.
///
/// With a key each request has X-Pennon-Timestamp (seconds since 1970, when it was sent) and
/// X-Pennon-Signature, see webhookSignature(). Errors name the host alone: those of HttpTransport, those of
/// judgeAnswer(), and Cancelled (hurried, or this object was destroyed).
class WebhookTransport final : public QObject, public MailTransport
{
    Q_OBJECT

public:
    /// The clock must outlive the transport.
    WebhookTransport(WebhookTarget target, const Clock &clock);
    WebhookTransport(const WebhookTransport &) = delete;
    WebhookTransport &operator=(const WebhookTransport &) = delete;
    WebhookTransport(WebhookTransport &&) = delete;
    WebhookTransport &operator=(WebhookTransport &&) = delete;
    ~WebhookTransport() override;

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    [[nodiscard]] QString lastAnswer() const override { return m_lastAnswer; }
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const override
    {
        return m_retryAfter;
    }
    void hurry(std::chrono::milliseconds within) override;

private:
    struct Job
    {
        QByteArray body;
        QPromise<Result<void>> promise;
        QDeadlineTimer hurried{QDeadlineTimer::Forever};
    };

    void startNext();
    [[nodiscard]] HttpRequest requestFor(const QByteArray &body) const;
    void onAnswer();
    void onOverdue();
    void complete(Result<void> result);
    [[nodiscard]] Error ended() const;

    WebhookTarget m_target;
    const Clock &m_clock;
    std::unique_ptr<HttpClient> m_http; ///< destroyed to break off a request
    QFutureWatcher<Result<HttpResponse>> m_answer;
    std::optional<std::chrono::milliseconds> m_within; ///< of each attempt, since hurry()
    std::deque<std::unique_ptr<Job>> m_jobs;           ///< the first one is under way if m_busy
    bool m_busy = false;
    bool m_overdue = false;
    QTimer m_deadline;
    QString m_lastAnswer;
    std::optional<std::chrono::milliseconds> m_retryAfter;
};

} // namespace pennon
