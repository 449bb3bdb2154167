// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/explanation.h"

#include "base/duration.h"
#include "base/shellwords.h"
#include "domain/routing.h"

namespace pennon {

namespace {

QString recipients(const QStringList &to)
{
    return to.isEmpty() ? QStringLiteral("nobody is told by mail")
                        : QString(QStringLiteral("mail to ") + to.join(QStringLiteral(", ")));
}

QString budgetText(const RestartPolicy &policy)
{
    if (policy.maxRestarts == 0)
        return QStringLiteral("as often as needed");
    const QString budget = QStringLiteral("at most %1 within %2, then the breaker opens until ")
                               .arg(QString::number(policy.maxRestarts), formatDuration(policy.window));
    return policy.pause.count() == 0
               ? QString(budget + QStringLiteral("it is reset by hand"))
               : QString(budget + formatDuration(policy.pause) + QStringLiteral(" later"));
}

QString policyText(const RestartPolicy &policy)
{
    QStringList parts;
    parts += policy.failures == 1 ? QStringLiteral("after one failed check")
                                  : QStringLiteral("after %1 failed checks in a row").arg(policy.failures);
    if (policy.grace.count() > 0)
        parts += QStringLiteral("not within %1 after its start").arg(formatDuration(policy.grace));
    if (policy.cooldown.count() > 0) {
        parts += QStringLiteral("not within %1 after the last restart").arg(formatDuration(policy.cooldown));
    }
    parts += budgetText(policy);
    QStringList before;
    if (!policy.signal.isEmpty()) {
        before +=
            QStringLiteral("SIG%1 and a wait of %2").arg(policy.signal, formatDuration(policy.signalWait));
    }
    if (!policy.hook.isEmpty())
        before += QStringLiteral("the command %1").arg(joinShellWords(policy.hook));
    if (!policy.coreDirectory.isEmpty())
        before += QStringLiteral("a core into %1").arg(policy.coreDirectory);
    if (!before.isEmpty())
        parts += QStringLiteral("before the stop: ") + before.join(QStringLiteral(", "));
    return QString(QStringLiteral("restarted ") + parts.join(QStringLiteral("; ")));
}

/// The text, paragraph by paragraph.
class Explanation
{
public:
    Explanation(const Configuration &configuration, const std::vector<SectionText> &sections, QString file,
                const ProcessName &process)
        : m_configuration(configuration)
        , m_sections(sections)
        , m_file(std::move(file))
        , m_process(process)
    {}

    QString text()
    {
        m_lines += m_process.full();
        if (isExcluded(m_configuration, m_process)) {
            m_lines += QStringLiteral("no rule is about it: [listener] exclude names it (%1)")
                           .arg(place(QStringLiteral("listener"), QStringLiteral("exclude")));
        } else {
            addMemory();
            addGrowth();
            for (const WatchSection &section : m_configuration.sections) {
                if (const std::optional<SelectedBy> by = selects(section, m_process))
                    std::visit([&](const auto &some) { add(some, *by); }, section);
            }
            for (const RouteSection &route : m_configuration.alerting.routes) {
                if (const std::optional<SelectedBy> by = selects(route, m_process))
                    add(route, *by);
            }
            for (const MaintenanceSection &window : m_configuration.alerting.maintenance) {
                if (const std::optional<SelectedBy> by = selectsOrAll(window.selection, m_process))
                    m_lines += QStringLiteral("nobody is told: %1, %2")
                                   .arg(window.times.text(), source(window.head, *by));
            }
            if (m_lines.size() == 1)
                m_lines += QStringLiteral("no rule is about it");
        }
        return QString(m_lines.join(u'\n') + u'\n');
    }

private:
    [[nodiscard]] QString place(const QString &section, const QString &key) const
    {
        return QString(m_file + u':' + QString::number(lineOf(m_sections, section, key)));
    }

    /// "by program = web* of [memmon] (FILE:15)"
    template <typename Effective>
    [[nodiscard]] QString reason(const Effective &limit) const
    {
        const QString key = keyName(limit.by);
        const QString pattern =
            limit.pattern.isEmpty() ? QString() : QString(QStringLiteral(" = ") + limit.pattern);
        return QStringLiteral("by %1%2 of [%3] (%4)")
            .arg(key, pattern, limit.head.section, place(limit.head.section, key));
    }

    /// "[crashmail] (FILE:30), by any"
    [[nodiscard]] QString source(const SectionHead &head, SelectedBy by) const
    {
        const QString key = keyName(by);
        return QStringLiteral("[%1] (%2), by %3").arg(head.section, place(head.section, key), key);
    }

    void addDetails(const QStringList &details, bool dryRun)
    {
        for (const QString &detail : details)
            m_lines += QStringLiteral("    ") + detail;
        if (dryRun)
            m_lines += QStringLiteral("    dry run: all this is only said on the log");
    }

