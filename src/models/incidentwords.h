// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "session/assessment.h"

#include <QDate>
#include <QString>

#include <vector>

/// Incidents in words, translated. What the listener itself says stays as it is where it says something that
/// is not known here.
namespace pennon {

/// How bad something of that kind is, for its shape: Failed or Trouble.
[[nodiscard]] Health incidentHealth(IncidentKind kind);
/// supervisorctl's name of the process; for an incident without one, what it is about: "listener".
[[nodiscard]] QString incidentSubject(const Incident &incident);
/// Why, short: "exited with status 3", "482 MB of memory, over the limit of 300 MB".
[[nodiscard]] QString incidentCause(const Incident &incident);
/// What was done and how it ended, short: "restart: runs again"; empty: nothing.
[[nodiscard]] QString incidentRemedy(const Incident &incident);
/// "SIGSEGV (it used memory that is not its own)"; "signal 63" for one that is not known.
[[nodiscard]] QString signalText(int signal);
/// "open for 12 min", "lasted 4 s".
[[nodiscard]] QString incidentSpan(const Incident &incident, Clock::WallTime now);
/// "Today", "Yesterday", else the date with its weekday.
[[nodiscard]] QString dayText(QDate day, QDate today);
/// The day of this machine's time zone.
[[nodiscard]] QDate dayOf(Clock::WallTime time);

struct IncidentFact
{
    QString name;
    QString text;
};

/// All that is known of it but its output, in the order in which one asks: what, why, what was done, when.
[[nodiscard]] std::vector<IncidentFact> incidentFacts(const Incident &incident, Clock::WallTime now);
/// To be pasted into a ticket, with its output.
[[nodiscard]] QString incidentText(const Incident &incident, Clock::WallTime now);

} // namespace pennon
