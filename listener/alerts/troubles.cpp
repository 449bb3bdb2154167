// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/troubles.h"

#include <algorithm>
#include <ranges>
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

/// Of one kind and process troubles follow one another, and so do the ids in them: no list of all is needed.
bool Troubles::isIn(const Trouble &trouble, qint64 incident)
{
    return incident < 0 ? trouble.unstored.contains(incident)
                        : trouble.to > 0 && incident >= trouble.from && incident <= trouble.to;
}

Troubles::Trouble *Troubles::troubleOf(const Incident &incident)
{
    const QString key = keyOf(incident);
    std::vector<qint64> &ofKey = m_byKey[key];
    for (const qint64 id : std::views::reverse(ofKey)) {
        if (Trouble &trouble = m_troubles[id]; isIn(trouble, incident.id))
            return &trouble;
    }
    if (incident.id > 0 && incident.id <= m_newest) {
        if (ofKey.empty())
            m_byKey.erase(key);
        return nullptr;
    }
    if (!ofKey.empty()) {
        Trouble &trouble = m_troubles[ofKey.back()];
        if (!trouble.open.empty() || (trouble.closed && incident.opened - *trouble.closed <= m_sameWithin))
            return &trouble;
    }
    ofKey.push_back(incident.id);
    Trouble &trouble = m_troubles[incident.id];
    trouble.first = incident;
    return &trouble;
}

Incident Troubles::merged(const Trouble &trouble)
{
    Incident incident = trouble.latest;
    incident.id = trouble.first.id;
    incident.opened = trouble.first.opened;
    incident.times = trouble.times;
    if (trouble.times > 1)
        incident.last = trouble.latest.opened;
    incident.closed = trouble.open.empty() ? trouble.closed : std::nullopt;
    incident.acknowledged = trouble.acknowledged;
    return incident;
}

std::optional<Incident> Troubles::note(const Incident &incident)
{
    Trouble *const trouble = troubleOf(incident);
    if (!trouble)
        return std::nullopt;
    const bool isNew = !isIn(*trouble, incident.id);
    if (isNew) {
        ++trouble->times;
        if (incident.id < 0) {
            trouble->unstored.insert(incident.id);
        } else {
            trouble->from = trouble->from == 0 ? incident.id : trouble->from;
            m_newest = trouble->to = incident.id;
        }
    }
    if (incident.closed) {
        trouble->open.erase(incident.id);
        trouble->closed = std::max(trouble->closed.value_or(*incident.closed), *incident.closed);
    } else {
        trouble->open.insert(incident.id);
    }
    if (incident.acknowledged) {
        trouble->acknowledged =
            std::max(trouble->acknowledged.value_or(*incident.acknowledged), *incident.acknowledged);
    }
    if (isNew || incident.id == trouble->latest.id) {
        trouble->latest = incident;
        trouble->latest.stdoutTail.clear();
        trouble->latest.stderrTail.clear();
    }
    return merged(*trouble);
}

qint64 Troubles::latestOf(qint64 trouble) const
{
    const auto found = m_troubles.find(trouble);
    return found == m_troubles.end() ? trouble : found->second.latest.id;
}

std::optional<qint64> Troubles::troubleWith(const Incident &incident) const
{
    const auto ofKey = m_byKey.find(keyOf(incident));
    if (ofKey == m_byKey.end())
        return std::nullopt;
    const auto found = std::find_if(ofKey->second.rbegin(), ofKey->second.rend(), [&](qint64 id) {
        const auto trouble = m_troubles.find(id);
        return trouble != m_troubles.end() && isIn(trouble->second, incident.id);
    });
    return found == ofKey->second.rend() ? std::nullopt : std::optional(*found);
}

void Troubles::forget(Clock::WallTime before)
{
    std::erase_if(m_troubles, [&](const auto &entry) {
        const auto &[id, trouble] = entry;
        if (!trouble.open.empty() || trouble.closed.value_or(before) + m_sameWithin >= before)
            return false;
        if (const auto ofKey = m_byKey.find(keyOf(trouble.first)); ofKey != m_byKey.end()) {
            std::erase(ofKey->second, id);
            if (ofKey->second.empty())
                m_byKey.erase(ofKey);
        }
        return true;
    });
}

} // namespace pennon
