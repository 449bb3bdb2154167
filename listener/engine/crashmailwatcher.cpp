// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crashmailwatcher.h"

#include "base/linelog.h"
#include "notify/postbox.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

CrashMailWatcher::CrashMailWatcher(CrashMailRules rules, Postbox &outbox, LineLog &log)
    : m_check(rules)
    , m_mailer(std::move(rules.common), NoticeMailer::Copy::Logged, outbox, log)
    , m_log(log)
{}

bool CrashMailWatcher::wants(const QByteArray &eventName) const
{
    return eventName == "PROCESS_STATE_EXITED";
}

bool CrashMailWatcher::takes(const QByteArray &eventName) const
{
    return m_mailer.outbox().isDurable() && wants(eventName);
}

void CrashMailWatcher::take(const Event &event)
{
    judge(event);
}

QCoro::Task<> CrashMailWatcher::handle(Event event)
{
    if (!takes(event.name)) // else that was done before the answer
        judge(event);
    co_return;
}

void CrashMailWatcher::judge(const Event &event)
{
    const Result<ProcessExited> exited = parseProcessExited(event.payload);
    if (!exited) {
        m_log.line(exited.error().message);
        return;
    }
    const auto notice =
        m_check.judge(exited->process, exited->pid, exited->fromState, exited->expected, event.receivedAt);
    if (!notice)
        return;
    m_log.line(CrashMail::announcement());
    m_mailer.mail(*notice);
}

QCoro::Task<> CrashMailWatcher::finish(Ending)
{
    const QFuture<void> drained = m_mailer.outbox().drain();
    co_await drained;
}

void CrashMailWatcher::hurry(std::chrono::milliseconds within)
{
    m_mailer.outbox().hurry(within);
}

} // namespace pennon
