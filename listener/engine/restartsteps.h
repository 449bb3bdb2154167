// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/processinfo.h"
#include "domain/restartpolicy.h"

#include <QCoroTask>
#include <QStringList>

namespace pennon {

class SupervisorApi;

/// The command that dumps core. "-o PREFIX PID" is added; the file is PREFIX.PID.
struct CoreDumper
{
    QStringList argv = {QStringLiteral("gcore")};
    std::chrono::milliseconds timeout{std::chrono::minutes(10)};
};

/// What is done before a process that fails is stopped, as its RestartPolicy says, in this order: a signal
/// (and a while for the process to act on it), a hook command, a core dump. A step that fails is reported and
/// prevents neither the next one nor the restart.
///
/// The hook finds PENNON_PROCESS ("group:name"), PENNON_GROUP, PENNON_PID and PENNON_REASON in its
/// environment. Cores are CoreFiles of the policy's folder; the oldest of the process go when there are too
/// many.
class RestartSteps final
{
public:
    /// Supervisor and clock have to outlive the steps, and those their futures.
    RestartSteps(SupervisorApi &supervisor, const Clock &clock, CoreDumper dumper = {});

    /// Takes the steps and tells line by line what was done; no line where there is nothing to do. Reason is
    /// one sentence: why the process is restarted.
    [[nodiscard]] QCoro::Task<QStringList> take(ProcessInfo process, RestartPolicy policy, QString reason);

private:
    [[nodiscard]] QCoro::Task<QStringList> sendSignal(ProcessInfo process, RestartPolicy policy);
    [[nodiscard]] QCoro::Task<QStringList> runHook(ProcessInfo process, RestartPolicy policy, QString reason);
    [[nodiscard]] QCoro::Task<QStringList> writeCore(ProcessInfo process, RestartPolicy policy);

    SupervisorApi &m_supervisor;
    const Clock &m_clock;
    CoreDumper m_dumper;
};

} // namespace pennon
