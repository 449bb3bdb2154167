// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/batchwatcher.h"

#include "base/linelog.h"
#include "engine/batchkeeper.h"
#include "notify/mailtransport.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

BatchWatcher::BatchWatcher(BatchRules rules, MailTransport &transport, LineLog &log, BatchKeeper *keeper)
    : m_monitor(std::move(rules))
    , m_transport(transport)
    , m_log(log)
    , m_keeper(keeper)
{
    if (m_keeper)
        m_monitor.restore(m_keeper->load());
}

bool BatchWatcher::wants(const QByteArray &eventName) const
{
    return m_monitor.collects(eventName) || m_monitor.isClock(eventName);
}

bool BatchWatcher::takes(const QByteArray &eventName) const
{
    return m_keeper != nullptr && m_monitor.collects(eventName);
}

void BatchWatcher::take(const Event &event)
{
    collect(event);
}

QCoro::Task<> BatchWatcher::handle(Event event)
{
    if (m_monitor.collects(event.name)) {
        if (!m_keeper) // else that was done before the answer
            collect(event);
    } else if (m_monitor.tick(event.name)) {
        sendWhatIsDue();
    }
    co_return;
}

void BatchWatcher::collect(const Event &event)
{
    std::optional<QString> message;
    if (m_monitor.rules().kind == BatchKind::FatalMailBatch) {
        const Result<ProcessFatal> fatal = parseProcessFatal(event.payload);
        if (!fatal)
            return m_log.line(fatal.error().message);
        message = m_monitor.failedToStart(fatal->process, event.receivedAt);
    } else {
        const Result<ProcessExited> exited = parseProcessExited(event.payload);
        if (!exited)
            return m_log.line(exited.error().message);
        message = m_monitor.exited(exited->process, exited->pid, exited->expected, event.receivedAt);
    }
    if (!message)
        return;
    if (m_keeper)
        m_keeper->append(*message);
    m_log.line(*message);
}

void BatchWatcher::mailed()
{
    if (m_keeper)
        m_keeper->removeFirst(m_monitor.sending());
    m_monitor.sent();
}

QCoro::Task<> BatchWatcher::sendWhatIsDue()
{
    if (m_isSending)
        co_return;
    m_isSending = true;
    while (const std::optional<Notice> notice = m_monitor.startSending()) {
        const BatchRules &rules = m_monitor.rules();
        if (rules.dryRun) {
            m_log.line(QStringLiteral("Dry run, not mailed: %1").arg(notice->subject));
            mailed();
            continue;
        }
        const Mail mail{rules.route.from, rules.to, notice->subject, notice->body};
        const QFuture<Result<void>> sending = m_transport.send(mail);
        const Result<void> sent = co_await sending;
        if (sent) {
            m_log.line(m_monitor.sentReport(*notice));
            mailed();
        } else {
            m_log.line(BatchMonitor::failedReport(sent.error().message));
            m_monitor.failed();
        }
    }
    m_isSending = false;
    m_waiters.release();
}

QFuture<void> BatchWatcher::whenSent()
{
    return m_waiters.wait(!m_isSending);
}

QCoro::Task<> BatchWatcher::finish(Ending ending)
{
    const QFuture<void> underWay = whenSent();
    co_await underWay;
    if (m_monitor.pending() == 0)
        co_return;
    if (ending == Ending::Termination) {
        m_monitor.flush();
        sendWhatIsDue();
        const QFuture<void> last = whenSent();
        co_await last;
    }
    if (m_monitor.pending() == 0)
        co_return;
    if (!m_keeper) {
        m_log.line(QStringLiteral("Messages not sent: %1").arg(m_monitor.pending()));
        co_return;
    }
    m_keeper->retry();
    m_log.line(QStringLiteral("Messages not sent, kept for the next start: %1")
                   .arg(m_monitor.pending() - m_keeper->unstored()));
    if (m_keeper->unstored() > 0)
        m_log.line(QStringLiteral("Messages lost, neither sent nor stored: %1").arg(m_keeper->unstored()));
}

void BatchWatcher::hurry(std::chrono::milliseconds within)
{
    m_transport.hurry(within);
}

} // namespace pennon
