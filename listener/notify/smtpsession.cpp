// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpsession.h"

#include <QUrl>

#include <sys/socket.h>
#include <utility>

namespace pennon {

namespace {

/// curl_easy_setopt() is a C vararg function: the value must have exactly the type the option documents.
template <typename T>
void set(CURL *handle, CURLoption option, T value)
{
    curl().easySetopt(handle, option, value); // NOLINT(cppcoreguidelines-pro-type-vararg)
}

int helloAfter(const SmtpServer &server)
{
    return server.security == SmtpServer::Security::StartTls ? 2 : 1;
}

} // namespace

SmtpSession::SmtpSession(SmtpServer server, QByteArray helloName, std::chrono::milliseconds longestWait,
                         const SmtpErrors &errors)
    : m_server(std::move(server))
    , m_helloName(std::move(helloName))
    , m_longestWait(longestWait)
    , m_errors(errors)
    , m_welcome(helloAfter(m_server))
    , m_loop([this](const std::vector<CurlLoop::Done> &done) { onOpened(done.front().code); })
{
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &SmtpSession::onTime);
}

SmtpSession::~SmtpSession()
{
    close();
}

Result<void> SmtpSession::open()
{
    if (Result<void> ready = m_loop.setUp(); !ready)
        return ready;
    m_handle.reset(curl().easyInit());
    if (!m_handle)
        return failure(ErrorCode::System, QStringLiteral("libcurl cannot be initialised: out of memory?"));
    setOptions();
    setSecurity();
    m_waiting = true;
    signOfLife();
    scheduleTime();
    m_loop.add(m_handle.get());
    return {};
}

void SmtpSession::close()
{
    m_time.stop();
    m_readable.reset();
    m_writable.reset();
    if (m_handle)
        m_loop.remove(m_handle.get()); // closes the connection, and libcurl does not say QUIT here
    m_handle.reset();
}

void SmtpSession::setOptions()
{
    CURL *const handle = m_handle.get();
    set(handle, CURLOPT_URL, url().constData());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_CONNECT_ONLY, 1L);
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_QUICK_EXIT, 1L); // do not wait for a name server that does not answer
    set(handle, CURLOPT_ERRORBUFFER, m_words.data());
    void *const self = this;
    set(handle, CURLOPT_HEADERFUNCTION, &SmtpSession::onReply);
    set(handle, CURLOPT_HEADERDATA, self);
    set(handle, CURLOPT_OPENSOCKETFUNCTION, &SmtpSession::onOpenSocket);
}

void SmtpSession::setSecurity()
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

void SmtpSession::onOpened(CURLcode code)
{
    m_waiting = false;
    curl_socket_t socket = CURL_SOCKET_BAD;
    long systemError = 0;
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg)
    curl().easyGetinfo(m_handle.get(), CURLINFO_ACTIVESOCKET, &socket);
    curl().easyGetinfo(m_handle.get(), CURLINFO_OS_ERRNO, &systemError);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    if (code == CURLE_OK && socket == CURL_SOCKET_BAD)
        code = CURLE_RECV_ERROR;
    if (code != CURLE_OK) {
        Q_EMIT failed(
            m_errors.notOpened({code, systemError, QString::fromLocal8Bit(m_words.data()), m_welcome}));
        return;
    }
    m_reader = {};
    m_readable.reset(new QSocketNotifier(socket, QSocketNotifier::Read));
    connect(m_readable.get(), &QSocketNotifier::activated, this, &SmtpSession::onReadable);
    Q_EMIT opened();
}

void SmtpSession::say(const QByteArray &text)
{
    m_waiting = true;
    signOfLife();
    m_unsent += text;
    sendOn();
    if (m_unsent.isEmpty() || m_writable)
        return;
    m_writable.reset(new QSocketNotifier(m_readable->socket(), QSocketNotifier::Write));
    connect(m_writable.get(), &QSocketNotifier::activated, this, &SmtpSession::sendOn);
}

void SmtpSession::sendOn()
{
    qsizetype done = 0;
    CURLcode code = CURLE_OK;
    while (done < m_unsent.size() && code == CURLE_OK) {
        size_t sent = 0;
        code = curl().easySend(m_handle.get(), m_unsent.constData() + done,
                               static_cast<size_t>(m_unsent.size() - done), &sent);
        done += static_cast<qsizetype>(sent);
    }
    if (done > 0)
        signOfLife();
    if (code == CURLE_OK || code == CURLE_AGAIN) {
        m_unsent.remove(0, done);
    } else {
        m_unsent.clear(); // the connection is lost: that is read, and maybe the server's words before
    }
    if (m_writable)
        m_writable->setEnabled(!m_unsent.isEmpty());
}

void SmtpSession::onReadable()
{
    std::array<char, 4096> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by libcurl
    const bool isTls = m_server.security != SmtpServer::Security::None;
    size_t received = 0;
    CURLcode code = CURLE_OK;
    do { // TLS may hold more than the socket shows
        code = curl().easyRecv(m_handle.get(), buffer.data(), buffer.size(), &received);
        if (code == CURLE_OK && received > 0) {
            signOfLife();
            m_reader.add(QByteArrayView(buffer.data(), static_cast<qsizetype>(received)));
        }
    } while (code == CURLE_OK && received > 0 && (isTls || received == buffer.size()));
    const bool over = code != CURLE_AGAIN && (code != CURLE_OK || received == 0);
    if (over)
        m_readable->setEnabled(false);
    takeReplies();
    if (over && m_handle)
        Q_EMIT lost();
}

void SmtpSession::takeReplies()
{
    while (m_handle) {
        const std::optional<SmtpReply> reply = m_reader.next();
        if (!reply)
            break;
        Q_EMIT replied(*reply);
    }
    if (m_handle && m_reader.isBroken())
        Q_EMIT failed(m_errors.noSmtp(m_reader.brokenLine()));
}

void SmtpSession::onTime()
{
    if (!m_waiting || std::chrono::steady_clock::now() - m_lastSign < m_longestWait) {
        scheduleTime();
        return;
    }
    Q_EMIT failed(m_errors.overdue());
}

void SmtpSession::scheduleTime()
{
    // One timer that looks when the time may be up is cheaper than one that is set with every reply.
    auto left = m_longestWait;
    if (m_waiting) {
        left -= std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_lastSign);
    }
    m_time.start(left);
}

size_t SmtpSession::onReply(const char *line, size_t size, size_t count, void *self)
{
    auto *const session = static_cast<SmtpSession *>(self);
    session->signOfLife();
    session->m_reader.add(QByteArrayView(line, static_cast<qsizetype>(size * count)));
    while (const std::optional<SmtpReply> reply = session->m_reader.next())
        session->m_welcome.add(*reply);
    if (session->m_reader.isBroken())
        session->m_reader = {}; // libcurl decides what to think of it
    const bool goesOnWithoutLogin =
        session->needsLogin() && session->m_welcome.isWelcome() && !session->m_welcome.offersLogin();
    return goesOnWithoutLogin ? 0 : size * count; // 0 ends the session
}

curl_socket_t SmtpSession::onOpenSocket(void * /*self*/, curlsocktype /*purpose*/, curl_sockaddr *address)
{
    // Closed on exec, unlike libcurl's own: sendmail and gcore have no business with it.
    const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    return socket < 0 ? CURL_SOCKET_BAD : socket;
}

} // namespace pennon
