// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/desktopalerts.h"

#include "base/whendone.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr std::size_t mostKept = 2000;

} // namespace

DesktopAlerts::DesktopAlerts(ControlClient &control, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_clock(clock)
{
    m_fading.setSingleShot(true);
    connect(&m_fading, &QTimer::timeout, this, &DesktopAlerts::fade);
    connect(&m_control, &ControlClient::rulesChanged, this, &DesktopAlerts::readAgain);
    connect(&m_control, &ControlClient::incidentsChanged, this, [this](const IncidentsPush &push) {
        for (const Incident &incident : push.incidents)
            note(incident);
        if (!push.incidents.empty())
            Q_EMIT changed();
        if (push.test)
            Q_EMIT tested(*push.test);
    });
}

void DesktopAlerts::readAgain()
{
    IncidentsRequest request;
    request.open = true;
    request.limit = IncidentsRequest::mostLimit;
    const int generation = ++m_generation;
    whenDone(m_control.call(request), this, [this, generation](const Result<IncidentsAnswer> &answer) {
        if (generation == m_generation && answer)
            take(*answer);
    });
}

void DesktopAlerts::forget()
{
    ++m_generation;
    m_fading.stop();
    const bool isNews = m_isRouted || !m_told.empty();
    m_isRouted = false;
    m_told.clear();
    if (isNews)
        Q_EMIT changed();
}

void DesktopAlerts::take(const IncidentsAnswer &answer)
{
    m_isRouted = answer.desktop;
    std::erase_if(m_told, [](const auto &told) { return !told.second.incident.closed; });
    for (const Incident &incident : answer.incidents)
        note(incident);
    Q_EMIT changed();
}

void DesktopAlerts::note(const Incident &incident)
{
    const auto known = m_told.find(incident.id);
    if (!incident.desktop) {
        if (known != m_told.end())
            m_told.erase(known);
    } else if (!incident.closed) {
        m_told.insert_or_assign(incident.id, Told{incident, {}});
    } else if (known == m_told.end()) {
        m_told.emplace(incident.id, Told{incident, m_clock.steady() + afterglow});
        fade();
    } else if (!known->second.end) { // it was seen while it lasted
        known->second.isOver = true;
    }
    if (m_told.size() > mostKept)
        std::erase_if(m_told, [](const auto &told) { return told.second.isOver; });
}

void DesktopAlerts::fade()
{
    const Clock::SteadyTime now = m_clock.steady();
    bool isNews = false;
    std::optional<Clock::SteadyTime> next;
    for (auto &[id, told] : m_told) {
        if (!told.end || told.isOver)
            continue;
        told.isOver = *told.end <= now;
        isNews = isNews || told.isOver;
        if (!told.isOver)
            next = std::min(next.value_or(*told.end), *told.end);
    }
    if (next)
        m_fading.start(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
    if (isNews)
        Q_EMIT changed();
}

std::vector<Incident> DesktopAlerts::incidents() const
{
    std::vector<Incident> incidents;
    for (const auto &[id, told] : m_told) {
        if (!told.isOver)
            incidents.push_back(told.incident);
    }
    return incidents;
}

bool DesktopAlerts::isAbout(const ProcessName &process) const
{
    return std::any_of(m_told.begin(), m_told.end(), [&](const auto &told) {
        return !told.second.isOver && told.second.incident.process == process;
    });
}

} // namespace pennon
