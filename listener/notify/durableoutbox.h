// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/futures.h"
#include "notify/mailkeeper.h"
#include "notify/mailqueue.h"
#include "notify/postbox.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <optional>

namespace pennon {

/// How long a durable outbox tries.
struct OutboxPatience
{
    std::chrono::milliseconds firstDelay{std::chrono::seconds(5)};
    std::chrono::milliseconds longestDelay{std::chrono::minutes(15)};
    /// A mail that is older than this when an attempt fails is given up.
    std::chrono::milliseconds deadLetterAfter{std::chrono::hours(72)};
    /// The same for one that the server refuses for good (5xx): mail servers say that too while they are
    /// being set up. Nothing is given up before the outbox itself has tried for this long.
    std::chrono::milliseconds rejectedAfter{std::chrono::hours(1)};
    std::chrono::milliseconds storeAgainEvery{std::chrono::seconds(5)};
};

/// A durable outbox, for people.
struct OutboxStatus
{
    qsizetype waiting = 0;                        ///< the one under way included
    qsizetype unstored = 0;                       ///< of these, in memory only
    std::optional<Clock::WallTime> oldest;        ///< when the oldest of these was posted
    std::optional<Clock::WallTime> lastSuccess;   ///< since the start
    std::optional<Clock::WallTime> lastErrorTime; ///< likewise
    QString lastError;
    qsizetype dead = 0;     ///< given up since the start
    qsizetype sent = 0;     ///< since the start
    qsizetype failures = 0; ///< attempts since the start
    QString storeProblem;   ///< why the store cannot be written; empty: it can
};

/// Mails on their way out that survive a kill: each is stored when it is posted and removed when the
/// transport has accepted it. So nothing is lost, and nothing is sent twice but for the one mail that was
/// under way.
///
/// Sending begins in a later turn of the event loop: one at a time, in the order of posting. A mail that the
/// server refuses waits for longer and longer while the others go on; when the transport itself fails the
/// whole queue waits for longer and longer, when it refuses three mails or more in a row for a moment. What
/// is older than OutboxPatience allows is given up with a line on the log and stays in the store as a dead
/// letter. Where the store cannot be written mails are sent from memory, see MailKeeper.
class DurableOutbox final : public QObject, public Postbox
{
    Q_OBJECT

public:
    /// All but the random source must outlive the outbox. Nothing happens before start().
    DurableOutbox(MailStore &store, MailTransport &transport, LineLog &log, const Clock &clock,
                  OutboxPatience patience, RandomSource random = systemRandom());

    /// Goes on with what the store holds. An error: it cannot be read; new mails are taken all the same.
    Result<void> start();

    Result<void> post(Mail mail) override;
    [[nodiscard]] bool isDurable() const override { return true; }
    /// One more attempt for each, also for those whose time has not come, up to the first failure of the
    /// transport. What is not sent then stays stored for the next start.
    [[nodiscard]] QFuture<void> drain() override;
    void hurry(std::chrono::milliseconds within) override;

    /// From the next mail on; the one before must live until isSending() is false.
    void useTransport(MailTransport &transport) { m_transport = &transport; }
    void setPatience(const OutboxPatience &patience);
    /// Nobody sends these any more: what waits is given up now, and what is under way if it fails. Belongs
    /// into no transaction.
    void abandon(const QString &reason);
    /// Goes on after abandon().
    void resume() { m_abandonedFor.clear(); }
    [[nodiscard]] bool isSending() const { return m_underWay.has_value(); }
    [[nodiscard]] OutboxStatus status() const;

    /// To be told of transactions around post().
    [[nodiscard]] TransactionMember &transactionMember() { return m_keeper; }

    /// Sends what is due by now; a timer calls this at the right time.
    void look();

Q_SIGNALS:
    void sent(const pennon::Mail &mail);
    /// One attempt; whether the mail is tried again or given up is told apart.
    void attemptFailed(const pennon::Mail &mail, const QString &reason);
    /// It stays in the store as a dead letter.
    void gaveUp(const pennon::Mail &mail, const QString &reason);
    /// The store cannot be written, and can be written again.
    void degraded(const QString &reason);
    void recovered();

private:
    void lookSoon();
    void onSent();
    void failed(QueuedMail mail, const Error &error);
    [[nodiscard]] std::chrono::milliseconds holdAfter(const Error &error, quint64 ticket);
    void giveUpOld(const QString &reason);
    void giveUp(const QueuedMail &mail, const QString &reason);
    [[nodiscard]] bool hasTried() const;
    [[nodiscard]] bool isStopped() const;
    void arm();
    void settle();

    MailKeeper m_keeper;
    MailTransport *m_transport;
    MailTransport *m_carrier = nullptr; ///< of the mail under way
    LineLog &m_log;
    const Clock &m_clock;
    OutboxPatience m_patience;
    Backoff m_backoff;
    RandomSource m_random;
    MailQueue m_queue;
    quint64 m_lastTicket = 0;
    std::optional<QueuedMail> m_underWay;
    QFutureWatcher<Result<void>> m_sending;
    QTimer m_timer;
    bool m_looksSoon = false;
    Clock::SteadyTime m_started;
    Clock::SteadyTime m_heldUntil; ///< nothing is sent before
    int m_failuresInRow = 0;       ///< of the transport
    QSet<quint64> m_refused;       ///< tickets, since the last success
    bool m_isDraining = false;
    bool m_drainFailed = false;
    bool m_isSettled = false;
    QString m_abandonedFor; ///< empty: it is not
    std::optional<QDeadlineTimer> m_deadline;
    Waiters m_waiters;
    OutboxStatus m_status; ///< times, last error and counts
};

} // namespace pennon
