// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/routing.h"

#include <algorithm>

namespace pennon {

QString desktopChannel()
{
    return QStringLiteral("desktop");
}

QString mailChannel()
{
    return QStringLiteral("mail");
}

bool isMailed(const QString &channel)
{
    return channel == mailChannel() || channel.startsWith(QStringLiteral("email:")) ||
           channel.startsWith(QStringLiteral("sms:"));
}

std::optional<SelectedBy> selects(const RouteSection &route, const ProcessName &process)
{
    return selectsOrAll(route.selection, process);
}

std::vector<IncidentKind> kindsOf(const RouteSection &route)
{
    std::vector<IncidentKind> kinds;
    for (const IncidentKind kind : incidentKinds) {
        const bool isNamed = route.kinds.isEmpty() || route.kinds.contains(kind);
        if (isNamed && severityOf(kind) >= route.severity)
            kinds.push_back(kind);
    }
    return kinds;
}

bool tells(const RouteSection &route, IncidentKind kind, const ProcessName &process)
{
    if (!route.kinds.isEmpty() && !route.kinds.contains(kind))
        return false;
    if (severityOf(kind) < route.severity)
        return false;
    if (process.name.isEmpty())
        return route.selection.programs.empty() && route.selection.groups.empty();
    return selects(route, process).has_value();
}

const MaintenanceSection *maintenanceOf(const std::vector<MaintenanceSection> &sections,
                                        const ProcessName &process, Clock::WallTime time,
                                        const QTimeZone &zone)
{
    if (process.name.isEmpty())
        return nullptr;
    const auto at = std::find_if(sections.begin(), sections.end(), [&](const MaintenanceSection &section) {
        return selectsOrAll(section.selection, process) && section.times.contains(time, zone);
    });
    return at == sections.end() ? nullptr : &*at;
}

} // namespace pennon
