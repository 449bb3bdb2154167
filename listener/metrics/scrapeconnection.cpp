// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/scrapeconnection.h"

#include "metrics/scraperequest.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr const char *plainText = "text/plain; charset=utf-8";
constexpr const char *expositionText = "text/plain; version=0.0.4; charset=utf-8";

bool isWhole(const QByteArray &head)
{
    return head.contains("\r\n\r\n") || head.contains("\n\n");
}

} // namespace

ScrapeConnection::ScrapeConnection(int descriptor, const MetricsText &text, const ScrapeLimits &limits)
    : m_stream(descriptor)
    , m_text(text)
    , m_limits(limits)
{
    connect(&m_stream, &PeerStream::received, this, &ScrapeConnection::take);
    connect(&m_stream, &PeerStream::ended, this, [this] {
        if (!std::exchange(m_isAnswered, true))
            m_stream.finish(); // it has said nothing that could be answered
    });
    connect(
        &m_stream, &PeerStream::written, this,
        [this] {
            if (m_stream.pendingOutput() == 0) // else only the head of the answer has left
                m_stream.finish();
        },
        Qt::QueuedConnection);
    connect(&m_stream, &PeerStream::closed, this, &ScrapeConnection::closed);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_stream.abort();
        Q_EMIT closed();
    });
    m_timer.start(m_limits.request);
}

void ScrapeConnection::take(const QByteArray &piece)
{
    if (m_isAnswered)
        return; // read and dropped, so that the answer is not lost with an unread rest
    m_head += piece.first(std::min(piece.size(), m_limits.head + 1 - m_head.size()));
    if (m_head.size() > m_limits.head) {
        m_isAnswered = true;
        say(431, "Request Header Fields Too Large", "the request is too long\n", false);
    } else if (isWhole(m_head)) {
        m_isAnswered = true;
        answer();
    }
}

void ScrapeConnection::answer()
{
    const ScrapeRequest request = ScrapeRequest::parse(m_head);
    m_head = QByteArray();
    switch (request.wish) {
    case ScrapeRequest::Wish::Metrics: {
        const Result<QByteArray> text = m_text();
        if (!text)
            return say(503, "Service Unavailable", text.error().message.toUtf8() + '\n', request.isHead);
        m_stream.write(responseHead(200, "OK", expositionText, text->size()));
        if (!request.isHead)
            m_stream.write(*text); // shared by all who ask at the same time
        m_timer.start(m_limits.response);
        return;
    }
    case ScrapeRequest::Wish::Front:
        return say(200, "OK", "pennon-listener: its metrics are at /metrics\n", request.isHead);
    case ScrapeRequest::Wish::NotFound:
        return say(404, "Not Found", "nothing is here; the metrics are at /metrics\n", request.isHead);
    case ScrapeRequest::Wish::NotAllowed:
        return say(405, "Method Not Allowed", "GET and HEAD alone are answered here\n", false);
    case ScrapeRequest::Wish::NotUnderstood:
        return say(400, "Bad Request", "this is no HTTP request\n", false);
    }
}

void ScrapeConnection::say(int status, const char *reason, const QByteArray &body, bool isHead)
{
    const QByteArray response = responseHead(status, reason, plainText, body.size());
    m_stream.write(isHead ? response : response + body);
    m_timer.start(m_limits.response);
}

} // namespace pennon
