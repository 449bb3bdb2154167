// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httptransfer.h"

#include "net/httperror.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <limits>
#include <utility>

namespace pennon {

namespace {

constexpr long receiveBuffer = 512L * 1024;
constexpr qint64 maxHeaderBytes = qint64{64} * 1024;
constexpr qint64 maxReserve = qint64{4} * 1024 * 1024;

/// UTF-8 where it is, else Latin-1: a phrase may be either.
QString decodePhrase(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// libcurl's time-outs are ints in truth, and 0 means its own default.
long toMilliseconds(std::chrono::milliseconds deadline)
{
    constexpr std::chrono::milliseconds longest(std::numeric_limits<int>::max());
    return static_cast<long>((deadline.count() > 0 ? std::min(deadline, longest) : longest).count());
}

} // namespace

template <typename Value>
void HttpTransfer::set(CURLoption option, Value value)
{
    curl().easySetopt(m_handle.get(), option, value);
}

HttpTransfer::HttpTransfer(HttpRequest request, HttpUrl url, Sink *sink)
    : m_request(std::move(request))
    , m_url(std::move(url))
    , m_sink(sink)
    , m_handle(curl().easyInit())
{
    set(CURLOPT_PRIVATE, this);
    set(CURLOPT_ERRORBUFFER, m_words.data());
    set(CURLOPT_HEADERFUNCTION, &HttpTransfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &HttpTransfer::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_BUFFERSIZE, receiveBuffer);
    setConnection();
    setTls();
    setMessage();
    m_promise.start();
}

void HttpTransfer::setConnection()
{
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // never wait for a thread that resolves a name
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_FRESH_CONNECT, 1L); // so libcurl never repeats a request by itself
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_TCP_KEEPIDLE, m_sink ? 20L : 60L); // a stream may be silent for ever, and has no deadline
    set(CURLOPT_TCP_KEEPINTVL, m_sink ? 5L : 30L);
    set(CURLOPT_CONNECTTIMEOUT_MS, toMilliseconds(m_request.deadline));
    if (m_request.deadline.count() > 0 && !m_sink)
        set(CURLOPT_TIMEOUT_MS, toMilliseconds(m_request.deadline));
    if (!m_request.unixSocket.isEmpty())
        set(CURLOPT_UNIX_SOCKET_PATH, QFile::encodeName(m_request.unixSocket).constData());
}

void HttpTransfer::setTls()
{
    if (!m_url.tls)
        return;
    const bool verify = m_request.tls.verify || !m_request.tls.caFile.isEmpty();
    set(CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    if (!m_request.tls.caFile.isEmpty()) {
        set(CURLOPT_CAINFO, QFile::encodeName(m_request.tls.caFile).constData());
        set(CURLOPT_CAPATH, nullptr);
    } else if (!verify) { // reading the system's authorities takes longer than all the rest
        set(CURLOPT_CAINFO, nullptr);
        set(CURLOPT_CAPATH, nullptr);
    }
}

void HttpTransfer::setMessage()
{
    const QByteArray root = m_url.origin() + '/';
    set(CURLOPT_URL, root.constData());
    set(CURLOPT_PATH_AS_IS, 1L);
    const QByteArray target = m_request.target.isEmpty() ? m_url.target : safeTarget(m_request.target);
    set(CURLOPT_REQUEST_TARGET, target.constData());
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_HTTP09_ALLOWED, 0L);

    if (m_request.credentials || !m_url.user.isEmpty()) {
        const HttpCredentials own{m_url.user, m_url.password};
        const HttpCredentials &credentials = m_request.credentials ? *m_request.credentials : own;
        set(CURLOPT_HTTPAUTH, long{CURLAUTH_BASIC});
        set(CURLOPT_USERNAME, credentials.user.toUtf8().constData());
        set(CURLOPT_PASSWORD, credentials.password.toUtf8().constData());
    }

    if (m_request.method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
    } else if (m_request.method != "GET") {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, m_request.body.constData());
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{m_request.body.size()});
        set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
        addHeader("Expect:");
        const bool typed =
            std::any_of(m_request.headers.begin(), m_request.headers.end(), [](const auto &header) {
                return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0;
            });
        if (!typed)
            addHeader("Content-Type:");
    }
    for (const auto &[name, value] : m_request.headers) {
        addHeader(value.isEmpty() ? QByteArray(name + ';')
                                  : QByteArray(name + ": " + value)); // ";" is libcurl's sign for empty
    }
    set(CURLOPT_HTTPHEADER, m_headers.get());
}

