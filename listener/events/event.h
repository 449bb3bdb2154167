// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/processname.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace pennon {

/// One event as supervisord sent it.
struct Event
{
    QByteArray name;              ///< eventname, such as TICK_60
    std::optional<qint64> serial; ///< of this supervisord; the same one again is a redelivery
    std::optional<qint64>
        poolSerial;     ///< of this listener's pool; a gap means that events went elsewhere or were dropped
    QByteArray payload; ///< UTF-8; cut off where it is longer than the parser keeps
    Clock::WallTime receivedAt{};

    [[nodiscard]] bool isTick() const { return name.startsWith("TICK"); }
};

/// The payload of PROCESS_STATE_EXITED.
struct ProcessExited
{
    ProcessName process;
    QString fromState;
    bool expected = false;
    QString pid; ///< as sent
};

/// The payload of PROCESS_STATE_FATAL.
struct ProcessFatal
{
    ProcessName process;
    QString fromState;
};

/// Read the first line of a payload; unknown tokens are ignored. InvalidInput if a needed token is missing or
/// unusable.
[[nodiscard]] Result<ProcessExited> parseProcessExited(const QByteArray &payload);
[[nodiscard]] Result<ProcessFatal> parseProcessFatal(const QByteArray &payload);

/// When a tick was made, by supervisord's clock (token when:); nothing where the payload does not say.
[[nodiscard]] std::optional<std::chrono::sys_seconds> tickTime(const QByteArray &payload);

/// The seconds between two ticks of this name: 60 for TICK_60. Nothing for other names.
[[nodiscard]] std::optional<std::chrono::seconds> tickPeriod(const QByteArray &eventName);

} // namespace pennon
