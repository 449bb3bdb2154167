// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/processname.h"
#include "domain/rules.h"
#include "engine/listenerstate.h"
#include "engine/watcher.h"
#include "net/httptransport.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pennon {

class LineLog;

/// What a listener is told by its command line and its environment.
struct ListenerSetup
{
    QString tool;
    ToolRules rules;
    QString serverUrl;                          ///< SUPERVISOR_SERVER_URL
    std::optional<HttpCredentials> credentials; ///< SUPERVISOR_USERNAME, SUPERVISOR_PASSWORD
    std::optional<ProcessName> self;            ///< SUPERVISOR_GROUP_NAME, SUPERVISOR_PROCESS_NAME
    int input = 0;                              ///< where supervisord's events come in
    int output = 1;                             ///< where they are answered, and nothing else is ever written
};

/// The composition root of pennon-listener: builds the services, starts, drains and ends them.
///
/// At the end of input what was acknowledged is worked off; at SIGTERM and SIGINT likewise, but within less
/// than the ten seconds that supervisord waits before it kills.
class Listener final : public QObject
{
    Q_OBJECT

public:
    /// With a state mails and messages survive a kill; without one they live in memory.
    Listener(ListenerSetup setup, LineLog &log, const Clock &clock,
             std::unique_ptr<ListenerState> state = nullptr);
    ~Listener() override;

    /// Says READY. finished() will be emitted some time later.
    void start();
    /// SIGTERM or SIGINT.
    void terminate();

Q_SIGNALS:
    /// The program is to exit with this status. What is still under way then will not end by itself in time.
    void finished(int exitStatus);

private:
    struct Services;

    void end(Ending ending, int exitStatus);
    void finish();
    QCoro::Task<> drain(Ending ending);
    [[nodiscard]] std::unique_ptr<Watcher> makeWatcher(const ToolRules &rules);

    ListenerSetup m_setup;
    LineLog &m_log;
    const Clock &m_clock;
    std::unique_ptr<Services> m_services;
    std::optional<Ending> m_ending;
    int m_exitStatus = 0;
    bool m_finished = false;
    QTimer m_lastResort;
};

} // namespace pennon
