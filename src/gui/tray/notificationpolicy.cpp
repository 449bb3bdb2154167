// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/notificationpolicy.h"

#include "gui/tray/noticetext.h"

#include <algorithm>

namespace pennon {

namespace {

std::chrono::milliseconds patience(const Notice &notice)
{
    const bool aboutServer = notice.process == ProcessName();
    return aboutServer ? NotificationPolicy::serverPatience : NotificationPolicy::gather;
}

} // namespace

NotificationPolicy::Orders NotificationPolicy::update(const std::vector<Notice> &notices,
                                                      Clock::SteadyTime now, bool quiet)
{
    Orders orders;
    m_nextLook.reset();
    merge(notices, now);
    removeEnded(now, orders);
    if (!quiet) {
        changeShown(now, orders);
        tellOfNew(now, orders);
    }
    return orders;
}

void NotificationPolicy::merge(const std::vector<Notice> &notices, Clock::SteadyTime now)
{
    std::map<QString, Notice> present;
    for (const Notice &notice : notices)
        present.emplace(notice.id(), notice);
    for (auto &[id, entry] : m_entries) {
        if (!present.contains(id)) {
            if (!entry.goneSince)
                entry.goneSince = now;
        }
    }
    for (const auto &[id, notice] : present) {
        const auto [found, isNew] = m_entries.try_emplace(id, Entry{notice, now, {}, {}});
        if (!isNew) {
            const bool wasOld = found->second.notice.old;
            found->second.notice = notice;
            found->second.notice.old = wasOld;
            found->second.goneSince.reset();
        }
    }
}

void NotificationPolicy::removeEnded(Clock::SteadyTime now, Orders &orders)
{
    std::erase_if(m_entries, [&](const auto &item) {
        const Entry &entry = item.second;
        if (!entry.goneSince)
            return false;
        if (now - *entry.goneSince < linger) {
            lookAt(*entry.goneSince + linger);
            return false;
        }
        return true;
    });
    std::erase_if(m_shown, [&](const auto &item) {
        const bool isOver = std::ranges::none_of(
            m_entries, [&](const auto &entry) { return entry.second.notification == item.first; });
        if (isOver && item.second.isOpen)
            orders.close.push_back(item.first);
        return isOver;
    });
}

Notification NotificationPolicy::present(const QString &id, const Shown &shown) const
{
    std::vector<Notice> notices;
    for (const auto &[name, entry] : m_entries) {
        if (entry.notification == id)
            notices.push_back(entry.notice);
    }
    if (notices.size() == 1 && notices.front().id() == id)
        return notificationOf(notices.front());
    return notificationOf(id, std::move(notices), shown.atStart);
}

void NotificationPolicy::changeShown(Clock::SteadyTime now, Orders &orders)
{
    for (auto &[id, shown] : m_shown) {
        const Notification notification = present(id, shown);
        if (notification == shown.last)
            continue;
        const bool isWorse = notification.health > shown.worst;
        if (!shown.isOpen && !isWorse)
            continue;
        // Growing memory gets another headline every minute: that is no news.
        if (!isWorse && notification.health == shown.last.health && now - shown.changed < betweenChanges) {
            lookAt(shown.changed + betweenChanges);
            continue;
        }
        shown.last = notification;
        shown.worst = std::max(shown.worst, notification.health);
        shown.changed = now;
        shown.isOpen = true;
        orders.show.push_back(notification);
    }
}

void NotificationPolicy::tellOfNew(Clock::SteadyTime now, Orders &orders)
{
    std::vector<Entry *> old;
    std::vector<Entry *> ripe;
    std::vector<Entry *> young; // may be told of together with others, but not yet alone
    for (auto &[id, entry] : m_entries) {
        if (!entry.notification.isEmpty() || entry.goneSince)
            continue;
        const auto due = entry.firstSeen + patience(entry.notice);
        const bool isRipe = now >= due;
        if (entry.notice.old && isRipe) {
            old.push_back(&entry);
        } else if (isRipe) {
            ripe.push_back(&entry);
        } else {
            lookAt(due);
            if (!entry.notice.old)
                young.push_back(&entry);
        }
    }
    if (!old.empty()) {
        tell(QStringLiteral("group-%1").arg(++m_groups), old, true, now, orders);
    }
    if (ripe.empty())
        return;
    std::erase_if(young, [](const Entry *entry) { return entry->notice.process == ProcessName(); });
    if (ripe.size() + young.size() >= many) {
        ripe.insert(ripe.end(), young.begin(), young.end());
        tell(QStringLiteral("group-%1").arg(++m_groups), ripe, false, now, orders);
        return;
    }
    for (Entry *const entry : ripe)
        tell(entry->notice.id(), {entry}, false, now, orders);
}

void NotificationPolicy::tell(const QString &id, const std::vector<Entry *> &entries, bool atStart,
                              Clock::SteadyTime now, Orders &orders)
{
    for (Entry *const entry : entries)
        entry->notification = id;
    Shown shown{{}, Health::Fine, now, true, atStart};
    shown.last = present(id, shown);
    shown.worst = shown.last.health;
    orders.show.push_back(shown.last);
    m_shown.insert_or_assign(id, shown);
}

void NotificationPolicy::wasClosed(const QString &id)
{
    const auto found = m_shown.find(id);
    if (found != m_shown.end())
        found->second.isOpen = false;
}

std::vector<Notification> NotificationPolicy::open() const
{
    std::vector<Notification> notifications;
    for (const auto &[id, shown] : m_shown) {
        if (shown.isOpen)
            notifications.push_back(shown.last);
    }
    return notifications;
}

void NotificationPolicy::lookAt(Clock::SteadyTime time)
{
    m_nextLook = m_nextLook ? std::min(*m_nextLook, time) : time;
}

} // namespace pennon
