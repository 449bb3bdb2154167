// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/ranprogram.h"

#include "testkit/waiting.h"

#include <QProcess>

#include <grp.h>
#include <unistd.h>

namespace pennon::testkit {

QByteArray RanProgram::report() const
{
    return "\n--- exit status " + QByteArray::number(exitStatus) + "\n--- stdout\n" +
           standardOutput.toUtf8() + "\n--- stderr\n" + standardError.toUtf8();
}

RanProgram runProgram(const QString &path, const QStringList &arguments, const RunSettings &settings)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (auto at = settings.variables.begin(); at != settings.variables.end(); ++at)
        environment.insert(at.key(), at.value());
    process.setProcessEnvironment(environment);
    if (settings.user) {
        process.setWorkingDirectory(QStringLiteral("/"));
        process.setChildProcessModifier([user = *settings.user, group = settings.group] {
            if (::setgroups(0, nullptr) != 0 || ::setgid(group) != 0 || ::setuid(user) != 0)
                ::_exit(127);
        });
    }
    process.start(path, arguments);
    process.closeWriteChannel();
    const bool hasEnded = comesTrue([&process] { return process.state() == QProcess::NotRunning; });
    if (!hasEnded) {
        process.kill();
        process.waitForFinished();
    }
    RanProgram ran;
    ran.standardOutput = QString::fromUtf8(process.readAllStandardOutput());
    ran.standardError = QString::fromUtf8(process.readAllStandardError());
    const bool isNormal =
        process.exitStatus() == QProcess::NormalExit && process.error() != QProcess::FailedToStart;
    if (hasEnded && isNormal)
        ran.exitStatus = process.exitCode();
    return ran;
}

} // namespace pennon::testkit
