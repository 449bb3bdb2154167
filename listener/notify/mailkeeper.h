// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/linelog.h"
#include "notify/mailstore.h"
#include "notify/transactionmember.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace pennon {

/// The storing half of an outbox: does in the store what is asked of it, and what cannot be done there (the
/// disk is full) again every few seconds until it can. A mail is known by its ticket, a number of the
/// outbox's own, since it may have no id of the store yet.
///
/// States: fine, or degraded from the first failure until everything that was left undone has been done. Both
/// changes are one line on the log and a signal.
class MailKeeper final : public QObject, public TransactionMember
{
    Q_OBJECT

public:
    /// Store and log must outlive it.
    MailKeeper(MailStore &store, LineLog &log, std::chrono::milliseconds retryEvery);

    /// What the store holds; tickets are given to the mails by know().
    [[nodiscard]] Result<std::vector<StoredMail>> load() { return m_store.load(); }
    void know(quint64 ticket, qint64 id) { m_ids.insert(ticket, id); }

    /// Stores a mail. An error: it is not stored yet, which is tried again.
    Result<void> add(quint64 ticket, const Mail &mail, Clock::WallTime created);
    // The following belong into no transaction.
    /// It was handed over.
    void remove(quint64 ticket);
    void reschedule(quint64 ticket, int attempts, Clock::WallTime nextAttempt, const QString &lastError);
    void markDead(quint64 ticket, const QString &reason, Clock::WallTime when);

    /// Does what was left undone, as far as it can be done now.
    void retry();

    [[nodiscard]] bool isStored(quint64 ticket) const { return m_ids.contains(ticket); }
    /// Mails that are in memory only.
    [[nodiscard]] qsizetype unstored() const { return static_cast<qsizetype>(m_unstored.size()); }
    /// Why the store cannot be written; empty: it can.
    [[nodiscard]] QString problem() const { return m_problem; }

    void transactionBegun() override;
    void transactionEnded(const Result<void> &outcome) override;

Q_SIGNALS:
    void degraded(const QString &reason);
    void recovered();

private:
    struct Unstored
    {
        Mail mail;
        Clock::WallTime created{};
    };

    void takeDown(const QString &reason);
    void doOrRetry(const std::function<Result<void>()> &action);

    MailStore &m_store;
    LineLog &m_log;
    QHash<quint64, qint64> m_ids;
    std::map<quint64, Unstored> m_unstored;
    std::deque<std::function<Result<void>()>> m_undone; ///< removals and dead letters
    bool m_inTransaction = false;
    std::map<quint64, Unstored> m_tentative; ///< stored in the transaction that is open
    QString m_problem;
    QTimer m_retry;
};

} // namespace pennon
