// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "net/httpurl.h"

#include <QObject>

#include "curl/curlloop.h"

#include <map>
#include <memory>
#include <vector>

namespace pennon {

class HttpDownload;
class HttpTransfer;

/// HttpTransport by libcurl, on the event loop of the thread it lives in: any number of requests side by
/// side, no threads but those in which libcurl resolves names, nothing ever blocks. Each request has a
/// connection of its own. libcurl (and with it OpenSSL) is set up with the first request, so a client that
/// sends none costs nothing. The answer never comes within send(), but for a request that cannot be sent at
/// all (InvalidInput). Destroying the client ends all requests under way with Cancelled; it may be destroyed
/// by whoever gets an answer.
class HttpClient final : public QObject, public HttpTransport
{
    Q_OBJECT

public:
    explicit HttpClient(QObject *parent = nullptr);
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    HttpClient(HttpClient &&) = delete;
    HttpClient &operator=(HttpClient &&) = delete;
    ~HttpClient() override;

    [[nodiscard]] QFuture<Result<HttpResponse>> send(const HttpRequest &request) override;
    /// May outlive the client, which ends it with Cancelled.
    [[nodiscard]] std::unique_ptr<HttpStream> stream(const HttpRequest &request) override;
    /// Requests under way.
    [[nodiscard]] std::size_t active() const { return m_transfers.size() + m_downloads.size(); }

private:
    /// The request's URL, if it can be sent at all.
    [[nodiscard]] Result<HttpUrl> prepare(const HttpRequest &request);
    void onDone(const std::vector<CurlLoop::Done> &done);

    CurlLoop m_loop;
    std::map<CURL *, std::unique_ptr<HttpTransfer>> m_transfers;
    std::map<CURL *, HttpDownload *> m_downloads;
    bool m_closing = false;
};

} // namespace pennon
