// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "net/httpdownload.h"
#include "net/httptransfer.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pennon {

namespace {

QFuture<Result<HttpResponse>> failed(Error error)
{
    QPromise<Result<HttpResponse>> promise;
    promise.start();
    promise.addResult(Result<HttpResponse>(tl::unexpected(std::move(error))));
    promise.finish();
    return promise.future();
}

Error cancelled()
{
    return Error{ErrorCode::Cancelled, QStringLiteral("given up because the program ends"), {}, 0};
}

/// A header name or value, or a method, that would add lines of its own to the request.
bool breaksLine(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isSendable(const HttpRequest &request)
{
    const bool method = !request.method.isEmpty() && std::all_of(request.method.begin(), request.method.end(),
                                                                 [](char c) { return c >= 'A' && c <= 'Z'; });
    return method && std::none_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
               return header.first.isEmpty() || breaksLine(header.first) || breaksLine(header.second);
           });
}

} // namespace

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_loop([this](const std::vector<CurlLoop::Done> &done) { onDone(done); })
{}

HttpClient::~HttpClient()
{
    m_closing = true;
    for (const auto &[handle, download] : std::exchange(m_downloads, {})) {
        m_loop.remove(handle);
        download->giveUp(cancelled());
    }
    const auto transfers = std::exchange(m_transfers, {});
    for (const auto &[handle, transfer] : transfers)
        m_loop.remove(handle);
    for (const auto &[handle, transfer] : transfers)
        transfer->finish(tl::unexpected(cancelled()));
}

Result<HttpUrl> HttpClient::prepare(const HttpRequest &request)
{
    if (m_closing)
        return tl::unexpected(cancelled());
    Result<HttpUrl> url = parseHttpUrl(request.url);
    if (!url)
        return url;
    if (!isSendable(request)) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the request has an unusable method or header"));
    }
    if (const Result<void> ready = m_loop.setUp(); !ready)
        return tl::unexpected(ready.error());
    return url;
}

QFuture<Result<HttpResponse>> HttpClient::send(const HttpRequest &request)
{
    Result<HttpUrl> url = prepare(request);
    if (!url)
        return failed(url.error());
    auto transfer = std::make_unique<HttpTransfer>(request, std::move(*url));
    CURL *const handle = transfer->handle();
    QFuture<Result<HttpResponse>> future = transfer->future();
    m_transfers.emplace(handle, std::move(transfer));
    m_loop.add(handle);
    return future;
}

std::unique_ptr<HttpStream> HttpClient::stream(const HttpRequest &request)
{
    const Result<HttpUrl> url = prepare(request);
    if (!url)
        return std::make_unique<HttpDownload>(url.error());
    auto download = std::make_unique<HttpDownload>(request, *url, [this](CURL *handle) {
        m_downloads.erase(handle);
        m_loop.remove(handle);
    });
    m_downloads.emplace(download->handle(), download.get());
    m_loop.add(download->handle());
    return download;
}

void HttpClient::onDone(const std::vector<CurlLoop::Done> &done)
{
    std::vector<std::pair<std::unique_ptr<HttpTransfer>, Result<HttpResponse>>> outcomes;
    for (const auto &[handle, code] : done) {
        m_loop.remove(handle);
        if (const auto download = m_downloads.extract(handle)) {
            download.mapped()->finish(code);
            continue;
        }
        auto transfer = m_transfers.extract(handle);
        Result<HttpResponse> outcome = transfer.mapped()->outcome(code);
        outcomes.emplace_back(std::move(transfer.mapped()), std::move(outcome));
    }
    for (auto &[transfer, outcome] :
         outcomes) // no member is used any more: this may be the end of the client
        transfer->finish(std::move(outcome));
}

} // namespace pennon
