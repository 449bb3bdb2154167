// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/linelog.h"
#include "domain/rules.h"
#include "notify/mailtransport.h"
#include "notify/smtpworker.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace pennon {

/// Mail by SMTP: one session per mail, one after the other, on a worker thread that exists while there is
/// something to do. Recipients that the server refuses are passed over, with a line on the log, unless it
/// refuses all.
///
/// Errors name server and port and quote the server; Error::detail is its reply code. ConnectionRefused,
/// NotFound (host name), TimedOut, TlsFailure, Unauthorized, Rejected, ConnectionLost, Protocol, InvalidInput
/// (no address), Cancelled (hurried, or this object was destroyed). Passwords are in none of them.
class SmtpTransport final : public QObject, public MailTransport
{
    Q_OBJECT

public:
    /// @p longestWait bounds each single wait for the server, to a second. Log and clock must outlive the
    /// transport.
    SmtpTransport(SmtpServer server, LineLog &log, const Clock &clock,
                  std::chrono::milliseconds longestWait = std::chrono::seconds(30));
    SmtpTransport(const SmtpTransport &) = delete;
    SmtpTransport &operator=(const SmtpTransport &) = delete;
    SmtpTransport(SmtpTransport &&) = delete;
    SmtpTransport &operator=(SmtpTransport &&) = delete;
    ~SmtpTransport() override;

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    /// A mail whose sender waits for the answer; the worker knows the job, not the promise.
    struct Pending
    {
        std::shared_ptr<SmtpJob> job;
        QPromise<Result<void>> promise;
        QDeadlineTimer deadline{QDeadlineTimer::Forever};
    };

    void onDelivered(const std::shared_ptr<SmtpJob> &job, const SmtpOutcome &outcome);
    void onOverdue();
    void scheduleDeadline();
    [[nodiscard]] QString newMessageId() const;

    LineLog &m_log;
    const Clock &m_clock;
    QString m_place;
    std::deque<Pending> m_pending;
    std::optional<std::chrono::milliseconds> m_within; ///< of each attempt, since hurry()
    QTimer m_deadline;
    std::unique_ptr<SmtpWorker> m_worker; ///< last, so that it goes first: its answers come to this object
};

} // namespace pennon
