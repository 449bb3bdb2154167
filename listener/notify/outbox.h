// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "base/linelog.h"
#include "notify/postbox.h"

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
/// DurableOutbox is the postbox that survives a restart.
class Outbox final : public QObject, public Postbox
{
    Q_OBJECT

public:
    /// Both must outlive the outbox.
    Outbox(MailTransport &transport, LineLog &log);

    Result<void> post(Mail mail) override;
    [[nodiscard]] bool isDurable() const override { return false; }
    [[nodiscard]] bool isIdle() const { return m_mails.empty(); }
    /// Finishes as soon as every mail posted so far and until then has been handed over or has failed.
    [[nodiscard]] QFuture<void> whenIdle();
    [[nodiscard]] QFuture<void> drain() override { return whenIdle(); }
    void hurry(std::chrono::milliseconds within) override;

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
