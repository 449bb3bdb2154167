// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/selfwatch.h"

#include "base/linelog.h"
#include "monitor/incidentbook.h"

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lookEvery = 5s;

/// How long it lasts before it is told. supervisord is away for a moment at each of its own reloads.
std::chrono::seconds toldAfter(SelfWatch::Trouble trouble)
{
    switch (trouble) {
    case SelfWatch::Trouble::SupervisordUnreachable:
    case SelfWatch::Trouble::StoreNotWritable:
    case SelfWatch::Trouble::StateFolder:
    case SelfWatch::Trouble::EventsMissed: // until then they are counted
    case SelfWatch::Trouble::ControlSocket:
    case SelfWatch::Trouble::NoMetrics:
        return 20s;
    case SelfWatch::Trouble::MessagesWait:
    case SelfWatch::Trouble::EventsLate:
    case SelfWatch::Trouble::TicksLate:
    case SelfWatch::Trouble::NoTicks:
        break;
    }
    return 0s;
}

QString describe(SelfWatch::Trouble trouble)
{
    switch (trouble) {
    case SelfWatch::Trouble::SupervisordUnreachable:
        return QStringLiteral("supervisord cannot be asked");
    case SelfWatch::Trouble::NoMetrics:
        return QStringLiteral("Prometheus gets no metrics");
    case SelfWatch::Trouble::StoreNotWritable:
        return QStringLiteral("The state cannot be stored");
    case SelfWatch::Trouble::StateFolder:
        return QStringLiteral("The state folder is in trouble");
    case SelfWatch::Trouble::MessagesWait:
        return QStringLiteral("Messages wait too long");
    case SelfWatch::Trouble::EventsLate:
        return QStringLiteral("Events are worked off late");
    case SelfWatch::Trouble::EventsMissed:
        return QStringLiteral("supervisord drops events");
    case SelfWatch::Trouble::TicksLate:
        return QStringLiteral("supervisord's ticks come late");
    case SelfWatch::Trouble::NoTicks:
        return QStringLiteral("supervisord sends no events any more");
    case SelfWatch::Trouble::ControlSocket:
        break;
    }
    return QStringLiteral("There is no control socket");
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
    if (!m_timer.isActive())
        m_timer.start();
    if (isNew && toldAfter(trouble) == 0s)
        look();
}

void SelfWatch::end(Trouble trouble)
{
    const auto found = m_rows.find(trouble);
    if (found == m_rows.end())
        return;
    if (std::optional<Incident> &incident = found->second.incident) {
        incident->closed = m_clock.now();
        incident->outcome = QStringLiteral("over");
        m_log.line(QStringLiteral("Over: %1").arg(describe(trouble)));
        m_incidents.update(*incident);
    }
    m_rows.erase(found);
    if (m_rows.empty())
        m_timer.stop();
}

void SelfWatch::set(Trouble trouble, const QString &reason)
{
    if (reason.isEmpty()) {
        end(trouble);
    } else {
        begin(trouble, reason);
    }
}

void SelfWatch::look()
{
    for (auto &[trouble, row] : m_rows) {
        if (row.incident || m_clock.steady() - row.begun < toldAfter(trouble))
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
