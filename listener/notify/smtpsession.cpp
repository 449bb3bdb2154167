// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpsession.h"

#include "notify/helloname.h"

#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

/// curl_easy_setopt() is a C vararg function: the value must have exactly the type the option documents.
template <typename T>
void set(CURL *handle, CURLoption option, T value)
{
    curl().easySetopt(handle, option, value); // NOLINT(cppcoreguidelines-pro-type-vararg)
}

} // namespace

SmtpSession::SmtpSession(SmtpServer server, std::chrono::milliseconds longestWait)
    : m_server(std::move(server))
    , m_longestWait(longestWait)
    , m_place(QStringLiteral("%1:%2").arg(m_server.host).arg(m_server.port))
    , m_errorText(CURL_ERROR_SIZE)
{}

void SmtpSession::deliver(const SmtpDelivery &delivery, const std::atomic<bool> &cancelled,
                          const Report &report)
{
    if (const Result<void> prepared = prepareHandle(); !prepared) {
        report({prepared, {}});
        return;
    }
    const int helloAfter = m_server.security == SmtpServer::Security::StartTls ? 2 : 1;
    Attempt attempt{delivery, cancelled, report, SmtpReplies(helloAfter, delivery.recipients.size())};
    m_attempt = &attempt;
    std::unique_ptr<curl_slist, ListDeleter> recipients;
    for (const QByteArray &recipient : delivery.recipients) {
        curl_slist *const longer = curl().slistAppend(recipients.get(), recipient.constData());
        static_cast<void>(recipients.release());
        recipients.reset(longer);
    }
    CURL *const handle = m_handle.get();
    set(handle, CURLOPT_MAIL_FROM, delivery.sender.constData());
    set(handle, CURLOPT_MAIL_RCPT, recipients.get());
    set(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(delivery.message.size()));
    m_errorText.front() = '\0';
    const CURLcode code = curl().easyPerform(handle);
    set(handle, CURLOPT_MAIL_RCPT, static_cast<curl_slist *>(nullptr));
    if (!attempt.reported && code == CURLE_OK) {
        report({{}, refusedRecipients()});
    } else if (!attempt.reported) {
        report({tl::unexpected(explain(code)), {}});
    }
    m_attempt = nullptr;
}

