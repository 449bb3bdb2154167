// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/troubles.h"

#include <algorithm>
#include <utility>

namespace pennon {

QString Troubles::keyOf(const Incident &incident)
{
    const QChar separator(u'\0');
    QString key = wireName(incident.kind) + separator + incident.process.group + separator +
                  incident.process.name + separator + incident.url;
    // The listener's own: what it is stands before the reason, which differs each time.
    if (incident.kind == IncidentKind::Listener && incident.url.isEmpty())
        key += incident.cause.section(u':', 0, 0);
    return key;
}

Troubles::Trouble &Troubles::troubleOf(const Incident &incident)
{
    if (const auto known = m_troubleOf.find(incident.id); known != m_troubleOf.end())
        return m_troubles[known->second];
    const QString key = keyOf(incident);
    if (const auto before = m_latestByKind.find(key); before != m_latestByKind.end()) {
        Trouble &trouble = m_troubles[before->second];
        const bool isOpen = std::any_of(trouble.isOpen.begin(), trouble.isOpen.end(),
                                        [](const auto &entry) { return entry.second; });
        if (isOpen || (trouble.closed && incident.opened - *trouble.closed <= m_sameWithin)) {
            m_troubleOf[incident.id] = before->second;
            return trouble;
        }
    }
    m_troubleOf[incident.id] = incident.id;
    m_latestByKind[key] = incident.id;
    Trouble &trouble = m_troubles[incident.id];
    trouble.first = incident;
    return trouble;
}

Incident Troubles::merged(const Trouble &trouble)
{
    Incident incident = trouble.latest;
    incident.id = trouble.first.id;
    incident.opened = trouble.first.opened;
    incident.times = trouble.times;
    if (trouble.times > 1)
        incident.last = trouble.latest.opened;
    const bool isOpen = std::any_of(trouble.isOpen.begin(), trouble.isOpen.end(),
                                    [](const auto &entry) { return entry.second; });
    incident.closed = isOpen ? std::nullopt : trouble.closed;
    return incident;
}

Incident Troubles::note(const Incident &incident)
{
    Trouble &trouble = troubleOf(incident);
    const bool isNew = trouble.isOpen.try_emplace(incident.id, true).second;
    if (isNew)
        ++trouble.times;
    trouble.isOpen[incident.id] = !incident.closed;
    if (incident.closed)
        trouble.closed = std::max(trouble.closed.value_or(*incident.closed), *incident.closed);
    if (trouble.times == 1 || incident.id >= trouble.latest.id) {
        trouble.latest = incident;
        trouble.latest.stdoutTail.clear();
        trouble.latest.stderrTail.clear();
    }
    return merged(trouble);
}

qint64 Troubles::latestOf(qint64 trouble) const
{
    const auto found = m_troubles.find(trouble);
    return found == m_troubles.end() ? trouble : found->second.latest.id;
}

void Troubles::forget(Clock::WallTime before)
{
    std::erase_if(m_troubles, [&](const auto &entry) {
        const auto &[id, trouble] = entry;
        const bool isOpen = std::any_of(trouble.isOpen.begin(), trouble.isOpen.end(),
                                        [](const auto &one) { return one.second; });
        if (isOpen || trouble.closed.value_or(before) + m_sameWithin >= before)
            return false;
        for (const auto &[incident, open] : trouble.isOpen)
            m_troubleOf.erase(incident);
        const auto latest = m_latestByKind.find(keyOf(trouble.first));
        if (latest != m_latestByKind.end() && latest->second == id)
            m_latestByKind.erase(latest);
        return true;
    });
}

} // namespace pennon
