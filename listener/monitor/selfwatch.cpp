// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/selfwatch.h"

#include "base/linelog.h"
#include "monitor/incidentbook.h"

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// supervisord is away for a moment at each of its own reloads.
constexpr std::chrono::seconds toldAfter = 20s;
constexpr std::chrono::milliseconds lookEvery = 5s;

QString describe(SelfWatch::Trouble trouble)
{
    switch (trouble) {
    case SelfWatch::Trouble::SupervisordUnreachable:
        return QStringLiteral("supervisord cannot be asked");
    case SelfWatch::Trouble::StoreNotWritable:
        break;
    }
    return QStringLiteral("The state cannot be stored");
}

} // namespace

SelfWatch::SelfWatch(IncidentBook &incidents, LineLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_incidents(incidents)
    , m_log(log)
    , m_clock(clock)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &SelfWatch::look);
}

void SelfWatch::begin(Trouble trouble, const QString &reason)
{
    const auto [row, isNew] = m_rows.try_emplace(trouble);
    if (isNew) {
        row->second.since = m_clock.now();
        row->second.begun = m_clock.steady();
    }
    row->second.reason = reason;
    m_timer.start();
}

void SelfWatch::end(Trouble trouble)
{
    const auto found = m_rows.find(trouble);
    if (found == m_rows.end())
        return;
    if (std::optional<Incident> &incident = found->second.incident) {
        incident->closed = m_clock.now();
        incident->outcome = QStringLiteral("over");
        m_incidents.update(*incident);
    }
    m_rows.erase(found);
    if (m_rows.empty())
        m_timer.stop();
}

void SelfWatch::look()
{
    for (auto &[trouble, row] : m_rows) {
        if (row.incident || m_clock.steady() - row.begun < toldAfter)
            continue;
        Incident incident;
        incident.kind = IncidentKind::Listener;
        incident.opened = row.since;
        incident.cause = QStringLiteral("%1: %2").arg(describe(trouble), row.reason);
        m_log.line(incident.cause);
        row.incident = m_incidents.open(incident);
    }
}

} // namespace pennon
