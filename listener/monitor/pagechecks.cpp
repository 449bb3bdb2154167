// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/pagechecks.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "domain/selection.h"
#include "monitor/alerts.h"
#include "monitor/incidentbook.h"
#include "monitor/openincidents.h"
#include "monitor/pagestreaks.h"
#include "monitor/processboard.h"
#include "monitor/toolrules.h"
#include "probes/httpprobe.h"

#include <QCoroFuture>
#include <QPointer>

#include <algorithm>
#include <deque>
#include <utility>

namespace pennon {

PageCheck::PageCheck(HttpOkSection section, ProcessPatterns exclude, std::optional<ProcessName> self,
                     Doors doors)
    : m_section(std::move(section))
    , m_exclude(std::move(exclude))
    , m_self(std::move(self))
    , m_doors(doors)
    , m_judge(toolRules(m_section), m_self)
{
    m_lastFinding = {m_section.head.section, std::nullopt, true, QStringLiteral("not checked yet")};
    m_figures.section = m_section.head.section;
    m_figures.url = m_section.url;
    connect(&m_timer, &QTimer::timeout, this, [this] { (void) checkNow(); });
    m_timer.start(m_section.interval);
    if (m_doors.openIncidents != nullptr)
        m_open = m_doors.openIncidents->takePage(m_section.url); // told already, and not over
}

bool PageCheck::hasSelection() const
{
    const Selection &selection = m_section.selection;
    return selection.any || !selection.programs.empty() || !selection.groups.empty();
}

bool PageCheck::selects(const ProcessName &process) const
{
    return process != m_self && !matchesAny(m_exclude, process) &&
           pennon::selects(m_section.selection, process).has_value();
}

std::vector<ProcessInfo> PageCheck::selected() const
{
    std::vector<ProcessInfo> processes;
    for (const BoardRow &row : m_doors.board.rows()) {
        if (selects(row.info.name))
            processes.push_back(row.info);
    }
    return processes;
}

/// Names of `program` that supervisord has no process for.
QStringList PageCheck::missing() const
{
    QStringList absent;
    const std::vector<BoardRow> &rows = m_doors.board.rows();
    for (const ProcessPattern &pattern : m_section.selection.programs) {
        const bool exists = std::any_of(rows.begin(), rows.end(),
                                        [&](const BoardRow &row) { return pattern.matches(row.info.name); });
        if (!exists)
            absent += pattern.text();
    }
    return absent;
}

QFuture<void> PageCheck::checkNow()
{
    QFuture<void> ended = m_waiters.wait(false);
    if (!m_isChecking)
        check();
    return ended;
}

void PageCheck::note(bool passed, int status, Clock::SteadyTime begun)
{
    m_figures.hasPassed = passed;
    m_figures.status = status;
    m_figures.failures += passed ? 0 : 1;
    m_figures.durations.add(
        std::chrono::duration_cast<std::chrono::microseconds>(m_doors.clock.steady() - begun));
}

void PageCheck::conclude(bool passed, const QString &message)
{
    m_lastFinding.passed = passed;
    m_lastFinding.message = message;
    m_isChecking = false;
    m_waiters.release();
}

QCoro::Task<> PageCheck::check()
{
    if (hasSelection() && !m_section.eager) {
        const std::vector<ProcessInfo> processes = selected();
        const bool anyRuns = std::any_of(processes.begin(), processes.end(), [](const ProcessInfo &process) {
            return process.state == ProcessState::Running;
        });
        if (!anyRuns) {
            conclude(true, QStringLiteral("not checked: none of its processes is running"));
            co_return;
        }
    }
    m_isChecking = true;
    const QPointer<PageCheck> self(this);
    HttpCheckSettings settings = HttpCheckSettings::from(m_judge.rules());
    settings.timeout = m_section.timeout;
    const Clock::SteadyTime begun = m_doors.clock.steady();
    const QFuture<Result<HttpResponse>> asking = m_doors.probe.check(settings);
    const Result<HttpResponse> response = co_await asking;
    if (!self)
        co_return; // the section was changed meanwhile
    std::optional<HttpOk::Trouble> trouble =
        response ? m_judge.judge({response->status, response->reason, response->body})
                 : m_judge.judgeError(response.error().message);
    note(!trouble, response ? response->status : 0, begun);
    if (trouble) {
        QString message = trouble->firstLine;
        message.replace(QStringLiteral("\n\n "), QStringLiteral(" "));
        Failure failure{std::move(*trouble), response ? std::optional(response->status) : std::nullopt};
        co_await failed(std::move(failure));
        if (self)
            conclude(false, message);
        co_return;
    }
    passed();
    conclude(true, QStringLiteral("%1 %2").arg(response->status).arg(response->reason));
}

void PageCheck::retire()
{
    m_isRetired = true;
    m_timer.stop();
    endIncident(QStringLiteral("not checked any more: pennon.conf was changed"));
}

void PageCheck::endIncident(const QString &outcome)
{
    if (!m_open)
        return;
    m_open->closed = m_doors.clock.now();
    m_open->outcome = outcome;
    m_doors.book.update(*std::exchange(m_open, std::nullopt));
}

void PageCheck::passed()
{
    if (!m_isRetired)
        m_doors.streaks.passed(m_section.head.section);
    for (const ProcessInfo &process : selected())
        m_doors.desk.passed(process.name, m_section.head.section);
    if (m_open) {
        m_doors.log.line(QStringLiteral("%1 is well again").arg(m_section.url));
        endIncident(QStringLiteral("the page is well again"));
    }
}

QCoro::Task<> PageCheck::failed(Failure failure)
{
    QString oneLine = failure.trouble.firstLine;
    oneLine.replace(QStringLiteral("\n\n "), QStringLiteral(" "));
    m_doors.log.line(oneLine);
    if (!hasSelection()) {
        tellOnly(failure, failure.trouble.firstLine, {});
        co_return;
    }
    if (!m_doors.board.takenAt()) {
        m_doors.log.line(HttpOk::notActing(QStringLiteral("(supervisord has not answered yet)")));
        co_return;
    }
    const QPointer<PageCheck> self(this);
    // This may go while processes are restarted, and what was done is told all the same.
    Alerts &alerts = m_doors.alerts;
    const HttpOkSection section = m_section;
    const std::vector<ProcessInfo> processes = selected();
    const QString opening = m_judge.opening();
    const QStringList absent = missing();
    bool anyRuns = false;
    std::deque<QStringList> parts; // a deque, since the coroutines keep pointers to its elements
    bool hasActed = false;
    std::vector<QFuture<void>> restarts;
    for (const ProcessInfo &process : processes) {
        anyRuns = anyRuns || process.state == ProcessState::Running;
        parts.emplace_back();
        const QFuture<void> restarting = asFuture(restart(process, failure, &parts.back(), &hasActed));
        restarts.push_back(restarting);
    }
    for (const QFuture<void> &restarting : restarts)
        co_await restarting;
    if (anyRuns && !hasActed)
        co_return;
    QStringList report{failure.trouble.firstLine, opening};
    for (const QStringList &part : parts)
        report += part;
    if (!absent.isEmpty())
        report += HttpOk::didNotExist(absent);
    const ProcessName about = processes.empty() ? ProcessName() : processes.front().name;
    if (hasActed) {
        alerts.mail(section.to, {failure.trouble.subject, report.join(u'\n')}, about, section.dryRun);
    } else if (self) {
        tellOnly(failure, report.join(u'\n'), about);
    }
}

QCoro::Task<> PageCheck::restart(ProcessInfo process, Failure failure, QStringList *report, bool *hasActed)
{
    if (process.state != ProcessState::Running) {
        *report += HttpOk::notRunning(process.name);
        co_return;
    }
    RestartWish wish;
    wish.kind = IncidentKind::Http;
    wish.process = process;
    wish.section = m_section.head.section;
    wish.cause = failure.trouble.firstLine;
    wish.cause.replace(QStringLiteral("\n\n "), QStringLiteral(" "));
    wish.httpStatus = failure.status;
    wish.url = m_section.url;
    wish.policy = m_section.restart;
    wish.dryRun = m_section.dryRun;
    wish.to = m_section.to;
    const RestartResult result = co_await m_doors.desk.request(std::move(wish));
    *report += result.lines;
    switch (result.verdict) {
    case RestartResult::Verdict::Held:
        *report += QStringLiteral("%1 NOT restarted: %2").arg(process.name.brief(), result.reason);
        co_return;
    case RestartResult::Verdict::DryRun:
        *report += QStringLiteral("Dry run, not restarted: %1").arg(process.name.brief());
        break;
    case RestartResult::Verdict::Restarted:
        *report += HttpOk::restarting(process.name);
        *report += HttpOk::restarted(process.name);
        break;
    case RestartResult::Verdict::NotStopped:
        *report += HttpOk::restarting(process.name);
        *report += HttpOk::failedToStop(process.name, result.reason);
        break;
    case RestartResult::Verdict::NotStarted:
        *report += HttpOk::restarting(process.name);
        *report += HttpOk::failedToStart(process.name, result.reason);
        break;
    }
    *hasActed = true;
}

/// Nothing to restart: an incident and one mail, once `failures` checks in a row have failed.
void PageCheck::tellOnly(const Failure &failure, const QString &body, const ProcessName &about)
{
    if (m_isRetired)
        return;
    const int needed = m_section.restart.failures;
    if (m_doors.streaks.failed(m_section.head.section, m_section.url, needed) < needed || m_open)
        return;
    Incident incident;
    incident.kind = IncidentKind::Http;
    incident.opened = m_doors.clock.now();
    incident.cause = failure.trouble.firstLine;
    incident.cause.replace(QStringLiteral("\n\n "), QStringLiteral(" "));
    incident.httpStatus = failure.status;
    incident.url = m_section.url;
    m_open = m_doors.book.open(incident);
    m_doors.alerts.mail(m_section.to, {failure.trouble.subject, body}, about, m_section.dryRun);
}

PageChecks::PageChecks(PageCheck::Doors doors, std::optional<ProcessName> self)
    : m_doors(doors)
    , m_self(std::move(self))
{}

void PageChecks::configure(const std::vector<HttpOkSection> &sections, const ProcessPatterns &exclude)
{
    if (m_isStopped)
        return;
    std::vector<std::shared_ptr<PageCheck>> checks;
    QSet<QString> names;
    for (const HttpOkSection &section : sections) {
        const auto same = std::find_if(m_checks.begin(), m_checks.end(), [&](const auto &check) {
            HttpOkSection known = check->section();
            known.head.line = section.head.line; // a line further down is the same rule
            return known == section;
        });
        if (same != m_checks.end() && exclude == m_exclude) {
            checks.push_back(*same);
        } else {
            checks.push_back(std::make_shared<PageCheck>(section, exclude, m_self, m_doors));
        }
        names.insert(section.head.section);
    }
    for (const auto &known : m_checks) {
        if (std::find(checks.begin(), checks.end(), known) == checks.end())
            known->retire();
    }
    m_doors.streaks.keepOnly(names);
    if (m_doors.openIncidents != nullptr)
        m_doors.openIncidents->endPagesNotTaken();
    m_checks = std::move(checks);
    m_exclude = exclude;
}

void PageChecks::stop()
{
    m_isStopped = true;
    m_checks.clear();
}

std::vector<std::shared_ptr<PageCheck>> PageChecks::named(const QString &section) const
{
    std::vector<std::shared_ptr<PageCheck>> checks;
    std::copy_if(m_checks.begin(), m_checks.end(), std::back_inserter(checks), [&section](const auto &check) {
        return section.isEmpty() || check->section().head.section == section;
    });
    return checks;
}

bool PageChecks::hasSection(const QString &section) const
{
    return !named(section).empty();
}

std::vector<PageFigures> PageChecks::figures() const
{
    std::vector<PageFigures> all;
    for (const auto &check : m_checks)
        all.push_back(check->figures());
    return all;
}

namespace {

QCoro::Task<std::vector<Finding>> checkAll(std::vector<std::shared_ptr<PageCheck>> checks)
{
    std::vector<QFuture<void>> running;
    for (const auto &check : checks)
        running.push_back(check->checkNow());
    for (const QFuture<void> &check : running)
        co_await check;
    std::vector<Finding> findings;
    for (const auto &check : checks)
        findings.push_back(check->lastFinding());
    co_return findings;
}

} // namespace

QFuture<std::vector<Finding>> PageChecks::check(const QString &section)
{
    return asFuture(checkAll(named(section)));
}

} // namespace pennon
