// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crashmailwatcher.h"

#include "base/linelog.h"
#include "notify/outbox.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

CrashMailWatcher::CrashMailWatcher(CrashMailRules rules, Outbox &outbox, LineLog &log)
    : m_check(rules)
    , m_mailer(std::move(rules.common), NoticeMailer::Copy::Logged, outbox, log)
    , m_log(log)
{}

bool CrashMailWatcher::wants(const QByteArray &eventName) const
{
    return eventName == "PROCESS_STATE_EXITED";
}

QCoro::Task<> CrashMailWatcher::handle(Event event)
{
    const Result<ProcessExited> exited = parseProcessExited(event.payload);
    if (!exited) {
        m_log.line(exited.error().message);
        co_return;
    }
    const auto notice =
        m_check.judge(exited->process, exited->pid, exited->fromState, exited->expected, event.receivedAt);
    if (!notice)
        co_return;
    m_log.line(CrashMail::announcement());
    m_mailer.mail(*notice);
}

QCoro::Task<> CrashMailWatcher::finish(Ending)
{
    const QFuture<void> idle = m_mailer.outbox().whenIdle();
    co_await idle;
}

void CrashMailWatcher::hurry(std::chrono::milliseconds within)
{
    m_mailer.outbox().hurry(within);
}

} // namespace pennon
