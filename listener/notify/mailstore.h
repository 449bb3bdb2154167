// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "notify/mailtransport.h"

#include <QString>

#include <vector>

namespace pennon {

/// A mail on its way out as it was stored.
struct StoredMail
{
    qint64 id = 0; ///< given by the store; ids grow in the order of adding
    Mail mail;
    Clock::WallTime created{};
    int attempts = 0;
    Clock::WallTime nextAttempt{}; ///< created until the first attempt failed
    QString lastError;             ///< empty until an attempt failed
};

/// The mails of one queue, kept until they have been handed over: what was added is there after a kill.
/// Every call takes effect before it returns, or with the transaction that the caller has begun.
class MailStore
{
public:
    virtual ~MailStore() = default;
    /// The id of the new mail, due at once.
    [[nodiscard]] virtual Result<qint64> add(const Mail &mail, Clock::WallTime created) = 0;
    /// It was handed over. An id that is not there (any more) is no error.
    [[nodiscard]] virtual Result<void> remove(qint64 id) = 0;
    /// An attempt failed: `attempts` so far, the next one not before `nextAttempt`.
    [[nodiscard]] virtual Result<void> reschedule(qint64 id, int attempts, Clock::WallTime nextAttempt,
                                                  const QString &lastError) = 0;
    /// Given up: kept and listed as a dead letter, never again in load().
    [[nodiscard]] virtual Result<void> markDead(qint64 id, const QString &reason, Clock::WallTime when) = 0;
    /// All that wait, oldest first; dead letters are not among them.
    [[nodiscard]] virtual Result<std::vector<StoredMail>> load() = 0;
};

} // namespace pennon