void SmtpSession::interrupt()
{
    const std::lock_guard lock(m_mutex);
    for (const curl_socket_t socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

void SmtpSession::release()
{
    m_handle.reset();
}

Result<void> SmtpSession::prepareHandle()
{
    if (m_handle)
        return {};
    if (Result<void> loaded = loadCurl(); !loaded)
        return loaded;
    m_helloName = helloName();
    m_handle.reset(curl().easyInit());
    if (!m_handle)
        return failure(ErrorCode::System, QStringLiteral("libcurl cannot be initialised: out of memory?"));
    CURL *const handle = m_handle.get();
    set(handle, CURLOPT_URL, url().constData());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_QUICK_EXIT, 1L); // do not wait for a name server that does not answer
    set(handle, CURLOPT_FORBID_REUSE, 1L);
    set(handle, CURLOPT_UPLOAD, 1L);
    set(handle, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_ERRORBUFFER, m_errorText.data());
    void *const self = this;
    set(handle, CURLOPT_HEADERFUNCTION, &SmtpSession::onReply);
    set(handle, CURLOPT_HEADERDATA, self);
    set(handle, CURLOPT_READFUNCTION, &SmtpSession::onRead);
    set(handle, CURLOPT_READDATA, self);
    set(handle, CURLOPT_XFERINFOFUNCTION, &SmtpSession::onProgress);
    set(handle, CURLOPT_XFERINFODATA, self);
    set(handle, CURLOPT_OPENSOCKETFUNCTION, &SmtpSession::onOpenSocket);
    set(handle, CURLOPT_OPENSOCKETDATA, self);
    set(handle, CURLOPT_CLOSESOCKETFUNCTION, &SmtpSession::onCloseSocket);
    set(handle, CURLOPT_CLOSESOCKETDATA, self);
    applySecurity();
    return {};
}

void SmtpSession::applySecurity()
{
    CURL *const handle = m_handle.get();
    if (m_server.security != SmtpServer::Security::None)
        set(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    const bool verify = m_server.tls.verify || !m_server.tls.caFile.isEmpty();
    set(handle, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    set(handle, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    const QByteArray caFile = m_server.tls.caFile.toUtf8();
    if (!caFile.isEmpty())
        set(handle, CURLOPT_CAINFO, caFile.constData());
    if (!verify) { // without this the system's authorities would be read for nothing: milliseconds and
                   // megabytes
        set(handle, CURLOPT_CAINFO, static_cast<const char *>(nullptr));
    }
    if (!verify || !caFile.isEmpty())
        set(handle, CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    if (needsLogin()) {
        set(handle, CURLOPT_USERNAME, m_server.user.toUtf8().constData());
        set(handle, CURLOPT_PASSWORD, m_server.password.toUtf8().constData());
        set(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
        set(handle, CURLOPT_SASL_IR, 1L);
    }
}

bool SmtpSession::needsLogin() const
{
    return !m_server.user.isEmpty() && !m_server.password.isEmpty();
}

QByteArray SmtpSession::url() const
{
    const bool isAddress6 = m_server.host.contains(u':');
    QByteArray host = QUrl::toPercentEncoding(m_server.host, isAddress6 ? ":[]%" : "");
    if (isAddress6 && !host.startsWith('['))
        host = '[' + host + ']';
    const QByteArray scheme = m_server.security == SmtpServer::Security::ImplicitTls ? "smtps://" : "smtp://";
    return scheme + host + ':' + QByteArray::number(m_server.port) + '/' +
           QUrl::toPercentEncoding(QString::fromUtf8(m_helloName));
}

QStringList SmtpSession::refusedRecipients() const
{
    QStringList refused;
    const QList<SmtpReplies::Reply> &replies = m_attempt->replies.recipientReplies();
    for (qsizetype i = 0; i < replies.size(); ++i) {
        if (replies.at(i).code / 100 != 2) {
            refused += QString::fromUtf8(m_attempt->delivery.recipients.at(i)) + QStringLiteral(" (") +
                       serversWords(replies.at(i)) + u')';
        }
    }
    return refused;
}

size_t SmtpSession::onReply(const char *line, size_t size, size_t count, void *self)
{
    auto *const session = static_cast<SmtpSession *>(self);
    Attempt *const attempt = session->m_attempt;
    if (!attempt)
        return size * count;
    attempt->lastSign = std::chrono::steady_clock::now();
    attempt->replies.addLine(QByteArrayView(line, static_cast<qsizetype>(size * count)));
    if (attempt->replies.isAccepted() && !attempt->reported) {
        attempt->reported = true; // QUIT and its answer change nothing any more
        attempt->report({{}, session->refusedRecipients()});
    }
    const bool goesOnWithoutLogin =
        session->needsLogin() && attempt->replies.isWelcome() && !attempt->replies.offersLogin();
    return goesOnWithoutLogin ? 0 : size * count; // 0 ends the session
}

size_t SmtpSession::onRead(char *buffer, size_t size, size_t count, void *self)
{
    Attempt *const attempt = static_cast<SmtpSession *>(self)->m_attempt;
    attempt->lastSign = std::chrono::steady_clock::now();
    const QByteArray &message = attempt->delivery.message;
    const auto length = std::min(static_cast<qsizetype>(size * count), message.size() - attempt->sent);
    std::memcpy(buffer, message.constData() + attempt->sent, static_cast<size_t>(length));
    attempt->sent += length;
    return static_cast<size_t>(length);
}

int SmtpSession::onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto *const session = static_cast<SmtpSession *>(self);
    Attempt *const attempt = session->m_attempt;
    if (!attempt)
        return 0;
    attempt->overdue = std::chrono::steady_clock::now() - attempt->lastSign > session->m_longestWait;
    return attempt->overdue || attempt->cancelled.load() ? 1 : 0;
}

curl_socket_t SmtpSession::onOpenSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    auto *const session = static_cast<SmtpSession *>(self);
    // Closed on exec, unlike libcurl's own: sendmail and gcore have no business with it.
    const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket < 0)
        return CURL_SOCKET_BAD;
    const std::lock_guard lock(session->m_mutex);
    session->m_sockets.push_back(socket);
    return socket;
}

int SmtpSession::onCloseSocket(void *self, curl_socket_t socket)
{
    auto *const session = static_cast<SmtpSession *>(self);
    const std::lock_guard lock(session->m_mutex);
    std::erase(session->m_sockets, socket);
    return ::close(socket);
}

QString SmtpSession::serversWords(const SmtpReplies::Reply &reply) const
{
    constexpr qsizetype longestQuote = 300;
    QString words = QString::fromUtf8(reply.text.left(longestQuote)).simplified();
    const QByteArray user = m_server.user.toUtf8();
    const QByteArray password = m_server.password.toUtf8();
    if (!password.isEmpty()) { // a server may repeat what it was told
        const QByteArray plain = QByteArray(QByteArray(1, '\0') + user + '\0' + password).toBase64();
        for (const QByteArray &secret : {plain, password.toBase64(), password})
            words.replace(QString::fromUtf8(secret), QStringLiteral("***"));
    }
    return words.isEmpty() ? QString::number(reply.code)
                           : QStringLiteral("%1 %2").arg(QString::number(reply.code), words);
}

Error SmtpSession::explain(CURLcode code) const
{
    const QString curlsWords = QString::fromLocal8Bit(m_errorText.data());
    const QString reason = curlsWords.isEmpty() ? QString::fromLatin1(curl().easyStrerror(code)) : curlsWords;
    const SmtpReplies &replies = m_attempt->replies;
    long systemError = 0;
    curl().easyGetinfo(m_handle.get(), CURLINFO_OS_ERRNO,
                       &systemError); // NOLINT(cppcoreguidelines-pro-type-vararg)
    const QString server = QStringLiteral("the mail server ") + m_place;

    if (m_attempt->cancelled.load()) {
        return {ErrorCode::Cancelled,
                server + QStringLiteral(" had not taken the mail when the program had to end")};
    }
    if (m_attempt->overdue || code == CURLE_OPERATION_TIMEDOUT || systemError == ETIMEDOUT) {
        return {ErrorCode::TimedOut, server + QStringLiteral(" did not answer within %1 s")
                                                  .arg(std::chrono::duration<double>(m_longestWait).count())};
    }
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_URL_MALFORMAT) {
        return {ErrorCode::NotFound,
                server + QStringLiteral(" was not found, check the host name: ") + reason};
    }
    if (code == CURLE_COULDNT_CONNECT) {
        const bool refused = systemError == ECONNREFUSED || systemError == 0;
        return {refused ? ErrorCode::ConnectionRefused : ErrorCode::System,
                QStringLiteral("no connection to ") + server + QStringLiteral(": ") +
                    (systemError != 0 ? qt_error_string(static_cast<int>(systemError)) : reason)};
    }
    if (isTlsFailure(code)) {
        return {ErrorCode::TlsFailure,
                QStringLiteral("no TLS with ") + server + QStringLiteral(": ") + reason};
    }
    if (code == CURLE_WRITE_ERROR && replies.isWelcome() && !replies.offersLogin()) {
        return {ErrorCode::Unauthorized,
                server + QStringLiteral(" offers no login (AUTH)%1, and one was asked for")
                             .arg(m_server.security == SmtpServer::Security::None
                                      ? QStringLiteral(" without TLS")
                                      : QString())};
    }
    if (code == CURLE_LOGIN_DENIED && replies.last().code < 400) {
        return {ErrorCode::Unauthorized,
                server + QStringLiteral(" offers neither AUTH PLAIN nor AUTH LOGIN")};
    }
    return explainReply(code);
}

Error SmtpSession::explainReply(CURLcode code) const
{
    const SmtpReplies &replies = m_attempt->replies;
    const SmtpReplies::Reply last = replies.last();
    const QString server = QStringLiteral("the mail server ") + m_place;
    constexpr int serviceEnds = 421;
    const bool isLoss = code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING || last.code < 400;
    if (isLoss && code == CURLE_WEIRD_SERVER_REPLY) {
        return {ErrorCode::Protocol,
                server + QStringLiteral(" gave an answer that is no SMTP: ") + serversWords(last),
                {},
                last.code};
    }
    if (isLoss && last.code != serviceEnds) {
        return {ErrorCode::ConnectionLost,
                server + (replies.isInData() ? QStringLiteral(" closed the connection while it took the mail")
                          : replies.isGreeted()
                              ? QStringLiteral(" closed the connection before it took the mail")
                              : QStringLiteral(" closed the connection without a greeting"))};
    }
    if (code == CURLE_LOGIN_DENIED) {
        return {ErrorCode::Unauthorized,
                server + QStringLiteral(" rejected the login: ") + serversWords(last),
                {},
                last.code};
    }
    const QByteArrayView step(m_errorText.data());
    const QString what = replies.isInData()               ? QStringLiteral(" rejected the mail: ")
                         : step.startsWith("MAIL failed") ? QStringLiteral(" rejected the sender: ")
                         : step.startsWith("RCPT failed") ? QStringLiteral(" rejected every recipient: ")
                         : step.startsWith("DATA failed") ? QStringLiteral(" rejected the mail: ")
                         : replies.isGreeted()            ? QStringLiteral(" ended the session: ")
                                                          : QStringLiteral(" takes no mail: ");
    return {ErrorCode::Rejected, server + what + serversWords(last), {}, last.code};
}

} // namespace pennon
