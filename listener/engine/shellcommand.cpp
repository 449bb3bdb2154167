// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/shellcommand.h"

#include "base/futures.h"

#include <QCoroProcess>
#include <QCoroSignal>
#include <QCoroTask>
#include <QProcess>

#include <algorithm>

namespace pennon {

namespace {

constexpr std::chrono::minutes deadline{10};
constexpr qsizetype outputLimit = qsizetype{1024} * 1024;

QCoro::Task<Result<QByteArray>> run(QString command)
{
    QProcess shell;
    shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    shell.setStandardInputFile(QProcess::nullDevice());
    QByteArray output;
    QObject::connect(&shell, &QProcess::readyReadStandardOutput, &shell, [&shell, &output] {
        const QByteArray more = shell.readAllStandardOutput();
        output += more.first(std::min(more.size(), outputLimit - output.size()));
    });
    const QStringList arguments{QStringLiteral("-c"), command};
    if (!co_await qCoro(shell).start(QStringLiteral("/bin/sh"), arguments)) {
        co_return failure(ErrorCode::System,
                          QStringLiteral("cannot run \"%1\": %2").arg(command, shell.errorString()));
    }
    if (shell.state() != QProcess::NotRunning && !co_await qCoro(shell).waitForFinished(deadline)) {
        shell.kill();
        co_await qCoro(shell).waitForFinished(std::chrono::seconds(5));
        co_return failure(
            ErrorCode::TimedOut,
            QStringLiteral("killed, since it has not ended after ten minutes: %1").arg(command));
    }
    const QByteArray rest = shell.readAllStandardOutput();
    output += rest.first(std::min(rest.size(), outputLimit - output.size()));
    co_return output;
}

} // namespace

QFuture<Result<QByteArray>> runShellCommand(const QString &command)
{
    return asFuture(run(command));
}

} // namespace pennon