    void addMemMon(const MemMonSection &section, const QStringList &others)
    {
        QString check = QStringLiteral("checked every %1").arg(formatDuration(section.interval));
        if (section.cumulative)
            check += QStringLiteral(", its descendants counted too");
        QString mail = recipients(section.to);
        if (section.mailUptime && !section.to.isEmpty()) {
            mail += QStringLiteral(", of a restart only up to an uptime of %1")
                        .arg(formatDuration(*section.mailUptime));
        }
        addDetails(QStringList{check, policyText(section.restart), mail} + others, section.dryRun);
    }

    void addMemory()
    {
        const std::vector<EffectiveLimit> limits = memoryLimitsOf(m_configuration, m_process);
        if (limits.empty())
            return;
        const EffectiveLimit &winner = limits.front();
        m_lines += QStringLiteral("memory: at most %1, %2").arg(formatByteSize(winner.limit), reason(winner));
        QStringList others;
        for (std::size_t i = 1; i < limits.size(); ++i) {
            others +=
                QStringLiteral("without effect: %1, %2%3")
                    .arg(formatByteSize(limits[i].limit), reason(limits[i]), defeat(limits[i].by, winner.by));
        }
        addMemMon(std::get<MemMonSection>(m_configuration.sections.at(winner.section)), others);
    }

    void addGrowth()
    {
        const std::vector<EffectiveGrowth> limits = growthLimitsOf(m_configuration, m_process);
        if (limits.empty())
            return;
        const EffectiveGrowth &winner = limits.front();
        const auto text = [](const GrowthLimit &limit) -> QString {
            return formatByteSize(limit.bytes) + QStringLiteral(" within ") + formatDuration(limit.within);
        };
        m_lines += QStringLiteral("growth: at most %1, %2").arg(text(winner.limit), reason(winner));
        QStringList others;
        for (std::size_t i = 1; i < limits.size(); ++i) {
            if (limits[i].section != winner.section) {
                others += QStringLiteral("without effect: %1, %2%3")
                              .arg(text(limits[i].limit), reason(limits[i]), defeat(limits[i].by, winner.by));
            }
        }
        addMemMon(std::get<MemMonSection>(m_configuration.sections.at(winner.section)), others);
    }

    [[nodiscard]] static QString defeat(SelectedBy loser, SelectedBy winner)
    {
        return loser == winner ? QStringLiteral(": the first one counts")
                               : QStringLiteral(": %1 goes before %2").arg(keyName(winner), keyName(loser));
    }

    void add(const MemMonSection & /*told above*/, SelectedBy /*by*/) {}

    void add(const HttpOkSection &section, SelectedBy by)
    {
        m_lines += QStringLiteral("page: ") + source(section.head, by);
        addDetails({QStringLiteral("%1 every %2, within %3")
                        .arg(section.url, formatDuration(section.interval), formatDuration(section.timeout)),
                    policyText(section.restart), recipients(section.to)},
                   section.dryRun);
    }

    void add(const CrashMailSection &section, SelectedBy by)
    {
        m_lines += QStringLiteral("crash: ") + source(section.head, by);
        addDetails({recipients(section.to)}, section.dryRun);
    }

    void add(const BatchSection &section, SelectedBy by)
    {
        const bool isFatal = section.kind == BatchKind::FatalMailBatch;
        m_lines += (isFatal ? QStringLiteral("failed start: ") : QStringLiteral("crash: ")) +
                   source(section.head, by);
        addDetails({QStringLiteral("%1, collected for %2")
                        .arg(recipients(section.to), formatDuration(section.interval))},
                   section.dryRun);
    }

    void add(const ReviveSection &section, SelectedBy by)
    {
        m_lines += QStringLiteral("failed start: ") + source(section.head, by);
        const QString attempts = section.maxAttempts == 0
                                     ? QStringLiteral("for ever")
                                     : QStringLiteral("%1 times").arg(section.maxAttempts);
        const QString what =
            section.onFatal == ReviveSection::OnFatal::Shutdown
                ? QStringLiteral("supervisord is shut down")
                : QStringLiteral("started again after %1, then after growing delays up to %2, %3")
                      .arg(formatDuration(section.firstDelay), formatDuration(section.longestDelay),
                           attempts);
        addDetails({what, recipients(section.to)}, section.dryRun);
    }

    void add(const RouteSection &route, SelectedBy by)
    {
        m_lines += QStringLiteral("told: ") + source(route.head, by);
        QStringList kinds;
        for (const IncidentKind kind : kindsOf(route))
            kinds += wireName(kind);
        QStringList details{
            QStringLiteral("%1 to %2")
                .arg(kinds.join(QStringLiteral(", ")), route.channels.join(QStringLiteral(", ")))};
        if (!route.quiet.isEmpty())
            details +=
                QStringLiteral("quiet %1, but for what is %2").arg(route.quiet.text(), wireName(route.loud));
        addDetails(details, route.dryRun);
    }

    const Configuration &m_configuration;
    const std::vector<SectionText> &m_sections;
    QString m_file;
    const ProcessName &m_process;
    QStringList m_lines;
};

} // namespace

QString explain(const Configuration &configuration, const std::vector<SectionText> &sections,
                const QString &file, const ProcessName &process)
{
    return Explanation(configuration, sections, file, process).text();
}

} // namespace pennon
