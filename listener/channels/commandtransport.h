// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/inputpipe.h"
#include "notify/mailtransport.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace pennon {

/// Messages by a program: it is run without a shell and gets Mail::body, one line of JSON, on its standard
/// input, which it need not read. Its standard output is dropped. One at a time, in order. Passwords of
/// Pennon and of supervisord are not in its environment.
///
/// Exit status 0 is success. Errors quote the last line of its standard error and name the program without
/// its arguments, which may be secrets: Rejected (detail: the exit status), System (exit status 75,
/// EX_TEMPFAIL of sysexits.h: not only this message; killed by a signal), NotFound (cannot be started),
/// TimedOut (killed with its process group), Cancelled (hurried, or this object was destroyed).
class CommandTransport final : public QObject, public MailTransport
{
    Q_OBJECT

public:
    static constexpr int temporaryFailure = 75;

    CommandTransport(QStringList command, std::chrono::milliseconds limit);
    CommandTransport(const CommandTransport &) = delete;
    CommandTransport &operator=(const CommandTransport &) = delete;
    CommandTransport(CommandTransport &&) = delete;
    CommandTransport &operator=(CommandTransport &&) = delete;
    ~CommandTransport() override;

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    [[nodiscard]] QString lastAnswer() const override { return m_lastAnswer; }
    void hurry(std::chrono::milliseconds within) override;

private:
    struct Job
    {
        QPromise<Result<void>> promise;
        QByteArray text;
        QDeadlineTimer hurried{QDeadlineTimer::Forever};
    };

    void startNext();
    void prepare();
    void onFinished(int status, QProcess::ExitStatus how);
    void onErrorOccurred(QProcess::ProcessError error);
    void onOverdue();
    void collect();
    void killGroup() const;
    void complete(Result<void> result);
    [[nodiscard]] Result<void> judge(int status, QProcess::ExitStatus how) const;
    [[nodiscard]] QString lastWords() const;
    [[nodiscard]] QString name() const;

    QStringList m_command;
    std::chrono::milliseconds m_limit;
    std::optional<std::chrono::milliseconds> m_within; ///< of each attempt, since hurry()
    std::deque<std::unique_ptr<Job>> m_jobs;           ///< the first one is under way if m_process is set
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<InputPipe> m_input;
    QByteArray m_errors; ///< the end of its standard error
    QTimer m_deadline;
    bool m_overdue = false;
    QString m_lastAnswer;
};

} // namespace pennon
