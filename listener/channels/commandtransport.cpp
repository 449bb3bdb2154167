// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/commandtransport.h"

#include "channels/channeltext.h"

#include <QProcessEnvironment>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

constexpr qsizetype errorsKept = 4096;
constexpr qsizetype quoted = 200;

/// What no program but ours is to know.
QProcessEnvironment environmentOfCommands()
{
    constexpr std::array secrets = {"PENNON_SMTP_PASSWORD", "SUPERVISOR_USERNAME", "SUPERVISOR_PASSWORD"};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *secret : secrets)
        environment.remove(QLatin1String(secret));
    return environment;
}

} // namespace

CommandTransport::CommandTransport(QStringList command, std::chrono::milliseconds limit)
    : m_command(std::move(command))
    , m_limit(limit)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &CommandTransport::onOverdue);
}

CommandTransport::~CommandTransport()
{
    if (m_process) {
        m_process->disconnect(this);
        killGroup();
        m_process->waitForFinished(1000); // after SIGKILL this takes no time; it collects the child
    }
    for (const auto &job : m_jobs) {
        job->promise.addResult(failure(
            ErrorCode::Cancelled, QString(name() + QStringLiteral(" was broken off, the program ends"))));
        job->promise.finish();
    }
}

QString CommandTransport::name() const
{
    return QString(QStringLiteral("the command ") + m_command.value(0));
}

QFuture<Result<void>> CommandTransport::send(const Mail &mail)
{
    auto job = std::make_unique<Job>();
    job->text = mail.body.toUtf8() + '\n';
    if (m_within)
        job->hurried = QDeadlineTimer(*m_within);
    job->promise.start();
    QFuture<Result<void>> future = job->promise.future();
    m_jobs.push_back(std::move(job));
    startNext();
    return future;
}

void CommandTransport::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (const auto &job : m_jobs)
        job->hurried = std::min(job->hurried, QDeadlineTimer(within));
    if (m_process && !m_overdue && m_deadline.remainingTimeAsDuration() > within)
        m_deadline.start(within);
}

void CommandTransport::startNext()
{
    if (m_process || m_jobs.empty())
        return;
    const Job &job = *m_jobs.front();
    if (job.hurried.hasExpired()) {
        return complete(failure(ErrorCode::Cancelled,
                                QString(name() + QStringLiteral(" was not run any more, the program ends"))));
    }
    auto pipe = InputPipe::create(job.text);
    if (!pipe)
        return complete(tl::unexpected(pipe.error()));
    m_input = std::move(*pipe);
    m_overdue = false;
    m_errors.clear();
    prepare();
    const QDeadlineTimer end = std::min(job.hurried, QDeadlineTimer(m_limit));
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(end.remainingTimeAsDuration()));
    m_process->start(m_command.value(0), m_command.mid(1), QIODevice::ReadOnly);
    if (m_input)
        m_input->feed();
}

void CommandTransport::prepare()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(environmentOfCommands());
    m_process->setStandardOutputFile(QProcess::nullDevice()); // ours is the event protocol's
    m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process->setChildProcessModifier([input = m_input->readingEnd()] {
        ::setsid(); // its own process group, so that it can be killed with all it starts
        ::dup2(input, STDIN_FILENO);
    });
    connect(m_process.get(), &QProcess::finished, this, &CommandTransport::onFinished);
    connect(m_process.get(), &QProcess::errorOccurred, this, &CommandTransport::onErrorOccurred);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &CommandTransport::collect);
}

void CommandTransport::collect()
{
    m_errors += m_process->readAllStandardError();
    if (m_errors.size() > errorsKept)
        m_errors.remove(0, m_errors.size() - errorsKept);
}

void CommandTransport::onFinished(int status, QProcess::ExitStatus how)
{
    collect();
    complete(judge(status, how));
}

void CommandTransport::onErrorOccurred(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart) { // every other error is followed by finished()
        complete(failure(ErrorCode::NotFound, QString(name() + QStringLiteral(" cannot be started: ") +
                                                      m_process->errorString())));
    }
}

void CommandTransport::onOverdue()
{
    m_overdue = true;
    killGroup();
}

void CommandTransport::killGroup() const
{
    const qint64 group = m_process->processId();
    if (group > 0 && ::kill(static_cast<pid_t>(-group), SIGKILL) != 0)
        m_process->kill(); // it has not come as far as to have its own group
}

/// The last line that says something, with ": " before it.
QString CommandTransport::lastWords() const
{
    QString last;
    const QStringList lines = QString::fromUtf8(m_errors).split(u'\n');
    for (const QString &line : lines) {
        const QString words = cleanText(line).simplified();
        if (!words.isEmpty())
            last = words;
    }
    return last.isEmpty() ? QString() : QString(QStringLiteral(": ") + clipped(last, quoted));
}

Result<void> CommandTransport::judge(int status, QProcess::ExitStatus how) const
{
    if (m_overdue && m_within) {
        return failure(ErrorCode::Cancelled,
                       QString(name() + QStringLiteral(" was killed unfinished, the program ends")));
    }
    if (m_overdue) {
        return failure(ErrorCode::TimedOut, QString(name() +
                                                    QStringLiteral(" did not end within %1 s and was killed")
                                                        .arg(std::chrono::duration<double>(m_limit).count()) +
                                                    lastWords()));
    }
    if (how == QProcess::CrashExit) {
        return failure(ErrorCode::System, QString(name() +
                                                  QStringLiteral(" was killed by signal %1 (%2)")
                                                      .arg(status)
                                                      .arg(QString::fromLocal8Bit(strsignal(status))) +
                                                  lastWords()));
    }
    if (status == 0)
        return {};
    const QString message = name() + QStringLiteral(" exited with status %1").arg(status) + lastWords();
    return status == temporaryFailure ? failure(ErrorCode::System, message, status)
                                      : failure(ErrorCode::Rejected, message, status);
}

void CommandTransport::complete(Result<void> result)
{
    m_deadline.stop();
    m_input.reset();
    if (m_process)
        m_process.release()->deleteLater(); // this may be its own signal
    if (result)
        m_lastAnswer = QStringLiteral("exit status 0") + lastWords();
    const std::unique_ptr<Job> job = std::move(m_jobs.front());
    m_jobs.pop_front();
    // The next one starts from the event loop: whoever awaits this one may destroy the transport.
    QMetaObject::invokeMethod(this, &CommandTransport::startNext, Qt::QueuedConnection);
    job->promise.addResult(std::move(result));
    job->promise.finish();
}

} // namespace pennon
