// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident.h"

#include <array>
#include <utility>

namespace pennon {

namespace {

using Word = std::pair<IncidentKind, QLatin1String>;
constexpr std::array words = {
    Word{IncidentKind::Crash, QLatin1String("crash")},
    Word{IncidentKind::Fatal, QLatin1String("fatal")},
    Word{IncidentKind::Memory, QLatin1String("memory")},
    Word{IncidentKind::Growth, QLatin1String("growth")},
    Word{IncidentKind::Http, QLatin1String("http")},
    Word{IncidentKind::Breaker, QLatin1String("breaker")},
    Word{IncidentKind::Configuration, QLatin1String("configuration")},
    Word{IncidentKind::Mail, QLatin1String("mail")},
    Word{IncidentKind::Listener, QLatin1String("listener")},
};

struct SeverityWord
{
    Severity severity;
    QLatin1String word;
};
constexpr std::array severityWords = {
    SeverityWord{Severity::Info, QLatin1String("info")},
    SeverityWord{Severity::Warning, QLatin1String("warning")},
    SeverityWord{Severity::Critical, QLatin1String("critical")},
};

} // namespace

QString wireName(Severity severity)
{
    for (const SeverityWord &word : severityWords) {
        if (word.severity == severity)
            return word.word;
    }
    Q_UNREACHABLE();
}

std::optional<Severity> severity(QStringView wireName)
{
    for (const SeverityWord &word : severityWords) {
        if (word.word == wireName)
            return word.severity;
    }
    return std::nullopt;
}

Severity severityOf(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Fatal:
    case IncidentKind::Http:
    case IncidentKind::Breaker:
    case IncidentKind::Listener:
        return Severity::Critical;
    case IncidentKind::Crash:
    case IncidentKind::Memory:
    case IncidentKind::Growth:
    case IncidentKind::Configuration:
    case IncidentKind::Mail:
        break;
    }
    return Severity::Warning;
}

QString wireName(IncidentKind kind)
{
    for (const Word &word : words) {
        if (word.first == kind)
            return word.second;
    }
    Q_UNREACHABLE();
}

std::optional<IncidentKind> incidentKind(QStringView wireName)
{
    for (const Word &word : words) {
        if (word.second == wireName)
            return word.first;
    }
    return std::nullopt;
}

} // namespace pennon
