// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailqueue.h"

#include <algorithm>
#include <utility>

namespace pennon {

void MailQueue::insert(QueuedMail mail)
{
    if (mail.place == 0)
        mail.place = ++m_lastPlace;
    const quint64 place = mail.place;
    m_ready.emplace(place, std::move(mail));
}

void MailQueue::insert(QueuedMail mail, Clock::SteadyTime due)
{
    m_later.emplace(due, std::move(mail));
}

std::optional<QueuedMail> MailQueue::takeDue(Clock::SteadyTime now)
{
    while (!m_later.empty() && m_later.begin()->first <= now) {
        QueuedMail &mail = m_later.begin()->second;
        mail.place = 0;
        insert(std::move(mail));
        m_later.erase(m_later.begin());
    }
    if (m_ready.empty())
        return std::nullopt;
    QueuedMail first = std::move(m_ready.begin()->second);
    m_ready.erase(m_ready.begin());
    return first;
}

std::vector<QueuedMail> MailQueue::takeUntil(Clock::WallTime created)
{
    std::vector<QueuedMail> taken;
    const auto take = [&taken, created](auto &entry) {
        if (entry.second.created > created)
            return false;
        taken.push_back(std::move(entry.second));
        return true;
    };
    std::erase_if(m_ready, take);
    std::erase_if(m_later, take);
    return taken;
}

void MailQueue::bringForward()
{
    for (auto &[due, mail] : std::exchange(m_later, {}))
        insert(std::move(mail));
}

std::optional<Clock::SteadyTime> MailQueue::nextDue() const
{
    if (!m_ready.empty())
        return Clock::SteadyTime::min();
    if (!m_later.empty())
        return m_later.begin()->first;
    return std::nullopt;
}

std::optional<Clock::WallTime> MailQueue::oldest() const
{
    std::optional<Clock::WallTime> first;
    const auto look = [&first](const auto &entry) {
        first = std::min(first.value_or(entry.second.created), entry.second.created);
    };
    std::for_each(m_ready.begin(), m_ready.end(), look);
    std::for_each(m_later.begin(), m_later.end(), look);
    return first;
}

} // namespace pennon
