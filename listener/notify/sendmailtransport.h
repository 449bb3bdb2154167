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

/// Mail by command, as superlance's tools send it: `/bin/sh -c COMMAND` gets superlanceText() on stdin, or
/// for a mail with HTML or a Message-ID the whole mimeMessage() with '\n' at its line ends; what it prints,
/// on either channel, goes to our stderr. One command at a time, in order.
///
/// Errors: Rejected (detail: the exit status), System (killed by a signal, not startable, input not read),
/// TimedOut, Cancelled (hurried, or this object was destroyed). A command that runs out of time is killed
/// with its process group.
class SendmailTransport final : public QObject, public MailTransport
{
    Q_OBJECT

public:
    /// The clock must outlive it.
    SendmailTransport(QString command, const Clock &clock,
                      std::chrono::milliseconds limit = std::chrono::minutes(5));
    SendmailTransport(const SendmailTransport &) = delete;
    SendmailTransport &operator=(const SendmailTransport &) = delete;
    SendmailTransport(SendmailTransport &&) = delete;
    SendmailTransport &operator=(SendmailTransport &&) = delete;
    ~SendmailTransport() override;

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    struct Job
    {
        QPromise<Result<void>> promise;
        QByteArray text;
        QDeadlineTimer hurried{QDeadlineTimer::Forever};
    };

    void startNext();
    void onFinished(int status, QProcess::ExitStatus how);
    void onErrorOccurred(QProcess::ProcessError error);
    void onOverdue();
    void killGroup() const;
    void complete(Result<void> result);
    [[nodiscard]] Result<void> judge(int status, QProcess::ExitStatus how) const;

    QString m_command;
    const Clock &m_clock;
    std::chrono::milliseconds m_limit;
    std::optional<std::chrono::milliseconds> m_within; ///< of each attempt, since hurry()
    std::deque<std::unique_ptr<Job>> m_jobs;           ///< the first one is under way if m_process is set
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<InputPipe> m_input;
    QTimer m_deadline;
    bool m_overdue = false;
};

} // namespace pennon
