// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

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
    const auto transfers = std::exchange(m_transfers, {});
    for (const auto &[handle, transfer] : transfers)
        m_loop.remove(handle);
    for (const auto &[handle, transfer] : transfers)
        transfer->finish(tl::unexpected(cancelled()));
}

QFuture<Result<HttpResponse>> HttpClient::send(const HttpRequest &request)
{
    if (m_closing)
        return failed(cancelled());
    Result<HttpUrl> url = parseHttpUrl(request.url);
    if (!url)
        return failed(url.error());
    if (!isSendable(request)) {
        return failed(
            {ErrorCode::InvalidInput, QStringLiteral("the request has an unusable method or header"), {}, 0});
    }
    if (const Result<void> ready = m_loop.setUp(); !ready)
        return failed(ready.error());
    auto transfer = std::make_unique<HttpTransfer>(request, std::move(*url));
    CURL *const handle = transfer->handle();
    QFuture<Result<HttpResponse>> future = transfer->future();
    m_transfers.emplace(handle, std::move(transfer));
    m_loop.add(handle);
    return future;
}

void HttpClient::onDone(const std::vector<CurlLoop::Done> &done)
{
    std::vector<std::pair<std::unique_ptr<HttpTransfer>, Result<HttpResponse>>> outcomes;
    for (const auto &[handle, code] : done) {
        m_loop.remove(handle);
        auto transfer = m_transfers.extract(handle);
        Result<HttpResponse> outcome = transfer.mapped()->outcome(code);
        outcomes.emplace_back(std::move(transfer.mapped()), std::move(outcome));
    }
    for (auto &[transfer, outcome] :
         outcomes) // no member is used any more: this may be the end of the client
        transfer->finish(std::move(outcome));
}

} // namespace pennon
