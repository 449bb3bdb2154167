// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "net/httpurl.h"

#include <QPromise>

#include "curl/curllibrary.h"

#include <array>
#include <memory>

namespace pennon {

/// One request under way: its libcurl handle, and what has come of the response so far. Neither moves nor is
/// copied, since libcurl holds pointers into it; HttpClient owns it and takes it out of its multi handle
/// before it ends.
class HttpTransfer final
{
public:
    /// Gets an answer while it comes, from within libcurl: it must not call libcurl nor end the transfer
    /// there.
    class Sink
    {
    public:
        Sink() = default;
        Sink(const Sink &) = delete;
        Sink &operator=(const Sink &) = delete;
        Sink(Sink &&) = delete;
        Sink &operator=(Sink &&) = delete;
        virtual void head(int status, const QString &reason) = 0;
        /// False: not now; libcurl keeps the piece, and the transfer is paused.
        [[nodiscard]] virtual bool take(QByteArrayView piece) = 0;

    protected:
        virtual ~Sink() = default;
    };

    /// With a sink the body goes there, and there is no deadline but for the connection.
    HttpTransfer(HttpRequest request, HttpUrl url, Sink *sink = nullptr);
    HttpTransfer(const HttpTransfer &) = delete;
    HttpTransfer &operator=(const HttpTransfer &) = delete;
    HttpTransfer(HttpTransfer &&) = delete;
    HttpTransfer &operator=(HttpTransfer &&) = delete;
    ~HttpTransfer() = default;

    [[nodiscard]] CURL *handle() const { return m_handle.get(); }
    [[nodiscard]] QFuture<Result<HttpResponse>> future() const { return m_promise.future(); }
    /// The response, or why there is none, once libcurl says that the transfer is done.
    [[nodiscard]] Result<HttpResponse> outcome(CURLcode code);
    /// Ends the future. Whoever waits for it may run within this call.
    void finish(Result<HttpResponse> result);

private:
    struct HandleDeleter
    {
        void operator()(CURL *handle) const { curl().easyCleanup(handle); }
    };
    struct ListDeleter
    {
        void operator()(curl_slist *list) const { curl().slistFreeAll(list); }
    };

    void setConnection();
    void setTls();
    void setMessage();
    void addHeader(const QByteArray &line);
    [[nodiscard]] bool headerLine(QByteArrayView line);
    [[nodiscard]] bool bodyPiece(QByteArrayView piece);
    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self);

    template <typename Value>
    void set(CURLoption option, Value value);

    HttpRequest m_request;
    HttpUrl m_url;
    Sink *m_sink;
    std::unique_ptr<curl_slist, ListDeleter> m_headers; // outlives the handle, which points to it
    std::array<char, CURL_ERROR_SIZE> m_words{};
    std::unique_ptr<CURL, HandleDeleter> m_handle;
    QPromise<Result<HttpResponse>> m_promise;
    HttpResponse m_response;
    qint64 m_headerBytes = 0;
    qint64 m_bodyBytes = 0;
    bool m_headersDone = false; ///< those of the final response
    bool m_enough = false;      ///< stopAfterBody was reached
    bool m_tooManyHeaders = false;
};

} // namespace pennon
