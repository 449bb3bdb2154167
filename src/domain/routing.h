// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alerting.h"
#include "domain/selection.h"

#include <QTimeZone>

#include <optional>
#include <vector>

/// Which routes and which maintenance windows are about an incident: the same for the listener, which tells,
/// and for the application, which shows who is told.
namespace pennon {

/// The name of the channel that the application is: people at a desktop that is connected to the listener.
[[nodiscard]] QString desktopChannel();
/// The name of the channel to whom [mail] names.
[[nodiscard]] QString mailChannel();
/// Whether a channel leaves by what [mail] says.
[[nodiscard]] bool isMailed(const QString &channel);

/// By what a route is about the incidents of a process; nothing: not at all.
[[nodiscard]] std::optional<SelectedBy> selects(const RouteSection &route, const ProcessName &process);
/// The kinds that a route tells, as its `kinds` and its `severity` say together.
[[nodiscard]] std::vector<IncidentKind> kindsOf(const RouteSection &route);
/// Whether a route tells incidents of this kind. What is about no process (both parts empty) belongs to
/// routes that name none.
[[nodiscard]] bool tells(const RouteSection &route, IncidentKind kind, const ProcessName &process);

/// The first of these sections that mutes a process at this time; nullptr: none. What is about no process is
/// never muted.
[[nodiscard]] const MaintenanceSection *maintenanceOf(const std::vector<MaintenanceSection> &sections,
                                                      const ProcessName &process, Clock::WallTime time,
                                                      const QTimeZone &zone);

} // namespace pennon
