// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/error.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace pennon {

class LineLog;
class SupervisorApi;

/// Stops and starts processes: each at most once at a time, different ones side by side.
///
/// A process that was stopped and could not be started is started again in the background, first after a
/// second, then with growing delays, at most a minute, until it runs, somebody else starts it, or supervisord
/// no longer knows it. So a process is never left stopped in silence. (superlance's memmon leaves it
/// stopped.)
class Restarter final : public QObject
{
    Q_OBJECT

public:
    enum class AfterFailedStop { GiveUp, StartAnyway };

    struct Outcome
    {
        Result<void> stopped;
        std::optional<Result<void>> started; ///< nothing: not tried
    };

    /// Delays between background starts grow as backoff says.
    Restarter(SupervisorApi &supervisor, LineLog &log, Backoff backoff, QObject *parent = nullptr);
    ~Restarter() override;

    /// Whether a restart of this process is under way, its background starts included.
    [[nodiscard]] bool isBusy(const QString &process) const;

    /// Stops, then starts a process, named as supervisord's calls want it. Nothing if it is being restarted
    /// already.
    [[nodiscard]] QCoro::Task<std::optional<Outcome>> restart(QString process, AfterFailedStop policy);

    /// Starts a process that is stopped, in the background until it runs. Nothing if it is being restarted
    /// already.
    void startAgain(const QString &process);
    /// Starts nothing in the background any more, because the program ends.
    void abandonBackgroundStarts();
    /// The processes that were stopped by a restart and have not been started since.
    [[nodiscard]] QStringList leftStopped() const;

Q_SIGNALS:
    /// A background start has succeeded.
    void startedLate(const QString &process);
    /// Nothing is left to be started in the background: it runs, or supervisord no longer knows it. Not told
    /// after abandonBackgroundStarts().
    void backgroundStartsEnded(const QString &process);

private:
    QCoro::Task<> startInBackground(QString process);

    SupervisorApi &m_supervisor;
    LineLog &m_log;
    Backoff m_backoff;
    QSet<QString> m_busy;
    QSet<QString> m_stopped;
    bool m_abandoned = false;
};

} // namespace pennon
