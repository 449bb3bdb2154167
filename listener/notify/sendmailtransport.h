// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/mailtransport.h"
#include "notify/programqueue.h"

#include <chrono>

namespace pennon {

/// Mail by command, as superlance's tools send it: `/bin/sh -c COMMAND` gets superlanceText() on stdin, or
/// for a mail with HTML or a Message-ID the whole mimeMessage() with '\n' at its line ends; what it prints,
/// on either channel, goes to our stderr. One command at a time, in order.
///
/// Errors: Rejected (detail: the exit status), System (killed by a signal, not startable, input not read),
/// TimedOut, Cancelled (hurried, or this object was destroyed). A command that runs out of time is killed
/// with its process group.
class SendmailTransport final : public MailTransport
{
public:
    /// The clock must outlive it.
    SendmailTransport(QString command, const Clock &clock,
                      std::chrono::milliseconds limit = std::chrono::minutes(5));

    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override;
    void hurry(std::chrono::milliseconds within) override { m_queue.hurry(within); }

private:
    [[nodiscard]] Result<void> judge(const ProgramEnd &end) const;

    QString m_command;
    const Clock &m_clock;
    std::chrono::milliseconds m_limit;
    ProgramQueue m_queue;
};

} // namespace pennon
