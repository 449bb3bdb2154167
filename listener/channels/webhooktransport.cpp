// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhooktransport.h"

#include "channels/webhookanswer.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr qint64 answerKept = 4096;

} // namespace

WebhookTransport::WebhookTransport(WebhookTarget target, const Clock &clock)
    : m_target(std::move(target))
    , m_clock(clock)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &WebhookTransport::onOverdue);
    connect(&m_answer, &QFutureWatcherBase::finished, this, &WebhookTransport::onAnswer);
}

WebhookTransport::~WebhookTransport()
{
    m_answer.disconnect(this);
    m_http.reset();
    for (const auto &job : m_jobs) {
        job->promise.addResult(tl::unexpected(ended()));
        job->promise.finish();
    }
}

Error WebhookTransport::ended() const
{
    return {ErrorCode::Cancelled,
            QStringLiteral("the message to %1 was broken off, the program ends").arg(m_target.host)};
}

QFuture<Result<void>> WebhookTransport::send(const Mail &mail)
{
    auto job = std::make_unique<Job>();
    job->body = mail.body.toUtf8();
    if (m_within)
        job->hurried = QDeadlineTimer(*m_within);
    job->promise.start();
    QFuture<Result<void>> future = job->promise.future();
    m_jobs.push_back(std::move(job));
    startNext();
    return future;
}

void WebhookTransport::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (const auto &job : m_jobs)
        job->hurried = std::min(job->hurried, QDeadlineTimer(within));
    if (m_busy && !m_overdue && (!m_deadline.isActive() || m_deadline.remainingTimeAsDuration() > within))
        m_deadline.start(within);
}

void WebhookTransport::startNext()
{
    if (m_busy || m_jobs.empty())
        return;
    const Job &job = *m_jobs.front();
    m_busy = true;
    m_overdue = false;
    m_retryAfter.reset();
    if (job.hurried.hasExpired())
        return complete(tl::unexpected(ended()));
    if (!job.hurried.isForever())
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(job.hurried.remainingTimeAsDuration()));
    if (!m_http)
        m_http = std::make_unique<HttpClient>();
    m_answer.setFuture(m_http->send(requestFor(job.body)));
}

HttpRequest WebhookTransport::requestFor(const QByteArray &body) const
{
    HttpRequest request;
    request.url = m_target.url;
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}, {"User-Agent", "pennon-listener"}};
    if (!m_target.key.isEmpty()) {
        const auto now = std::chrono::floor<std::chrono::seconds>(m_clock.now());
        const QByteArray timestamp = QByteArray::number(qint64{now.time_since_epoch().count()});
        request.headers.emplace_back("X-Pennon-Timestamp", timestamp);
        request.headers.emplace_back("X-Pennon-Signature", webhookSignature(m_target.key, timestamp, body));
    }
    request.body = body;
    request.tls = m_target.tls;
    request.deadline = m_target.timeout;
    request.keepBody = answerKept;
    request.stopAfterBody = answerKept; // the status says it all; an answer may be huge, or never end
    request.keepHeaders = true;
    return request;
}

void WebhookTransport::onOverdue()
{
    m_overdue = true;
    m_http.reset(); // ends the request under way
}

void WebhookTransport::onAnswer()
{
    const QFuture<Result<HttpResponse>> future = m_answer.future();
    if (m_overdue || future.resultCount() == 0)
        return complete(tl::unexpected(ended()));
    const Result<HttpResponse> response = future.result();
    if (!response)
        return complete(tl::unexpected(response.error()));
    WebhookVerdict verdict = judgeAnswer(m_target, *response, m_clock.now());
    m_lastAnswer = verdict.answer;
    m_retryAfter = verdict.retryAfter;
    complete(std::move(verdict.result));
}

void WebhookTransport::complete(Result<void> result)
{
    m_deadline.stop();
    m_busy = false;
    const std::unique_ptr<Job> job = std::move(m_jobs.front());
    m_jobs.pop_front();
    // The next one starts from the event loop: whoever awaits this one may destroy the transport.
    QMetaObject::invokeMethod(this, &WebhookTransport::startNext, Qt::QueuedConnection);
    job->promise.addResult(std::move(result));
    job->promise.finish();
}

} // namespace pennon
