// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/httpokwatcher.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "engine/restarter.h"
#include "engine/shellcommand.h"
#include "engine/tickgate.h"
#include "engine/waiting.h"
#include "notify/postbox.h"
#include "probes/httpprobe.h"
#include "supervisor/supervisorapi.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>

#include <deque>
#include <utility>

namespace pennon {

HttpOkWatcher::HttpOkWatcher(HttpOkRules rules, std::optional<ProcessName> self, Doors doors,
                             std::chrono::milliseconds patience)
    : m_check(rules, std::move(self))
    , m_mailer(std::move(rules.common), NoticeMailer::Copy::Logged, doors.outbox, doors.log)
    , m_doors(doors)
    , m_patience(patience)
{}

bool HttpOkWatcher::wants(const QByteArray &eventName) const
{
    return eventName.startsWith("TICK");
}

QCoro::Task<> HttpOkWatcher::handle(Event event)
{
    if (isStaleTick(event, m_doors.clock.now())) {
        m_doors.log.line(QStringLiteral("A tick has waited too long, not checked"));
        co_return;
    }
    const QFuture<Result<std::vector<ProcessInfo>>> listing = m_doors.supervisor.getAllProcessInfo();
    const Result<std::vector<ProcessInfo>> processes = co_await listing;
    if (!processes)
        m_doors.log.line(QStringLiteral("Cannot list the processes: %1").arg(withAdvice(processes.error())));
    const bool shouldCheck = processes ? m_check.shouldCheck(*processes) : m_check.rules().eager;
    if (!shouldCheck)
        co_return;
    const std::optional<HttpOk::Trouble> trouble = co_await check();
    if (!trouble)
        co_return;
    if (!trouble->heldBack.isEmpty()) {
        m_doors.log.line(trouble->heldBack);
        co_return;
    }
    co_await act(*trouble);
}

QCoro::Task<std::optional<HttpOk::Trouble>> HttpOkWatcher::check()
{
    const QFuture<Result<HttpResponse>> asking =
        m_doors.probe.check(HttpCheckSettings::from(m_check.rules()));
    const Result<HttpResponse> response = co_await asking;
    if (!response)
        co_return m_check.judgeError(response.error().message);
    co_return m_check.judge({response->status, response->reason, response->body});
}

QCoro::Task<> HttpOkWatcher::act(HttpOk::Trouble trouble)
{
    const QFuture<Result<std::vector<ProcessInfo>>> listing = m_doors.supervisor.getAllProcessInfo();
    const Result<std::vector<ProcessInfo>> processes = co_await listing;
    if (!processes) {
        m_doors.log.line(HttpOk::notActing(processes.error().message));
        co_return;
    }
    m_check.acted();
    QStringList report;
    note(&report, trouble.firstLine);
    note(&report, m_check.opening());

    std::deque<QStringList> parts; // a deque, since the coroutines keep pointers to its elements
    std::vector<QFuture<void>> restarts;
    for (const ProcessInfo &process : *processes) {
        if (!m_check.selects(process))
            continue;
        parts.emplace_back();
        const QFuture<void> restarting = asFuture(restart(process, &parts.back()));
        restarts.push_back(restarting);
        co_await endedWithin(restarting, m_patience);
    }
    for (const QFuture<void> &restarting : restarts)
        co_await restarting;
    for (const QStringList &part : parts)
        report += part;
    if (const std::optional<QString> missing = m_check.missing(*processes))
        note(&report, *missing);
    m_mailer.mail({trouble.subject, report.join(u'\n')});
}

QCoro::Task<> HttpOkWatcher::restart(ProcessInfo process, QStringList *lines)
{
    if (process.state != ProcessState::Running) {
        note(lines, HttpOk::notRunning(process.name));
        co_return;
    }
    if (const std::optional<QString> inGrace = m_check.inGrace(process)) {
        note(lines, *inGrace);
        co_return;
    }
    const bool dryRun = m_mailer.rules().dryRun;
    if (const std::optional<QString> command = m_check.coreCommand(process); command && !dryRun) {
        const QString output = co_await writeCore(*command);
        note(lines, HttpOk::coreOutput(process.name, output));
    }
    note(lines, HttpOk::restarting(process.name));
    if (dryRun) {
        note(lines, QStringLiteral("Dry run, not restarted: %1").arg(process.name.brief()));
        co_return;
    }
    const std::optional<Restarter::Outcome> outcome =
        co_await m_doors.restarter.restart(process.name.brief(), Restarter::AfterFailedStop::StartAnyway);
    if (!outcome) {
        note(lines, QStringLiteral("%1 is being restarted already").arg(process.name.brief()));
        co_return;
    }
    if (!outcome->stopped)
        note(lines, HttpOk::failedToStop(process.name, outcome->stopped.error().message));
    if (*outcome->started) {
        note(lines, HttpOk::restarted(process.name));
    } else {
        note(lines, HttpOk::failedToStart(process.name, outcome->started->error().message));
    }
}

QCoro::Task<QString> HttpOkWatcher::writeCore(QString command)
{
    const QFuture<Result<QByteArray>> running = runShellCommand(command);
    const Result<QByteArray> output = co_await running;
    if (!output) {
        m_doors.log.line(output.error().message);
        co_return QString();
    }
    co_return QString::fromUtf8(*output);
}

void HttpOkWatcher::note(QStringList *lines, const QString &line)
{
    m_doors.log.line(line);
    *lines += line;
}

QCoro::Task<> HttpOkWatcher::finish(Ending)
{
    m_doors.restarter.abandonBackgroundStarts();
    const QFuture<void> drained = m_mailer.outbox().drain();
    co_await drained;
}

void HttpOkWatcher::hurry(std::chrono::milliseconds within)
{
    m_mailer.outbox().hurry(within);
}

} // namespace pennon