void HttpTransfer::addHeader(const QByteArray &line)
{
    if (curl_slist *const grown = curl().slistAppend(m_headers.get(), line.constData())) {
        static_cast<void>(m_headers.release());
        m_headers.reset(grown);
    }
}

std::size_t HttpTransfer::onHeader(char *data, std::size_t size, std::size_t count, void *self)
{
    const std::size_t length = size * count;
    const QByteArrayView line(data, static_cast<qsizetype>(length));
    return static_cast<HttpTransfer *>(self)->headerLine(line) ? length : 0;
}

std::size_t HttpTransfer::onBody(char *data, std::size_t size, std::size_t count, void *self)
{
    const std::size_t length = size * count;
    const QByteArrayView piece(data, static_cast<qsizetype>(length));
    if (Sink *const sink = static_cast<HttpTransfer *>(self)->m_sink)
        return sink->take(piece) ? length : CURL_WRITEFUNC_PAUSE;
    return static_cast<HttpTransfer *>(self)->bodyPiece(piece) ? length : 0;
}

bool HttpTransfer::headerLine(QByteArrayView line)
{
    m_headerBytes += line.size();
    m_tooManyHeaders = m_headerBytes > maxHeaderBytes;
    if (m_tooManyHeaders)
        return false;
    if (m_headersDone) // trailers
        return true;
    const QByteArrayView text = line.trimmed();
    if (line.startsWith("HTTP/")) {
        m_response.headers.clear();
        const qsizetype status = text.indexOf(' ') + 1;
        const qsizetype phrase = status > 0 ? text.sliced(status).trimmed().indexOf(' ') : -1;
        m_response.reason =
            phrase < 0 ? QString() : decodePhrase(text.sliced(status).trimmed().sliced(phrase).trimmed());
    } else if (text.isEmpty()) {
        long status = 0;
        curl().easyGetinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
        m_headersDone = status >= 200;
        if (m_headersDone && m_sink)
            m_sink->head(static_cast<int>(status), m_response.reason);
        m_enough = m_headersDone && !m_sink && m_request.stopAfterBody == 0;
        return !m_enough;
    } else if (const qsizetype colon = text.indexOf(':'); m_request.keepHeaders && colon > 0) {
        m_response.headers.emplace_back(text.first(colon).toByteArray(),
                                        text.sliced(colon + 1).trimmed().toByteArray());
    }
    return true;
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool HttpTransfer::bodyPiece(QByteArrayView piece)
{
    if (m_bodyBytes == 0) {
        curl_off_t announced = 0;
        curl().easyGetinfo(m_handle.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
        m_response.body.reserve(
            std::max<qint64>(0, std::min({qint64{announced}, m_request.keepBody, maxReserve})));
    }
    qint64 room = m_request.keepBody - m_response.body.size();
    if (m_request.stopAfterBody >= 0)
        room = std::min(room, m_request.stopAfterBody - m_bodyBytes);
    m_response.body.append(piece.first(std::clamp<qint64>(room, 0, piece.size())));
    m_bodyBytes += piece.size();
    m_enough = m_request.stopAfterBody >= 0 && m_bodyBytes >= m_request.stopAfterBody;
    return !m_enough;
}

Result<HttpResponse> HttpTransfer::outcome(CURLcode code)
{
    if (code == CURLE_OK && !m_headersDone)
        code = CURLE_PARTIAL_FILE; // libcurl takes a head that was cut short for a whole one
    if (code == CURLE_OK || m_enough) {
        long status = 0;
        curl().easyGetinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
        m_response.status = static_cast<int>(status);
        return std::move(m_response);
    }
    HttpFailure failure;
    failure.curlCode = code;
    long systemError = 0;
    curl().easyGetinfo(m_handle.get(), CURLINFO_OS_ERRNO, &systemError);
    failure.systemError = static_cast<int>(systemError);
    failure.words =
        m_words[0] != 0 ? QString::fromUtf8(m_words.data()) : QString::fromUtf8(curl().easyStrerror(code));
    if (m_tooManyHeaders || code == CURLE_OUT_OF_MEMORY)
        failure.words = QStringLiteral("its headers do not end");
    failure.unixSocket = !m_request.unixSocket.isEmpty();
    failure.peer = failure.unixSocket ? m_request.unixSocket : m_url.address();
    failure.tls = m_url.tls;
    failure.deadline = m_request.deadline;
    return tl::unexpected(explain(failure));
}

void HttpTransfer::finish(Result<HttpResponse> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace pennon
