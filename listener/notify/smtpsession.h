// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/rules.h"
#include "notify/smtperrors.h"
#include "notify/smtpreplies.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include "curl/curlloop.h"

#include <array>
#include <chrono>
#include <memory>
#include <vector>

namespace pennon {

/// One session with a mail server, on the event loop. libcurl opens it: host name, connection, greeting,
/// EHLO, TLS, login. From then on whoever owns it says what is sent, and libcurl carries the bytes: the rest
/// of SMTP it does only while it blocks (docs/decisions/003). Destroying a session closes its connection at
/// once, without QUIT; it must not be destroyed within its own signals but by deleteLater().
class SmtpSession final : public QObject
{
    Q_OBJECT

public:
    /// No wait (connection with greeting, each reply, each piece of the mail taken) lasts longer than @p
    /// longestWait. @p errors must outlive the session.
    SmtpSession(SmtpServer server, QByteArray helloName, std::chrono::milliseconds longestWait,
                const SmtpErrors &errors);
    SmtpSession(const SmtpSession &) = delete;
    SmtpSession &operator=(const SmtpSession &) = delete;
    SmtpSession(SmtpSession &&) = delete;
    SmtpSession &operator=(SmtpSession &&) = delete;
    ~SmtpSession() override;

    /// Ends in opened() or failed(), not within this call unless it returns an error.
    [[nodiscard]] Result<void> open();
    /// Sends this and waits for a reply.
    void say(const QByteArray &text);
    /// No further reply is due.
    void rest() { m_waiting = false; }
    /// Everything that was to be said has been sent.
    [[nodiscard]] bool isAllSent() const { return m_unsent.isEmpty(); }
    [[nodiscard]] const SmtpWelcome &welcome() const { return m_welcome; }
    /// Closes the connection; nothing is signalled any more.
    void close();

Q_SIGNALS:
    void opened();
    /// Also one that nobody waited for.
    void replied(const pennon::SmtpReply &reply);
    /// The session is over: it could not be opened, the server does not answer or gives no SMTP.
    void failed(const pennon::Error &error);
    /// The server has closed the connection.
    void lost();

private:
    struct HandleDeleter
    {
        void operator()(CURL *handle) const { curl().easyCleanup(handle); }
    };

    /// A notifier may be the sender of the signal under way when it is no longer wanted.
    struct Later
    {
        void operator()(QSocketNotifier *notifier) const
        {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
    };

    void setOptions();
    void setSecurity();
    [[nodiscard]] bool needsLogin() const;
    [[nodiscard]] QByteArray url() const;
    void onOpened(CURLcode code);
    void onReadable();
    void takeReplies();
    void sendOn();
    void onTime();
    void scheduleTime();
    void signOfLife() { m_lastSign = std::chrono::steady_clock::now(); }

    static size_t onReply(const char *line, size_t size, size_t count, void *self);
    static curl_socket_t onOpenSocket(void *self, curlsocktype purpose, curl_sockaddr *address);

    SmtpServer m_server;
    QByteArray m_helloName;
    std::chrono::milliseconds m_longestWait;
    const SmtpErrors &m_errors;
    SmtpReplyReader m_reader;
    SmtpWelcome m_welcome;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    CurlLoop m_loop;
    std::unique_ptr<CURL, HandleDeleter> m_handle;
    std::unique_ptr<QSocketNotifier, Later> m_readable;
    std::unique_ptr<QSocketNotifier, Later> m_writable;
    QByteArray m_unsent;
    QTimer m_time;
    std::chrono::steady_clock::time_point m_lastSign;
    bool m_waiting = false;
};

} // namespace pennon
