// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/messages.h"

#include <QString>

/// The listener's answers as people read them on a terminal. Times are local.
namespace pennon {

[[nodiscard]] QString statusReport(const StatusAnswer &status, const HelloAnswer &hello, bool hasColours);
[[nodiscard]] QString processesReport(const ProcessesAnswer &answer, bool hasColours);
[[nodiscard]] QString incidentsReport(const IncidentsAnswer &answer, bool hasColours);
/// All of one incident, with the last output of its process.
[[nodiscard]] QString incidentReport(const Incident &incident, bool hasColours);
[[nodiscard]] QString rulesReport(const RulesAnswer &answer, const QString &section, bool hasColours);
[[nodiscard]] QString silencesReport(const std::vector<Silence> &silences, bool hasColours);
[[nodiscard]] QString deliveriesReport(const TestMailAnswer &answer, bool hasColours);
[[nodiscard]] QString findingsReport(const RunCheckAnswer &answer, bool hasColours);

} // namespace pennon
