// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/openincidents.h"

#include "checks/restartbook.h"
#include "monitor/incidentbook.h"
#include "monitor/incidentquery.h"
#include "monitor/processboard.h"
#include "store/incidentstore.h"

#include <utility>

namespace pennon {

namespace {

constexpr int mostRecalled = 1000;

/// supervisord tells times in whole seconds.
constexpr std::chrono::seconds clockTolerance(1);

/// What ends with the listener that was at work on it.
bool belongsToALife(const Incident &incident)
{
    switch (incident.kind) {
    case IncidentKind::Memory:
    case IncidentKind::Growth:
    case IncidentKind::Listener:
    case IncidentKind::Configuration:
        return true;
    case IncidentKind::Http:
        return !incident.process.name.isEmpty(); // a page alone is taken over by its check
    case IncidentKind::Fatal:
        return !incident.action.isEmpty(); // a start of ours
    case IncidentKind::Crash:
    case IncidentKind::Breaker:
    case IncidentKind::Mail:
        break;
    }
    return false;
}

/// Of two without an id.
bool isSame(const Incident &one, const Incident &other)
{
    return one.kind == other.kind && one.process == other.process && one.url == other.url &&
           one.opened == other.opened;
}

} // namespace

OpenIncidents::OpenIncidents(Doors doors)
    : m_doors(doors)
{
    connect(&m_doors.incidents, &IncidentBook::changed, this, &OpenIncidents::note);
}

void OpenIncidents::note(const Incident &incident)
{
    if (incident.id == 0) {
        std::erase_if(m_unstored, [&incident](const Incident &one) { return isSame(one, incident); });
        if (!incident.closed)
            m_unstored.push_back(withoutOutput(incident));
        return;
    }
    if (incident.closed) {
        m_open.remove(incident.id);
        return;
    }
    m_open.insert(incident.id, withoutOutput(incident)); // the store keeps that
}

void OpenIncidents::recall(IncidentStore &store)
{
    IncidentFilter open;
    open.openOnly = true;
    open.limit = mostRecalled;
    const Result<std::vector<Incident>> incidents = store.list(open);
    if (!incidents)
        return; // they stay as they are
    for (const Incident &incident : *incidents) {
        if (belongsToALife(incident)) {
            close(incident, QStringLiteral("the listener ended meanwhile"));
        } else {
            note(incident);
            if (incident.kind == IncidentKind::Http)
                m_pagesLeft.insert(incident.id);
        }
    }
}

std::vector<Incident> OpenIncidents::all() const
{
    std::vector<Incident> open(m_open.begin(), m_open.end());
    open.insert(open.end(), m_unstored.begin(), m_unstored.end());
    return open;
}

void OpenIncidents::look()
{
    const std::vector<Incident> open = all(); // closing changes it
    for (const Incident &incident : open) {
        if (const QString outcome = endOf(incident); !outcome.isEmpty())
            close(incident, outcome);
    }
}

QString OpenIncidents::endOf(const Incident &incident) const
{
    switch (incident.kind) {
    case IncidentKind::Crash:
        return endOfFall(incident, m_doors.board.find(incident.process));
    case IncidentKind::Fatal:
        return incident.action.isEmpty() ? endOfFall(incident, m_doors.board.find(incident.process))
                                         : QString();
    case IncidentKind::Breaker: {
        const RestartHistory history = m_doors.restarts.of(incident.process);
        return history.breakerOpened || history.reviveGivenUp ? QString()
                                                              : QStringLiteral("it may be restarted again");
    }
    case IncidentKind::Mail:
        return QStringLiteral("given up");
    case IncidentKind::Memory:
    case IncidentKind::Growth:
    case IncidentKind::Http:
    case IncidentKind::Listener:
    case IncidentKind::Configuration:
        break; // whoever opened it says how it ends
    }
    return {};
}

QString OpenIncidents::endOfFall(const Incident &incident, const BoardRow *row) const
{
    if (m_doors.board.takenAt().value_or(Clock::WallTime()) <= incident.opened)
        return {};
    if (row == nullptr)
        return QStringLiteral("supervisord does not know the process any more");
    // An event that had to wait was taken in when its process had been started again long ago: what counts
    // then is that supervisord says so later. An answer from before the event says nothing.
    const Clock::WallTime started{std::chrono::seconds(row->info.start)};
    const Clock::WallTime asOf{std::chrono::seconds(row->info.now)};
    if (row->info.state == ProcessState::Running &&
        (started + clockTolerance >= incident.opened || asOf >= incident.opened))
        return QStringLiteral("runs again");
    if (row->info.state == ProcessState::Stopped)
        return QStringLiteral("was stopped");
    return {};
}

void OpenIncidents::close(Incident incident, const QString &outcome)
{
    incident.closed = m_doors.clock.now();
    if (incident.outcome.isEmpty())
        incident.outcome = outcome;
    m_doors.incidents.update(incident);
}

std::optional<Incident> OpenIncidents::takePage(const QString &url)
{
    for (const qint64 id : m_pagesLeft) {
        if (Incident incident = m_open.value(id); incident.url == url) {
            m_pagesLeft.erase(id);
            return incident;
        }
    }
    return std::nullopt;
}

void OpenIncidents::endPagesNotTaken()
{
    for (const qint64 id : std::exchange(m_pagesLeft, {}))
        close(m_open.value(id), QStringLiteral("not checked any more: pennon.conf was changed"));
}

std::map<IncidentKind, qint64> OpenIncidents::counts() const
{
    std::map<IncidentKind, qint64> counts;
    for (const Incident &incident : m_open)
        ++counts[incident.kind];
    return counts;
}

void OpenIncidents::configurationLoaded()
{
    const std::vector<Incident> open = all();
    for (const Incident &incident : open) {
        if (incident.kind == IncidentKind::Configuration)
            close(incident, QStringLiteral("pennon.conf was loaded"));
    }
}

} // namespace pennon
