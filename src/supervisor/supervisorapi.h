// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processinfo.h"

#include <QByteArray>
#include <QFuture>

#include <vector>

namespace pennon {

/// Fault codes of supervisord (supervisor/xmlrpc.py, class Faults), in Error::detail of an error with code
/// Fault.
namespace fault {
inline constexpr int unknownMethod = 1;
inline constexpr int shutdownState = 6;
inline constexpr int badName = 10;
inline constexpr int noFile = 20;
inline constexpr int abnormalTermination = 40;
inline constexpr int spawnError = 50;
inline constexpr int alreadyStarted = 60;
inline constexpr int notRunning = 70;
} // namespace fault

/// The calls to supervisord that the listener needs. Names are "group:name", or "name" where both are equal.
/// A fault's message is spelled as superlance prints it: <Fault 70: 'NOT_RUNNING: foo'>.
class SupervisorApi
{
public:
    enum class Channel { Stdout, Stderr };

    virtual ~SupervisorApi() = default;
    /// Without the members of ProcessInfo that are texts for one process only: a list of a thousand stays
    /// cheap.
    [[nodiscard]] virtual QFuture<Result<std::vector<ProcessInfo>>> getAllProcessInfo() = 0;
    [[nodiscard]] virtual QFuture<Result<ProcessInfo>> getProcessInfo(const QString &name) = 0;
    /// Answers when the process has stopped; a process that the lost first attempt stopped counts as success.
    [[nodiscard]] virtual QFuture<Result<void>> stopProcess(const QString &name) = 0;
    /// Answers when the process has started (after startsecs); success likewise.
    [[nodiscard]] virtual QFuture<Result<void>> startProcess(const QString &name) = 0;
    /// supervisord's own state: 1 is RUNNING (supervisor/states.py, class SupervisorStates).
    [[nodiscard]] virtual QFuture<Result<int>> getState() = 0;
    /// The signal is a name such as USR1 or HUP, or a number.
    [[nodiscard]] virtual QFuture<Result<void>> signalProcess(const QString &name, const QString &signal) = 0;
    /// Stops supervisord itself, with all its processes. Answers at once.
    [[nodiscard]] virtual QFuture<Result<void>> shutdown() = 0;
    /// The last so many bytes of a process's log, in UTF-8; a few less where the cut would fall into a
    /// character.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> readProcessLog(const QString &name, Channel channel,
                                                                     int bytes) = 0;
    /// The same of supervisord's own log. A fault where it writes none.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> readSupervisorLog(int bytes) = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> getSupervisorVersion() = 0;
    /// supervisord's `identifier`.
    [[nodiscard]] virtual QFuture<Result<QString>> getIdentification() = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> getPID() = 0;
};

} // namespace pennon
