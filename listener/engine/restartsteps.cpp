// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restartsteps.h"

#include "base/bytesize.h"
#include "engine/command.h"
#include "engine/corefiles.h"
#include "probes/logtail.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace pennon {

namespace {

constexpr int linesTold = 20;

/// The command's last lines, for a report.
QStringList told(const QByteArray &output)
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(lastLines(output, linesTold, false)).split(u'\n')) {
        if (!line.isEmpty())
            lines += QString(u"    " + line);
    }
    return lines;
}

} // namespace

RestartSteps::RestartSteps(SupervisorApi &supervisor, const Clock &clock, CoreDumper dumper)
    : m_supervisor(supervisor)
    , m_clock(clock)
    , m_dumper(std::move(dumper))
{}

QCoro::Task<QStringList> RestartSteps::take(ProcessInfo process, RestartPolicy policy, QString reason)
{
    QStringList lines;
    if (!policy.signal.isEmpty()) {

        const QStringList more = co_await sendSignal(process, policy);
        lines += more;
    }
    if (!policy.hook.isEmpty()) {

        const QStringList more = co_await runHook(process, policy, reason);
        lines += more;
    }
    if (!policy.coreDirectory.isEmpty()) {

        const QStringList more = co_await writeCore(process, policy);
        lines += more;
    }
    co_return lines;
}

QCoro::Task<QStringList> RestartSteps::sendSignal(ProcessInfo process, RestartPolicy policy)
{
    const QString name = process.name.full();
    const QFuture<Result<void>> sending = m_supervisor.signalProcess(name, policy.signal);
    const Result<void> sent = co_await sending;
    QStringList lines;
    if (sent) {
        lines += QStringLiteral("Sent signal %1 to %2").arg(policy.signal, name);
        co_await QCoro::sleepFor(policy.signalWait);
    } else {
        lines +=
            QStringLiteral("Cannot send signal %1 to %2: %3").arg(policy.signal, name, sent.error().message);
    }
    co_return lines;
}

QCoro::Task<QStringList> RestartSteps::runHook(ProcessInfo process, RestartPolicy policy, QString reason)
{
    Command command{policy.hook, {}, policy.hookTimeout};
    command.environment = {{QStringLiteral("PENNON_PROCESS"), process.name.full()},
                           {QStringLiteral("PENNON_GROUP"), process.name.group},
                           {QStringLiteral("PENNON_PID"), QString::number(process.pid)},
                           {QStringLiteral("PENNON_REASON"), reason}};
    const QFuture<CommandEnd> running = runCommand(command);
    const CommandEnd end = co_await running;
    const QString hook = policy.hook.first();
    QStringList lines;
    lines += end.trouble.isEmpty() ? QStringLiteral("Hook %1 has run").arg(hook)
                                   : QStringLiteral("Hook %1 has failed: %2").arg(hook, end.trouble);
    lines += told(end.output);
    co_return lines;
}

QCoro::Task<QStringList> RestartSteps::writeCore(ProcessInfo process, RestartPolicy policy)
{
    const QString subject = QStringLiteral("%1 (pid %2)").arg(process.name.full()).arg(process.pid);
    const auto failed = [&subject](const QString &why) {
        return QString(u"No core of " + subject + u" was written: " + why);
    };
    QStringList lines;
    const CoreFiles cores(policy.coreDirectory);
    const Result<void> prepared = cores.prepare();
    if (process.pid <= 0 || !prepared) {
        lines += failed(prepared ? QStringLiteral("it does not run") : prepared.error().message);
        co_return lines;
    }
    const QString prefix = cores.prefix(process.name, m_clock.now());
    const QString pid = QString::number(process.pid);
    Command command{m_dumper.argv, {}, m_dumper.timeout, true};
    command.argv += QStringList{QStringLiteral("-o"), prefix, pid};
    command.environment = {{QStringLiteral("DEBUGINFOD_URLS"), QString()}}; // nothing is fetched for it
    const QFuture<CommandEnd> running = runCommand(command);
    const CommandEnd end = co_await running;

    const QString file = prefix + u'.' + pid;
    const QFileInfo core(file);
    if (end.trouble.isEmpty() && core.size() > 0) {
        lines += QStringLiteral("Core of %1 written to %2, %3")
                     .arg(subject, file, roundedByteSize(ByteSize{core.size()}));
        if (const int removed = cores.prune(process.name, policy.coresKept); removed > 0)
            lines += QStringLiteral("Older cores of it removed: %1").arg(removed);
        co_return lines;
    }
    QFile::remove(file);
    lines += failed(end.trouble.isEmpty() ? QStringLiteral("%1 left no file").arg(m_dumper.argv.value(0))
                                          : QString(m_dumper.argv.value(0) + u", " + end.trouble));
    lines += told(end.output);
    co_return lines;
}

} // namespace pennon
