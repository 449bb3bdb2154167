// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/mailtransport.h"
#include "notify/programqueue.h"

#include <QStringList>

#include <chrono>

namespace pennon {

/// Messages by a program: it is run without a shell and gets Mail::body, one line of JSON, on its standard
/// input, which it need not read. Its standard output is dropped. One at a time, in order. Passwords of
/// Pennon and of supervisord are not in its environment.
///
/// Exit status 0 is success. Errors quote the last line of its standard error and name the program without
/// its arguments, which may be secrets: Rejected (detail: the exit status), System (exit status 75,
/// EX_TEMPFAIL of sysexits.h: not only this message; killed by a signal), NotFound (cannot be started),
/// TimedOut (killed with its process group), Cancelled (hurried, or this object was destroyed).
class CommandTransport final : public MailTransport
{
public:
    static constexpr int temporaryFailure = 75;

    CommandTransport(QStringList command, std::chrono::milliseconds limit);

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    [[nodiscard]] QString lastAnswer() const override { return m_lastAnswer; }
    void hurry(std::chrono::milliseconds within) override { m_queue.hurry(within); }

private:
    void prepare(QProcess &process);
    void collect(QProcess &process);
    [[nodiscard]] Result<void> judge(QProcess *process, const ProgramEnd &end);
    [[nodiscard]] QString lastWords() const;
    [[nodiscard]] QString name() const;

    QStringList m_command;
    std::chrono::milliseconds m_limit;
    QByteArray m_errors; ///< the end of its standard error
    QString m_lastAnswer;
    ProgramQueue m_queue;
};

} // namespace pennon
