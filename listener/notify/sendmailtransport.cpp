// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/sendmailtransport.h"

#include "notify/mailtext.h"

#include <algorithm>
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

} // namespace

SendmailTransport::SendmailTransport(QString command, const Clock &clock, std::chrono::milliseconds limit)
    : m_command(std::move(command))
    , m_clock(clock)
    , m_limit(limit)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SendmailTransport::onOverdue);
}

SendmailTransport::~SendmailTransport()
{
    if (m_process) {
        m_process->disconnect(this);
        killGroup();
        m_process->waitForFinished(1000); // after SIGKILL this takes no time; it collects the child
    }
    for (const auto &job : m_jobs) {
        job->promise.addResult(failure(ErrorCode::Cancelled,
                                       QStringLiteral("the program ended before the mail was handed over")));
        job->promise.finish();
    }
}

QFuture<Result<void>> SendmailTransport::send(const Mail &mail)
{
    auto job = std::make_unique<Job>();
    const bool isPlain = mail.html.isEmpty() && mail.messageId.isEmpty();
    job->text = isPlain ? superlanceText(mail)
                        : mimeMessage(mail, m_clock.now(), {}).replace(QByteArrayView("\r\n"), "\n");
    if (m_within)
        job->hurried = QDeadlineTimer(*m_within);
    job->promise.start();
    QFuture<Result<void>> future = job->promise.future();
    m_jobs.push_back(std::move(job));
    startNext();
    return future;
}

void SendmailTransport::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (const auto &job : m_jobs)
        job->hurried = std::min(job->hurried, QDeadlineTimer(within));
    if (m_process && !m_overdue && m_deadline.remainingTimeAsDuration() > within)
        m_deadline.start(within);
}

void SendmailTransport::startNext()
{
    if (m_process || m_jobs.empty())
        return;
    const Job &job = *m_jobs.front();
    if (job.hurried.hasExpired()) {
        complete(
            failure(ErrorCode::Cancelled,
                    QStringLiteral("the command %1 was not run any more, the program ends").arg(m_command)));
        return;
    }
    auto pipe = InputPipe::create(job.text);
    if (!pipe) {
        complete(tl::unexpected(pipe.error()));
        return;
    }
    m_input = std::move(*pipe);
    m_overdue = false;
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedChannels);
    m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process->setChildProcessModifier([input = m_input->readingEnd()] {
        ::setsid(); // its own process group, so that it can be killed with all it starts
        ::dup2(input, STDIN_FILENO);
        ::dup2(STDERR_FILENO, STDOUT_FILENO); // stdout is the event protocol's
    });
    connect(m_process.get(), &QProcess::finished, this, &SendmailTransport::onFinished);
    connect(m_process.get(), &QProcess::errorOccurred, this, &SendmailTransport::onErrorOccurred);
    const QDeadlineTimer end = std::min(job.hurried, QDeadlineTimer(m_limit));
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(end.remainingTimeAsDuration()));
    m_process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), m_command}, QIODevice::ReadOnly);
    if (m_input)
        m_input->feed();
}

void SendmailTransport::onFinished(int status, QProcess::ExitStatus how)
{
    complete(judge(status, how));
}

void SendmailTransport::onErrorOccurred(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart) { // every other error is followed by finished()
        complete(failure(ErrorCode::System, QStringLiteral("/bin/sh cannot be started for the command %1: %2")
                                                .arg(m_command, m_process->errorString())));
    }
}

void SendmailTransport::onOverdue()
{
    m_overdue = true;
    killGroup();
}

void SendmailTransport::killGroup() const
{
    const qint64 group = m_process->processId();
    if (group > 0 && ::kill(static_cast<pid_t>(-group), SIGKILL) != 0)
        m_process->kill(); // it has not come as far as to have its own group
}

Result<void> SendmailTransport::judge(int status, QProcess::ExitStatus how) const
{
    const QString command = QStringLiteral("the command ") + m_command;
    if (m_overdue && m_within) {
        return failure(ErrorCode::Cancelled,
                       command + QStringLiteral(" was killed unfinished, the program ends"));
    }
    if (m_overdue) {
        return failure(ErrorCode::TimedOut,
                       command + QStringLiteral(" did not end within %1 s and was killed")
                                     .arg(std::chrono::duration<double>(m_limit).count()));
    }
    if (how == QProcess::CrashExit) {
        return failure(ErrorCode::System, command + QStringLiteral(" was killed by signal %1 (%2)")
                                                        .arg(status)
                                                        .arg(QString::fromLocal8Bit(strsignal(status))));
    }
    if (status != 0)
        return failure(ErrorCode::Rejected, command + explained(status), status);
    if (!m_input->isDrained()) {
        return failure(ErrorCode::System,
                       command + QStringLiteral(" did not read the whole mail from its stdin"));
    }
    return {};
}

void SendmailTransport::complete(Result<void> result)
{
    m_deadline.stop();
    m_input.reset();
    if (m_process)
        m_process.release()->deleteLater(); // this may be its own signal
    const std::unique_ptr<Job> job = std::move(m_jobs.front());
    m_jobs.pop_front();
    // The next one starts from the event loop: whoever awaits this one may destroy the transport.
    QMetaObject::invokeMethod(this, &SendmailTransport::startNext, Qt::QueuedConnection);
    job->promise.addResult(std::move(result));
    job->promise.finish();
}

} // namespace pennon
