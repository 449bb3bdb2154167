// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "notify/mailtransport.h"

#include <map>
#include <optional>
#include <vector>

namespace pennon {

/// A mail that waits to be sent.
struct QueuedMail
{
    quint64 ticket = 0; ///< grows in the order of posting
    Mail mail;
    Clock::WallTime created{};
    int attempts = 0;  ///< failed ones
    quint64 place = 0; ///< given by the queue
};

/// The order of mails on their way out: those that are due one behind the other; the others wait until their
/// time has come, and then go to the end. Touches nothing.
class MailQueue final
{
public:
    /// Due at once: a new one at the end, one that was taken before in its old place.
    void insert(QueuedMail mail);
    void insert(QueuedMail mail, Clock::SteadyTime due);

    /// Takes the first one that is due; nothing if none is.
    [[nodiscard]] std::optional<QueuedMail> takeDue(Clock::SteadyTime now);
    /// Takes all that were created at this time or before.
    [[nodiscard]] std::vector<QueuedMail> takeUntil(Clock::WallTime created);
    /// All are due now, those that waited in their old places.
    void bringForward();

    /// When the next one is due; nothing if none waits. A time in the past: now.
    [[nodiscard]] std::optional<Clock::SteadyTime> nextDue() const;
    [[nodiscard]] std::optional<Clock::WallTime> oldest() const;
    [[nodiscard]] qsizetype size() const
    {
        return static_cast<qsizetype>(m_ready.size()) + static_cast<qsizetype>(m_later.size());
    }

private:
    quint64 m_lastPlace = 0;
    std::map<quint64, QueuedMail> m_ready; ///< by place
    std::multimap<Clock::SteadyTime, QueuedMail> m_later;
};

} // namespace pennon
