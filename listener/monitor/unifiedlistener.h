// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "commandline/environment.h"
#include "domain/processname.h"
#include "engine/watcher.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pennon {

class LineLog;

/// What the unified listener is told by its command line and its environment.
struct UnifiedSetup
{
    QString configuration; ///< path of pennon.conf
    Environment environment;
    std::optional<ProcessName> self; ///< SUPERVISOR_GROUP_NAME, SUPERVISOR_PROCESS_NAME
    int input = 0;
    int output = 1;
};

/// The composition root of `pennon-listener --config`: all checks in one process, with state on disk and a
/// control socket.
class UnifiedListener final : public QObject
{
    Q_OBJECT

public:
    UnifiedListener(UnifiedSetup setup, LineLog &log, const Clock &clock);
    ~UnifiedListener() override;

    /// Reads the configuration and opens the state. An error ends the program: InvalidInput for a
    /// configuration that cannot be used.
    [[nodiscard]] Result<void> open();
    /// Says READY and begins to work. finished() will be emitted some time later.
    void start();
    /// SIGTERM or SIGINT.
    void terminate();
    /// SIGHUP.
    void reload();

Q_SIGNALS:
    /// The program is to exit with this status.
    void finished(int exitStatus);

private:
    struct Services;

    void connectAll();
    void apply();
    void applyMail();
    void listen();
    void watchSocket();
    void onSampled();
    QCoro::Task<> askVersion();
    void shut();
    void end(Ending ending, int exitStatus);
    QCoro::Task<> drain(Ending ending);
    void finish();

    UnifiedSetup m_setup;
    LineLog &m_log;
    const Clock &m_clock;
    std::unique_ptr<Services> m_services;
    std::optional<Ending> m_ending;
    int m_exitStatus = 0;
    bool m_finished = false;
    bool m_hasResumed = false;
    bool m_isResynced = false; ///< since the start, and since events were missed
    QString m_socketProblem;   ///< as it was logged
    QTimer m_lastResort;
    QTimer m_housekeeping;
};

} // namespace pennon
