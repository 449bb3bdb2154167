// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpdownload.h"

#include <QPointer>

#include <utility>

namespace pennon {

HttpDownload::HttpDownload(Error error)
{
    end(std::move(error));
}

HttpDownload::HttpDownload(const HttpRequest &request, const HttpUrl &url, Remove remove)
    : m_remove(std::move(remove))
    , m_transfer(std::make_unique<HttpTransfer>(request, url, static_cast<HttpTransfer::Sink *>(this)))
{
    m_headDeadline.setSingleShot(true);
    connect(&m_headDeadline, &QTimer::timeout, this, [this] {
        m_remove(handle());
        finish(CURLE_OPERATION_TIMEDOUT);
    });
    if (request.deadline.count() > 0)
        m_headDeadline.start(request.deadline);
}

HttpDownload::~HttpDownload()
{
    if (m_remove)
        m_remove(handle());
}

void HttpDownload::resume()
{
    m_paused = false;
    deliverSoon();
}

void HttpDownload::finish(CURLcode code)
{
    const Result<HttpResponse> outcome = m_transfer->outcome(code);
    end(outcome ? std::nullopt : std::optional<Error>(outcome.error()));
}

void HttpDownload::giveUp(Error error)
{
    end(std::move(error));
}

void HttpDownload::end(std::optional<Error> error)
{
    m_remove = nullptr;
    m_headDeadline.stop();
    m_error = std::move(error);
    m_ended = true;
    deliverSoon();
}

void HttpDownload::head(int status, const QString &reason)
{
    m_status = status;
    m_reason = reason;
    m_headCame = true;
    m_headDeadline.stop();
    deliverSoon();
}

bool HttpDownload::take(QByteArrayView piece)
{
    m_stalled = m_buffer.size() >= capacity;
    if (m_stalled)
        return false;
    m_buffer.append(piece);
    deliverSoon();
    return true;
}

void HttpDownload::deliverSoon()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scheduled = false;
            deliver();
        },
        Qt::QueuedConnection);
}

void HttpDownload::deliver()
{
    const QPointer<HttpDownload> alive(this);
    if (m_headCame && !std::exchange(m_headTold, true)) {
        Q_EMIT answered(m_status, m_reason);
        if (!alive)
            return;
    }
    if (m_paused)
        return;
    if (!m_buffer.isEmpty()) {
        Q_EMIT received(std::exchange(m_buffer, {}));
        if (!alive || m_paused)
            return;
    }
    if (std::exchange(m_stalled, false) && !m_ended)
        curl().easyPause(handle(), CURLPAUSE_CONT); // hands over at once what libcurl kept
    if (m_ended && m_buffer.isEmpty() && !std::exchange(m_endTold, true))
        Q_EMIT ended(m_error);
}

} // namespace pennon
