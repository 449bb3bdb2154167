// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "checks/batchmonitor.h"
#include "engine/watcher.h"

#include <QFuture>

namespace pennon {

class LineLog;
class MailTransport;

/// crashmailbatch, fatalmailbatch and crashsms at work: messages are collected and mailed together when their
/// time has come. Collecting goes on while a mail is under way.
class BatchWatcher final : public Watcher
{
public:
    BatchWatcher(BatchRules rules, MailTransport &transport, LineLog &log);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    /// At a termination what is pending is sent, in one attempt; at the end of input its number is logged.
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    QCoro::Task<> sendWhatIsDue();
    [[nodiscard]] QFuture<void> whenSent();
    void collect(const Event &event);

    BatchMonitor m_monitor;
    MailTransport &m_transport;
    LineLog &m_log;
    bool m_isSending = false;
    Waiters m_waiters;
};

} // namespace pennon
