// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/pushcollector.h"

#include "control/codec.h"
#include "control/lineframer.h"
#include "control/rpc.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

template <typename Push>
QByteArray lineOf(const Push &push)
{
    return notificationLine({Push::topic, encode(push)});
}

/// As many lines as it takes; each with at most so many elements, fewer where they are large. An element that
/// does not fit a line by itself is left out: whoever wants it can ask for it.
template <typename Push, typename Element>
std::vector<QByteArray> linesOf(const std::vector<Element> &elements, std::vector<Element> Push::*list,
                                std::size_t atOnce)
{
    std::vector<QByteArray> lines;
    for (std::size_t at = 0, count = atOnce; at < elements.size();) {
        const std::size_t end = std::min(at + count, elements.size());
        Push push;
        push.*list = std::vector<Element>(elements.begin() + static_cast<std::ptrdiff_t>(at),
                                          elements.begin() + static_cast<std::ptrdiff_t>(end));
        QByteArray line = lineOf(push);
        if (line.size() <= longestControlLine) {
            lines.push_back(std::move(line));
        } else if (end - at > 1) {
            count = (end - at) / 2;
            continue;
        }
        at = end;
        count = atOnce;
    }
    return lines;
}

} // namespace

PushCollector::PushCollector(std::chrono::milliseconds moment, QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(moment);
    connect(&m_timer, &QTimer::timeout, this, &PushCollector::flush);
}

void PushCollector::wake()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void PushCollector::add(const SamplesPush &push)
{
    m_samples.insert(m_samples.end(), push.samples.begin(), push.samples.end());
    wake();
}

void PushCollector::add(const IncidentsPush &push)
{
    for (const Incident &incident : push.incidents) {
        Incident &kept = m_incidents[incident.id] = incident;
        kept.stdoutTail.clear();
        kept.stderrTail.clear();
    }
    if (push.test)
        m_test = push.test;
    wake();
}

void PushCollector::add(const RulesPush &push)
{
    m_rules = push;
    wake();
}

void PushCollector::add(const ProcessesPush &push)
{
    for (const ProcessStatus &process : push.changed)
        m_processes[process.name.full()] = process;
    for (const ProcessName &name : push.gone)
        m_processes[name.full()] = std::nullopt;
    wake();
}

void PushCollector::flush()
{
    constexpr std::size_t atOnce = 1000;
    for (const QByteArray &line : linesOf(std::exchange(m_samples, {}), &SamplesPush::samples, atOnce))
        Q_EMIT ready(ControlTopic::Samples, line);

    std::vector<Incident> incidents;
    for (auto &[id, incident] : std::exchange(m_incidents, {}))
        incidents.push_back(incident);
    for (const QByteArray &line : linesOf(incidents, &IncidentsPush::incidents, atOnce))
        Q_EMIT ready(ControlTopic::Incidents, line);
    if (std::optional<QString> test = std::exchange(m_test, std::nullopt))
        Q_EMIT ready(ControlTopic::Incidents, lineOf(IncidentsPush{{}, std::move(test)}));

    if (const std::optional<RulesPush> rules = std::exchange(m_rules, std::nullopt))
        Q_EMIT ready(ControlTopic::Rules, lineOf(*rules));

    std::vector<ProcessStatus> changed;
    std::vector<ProcessName> gone;
    for (const auto &[name, process] : std::exchange(m_processes, {})) {
        if (process)
            changed.push_back(*process);
        else
            gone.push_back({name.section(u':', 0, 0), name.section(u':', 1)});
    }
    for (const QByteArray &line : linesOf(changed, &ProcessesPush::changed, atOnce))
        Q_EMIT ready(ControlTopic::Processes, line);
    for (const QByteArray &line : linesOf(gone, &ProcessesPush::gone, atOnce))
        Q_EMIT ready(ControlTopic::Processes, line);
}

} // namespace pennon
