// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/programqueue.h"

#include <algorithm>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace pennon {

ProgramQueue::ProgramQueue(Program program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ProgramQueue::onOverdue);
}

ProgramQueue::~ProgramQueue()
{
    if (m_process) {
        m_process->disconnect(this);
        killGroup();
        m_process->waitForFinished(1000); // after SIGKILL this takes no time; it collects the child
    }
    for (const auto &job : m_jobs) {
        job->promise.addResult(m_program.judge(nullptr, {ProgramEnd::How::BrokenOff}));
        job->promise.finish();
    }
}

QFuture<Result<void>> ProgramQueue::run(QByteArray input)
{
    auto job = std::make_unique<Job>();
    job->input = std::move(input);
    if (m_within)
        job->hurried = QDeadlineTimer(*m_within);
    job->promise.start();
    QFuture<Result<void>> future = job->promise.future();
    m_jobs.push_back(std::move(job));
    startNext();
    return future;
}

void ProgramQueue::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (const auto &job : m_jobs)
        job->hurried = std::min(job->hurried, QDeadlineTimer(within));
    if (m_process && !m_overdue && m_deadline.remainingTimeAsDuration() > within)
        m_deadline.start(within);
}

void ProgramQueue::startNext()
{
    if (m_process || m_jobs.empty())
        return;
    const Job &job = *m_jobs.front();
    if (job.hurried.hasExpired())
        return complete(m_program.judge(nullptr, {ProgramEnd::How::NotRun}));
    auto pipe = InputPipe::create(job.input);
    if (!pipe)
        return complete(tl::unexpected(pipe.error()));
    m_input = std::move(*pipe);
    start(job);
}

void ProgramQueue::start(const Job &job)
{
    m_overdue = false;
    m_process = std::make_unique<QProcess>();
    m_program.prepare(*m_process);
    m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process->setChildProcessModifier([input = m_input->readingEnd(), inChild = m_program.inChild] {
        ::setsid(); // its own process group, so that it can be killed with all it starts
        ::dup2(input, STDIN_FILENO);
        if (inChild != nullptr)
            inChild();
    });
    connect(m_process.get(), &QProcess::finished, this, &ProgramQueue::onFinished);
    connect(m_process.get(), &QProcess::errorOccurred, this, &ProgramQueue::onErrorOccurred);
    const QDeadlineTimer end = std::min(job.hurried, QDeadlineTimer(m_program.limit));
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(end.remainingTimeAsDuration()));
    m_process->start(m_program.path, m_program.arguments, QIODevice::ReadOnly);
    if (m_input) // it may have failed to start by now
        m_input->feed();
}

void ProgramQueue::onFinished(int status, QProcess::ExitStatus how)
{
    using How = ProgramEnd::How;
    ProgramEnd end{how == QProcess::CrashExit ? How::Killed : How::Exited, status, m_input->isDrained(), {}};
    if (m_overdue)
        end.how = m_within ? How::BrokenOff : How::Overdue;
    complete(m_program.judge(m_process.get(), end));
}

void ProgramQueue::onErrorOccurred(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart) { // every other error is followed by finished()
        complete(m_program.judge(m_process.get(),
                                 {ProgramEnd::How::NotStarted, 0, false, m_process->errorString()}));
    }
}

void ProgramQueue::onOverdue()
{
    m_overdue = true;
    killGroup();
}

void ProgramQueue::killGroup() const
{
    const qint64 group = m_process->processId();
    if (group > 0 && ::kill(static_cast<pid_t>(-group), SIGKILL) != 0)
        m_process->kill(); // it has not come as far as to have its own group
}

void ProgramQueue::complete(Result<void> result)
{
    m_deadline.stop();
    m_input.reset();
    if (m_process)
        m_process.release()->deleteLater(); // this may be its own signal
    const std::unique_ptr<Job> job = std::move(m_jobs.front());
    m_jobs.pop_front();
    // The next one starts from the event loop: whoever awaits this one may destroy the queue.
    QMetaObject::invokeMethod(this, &ProgramQueue::startNext, Qt::QueuedConnection);
    job->promise.addResult(std::move(result));
    job->promise.finish();
}

} // namespace pennon
