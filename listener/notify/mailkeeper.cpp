// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailkeeper.h"

#include <utility>

namespace pennon {

MailKeeper::MailKeeper(MailStore &store, LineLog &log, std::chrono::milliseconds retryEvery)
    : m_store(store)
    , m_log(log)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &MailKeeper::retry);
}

Result<void> MailKeeper::add(quint64 ticket, const Mail &mail, Clock::WallTime created)
{
    const Result<qint64> id = m_store.add(mail, created);
    if (!id) {
        m_unstored.emplace(ticket, Unstored{mail, created});
        takeDown(id.error().message);
        return tl::unexpected(id.error());
    }
    know(ticket, *id);
    if (m_inTransaction)
        m_tentative.emplace(ticket, Unstored{mail, created});
    return {};
}

void MailKeeper::remove(quint64 ticket)
{
    m_unstored.erase(ticket);
    if (!m_ids.contains(ticket))
        return;
    const qint64 id = m_ids.take(ticket);
    doOrRetry([this, id] { return m_store.remove(id); });
}

void MailKeeper::reschedule(quint64 ticket, int attempts, Clock::WallTime nextAttempt,
                            const QString &lastError)
{
    const auto id = m_ids.constFind(ticket);
    if (id == m_ids.constEnd())
        return;
    // Not tried again: memory knows better, and a later attempt writes it anew.
    if (const Result<void> done = m_store.reschedule(*id, attempts, nextAttempt, lastError); !done)
        takeDown(done.error().message);
}

void MailKeeper::markDead(quint64 ticket, const QString &reason, Clock::WallTime when)
{
    const auto unstored = m_unstored.find(ticket);
    if (unstored != m_unstored.end()) { // a dead letter is kept as well
        const Result<qint64> id = m_store.add(unstored->second.mail, unstored->second.created);
        m_unstored.erase(unstored);
        if (id)
            know(ticket, *id);
    }
    if (!m_ids.contains(ticket))
        return;
    const qint64 id = m_ids.take(ticket);
    doOrRetry([this, id, reason, when] { return m_store.markDead(id, reason, when); });
}

void MailKeeper::doOrRetry(const std::function<Result<void>()> &action)
{
    const Result<void> done = action();
    if (done)
        return;
    m_undone.push_back(action);
    takeDown(done.error().message);
}

void MailKeeper::retry()
{
    const auto failed = [this](const Error &error) {
        m_problem = error.message;
        m_retry.start();
    };
    while (!m_undone.empty()) {
        if (const Result<void> done = m_undone.front()(); !done)
            return failed(done.error());
        m_undone.pop_front();
    }
    while (!m_unstored.empty()) {
        const auto first = m_unstored.begin();
        const Result<qint64> id = m_store.add(first->second.mail, first->second.created);
        if (!id)
            return failed(id.error());
        know(first->first, *id);
        m_unstored.erase(first);
    }
    m_retry.stop();
    if (m_problem.isEmpty())
        return;
    m_problem.clear();
    m_log.line(QStringLiteral("Mail is stored again"));
    Q_EMIT recovered();
}

void MailKeeper::takeDown(const QString &reason)
{
    const bool isFirst = m_problem.isEmpty();
    m_problem = reason;
    if (!m_retry.isActive())
        m_retry.start();
    if (!isFirst)
        return;
    m_log.line(QStringLiteral("Mail cannot be stored and is kept in memory only, it would be lost if this "
                              "program were killed: %1")
                   .arg(reason));
    Q_EMIT degraded(reason);
}

void MailKeeper::transactionBegun()
{
    m_inTransaction = true;
    m_tentative.clear();
}

void MailKeeper::transactionEnded(const Result<void> &outcome)
{
    m_inTransaction = false;
    std::map<quint64, Unstored> tentative = std::exchange(m_tentative, {});
    if (outcome || tentative.empty())
        return;
    for (const auto &[ticket, mail] : tentative)
        m_ids.remove(ticket);
    m_unstored.merge(tentative);
    takeDown(outcome.error().message);
}

} // namespace pennon
