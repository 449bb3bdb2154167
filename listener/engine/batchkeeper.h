// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transactionmember.h"
#include "store/batchstore.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <deque>
#include <vector>

namespace pennon {

class LineLog;

/// Keeps the messages of one batch in the store, in their order. What cannot be stored (the disk is full) is
/// stored later, and the log tells of both.
class BatchKeeper final : public QObject, public TransactionMember
{
    Q_OBJECT

public:
    /// Store and log must outlive it.
    BatchKeeper(BatchStore &store, QString batch, LineLog &log,
                std::chrono::milliseconds retryEvery = std::chrono::seconds(5));

    /// What was stored before; once, before anything else. What cannot be read is told on the log.
    [[nodiscard]] QStringList load();
    void append(const QString &message);
    /// So many of the first messages have been mailed. Belongs into no transaction.
    void removeFirst(qsizetype messages);
    /// Does what was left undone, as far as it can be done now.
    void retry();

    /// Messages in memory only.
    [[nodiscard]] qsizetype unstored() const
    {
        return static_cast<qsizetype>(m_messages.size()) - static_cast<qsizetype>(m_ids.size());
    }

    void transactionBegun() override { m_storedBefore = m_ids.size(); }
    void transactionEnded(const Result<void> &outcome) override;

private:
    [[nodiscard]] Result<void> storeMissing();
    [[nodiscard]] Result<void> removeMailed();
    void note(const Result<void> &outcome);

    BatchStore &m_store;
    QString m_batch;
    LineLog &m_log;
    std::deque<QString> m_messages;
    std::deque<qint64> m_ids; ///< of the first messages; the others are not stored
    std::size_t m_storedBefore = 0;
    std::vector<qint64> m_mailed; ///< still stored
    bool m_isDegraded = false;
    QTimer m_retry;
};

} // namespace pennon
