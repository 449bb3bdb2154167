// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/mailstore.h"

#include <map>

/// A store of mails that a test looks into, and that fails when the test says so. It outlives the outbox, as
/// a file does.
class MemoryMailStore final : public pennon::MailStore
{
public:
    pennon::Result<qint64> add(const pennon::Mail &mail, pennon::Clock::WallTime created) override
    {
        if (isFull)
            return full();
        const qint64 id = ++m_lastId;
        rows[id] = {id, mail, created, 0, created, {}};
        return id;
    }
    pennon::Result<void> remove(qint64 id) override
    {
        if (isFull)
            return full();
        rows.erase(id);
        return {};
    }
    pennon::Result<void> reschedule(qint64 id, int attempts, pennon::Clock::WallTime nextAttempt,
                                    const QString &lastError) override
    {
        if (isFull)
            return full();
        rows.at(id).attempts = attempts;
        rows.at(id).nextAttempt = nextAttempt;
        rows.at(id).lastError = lastError;
        return {};
    }
    pennon::Result<void> markDead(qint64 id, const QString &reason, pennon::Clock::WallTime) override
    {
        if (isFull)
            return full();
        dead += QString(rows.at(id).mail.subject + u": " + reason);
        rows.erase(id);
        return {};
    }
    pennon::Result<std::vector<pennon::StoredMail>> load() override
    {
        if (isFull)
            return full();
        std::vector<pennon::StoredMail> all;
        for (const auto &[id, row] : rows)
            all.push_back(row);
        return all;
    }
    /// What a transaction that comes to nothing does; ids are used again.
    void rollBack(qint64 lastId)
    {
        rows.erase(rows.upper_bound(lastId), rows.end());
        m_lastId = lastId;
    }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList all;
        for (const auto &[id, row] : rows)
            all += row.mail.subject;
        return all;
    }

    bool isFull = false;
    std::map<qint64, pennon::StoredMail> rows;
    QStringList dead;

private:
    static tl::unexpected<pennon::Error> full()
    {
        return pennon::failure(pennon::ErrorCode::System, QStringLiteral("disk full"));
    }

    qint64 m_lastId = 0;
};
