// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "checks/batchmonitor.h"
#include "engine/watcher.h"

#include <QFuture>

namespace pennon {

class BatchKeeper;
class LineLog;
class MailTransport;

/// crashmailbatch, fatalmailbatch and crashsms at work: messages are collected and mailed together when their
/// time has come. Collecting goes on while a mail is under way. With a keeper messages are stored before
/// their event is answered, and go on from where an earlier listener ended.
class BatchWatcher final : public Watcher
{
public:
    BatchWatcher(BatchRules rules, MailTransport &transport, LineLog &log, BatchKeeper *keeper = nullptr);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] bool takes(const QByteArray &eventName) const override;
    void take(const Event &event) override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    /// At a termination what is pending is sent, in one attempt; at the end of input its number is logged.
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    QCoro::Task<> sendWhatIsDue();
    [[nodiscard]] QFuture<void> whenSent();
    void collect(const Event &event);
    void mailed();

    BatchMonitor m_monitor;
    MailTransport &m_transport;
    LineLog &m_log;
    BatchKeeper *m_keeper;
    bool m_isSending = false;
    Waiters m_waiters;
};

} // namespace pennon
