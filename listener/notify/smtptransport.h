// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/linelog.h"
#include "domain/rules.h"
#include "notify/mailtransport.h"
#include "notify/smtpdialogue.h"
#include "notify/smtperrors.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace pennon {

class SmtpSession;

/// Mail by SMTP, on the event loop: one mail after the other. A session stays open for a moment after a mail,
/// and a mail that comes in that time goes through it; if the server has had enough of a session that has
/// carried a mail, the next mail is given to a new one, once, provided that the message itself was not yet
/// being sent. Recipients that the server refuses are passed over, with a line on the log, unless it refuses
/// all.
///
/// Errors name server and port and quote the server; Error::detail is its reply code. ConnectionRefused,
/// NotFound (host name), TimedOut, TlsFailure, Unauthorized, Rejected, ConnectionLost, Protocol, InvalidInput
/// (no address), Cancelled (hurried, or this object was destroyed). Passwords are in none of them.
class SmtpTransport final : public QObject, public MailTransport
{
    Q_OBJECT

public:
    struct Limits
    {
        /// of each single wait for the server
        std::chrono::milliseconds longestWait = std::chrono::seconds(30);
        /// of a session that waits for a further mail
        std::chrono::milliseconds idleTime = std::chrono::seconds(2);
        int mailsPerSession = 100;
    };

    /// Log and clock must outlive the transport.
    SmtpTransport(const SmtpServer &server, LineLog &log, const Clock &clock, Limits limits);
    SmtpTransport(const SmtpServer &server, LineLog &log, const Clock &clock)
        : SmtpTransport(server, log, clock, Limits{})
    {}
    SmtpTransport(const SmtpTransport &) = delete;
    SmtpTransport &operator=(const SmtpTransport &) = delete;
    SmtpTransport(SmtpTransport &&) = delete;
    SmtpTransport &operator=(SmtpTransport &&) = delete;
    ~SmtpTransport() override;

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    [[nodiscard]] QString lastAnswer() const override { return m_lastAnswer; }
    void hurry(std::chrono::milliseconds within) override;

private:
    struct Later ///< a session may be the sender of the signal under way
    {
        void operator()(SmtpSession *session) const;
    };
    using Session = std::unique_ptr<SmtpSession, Later>;
    /// A mail whose sender waits for the answer.
    struct Pending
    {
        SmtpDelivery delivery;
        QPromise<Result<void>> promise;
        QDeadlineTimer deadline{QDeadlineTimer::Forever};
    };

    void next();
    void open();
    void startDialogue();
    void onReply(const SmtpReply &reply);
    void onFailure(const Error &error);
    void onLost();
    void onIdle();
    void onOverdue();
    void leave();
    void finishFirst(const Result<void> &result);
    void scheduleDeadline();
    [[nodiscard]] bool isBusy() const { return m_opening || m_dialogue; }
    /// Whether a new session may help: this one has carried a mail, and the message was not yet being sent.
    [[nodiscard]] bool mayTryAgain(SmtpDialogue::Step failedAt) const;
    void endAttempt(bool tryAgain, const Error &error);
    [[nodiscard]] QString newMessageId() const;
    void logRefused() const;

    SmtpServer m_server;
    LineLog &m_log;
    const Clock &m_clock;
    Limits m_limits;
    SmtpErrors m_errors;
    QByteArray m_helloName;
    QDeadlineTimer m_helloNameHolds; ///< has expired from the start
    QFutureWatcher<QByteArray> m_helloLookup;
    std::deque<Pending> m_pending;                     ///< the first one is the one under way
    std::optional<std::chrono::milliseconds> m_within; ///< of each attempt, since hurry()
    QTimer m_deadline;
    QTimer m_idle;
    std::optional<SmtpDialogue> m_dialogue; ///< of the first mail
    bool m_opening = false;
    int m_carried = 0; ///< mails that the session has carried
    QString m_lastAnswer;
    Session m_session;
    Session m_leaving; ///< waits for the answer to QUIT
};

} // namespace pennon
