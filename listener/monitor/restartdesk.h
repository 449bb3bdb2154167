// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/restartbook.h"
#include "checks/restartgate.h"
#include "domain/incident.h"
#include "domain/processinfo.h"
#include "domain/restartpolicy.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>

#include <optional>

namespace pennon {

class Alerts;
class IncidentBook;
class LineLog;
class ProcessLogs;
class RestartSteps;
class Restarter;
class StateStore;
class SupervisorApi;

/// A check that failed, and what the section it belongs to wants done about it.
struct RestartWish
{
    IncidentKind kind = IncidentKind::Memory;
    ProcessInfo process;
    QString section; ///< as in pennon.conf: "memmon", "httpok:webapp"
    QString cause;   ///< one sentence
    std::optional<ByteSize> memory;
    std::optional<ByteSize> limit;
    std::optional<int> httpStatus;
    QString url;
    RestartPolicy policy;
    bool dryRun = false;
    QStringList to; ///< whom the one alert of an opened breaker is mailed to
};

/// What became of it.
struct RestartResult
{
    enum class Verdict {
        Held,      ///< not now: too few failures, grace, cooldown, an open breaker, a restart under way
        DryRun,    ///< would have been restarted
        Restarted, ///< runs again
        NotStopped,
        NotStarted, ///< stopped, and does not start; it is tried again in the background
    };
    Verdict verdict = Verdict::Held;
    QString reason;    ///< why held; what supervisord said
    QStringList lines; ///< what the steps before the stop had to tell
};

/// The one door to a restart, for all checks: asks the gate, writes the incident with the last lines of the
/// process's logs, does the steps before the stop, restarts, and writes how it ended. Each process at most
/// one restart at a time; a process whose restart a kill of the listener interrupted is started at the next
/// start.
class RestartDesk final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        SupervisorApi &supervisor;
        RestartBook &restarts;
        RestartBook &pretended; ///< of dry runs: what was not done holds back nothing else
        RestartSteps &steps;
        Restarter &restarter;
        IncidentBook &incidents;
        ProcessLogs &logs;
        Alerts &alerts;
        StateStore &state;
        LineLog &log;
        const Clock &clock;
    };

    explicit RestartDesk(Doors doors, QObject *parent = nullptr);

    [[nodiscard]] QCoro::Task<RestartResult> request(RestartWish wish);
    /// The process is well by the check of this section.
    void passed(const ProcessName &process, const QString &section);
    /// Starts what an earlier life of the listener has stopped and could not start any more.
    void resume(const std::vector<ProcessInfo> &processes);
    /// Closes a breaker by hand. NotFound if none is open for this process.
    [[nodiscard]] Result<void> resetBreaker(const ProcessName &process);
    /// Closes breakers whose pause is over. Called now and then.
    void closeDueBreakers();

    /// Stores what has changed of the restart histories, also of those of dry runs.
    void save();

    [[nodiscard]] bool isBusy(const ProcessName &process) const;
    /// A FATAL process is being started by us past the desk: whoever counts restarts is told.
    void noteStart(const ProcessName &process) { Q_EMIT restarting(process); }
    /// Nothing is restarted any more, because supervisord or the listener ends.
    void shut() { m_isShut = true; }

Q_SIGNALS:
    void historyChanged(const pennon::ProcessName &process);
    /// Pennon restarts it now, or starts it.
    void restarting(const pennon::ProcessName &process);

private:
    [[nodiscard]] QCoro::Task<RestartResult> act(RestartWish wish);
    [[nodiscard]] QCoro::Task<QString> whyNotTheSame(ProcessInfo process);
    [[nodiscard]] Incident incidentOf(const RestartWish &wish) const;
    void openBreaker(const RestartWish &wish, const QString &reason);
    void note(const Result<void> &saved, const ProcessName &process);

    Doors m_doors;
    RestartGate m_gate;
    RestartGate m_dryGate;
    QSet<QString> m_busy;
    bool m_isShut = false;
    QString m_lastProblem; ///< with the store
};

} // namespace pennon
