// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "net/httptransfer.h"

#include <QSocketNotifier>

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

/// A notifier may be the sender of the signal under way when its socket goes: it is switched off at once and
/// deleted later.
struct HttpClient::Watch
{
    struct Later
    {
        void operator()(QSocketNotifier *notifier) const
        {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
    };
    std::unique_ptr<QSocketNotifier, Later> read;
    std::unique_ptr<QSocketNotifier, Later> write;
};

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

HttpClient::~HttpClient()
{
    m_closing = true;
    const auto transfers = std::exchange(m_transfers, {});
    for (const auto &[handle, transfer] : transfers)
        curl().multiRemoveHandle(m_multi.get(), handle);
    m_multi.reset();
    m_watches.clear();
    for (const auto &[handle, transfer] : transfers)
        transfer->finish(tl::unexpected(cancelled()));
}

Result<void> HttpClient::setUp()
{
    if (m_multi)
        return {};
    if (Result<void> loaded = loadCurl(); !loaded)
        return loaded;
    m_multi.reset(curl().multiInit());
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, &HttpClient::onSocket);
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETDATA, this);
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, &HttpClient::onTimer);
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERDATA, this);
    return {};
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
    if (const Result<void> ready = setUp(); !ready)
        return failed(ready.error());
    auto transfer = std::make_unique<HttpTransfer>(request, std::move(*url));
    CURL *const handle = transfer->handle();
    QFuture<Result<HttpResponse>> future = transfer->future();
    m_transfers.emplace(handle, std::move(transfer));
    curl().multiAddHandle(m_multi.get(), handle); // goes on from the timer that it sets
    return future;
}

void HttpClient::act(curl_socket_t socket, int what)
{
    int running = 0;
    curl().multiSocketAction(m_multi.get(), socket, what, &running);
    reportDone();
}

void HttpClient::reportDone()
{
    std::vector<std::pair<std::unique_ptr<HttpTransfer>, Result<HttpResponse>>> done;
    int queued = 0;
    while (const CURLMsg *const message = curl().multiInfoRead(m_multi.get(), &queued)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *const handle = message->easy_handle;
        const CURLcode code = message->data.result;
        curl().multiRemoveHandle(m_multi.get(), handle); // message is gone with it
        auto transfer = m_transfers.extract(handle);
        Result<HttpResponse> outcome = transfer.mapped()->outcome(code);
        done.emplace_back(std::move(transfer.mapped()), std::move(outcome));
    }
    for (auto &[transfer, outcome] : done) // no member is used any more: this may be the end of the client
        transfer->finish(std::move(outcome));
}

void HttpClient::watch(curl_socket_t socket, int what)
{
    Watch &watch = m_watches[socket];
    const auto apply = [this, socket](auto &notifier, QSocketNotifier::Type type, int event, bool wanted) {
        if (wanted && !notifier) {
            notifier.reset(new QSocketNotifier(socket, type, this));
            connect(notifier.get(), &QSocketNotifier::activated, this,
                    [this, socket, event] { act(socket, event); });
        } else if (notifier) {
            notifier->setEnabled(wanted);
        }
    };
    apply(watch.read, QSocketNotifier::Read, CURL_CSELECT_IN, (what & CURL_POLL_IN) != 0);
    apply(watch.write, QSocketNotifier::Write, CURL_CSELECT_OUT, (what & CURL_POLL_OUT) != 0);
}

int HttpClient::onSocket(CURL * /*handle*/, curl_socket_t socket, int what, void *self, void * /*socketData*/)
{
    auto *const client = static_cast<HttpClient *>(self);
    if (what == CURL_POLL_REMOVE) {
        client->m_watches.erase(socket);
    } else {
        client->watch(socket, what);
    }
    return 0;
}

int HttpClient::onTimer(CURLM * /*multi*/, long milliseconds, void *self)
{
    auto *const client = static_cast<HttpClient *>(self);
    if (milliseconds < 0) {
        client->m_timer.stop();
    } else {
        client->m_timer.start(std::chrono::milliseconds(milliseconds));
    }
    return 0;
}

} // namespace pennon
