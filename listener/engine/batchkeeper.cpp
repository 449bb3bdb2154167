// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/batchkeeper.h"

#include "base/linelog.h"

#include <algorithm>
#include <utility>

namespace pennon {

BatchKeeper::BatchKeeper(BatchStore &store, QString batch, LineLog &log, std::chrono::milliseconds retryEvery)
    : m_store(store)
    , m_batch(std::move(batch))
    , m_log(log)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &BatchKeeper::retry);
}

QStringList BatchKeeper::load()
{
    const Result<std::vector<BatchStore::Line>> stored = m_store.load(m_batch);
    if (!stored) {
        m_log.line(
            QStringLiteral("Messages kept from before cannot be read: %1").arg(stored.error().message));
        return {};
    }
    QStringList messages;
    for (const BatchStore::Line &line : *stored) {
        messages += line.text;
        m_messages.push_back(line.text);
        m_ids.push_back(line.id);
    }
    return messages;
}

void BatchKeeper::append(const QString &message)
{
    m_messages.push_back(message);
    note(storeMissing());
}

void BatchKeeper::removeFirst(qsizetype messages)
{
    for (; messages > 0 && !m_messages.empty(); --messages) {
        m_messages.pop_front();
        if (!m_ids.empty()) {
            m_mailed.push_back(m_ids.front());
            m_ids.pop_front();
        }
    }
    note(removeMailed());
}

void BatchKeeper::retry()
{
    Result<void> done = removeMailed();
    if (done)
        done = storeMissing();
    note(done);
}

Result<void> BatchKeeper::storeMissing()
{
    while (m_ids.size() < m_messages.size()) {
        const Result<qint64> id = m_store.append(m_batch, m_messages[m_ids.size()]);
        if (!id)
            return tl::unexpected(id.error());
        m_ids.push_back(*id);
    }
    return {};
}

Result<void> BatchKeeper::removeMailed()
{
    if (m_mailed.empty())
        return {};
    Result<void> removed = m_store.remove(m_mailed);
    if (removed)
        m_mailed.clear();
    return removed;
}

void BatchKeeper::transactionEnded(const Result<void> &outcome)
{
    if (outcome || m_ids.size() <= m_storedBefore)
        return;
    m_ids.resize(m_storedBefore);
    note(outcome);
}

void BatchKeeper::note(const Result<void> &outcome)
{
    if (!outcome) {
        m_retry.start();
        if (!std::exchange(m_isDegraded, true)) {
            m_log.line(
                QStringLiteral("Messages cannot be stored and are kept in memory only, they would be lost "
                               "if this program were killed: %1")
                    .arg(outcome.error().message));
        }
    } else if (m_isDegraded && unstored() == 0 && m_mailed.empty()) {
        m_isDegraded = false;
        m_retry.stop();
        m_log.line(QStringLiteral("Messages are stored again"));
    }
}

} // namespace pennon
