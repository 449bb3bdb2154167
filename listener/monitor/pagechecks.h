// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "checks/httpok.h"
#include "domain/configuration.h"
#include "metrics/metricssnapshot.h"
#include "monitor/finding.h"
#include "monitor/restartdesk.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class Alerts;
class HttpProbe;
class IncidentBook;
class LineLog;
class OpenIncidents;
class PageStreaks;
class ProcessBoard;

/// One [httpok] section at work: its page is asked for at its own interval, and its processes are restarted
/// when the answer is not as it should be. Where there is nothing to restart, since the section names no
/// process or none of them is running, it only tells: one mail when the page fails `failures` times in a row,
/// and an incident that ends when it is well again.
class PageCheck final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        HttpProbe &probe;
        ProcessBoard &board;
        RestartDesk &desk;
        Alerts &alerts;
        IncidentBook &book;
        PageStreaks &streaks;
        LineLog &log;
        const Clock &clock;
        OpenIncidents *openIncidents = nullptr; ///< of an earlier life of the listener
    };

    PageCheck(HttpOkSection section, ProcessPatterns exclude, std::optional<ProcessName> self, Doors doors);

    [[nodiscard]] const HttpOkSection &section() const { return m_section; }
    /// Checks at once, or joins the check that is under way; ends with what was found and done.
    [[nodiscard]] QFuture<void> checkNow();
    [[nodiscard]] const Finding &lastFinding() const { return m_lastFinding; }
    /// What its checks have come to, for the metrics.
    [[nodiscard]] const PageFigures &figures() const { return m_figures; }
    /// The section was changed or is gone: no more checks, and an incident that is open ends.
    void retire();

private:
    struct Failure
    {
        HttpOk::Trouble trouble;
        std::optional<int> status;
    };

    [[nodiscard]] bool selects(const ProcessName &process) const;
    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] std::vector<ProcessInfo> selected() const;
    [[nodiscard]] QStringList missing() const;
    QCoro::Task<> check();
    void note(bool passed, int status, Clock::SteadyTime begun);
    void conclude(bool passed, const QString &message);
    QCoro::Task<> failed(Failure failure);
    QCoro::Task<> restart(ProcessInfo process, Failure failure, QStringList *report, bool *hasActed);
    void passed();
    void tellOnly(const Failure &failure, const QString &body, const ProcessName &about);
    void endIncident(const QString &outcome);

    HttpOkSection m_section;
    ProcessPatterns m_exclude;
    std::optional<ProcessName> m_self;
    Doors m_doors;
    HttpOk m_judge;
    QTimer m_timer;
    bool m_isChecking = false;
    bool m_isRetired = false;
    std::optional<Incident> m_open;
    Finding m_lastFinding;
    PageFigures m_figures;
    Waiters m_waiters;
};

/// All [httpok] sections.
class PageChecks final
{
public:
    PageChecks(PageCheck::Doors doors, std::optional<ProcessName> self);

    /// The rules, at the start and after every change. A section that did not change goes on undisturbed.
    void configure(const std::vector<HttpOkSection> &sections, const ProcessPatterns &exclude);
    /// Whether there is an [httpok] section of this name; with an empty name, any.
    [[nodiscard]] bool hasSection(const QString &section) const;
    /// Checks this section at once, or all with an empty name.
    [[nodiscard]] QFuture<std::vector<Finding>> check(const QString &section);
    [[nodiscard]] std::vector<PageFigures> figures() const;
    /// Nothing is checked any more, because supervisord or the listener ends.
    void stop();

private:
    [[nodiscard]] std::vector<std::shared_ptr<PageCheck>> named(const QString &section) const;

    PageCheck::Doors m_doors;
    std::optional<ProcessName> m_self;
    ProcessPatterns m_exclude;
    std::vector<std::shared_ptr<PageCheck>> m_checks;
    bool m_isStopped = false;
};

} // namespace pennon
