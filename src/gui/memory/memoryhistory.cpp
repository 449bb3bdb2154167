// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memoryhistory.h"

#include "base/whendone.h"
#include "session/causetexts.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds breath = 60ms;
/// Beyond the window on either side, so that panning finds something; less where many share the points.
constexpr int fewProcesses = 2;
constexpr std::chrono::days kept{30};
constexpr std::size_t mostIncidents = 20'000;

std::chrono::milliseconds resolutionOf(const SamplesRequest &request)
{
    return (request.to - request.from) / request.maxPoints;
}

} // namespace

MemoryHistory::MemoryHistory(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(breath);
    connect(&m_soon, &QTimer::timeout, this, &MemoryHistory::ask);
}

void MemoryHistory::watch(ServerSession *session, const std::vector<ProcessName> &processes)
{
    ++m_generation;
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
        disconnect(connection);
    m_session = session;
    m_processes = processes;
    m_series.clear();
    for (const ProcessName &process : processes)
        m_series.emplace_back(process);
    m_incidents.clear();
    m_problem.clear();
    m_isAsking = false;
    m_soon.stop();
    m_coveredFrom = m_coveredTo = {};
    if (!session)
        return;
    m_connections = {
        connect(session, &ServerSession::samplesTaken, this,
                [this](const SamplesPush &push) {
                    bool isOurs = false;
                    for (const ProcessSample &sample : push.samples) {
                        for (MemorySeries &series : m_series) {
                            if (series.process() != sample.process)
                                continue;
                            series.append(sample.sample);
                            isOurs = true;
                        }
                    }
                    if (isOurs)
                        Q_EMIT changed();
                }),
        connect(session, &ServerSession::incidentsChanged, this,
                [this](const IncidentsPush &push) {
                    for (const Incident &incident : push.incidents)
                        takeIncident(incident);
                    Q_EMIT changed();
                }),
    };
    for (const ProcessName &process : processes)
        askIncidents(process, std::nullopt);
}

bool MemoryHistory::isWatched(const ProcessName &process) const
{
    return std::find(m_processes.begin(), m_processes.end(), process) != m_processes.end();
}

void MemoryHistory::need(const MemoryWindow &window, int columns)
{
    m_window = window;
    m_columns = columns;
    askSoon();
}

SamplesRequest MemoryHistory::request() const
{
    const auto count = static_cast<int>(m_processes.size());
    const std::chrono::milliseconds margin = count <= fewProcesses ? m_window.span() : m_window.span() / 8;
    const Clock::WallTime now = m_clock.now();
    SamplesRequest request;
    request.processes = m_processes;
    request.from = std::max<Clock::WallTime>(m_window.from() - margin, now - kept);
    // A little later than now: the other machine's clock may be ahead.
    request.to = std::min<Clock::WallTime>(m_window.to() + margin, now + 1min);
    const auto spans = static_cast<double>((request.to - request.from).count()) /
                       static_cast<double>(m_window.span().count());
    request.maxPoints =
        std::clamp(static_cast<int>(spans * m_columns), 1, SamplesRequest::mostPoints / count);
    return request;
}

void MemoryHistory::askSoon()
{
    const bool isPossible = m_session && m_session->hasListener() && !m_processes.empty();
    if (!isPossible || m_columns <= 0 || m_isAsking)
        return;
    const Clock::WallTime now = m_clock.now();
    const bool isCovered = isAnswered() &&
                           std::max<Clock::WallTime>(m_window.from(), now - kept) >= m_coveredFrom &&
                           (m_coversNow || std::min(m_window.to(), now) <= m_coveredTo);
    if (isCovered && resolutionOf(request()) * 3 / 2 >= m_resolution)
        return;
    if (!isAnswered()) {
        ask(); // nothing is there yet: at once
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void MemoryHistory::ask()
{
    if (!m_session || m_isAsking)
        return;
    const SamplesRequest request = this->request();
    if (request.to <= request.from)
        return;
    m_isAsking = true;
    const int generation = m_generation;
    whenDone(m_session->ask(request), this, [=, this](const Result<SamplesAnswer> &answer) {
        if (generation == m_generation)
            take(request, answer);
    });
}

void MemoryHistory::take(const SamplesRequest &request, const Result<SamplesAnswer> &answer)
{
    m_isAsking = false;
    m_problem = answer ? QString() : causeText(answer.error().message);
    if (answer) {
        for (const SampleSeries &known : answer->series) {
            for (MemorySeries &series : m_series) {
                if (series.process() == known.process)
                    series.take(request.from, std::min(request.to, m_clock.now()), known.buckets);
            }
        }
        m_coveredFrom = request.from;
        m_coveredTo = request.to;
        m_coversNow = request.to >= m_clock.now(); // what comes later is told live
        m_resolution = resolutionOf(request);
        askSoon(); // the window may have moved on
    }
    Q_EMIT changed();
}

void MemoryHistory::askIncidents(const ProcessName &process, std::optional<qint64> before)
{
    IncidentsRequest request;
    request.pattern = process.full();
    request.kinds = {IncidentKind::Crash, IncidentKind::Fatal, IncidentKind::Memory, IncidentKind::Growth,
                     IncidentKind::Http};
    request.since = m_clock.now() - kept;
    request.limit = IncidentsRequest::mostLimit;
    request.before = before;
    const int generation = m_generation;
    whenDone(m_session->ask(request), this, [=, this](const Result<IncidentsAnswer> &answer) {
        if (generation != m_generation || !answer)
            return;
        for (const Incident &incident : answer->incidents)
            takeIncident(incident);
        const bool goesOn =
            answer->more && !answer->incidents.empty() && m_session && m_incidents.size() < mostIncidents;
        if (goesOn)
            askIncidents(process, answer->incidents.back().id);
        Q_EMIT changed();
    });
}

void MemoryHistory::takeIncident(const Incident &incident)
{
    if (!isWatched(incident.process))
        return;
    const auto known = std::find_if(m_incidents.begin(), m_incidents.end(),
                                    [&incident](const Incident &one) { return one.id == incident.id; });
    if (known != m_incidents.end()) {
        *known = incident;
    } else {
        m_incidents.push_back(incident);
    }
}

} // namespace pennon
