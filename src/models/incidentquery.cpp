// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidentquery.h"

#include "domain/processpattern.h"
#include "models/incidentwords.h"
#include "models/processexplanation.h"

#include <QStringList>

#include <algorithm>

namespace pennon {

namespace {

std::optional<ProcessPattern> patternOf(const QString &text)
{
    constexpr QStringView signs = u":*?[";
    if (!std::ranges::any_of(signs, [&](QChar sign) { return text.contains(sign); }))
        return {};
    const Result<ProcessPattern> pattern = ProcessPattern::parse(text.trimmed());
    return pattern ? std::optional(*pattern) : std::nullopt;
}

bool hasWords(const Incident &incident, const QString &text)
{
    const QString all = incident.process.full() + u'\n' + incidentSubject(incident) + u'\n' +
                        incidentWord(incident.kind) + u'\n' + incidentCause(incident) + u'\n' +
                        incident.cause + u'\n' + incidentRemedy(incident) + u'\n' + incident.url + u'\n' +
                        incident.note;
    return std::ranges::all_of(text.simplified().split(u' ', Qt::SkipEmptyParts),
                               [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

/// A pattern that means all of these and as few others as can be said with one.
std::optional<QString> patternFor(const std::vector<ProcessName> &processes)
{
    if (processes.empty())
        return {};
    const ProcessName &first = processes.front();
    const bool isOneGroup = std::ranges::all_of(
        processes, [&](const ProcessName &process) { return process.group == first.group; });
    if (!isOneGroup)
        return {};
    const QString pattern = processes.size() == 1 ? first.full() : QString(first.group + QLatin1String(":*"));
    const Result<ProcessPattern> parsed = ProcessPattern::parse(pattern);
    return parsed && parsed->matches(first) ? std::optional(pattern) : std::nullopt;
}

} // namespace

bool IncidentQuery::matches(const Incident &incident, Clock::WallTime now) const
{
    if (!processes.empty() && std::ranges::find(processes, incident.process) == processes.end())
        return false;
    if (!kinds.empty() && std::ranges::find(kinds, incident.kind) == kinds.end())
        return false;
    if (standing == Standing::Open && incident.closed)
        return false;
    if (standing == Standing::Unacknowledged && incident.acknowledged)
        return false;
    if (within && incident.opened < now - *within)
        return false;
    if (const std::optional<ProcessPattern> pattern = patternOf(text))
        return !incident.process.name.isEmpty() && pattern->matches(incident.process);
    return hasWords(incident, text);
}

IncidentsRequest IncidentQuery::request(Clock::WallTime now) const
{
    IncidentsRequest request;
    request.kinds = kinds;
    if (standing == Standing::Unacknowledged)
        request.acknowledged = false;
    if (within)
        request.since = now - *within;
    request.pattern = patternFor(processes);
    if (!request.pattern && patternOf(text))
        request.pattern = text.trimmed();
    return request;
}

bool IncidentQuery::isFiltering() const
{
    return !text.trimmed().isEmpty() || !kinds.empty() || standing != Standing::All || within.has_value();
}

} // namespace pennon
