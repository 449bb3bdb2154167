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

} // namespace

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
