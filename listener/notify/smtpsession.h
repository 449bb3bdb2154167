// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/rules.h"
#include "notify/smtpreplies.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "curl/curllibrary.h"

namespace pennon {

/// A mail as the protocol wants it.
struct SmtpDelivery
{
    QByteArray sender;         ///< bare address
    QByteArrayList recipients; ///< bare addresses
    QByteArray message;        ///< CRLF line ends, dots not stuffed
};

/// What became of it.
struct SmtpOutcome
{
    Result<void> result;
    QStringList refused; ///< passed-over recipients with the server's words, if the others got the mail
};

/// Hands mails to one server with libcurl, one SMTP session each. Blocks: for a worker thread, and deliver()
/// and release() for one thread only. interrupt() may be called from any other.
class SmtpSession final
{
public:
    /// No wait (connection with greeting, each reply, each piece of the mail taken) lasts longer than @p
    /// longestWait, checked once a second.
    SmtpSession(SmtpServer server, std::chrono::milliseconds longestWait);
    SmtpSession(const SmtpSession &) = delete;
    SmtpSession &operator=(const SmtpSession &) = delete;
    SmtpSession(SmtpSession &&) = delete;
    SmtpSession &operator=(SmtpSession &&) = delete;
    ~SmtpSession() = default;

    using Report = std::function<void(SmtpOutcome)>;
    /// Reports exactly once, as soon as the server has accepted the mail or it has failed; returns when the
    /// session is over. @p cancelled ends it when it becomes true, together with interrupt().
    void deliver(const SmtpDelivery &delivery, const std::atomic<bool> &cancelled, const Report &report);
    /// Wakes a session that waits for the server by shutting its connection down.
    void interrupt();
    /// Frees what is kept for the next mail.
    void release();

private:
    struct HandleDeleter
    {
        void operator()(CURL *handle) const { curl().easyCleanup(handle); }
    };
    struct ListDeleter
    {
        void operator()(curl_slist *list) const { curl().slistFreeAll(list); }
    };
    /// The mail under way.
    struct Attempt
    {
        const SmtpDelivery &delivery;
        const std::atomic<bool> &cancelled;
        const Report &report;
        SmtpReplies replies;
        qsizetype sent = 0;
        std::chrono::steady_clock::time_point lastSign = std::chrono::steady_clock::now();
        bool reported = false;
        bool overdue = false;
    };

    [[nodiscard]] Result<void> prepareHandle();
    void applySecurity();
    [[nodiscard]] bool needsLogin() const;
    [[nodiscard]] QByteArray url() const;
    [[nodiscard]] QStringList refusedRecipients() const;
    [[nodiscard]] Error explain(CURLcode code) const;
    [[nodiscard]] Error explainReply(CURLcode code) const;
    [[nodiscard]] QString serversWords(const SmtpReplies::Reply &reply) const;

    static size_t onReply(const char *line, size_t size, size_t count, void *self);
    static size_t onRead(char *buffer, size_t size, size_t count, void *self);
    static int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    static curl_socket_t onOpenSocket(void *self, curlsocktype purpose, curl_sockaddr *address);
    static int onCloseSocket(void *self, curl_socket_t socket);

    SmtpServer m_server;
    std::chrono::milliseconds m_longestWait;
    QString m_place; ///< host:port, for messages
    QByteArray m_helloName;
    std::unique_ptr<CURL, HandleDeleter> m_handle;
    Attempt *m_attempt = nullptr;
    std::vector<char> m_errorText;
    std::mutex m_mutex;
    std::vector<curl_socket_t> m_sockets; ///< guarded by m_mutex
};

} // namespace pennon
