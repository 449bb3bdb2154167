// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "base/linelog.h"
#include "notify/mailtransport.h"

#include <QDeadlineTimer>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <chrono>
#include <deque>
#include <optional>

namespace pennon {

/// The mails of httpok, memmon and crashmail on their way out: posted without waiting, handed to the
/// transport one after the other. As in superlance each gets one attempt; a failure is one line on the log
/// and the mail is gone. Success says nothing. The batch tools keep their batch themselves and talk to the
/// transport directly.
///
/// This is the seam for an outbox that survives a restart: whoever posts a mail never learns what became of
/// it, so storing and repeating can be added behind post() without a change in the checks or the engine.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the outbox.
    Outbox(MailTransport &transport, LineLog &log);

    void post(Mail mail);
    [[nodiscard]] bool isIdle() const { return m_mails.empty(); }
    /// Finishes as soon as every mail posted so far and until then has been handed over or has failed.
    [[nodiscard]] QFuture<void> whenIdle();
    /// From now on everything that is posted or waiting, all together, ends within this time.
    void hurry(std::chrono::milliseconds within);

Q_SIGNALS:
    void idle();

private:
    void sendFirst();
    void onSent();

    MailTransport &m_transport;
    LineLog &m_log;
    std::deque<Mail> m_mails; ///< the first one is with the transport
    QFutureWatcher<Result<void>> m_sending;
    std::optional<QDeadlineTimer> m_deadline;
    Waiters m_waiting;
};

} // namespace pennon
