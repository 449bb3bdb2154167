// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "session/processview.h"

#include <QString>

#include <vector>

namespace pennon::testkit {

/// Stands still until it is moved.
class HandClock final : public Clock
{
public:
    WallTime wall{std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + std::chrono::hours(15)};

    [[nodiscard]] WallTime now() const override { return wall; }
    [[nodiscard]] SteadyTime steady() const override { return SteadyTime(wall.time_since_epoch()); }
};

inline ProcessView runningProcess(const QString &group, const QString &name, Clock::WallTime now,
                                  std::chrono::seconds uptime, qint64 megabytes, qint64 limit = 0)
{
    ProcessView view;
    view.name = {group, name};
    view.state = ProcessState::Running;
    view.pid = 1000 + static_cast<qint64>(qHash(group + name) % 30000);
    view.started = now - uptime;
    view.memory = ByteSize{megabytes << 20};
    view.restarts = 0;
    if (limit > 0)
        view.limit = ProcessStatus::Limit{ByteSize{limit << 20}, QStringLiteral("memmon"), {}};
    return view;
}

/// A shop: one process that fails, one that nears its limit, one that backs off, one that was stopped.
inline std::vector<ProcessView> exampleProcesses(Clock::WallTime now)
{
    using namespace std::chrono_literals;
    const QString webapp = QStringLiteral("webapp");
    const QString jobs = QStringLiteral("jobs");
    const QString importer = QStringLiteral("importer");
    const QString redis = QStringLiteral("redis");
    std::vector<ProcessView> views{runningProcess(jobs, QStringLiteral("worker-1"), now, 28h, 612, 1024),
                                   runningProcess(jobs, QStringLiteral("worker-2"), now, 28h, 598, 1024),
                                   runningProcess(jobs, QStringLiteral("worker-10"), now, 1h, 583, 1024),
                                   runningProcess(redis, redis, now, 41 * 24h, 96, 100 * 4),
                                   runningProcess(webapp, QStringLiteral("api-1"), now, 146h, 214, 512),
                                   runningProcess(webapp, QStringLiteral("api-2"), now, 3h + 12min, 482, 512),
                                   runningProcess(webapp, QStringLiteral("api-3"), now, 146h, 221, 512),
                                   runningProcess(webapp, QStringLiteral("nginx"), now, 41 * 24h, 38, 100)};
    views[5].limit->timeLeft = 9min;
    views[5].restarts = 3;
    views[0].restarts = 1;

    ProcessView fatal;
    fatal.name = {importer, importer};
    fatal.state = ProcessState::Fatal;
    fatal.stopped = now - 2min;
    fatal.exitStatus = 1;
    fatal.description = QStringLiteral("Exited too quickly (process log may have details)");
    fatal.restarts = 12;
    fatal.lastIncident = ProcessStatus::LastIncident{17, IncidentKind::Fatal, now - 2min};
    views.push_back(fatal);

    ProcessView backoff = fatal;
    backoff.name = {jobs, QStringLiteral("mailer")};
    backoff.state = ProcessState::Backoff;
    backoff.stopped = now - 12s;
    backoff.restarts = 5;
    backoff.silenced = true;
    views.push_back(backoff);

    ProcessView stopped;
    stopped.name = {jobs, QStringLiteral("nightly")};
    stopped.state = ProcessState::Stopped;
    stopped.stopped = now - 26h;
    stopped.restarts = 0;
    views.push_back(stopped);
    return views;
}

/// So many in groups of ten, all well but a few.
inline std::vector<ProcessView> manyProcesses(int count, Clock::WallTime now)
{
    std::vector<ProcessView> views;
    for (int number = 0; number < count; ++number) {
        ProcessView view =
            runningProcess(QStringLiteral("group-%1").arg(number / 10),
                           QStringLiteral("worker-%1").arg(number, 3, 10, QLatin1Char('0')), now,
                           std::chrono::seconds(40 + number * 977), 40 + number * 37 % 400, 512);
        if (number % 333 == 7) {
            view.state = ProcessState::Fatal;
            view.pid = 0;
            view.started = {};
            view.memory = {};
            view.stopped = now - std::chrono::minutes(number);
            view.exitStatus = 1;
        }
        views.push_back(view);
    }
    return views;
}

} // namespace pennon::testkit
