// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/notice.h"

#include "base/clock.h"

#include <map>
#include <optional>
#include <vector>

namespace pennon {

/// Decides which notification comes, changes and goes; touches nothing. It is told again and again what is
/// wrong and what the time is.
///
/// - A trouble is told of once it has lasted a moment; what happens within that moment is told of together
///   if it is much. What was there when the program began to look is told of in one summary.
/// - While the same trouble goes on its notification is changed, not repeated. One that was closed by the
///   user, or ran out, comes again only when the trouble has become worse.
/// - It is withdrawn when the trouble has been over for a moment: a process that is started again and again
///   does not flicker.
/// - Quiet: nothing comes, withdrawals go on; what still is wrong afterwards is told of then.
class NotificationPolicy final
{
public:
    static constexpr std::chrono::milliseconds gather = std::chrono::seconds(2);
    static constexpr std::chrono::milliseconds serverPatience = std::chrono::seconds(15);
    static constexpr std::chrono::milliseconds linger = std::chrono::seconds(3);
    static constexpr std::chrono::milliseconds betweenChanges = std::chrono::seconds(10);
    static constexpr std::size_t many = 4;

    struct Orders
    {
        std::vector<QString> close; ///< ids
        std::vector<Notification> show;
    };

    [[nodiscard]] Orders update(const std::vector<Notice> &notices, Clock::SteadyTime now, bool quiet);
    /// When to update even though nothing has changed; nothing: not before something does.
    [[nodiscard]] std::optional<Clock::SteadyTime> nextLook() const { return m_nextLook; }
    /// It is no longer on the screen: the user closed it, or it ran out.
    void wasClosed(const QString &id);
    /// What is on the screen, as far as is known: for a notification service that forgot everything.
    [[nodiscard]] std::vector<Notification> open() const;

private:
    struct Entry
    {
        Notice notice;
        Clock::SteadyTime firstSeen;
        std::optional<Clock::SteadyTime> goneSince;
        QString notification; ///< it is part of; empty: not told of yet
    };
    struct Shown
    {
        Notification last;
        Health worst = Health::Fine; ///< that was told of
        Clock::SteadyTime changed;
        bool isOpen = true;
        bool atStart = false;
    };

    void merge(const std::vector<Notice> &notices, Clock::SteadyTime now);
    void removeEnded(Clock::SteadyTime now, Orders &orders);
    void changeShown(Clock::SteadyTime now, Orders &orders);
    void tellOfNew(Clock::SteadyTime now, Orders &orders);
    void tell(const QString &id, const std::vector<Entry *> &entries, bool atStart, Clock::SteadyTime now,
              Orders &orders);
    [[nodiscard]] Notification present(const QString &id, const Shown &shown) const;
    void lookAt(Clock::SteadyTime time);

    std::map<QString, Entry> m_entries; ///< by Notice::id()
    std::map<QString, Shown> m_shown;   ///< by Notification::id
    std::optional<Clock::SteadyTime> m_nextLook;
    int m_groups = 0;
};

} // namespace pennon
