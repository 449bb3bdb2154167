// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "notify/inputpipe.h"

#include <QDeadlineTimer>
#include <QFuture>
#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace pennon {

/// How a run of a program ended.
struct ProgramEnd
{
    enum class How {
        Exited,
        Killed, ///< by a signal that was not ours
        NotStarted,
        Overdue,   ///< it did not end in time, and was killed
        BrokenOff, ///< killed unfinished, the program ends
        NotRun,    ///< there was no time left to start it
    };
    How how = How::Exited;
    int status = 0;        ///< the exit status, or the number of the signal
    bool readInput = true; ///< all of it
    QString reason = {};   ///< of NotStarted
};

/// Runs a program again and again, one at a time and in order, each time with an input of its own on standard
/// input. One that runs out of time is killed with its process group.
class ProgramQueue final : public QObject
{
    Q_OBJECT

public:
    struct Program
    {
        QString path;
        QStringList arguments;
        std::chrono::milliseconds limit; ///< of a run
        /// Sets up channels and environment; standard input is the queue's.
        std::function<void(QProcess &)> prepare;
        /// Called in the child, after its standard input is in place; async-signal-safe. May be empty.
        void (*inChild)() = nullptr;
        /// What the end of a run means. The process is the one that ended; nullptr: there was none.
        std::function<Result<void>(QProcess *, const ProgramEnd &)> judge;
    };

    explicit ProgramQueue(Program program, QObject *parent = nullptr);
    ProgramQueue(const ProgramQueue &) = delete;
    ProgramQueue &operator=(const ProgramQueue &) = delete;
    ProgramQueue(ProgramQueue &&) = delete;
    ProgramQueue &operator=(ProgramQueue &&) = delete;
    /// What waits or runs ends as BrokenOff.
    ~ProgramQueue() override;

    /// Ends with what Program::judge says, or with the error of a pipe that cannot be had.
    [[nodiscard]] QFuture<Result<void>> run(QByteArray input);
    /// The program ends: from now on every run, the one under way too, has this long at most.
    void hurry(std::chrono::milliseconds within);

private:
    struct Job
    {
        QPromise<Result<void>> promise;
        QByteArray input;
        QDeadlineTimer hurried{QDeadlineTimer::Forever};
    };

    void startNext();
    void start(const Job &job);
    void onFinished(int status, QProcess::ExitStatus how);
    void onErrorOccurred(QProcess::ProcessError error);
    void onOverdue();
    void killGroup() const;
    void complete(Result<void> result);

    Program m_program;
    std::optional<std::chrono::milliseconds> m_within; ///< of each run, since hurry()
    std::deque<std::unique_ptr<Job>> m_jobs;           ///< the first one is under way if m_process is set
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<InputPipe> m_input;
    QTimer m_deadline;
    bool m_overdue = false;
};

} // namespace pennon
