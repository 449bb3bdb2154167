// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/sendmailtransport.h"

#include "notify/mailtext.h"

#include <csignal>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

constexpr int notExecutable = 126; // of /bin/sh
constexpr int notFound = 127;
constexpr int signalled = 128; // plus the number of the signal that ended a command of the shell

QString explained(int status)
{
    QString text = QStringLiteral(" exited with status %1").arg(status);
    if (status == notFound) {
        text += QStringLiteral(" (command not found); check -s");
    } else if (status == notExecutable) {
        text += QStringLiteral(" (not executable); check -s and its permissions");
    } else if (status > signalled && status < signalled + NSIG) {
        text += QStringLiteral(" (killed by signal %1)").arg(status - signalled);
    }
    return text;
}

/// Our standard output is the event protocol's.
void printToStderr()
{
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

} // namespace

SendmailTransport::SendmailTransport(QString command, const Clock &clock, std::chrono::milliseconds limit)
    : m_command(std::move(command))
    , m_clock(clock)
    , m_limit(limit)
    , m_queue({QStringLiteral("/bin/sh"),
               {QStringLiteral("-c"), m_command},
               limit,
               [](QProcess &process) { process.setProcessChannelMode(QProcess::ForwardedChannels); },
               printToStderr,
               [this](QProcess *, const ProgramEnd &end) { return judge(end); }})
{}

QFuture<Result<void>> SendmailTransport::send(const Mail &mail)
{
    const bool isPlain = mail.html.isEmpty() && mail.messageId.isEmpty();
    return m_queue.run(isPlain ? superlanceText(mail)
                               : mimeMessage(mail, m_clock.now(), {}).replace(QByteArrayView("\r\n"), "\n"));
}

Result<void> SendmailTransport::judge(const ProgramEnd &end) const
{
    const QString command = QStringLiteral("the command ") + m_command;
    switch (end.how) {
    case ProgramEnd::How::NotStarted:
        return failure(
            ErrorCode::System,
            QStringLiteral("/bin/sh cannot be started for the command %1: %2").arg(m_command, end.reason));
    case ProgramEnd::How::NotRun:
        return failure(ErrorCode::Cancelled,
                       command + QStringLiteral(" was not run any more, the program ends"));
    case ProgramEnd::How::BrokenOff:
        return failure(ErrorCode::Cancelled,
                       command + QStringLiteral(" was killed unfinished, the program ends"));
    case ProgramEnd::How::Overdue:
        return failure(ErrorCode::TimedOut,
                       command + QStringLiteral(" did not end within %1 s and was killed")
                                     .arg(std::chrono::duration<double>(m_limit).count()));
    case ProgramEnd::How::Killed:
        return failure(ErrorCode::System, command + QStringLiteral(" was killed by signal %1 (%2)")
                                                        .arg(end.status)
                                                        .arg(QString::fromLocal8Bit(strsignal(end.status))));
    case ProgramEnd::How::Exited:
        break;
    }
    if (end.status != 0)
        return failure(ErrorCode::Rejected, command + explained(end.status), end.status);
    if (!end.readInput) {
        return failure(ErrorCode::System,
                       command + QStringLiteral(" did not read the whole mail from its stdin"));
    }
    return {};
}

} // namespace pennon
