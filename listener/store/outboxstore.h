// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/mailstore.h"
#include "store/database.h"

#include <QString>

#include <vector>

namespace pennon {

/// A mail that was given up, as it is kept for people to see.
struct DeadMail
{
    StoredMail stored; ///< lastError: why it was given up
    QString queue;
    Clock::WallTime died{};
};

/// How many mails wait, and how many were given up.
struct MailCounts
{
    qint64 waiting = 0;
    qint64 dead = 0;
};

/// The mails of one queue in the database. A queue is whatever one sender works off: one for each transport
/// or tool, told apart by name.
class OutboxStore final : public MailStore
{
public:
    /// The database must outlive the store.
    OutboxStore(Database &database, QString queue);

    [[nodiscard]] Result<qint64> add(const Mail &mail, Clock::WallTime created) override;
    [[nodiscard]] Result<void> remove(qint64 id) override;
    [[nodiscard]] Result<void> reschedule(qint64 id, int attempts, Clock::WallTime nextAttempt,
                                          const QString &lastError) override;
    [[nodiscard]] Result<void> markDead(qint64 id, const QString &reason, Clock::WallTime when) override;
    [[nodiscard]] Result<std::vector<StoredMail>> load() override;

    /// Of this queue.
    [[nodiscard]] Result<MailCounts> counts() const;

private:
    Connection &m_sql;
    QString m_queue;
};

/// What is to be known and done about the mails of all queues.
class DeadLetters final
{
public:
    explicit DeadLetters(Database &database);

    /// The latest ones first.
    [[nodiscard]] Result<std::vector<DeadMail>> list(int limit);
    /// Due again, from the first attempt on, once its queue is loaded anew. NotFound if there is no such one.
    [[nodiscard]] Result<void> revive(qint64 id, Clock::WallTime when);
    /// NotFound if there is no such one.
    [[nodiscard]] Result<void> remove(qint64 id);
    /// Removes those given up before this time; returns how many.
    [[nodiscard]] Result<int> prune(Clock::WallTime before);
    /// Of all queues.
    [[nodiscard]] Result<MailCounts> counts();
    /// How many there are in all queues; 0 where the database does not tell.
    [[nodiscard]] qint64 count() { return counts().value_or(MailCounts()).dead; }
    /// Queues in which mails wait, whether or not somebody works them off (any more).
    [[nodiscard]] Result<QStringList> waitingQueues();

private:
    Connection &m_sql;
};

} // namespace pennon
