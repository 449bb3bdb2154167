// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What is known of incidents, in words. Everything that comes from processes is clean (cleantext.h).
namespace pennon {

class AlertWords;

/// "webapp", "shop:worker_1"; "Pennon" where it is about no process.
[[nodiscard]] QString whoOf(const Incident &incident);
/// "crashed (SIGSEGV)", "uses 214.3MB of memory, limit 200.0MB": what stands in a subject.
[[nodiscard]] QString whatOf(const Incident &incident, const AlertWords &words);
/// "30 crashes, 2 failed starts": every time of every incident is counted.
[[nodiscard]] QString totalsOf(const std::vector<AlertFacts> &facts, const AlertWords &words);
/// How often it has happened, all incidents together.
[[nodiscard]] int timesOf(const std::vector<AlertFacts> &facts);
/// How many processes they are about; what is about none is not counted.
[[nodiscard]] int processesOf(const std::vector<AlertFacts> &facts);

/// "status 3", "signal 11, SIGSEGV (Segmentation fault)"; empty where it is not known.
[[nodiscard]] QString exitOf(const Incident &incident, const AlertWords &words);
/// "503, http://localhost:8080/health"; empty where it is about no page.
[[nodiscard]] QString httpOf(const Incident &incident, const AlertWords &words);
/// What Pennon did.
[[nodiscard]] QString actionOf(const Incident &incident, const AlertWords &words);
/// How that ended.
[[nodiscard]] QString outcomeOf(const Incident &incident, const AlertWords &words);
/// Both: "restart: runs again"; empty: nothing was done.
[[nodiscard]] QString doneOf(const Incident &incident, const AlertWords &words);
/// One sentence.
[[nodiscard]] QString causeOf(const Incident &incident, const AlertWords &words);
/// "over after 5min", "not over"
[[nodiscard]] QString stateOf(const Incident &incident, const AlertWords &words);

/// Of the lowest to the highest: "▁▂▃▅█", at most 40. What differs by less than a tenth looks even.
[[nodiscard]] QString barsOf(const std::vector<ByteSize> &course);
/// "▁▂▃▅█ 120.0MB to 214.3MB within 15min"
[[nodiscard]] QString courseOf(const AlertFacts &facts, const AlertWords &words);

/// The last lines of its output.
struct LogEnd
{
    bool isStderr = true;
    QStringList lines; ///< none: nothing is known
};
/// Of stderr; of stdout where stderr is empty.
[[nodiscard]] LogEnd logEndOf(const Incident &incident);

/// Commands for a shell that tell more, the most useful one first.
[[nodiscard]] QStringList commandsFor(const Incident &incident);

} // namespace pennon
