// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"

#include <QByteArray>
#include <QCoroTask>

namespace pennon {

class SupervisorApi;

/// The last lines of what a process wrote, for an incident: raw bytes, at most 16 KiB and 50 lines of each.
///
/// They are read from the log files that supervisord names, and through supervisord only where these cannot
/// be opened: its XML-RPC does badly with what is no text. A log that is no regular file (/dev/stdout of a
/// container) is not read at all, since supervisord itself might wait for it. What cannot be had is empty.
class ProcessLogs final
{
public:
    struct Tails
    {
        QByteArray stdoutTail;
        QByteArray stderrTail;
    };

    /// The supervisor has to outlive this, and this its tasks.
    explicit ProcessLogs(SupervisorApi &supervisor);

    /// Of the log files that this answer of supervisord names.
    [[nodiscard]] QCoro::Task<Tails> tails(ProcessInfo process);

private:
    SupervisorApi &m_supervisor;
};

} // namespace pennon
