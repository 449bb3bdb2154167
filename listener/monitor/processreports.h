// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/processmessages.h"
#include "control/pushmessages.h"

#include <QHash>

namespace pennon {

class IncidentStore;
class MemoryChecks;
class ProcessBoard;
class RestartBook;
class Silences;
struct BoardRow;

/// What the control socket tells of processes: all that the listener knows of each, and what of it has
/// changed since subscribers were told last.
class ProcessReports final
{
public:
    struct Doors
    {
        ProcessBoard &board;
        MemoryChecks &memory;
        RestartBook &restarts;
        Silences &silences;
        const Clock &clock;
    };

    explicit ProcessReports(Doors doors);

    /// Reads the last incident of each process from the store, at the start.
    void recall(IncidentStore &store);
    /// An incident is new or has changed.
    void note(const Incident &incident);

    [[nodiscard]] ProcessStatus statusOf(const BoardRow &row) const;
    /// The latest measurement of every process.
    [[nodiscard]] SamplesPush samples() const;
    /// What has changed since the last call: everything the first time and after forgetTold(). Uptime, memory
    /// and the time to a limit change every time and do not count.
    [[nodiscard]] ProcessesPush changes();
    void forgetTold() { m_told.clear(); }

private:
    Doors m_doors;
    QHash<QString, ProcessStatus> m_told; ///< to subscribers
    QHash<QString, ProcessStatus::LastIncident> m_lastIncidents;
};

} // namespace pennon
