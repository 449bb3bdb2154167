// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/restart.h"

#include "domain/processinfo.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <chrono>

namespace pennon {

namespace {

constexpr std::chrono::milliseconds pause{200};
constexpr int mostTries = 5;

bool isFault(const Result<void> &result, int code)
{
    return !result && result.error().code == ErrorCode::Fault && result.error().detail == code;
}

bool isLost(const Result<void> &result)
{
    return !result && (result.error().code == ErrorCode::ConnectionLost ||
                       result.error().code == ErrorCode::ConnectionRefused ||
                       result.error().code == ErrorCode::TimedOut);
}

tl::unexpected<Error> cancelled()
{
    return failure(ErrorCode::Cancelled, QStringLiteral("the connection to supervisord was given up"));
}

} // namespace

QCoro::Task<Result<void>> restartProcess(std::weak_ptr<SupervisorClient> client, ProcessName process)
{
    const QString name = process.full();
    for (;;) { // until it has ended
        auto door = client.lock();
        if (!door)
            co_return cancelled();
        const QFuture<Result<ProcessInfo>> asking = door->getProcessInfo(name);
        door.reset();
        const Result<ProcessInfo> info = co_await asking;
        if (!info)
            co_return tl::unexpected(info.error());
        const ProcessState state = info->state;
        if (state != ProcessState::Stopping) {
            const bool runs = state == ProcessState::Running || state == ProcessState::Starting ||
                              state == ProcessState::Backoff;
            if (!runs)
                break;
            door = client.lock();
            if (!door)
                co_return cancelled();
            const QFuture<Result<void>> stopping = door->stopProcess(name);
            door.reset();
            const Result<void> stopped = co_await stopping;
            if (stopped)
                break;
            if (!isFault(stopped, fault::notRunning))
                co_return stopped;
        }
        co_await QCoro::sleepFor(pause);
    }
    for (int tries = 1;; ++tries) {
        auto door = client.lock();
        if (!door)
            co_return cancelled();
        const QFuture<Result<void>> starting = door->startProcess(name);
        door.reset();
        const Result<void> started = co_await starting;
        if (isFault(started, fault::alreadyStarted))
            co_return Result<void>();
        if (!isLost(started) || tries == mostTries)
            co_return started;
        co_await QCoro::sleepFor(pause);
    }
}

} // namespace pennon
