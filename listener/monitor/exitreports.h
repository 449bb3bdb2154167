// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "domain/incident.h"
#include "domain/processinfo.h"
#include "engine/watcher.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <optional>
#include <vector>

namespace pennon {

class Alerts;
class BatchPost;
class IncidentBook;
class IncidentStore;
class LineLog;
class Postbox;
class ProcessLogs;
class SupervisorApi;

/// What ends without being meant to: each unexpected exit and each failed start becomes an incident, the
/// mails of the [crashmail] sections and a line in the batches. All that is written before the event is
/// answered; exit status and last lines of the logs are added as soon as supervisord has told them.
class ExitReports final : public QObject, public Watcher
{
    Q_OBJECT

public:
    struct Doors
    {
        SupervisorApi &supervisor;
        IncidentBook &incidents;
        ProcessLogs &logs;
        Alerts &alerts;
        BatchPost &batches;
        Postbox &postbox;
        IncidentStore &store;
        LineLog &log;
        const Clock &clock;
    };

    ExitReports(Doors doors, std::optional<ProcessName> self);

    void configure(std::vector<CrashMailSection> sections, ProcessPatterns exclude);

    /// supervisord sends nothing to a listener that is not running: who was given up (FATAL) meanwhile is
    /// told now. Called once, after the first look.
    void resync(const std::vector<ProcessInfo> &processes);

    /// Every change of a process's state: what is no exit only makes the board look again.
    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] bool takes(const QByteArray &eventName) const override;
    void take(const Event &event) override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

    /// Between the arrival of the latest event and the end of the work on it.
    [[nodiscard]] std::chrono::milliseconds lag() const { return m_lag; }

Q_SIGNALS:
    /// A process changed its state.
    void stateChanged();
    /// An event was worked off so long after it came.
    void handled(std::chrono::milliseconds lag);
    /// A process ended by itself, whether anybody wants to hear of it or not.
    void exited(const pennon::ProcessName &process, bool expected);
    /// supervisord gave up starting a process.
    void gaveUp(const pennon::ProcessName &process);

private:
    void takeExit(const Event &event);
    void takeFatal(const Event &event);
    void fell(const ProcessFatal &fatal, Clock::WallTime when);
    void remember(const Incident &incident);
    QCoro::Task<> complete(Incident incident);

    Doors m_doors;
    std::optional<ProcessName> m_self;
    std::vector<CrashMailSection> m_sections;
    ProcessPatterns m_exclude;
    QSet<QString> m_resynced; ///< told by resync(): their event may still come
    std::chrono::milliseconds m_lag{0};
    Clock::SteadyTime m_resyncedAt;
    std::deque<Incident> m_incomplete; ///< taken in, exit status and logs not asked for yet
};

} // namespace pennon
