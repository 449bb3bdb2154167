// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/command.h"

#include "base/duration.h"
#include "base/futures.h"
#include "engine/waiting.h"

#include <QCoroTask>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPromise>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr qsizetype outputKept = qsizetype{64} * 1024;

void collect(QProcess &process, QByteArray &output)
{
    output += process.readAllStandardOutput();
    if (output.size() > outputKept)
        output.remove(0, output.size() - outputKept);
}

QString troubleOf(const QProcess &process)
{
    if (process.error() == QProcess::FailedToStart)
        return QStringLiteral("cannot be run: %1").arg(process.errorString());
    if (process.exitStatus() == QProcess::CrashExit) // then Qt gives the signal as the exit code
        return QStringLiteral("ended by signal %1").arg(process.exitCode());
    return process.exitCode() == 0 ? QString() : QStringLiteral("exit status %1").arg(process.exitCode());
}

QCoro::Task<CommandEnd> run(Command command)
{
    CommandEnd end;
    if (command.argv.isEmpty()) {
        end.trouble = QStringLiteral("there is no program to run");
        co_return end;
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : command.environment)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    const bool isPrivate = command.isPrivate;
    process.setChildProcessModifier([isPrivate] {
        setpgid(0, 0);
        if (isPrivate)
            umask(S_IRWXG | S_IRWXO);
    });
    QByteArray *const output = &end.output;
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process,
                     [&process, output] { collect(process, *output); });

    QPromise<void> promise;
    promise.start();
    QObject::connect(&process, &QProcess::finished, &process, [&promise] { promise.finish(); });
    QObject::connect(&process, &QProcess::errorOccurred, &process, [&promise](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            promise.finish();
    });
    const QFuture<void> ended = promise.future();

    const QString program = command.argv.takeFirst();
    process.start(program, command.argv);
    if (co_await endedWithin(ended, command.timeout)) {
        end.trouble = troubleOf(process);
    } else {
        end.trouble =
            QStringLiteral("killed, since it has not ended within %1").arg(formatDuration(command.timeout));
        if (const auto group = static_cast<pid_t>(process.processId()); group > 0)
            kill(-group, SIGKILL);
        process.kill();
        co_await endedWithin(ended, std::chrono::seconds(5));
    }
    collect(process, end.output);
    co_return end;
}

} // namespace

QFuture<CommandEnd> runCommand(Command command)
{
    return asFuture(run(std::move(command)));
}

} // namespace pennon
