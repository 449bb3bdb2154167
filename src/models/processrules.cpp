// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processrules.h"

#include "base/duration.h"
#include "domain/selection.h"
#include "look/format.h"
#include "models/whoistold.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ProcessRules)
};

QString span(std::chrono::milliseconds time)
{
    return time < std::chrono::seconds(1) ? formatDuration(time)
                                          : spanText(std::chrono::duration_cast<std::chrono::seconds>(time));
}

QString recipients(const QStringList &to)
{
    return to.isEmpty() ? Texts::tr("Nobody is told by mail.")
                        : Texts::tr("Mail to %1.").arg(to.join(QStringLiteral(", ")));
}

QStringList policyLines(const RestartPolicy &policy)
{
    QStringList lines;
    QString when = Texts::tr("Restarted after %n failed check(s) in a row", nullptr, policy.failures);
    if (policy.grace.count() > 0)
        when += Texts::tr(", not within %1 of its start").arg(span(policy.grace));
    if (policy.cooldown.count() > 0)
        when += Texts::tr(", not within %1 of the last restart").arg(span(policy.cooldown));
    lines += when + Texts::tr(".");
    if (policy.maxRestarts == 0) {
        lines += Texts::tr("As often as needed.");
    } else {
        const QString most =
            Texts::tr("At most %n time(s) within %1; then the breaker opens", nullptr, policy.maxRestarts)
                .arg(span(policy.window));
        lines += policy.pause.count() == 0 ? Texts::tr("%1 until it is reset by hand.").arg(most)
                                           : Texts::tr("%1 for %2.").arg(most, span(policy.pause));
    }
    QStringList before;
    if (!policy.signal.isEmpty())
        before += QStringLiteral("SIG") + policy.signal;
    if (!policy.hook.isEmpty())
        before += policy.hook.first();
    if (!policy.coreDirectory.isEmpty())
        before += Texts::tr("a core into %1").arg(policy.coreDirectory);
    if (!before.isEmpty())
        lines += Texts::tr("Before the stop: %1.").arg(listText(before));
    return lines;
}

QString dryRunLine()
{
    return Texts::tr("Dry run: all this is only said on the log.");
}

class Collector
{
public:
    Collector(const Configuration &configuration, const std::vector<SectionText> &sections,
              const ProcessName &process)
        : m_configuration(configuration)
        , m_sections(sections)
        , m_process(process)
    {}

    ProcessRules collect()
    {
        m_found.isExcluded = isExcluded(m_configuration, m_process);
        if (m_found.isExcluded)
            return std::move(m_found);
        for (const EffectiveLimit &limit : memoryLimitsOf(m_configuration, m_process))
            addLimit(limit, Texts::tr("Memory: at most %1").arg(memoryText(limit.limit)), m_memoryEffect);
        for (const EffectiveGrowth &growth : growthLimitsOf(m_configuration, m_process)) {
            addLimit(growth,
                     Texts::tr("Growth: at most %1 within %2")
                         .arg(memoryText(growth.limit.bytes), span(growth.limit.within)),
                     m_growthEffect);
        }
        for (const WatchSection &section : m_configuration.sections) {
            if (const std::optional<SelectedBy> by = selects(section, m_process))
                std::visit([&](const auto &some) { add(some, *by); }, section);
        }
        return std::move(m_found);
    }

private:
    ProcessRule &addRule(const SectionHead &head, SelectedBy by, const QString &title, bool dryRun,
                         QStringList details)
    {
        if (dryRun)
            details += dryRunLine();
        m_found.rules.push_back(
            {head.section, keyName(by), lineOf(m_sections, head.section, keyName(by)), title, details});
        return m_found.rules.back();
    }

    /// The first one has an effect.
    template <typename Effective>
    void addLimit(const Effective &limit, const QString &title, bool &hasEffect)
    {
        const auto &section = std::get<MemMonSection>(m_configuration.sections.at(limit.section));
        QStringList details;
        if (hasEffect) {
            details +=
                section.cumulative
                    ? Texts::tr("Checked every %1, descendants counted too.").arg(span(section.interval))
                    : Texts::tr("Checked every %1.").arg(span(section.interval));
            details += policyLines(section.restart);
            details += recipients(section.to);
        } else {
            details += Texts::tr("Without effect: a rule above goes before it.");
        }
        addRule(limit.head, limit.by, title, section.dryRun && hasEffect, details).hasEffect = hasEffect;
        hasEffect = false;
    }

    void add(const MemMonSection & /*told above*/, SelectedBy /*by*/) {}

    void add(const HttpOkSection &section, SelectedBy by)
    {
        QStringList details{Texts::tr("Looked at every %1, given up after %2.")
                                .arg(span(section.interval), span(section.timeout))};
        details += policyLines(section.restart);
        details += recipients(section.to);
        addRule(section.head, by, Texts::tr("Page: %1").arg(section.url), section.dryRun, details);
    }

    void add(const CrashMailSection &section, SelectedBy by)
    {
        addRule(section.head, by, Texts::tr("Mail on a crash"), section.dryRun, {recipients(section.to)});
    }

    void add(const BatchSection &section, SelectedBy by)
    {
        const QString title = section.kind == BatchKind::FatalMailBatch ? Texts::tr("Mail on a failed start")
                                                                        : Texts::tr("Mail on a crash");
        addRule(section.head, by, title, section.dryRun,
                {recipients(section.to), Texts::tr("Collected for %1.").arg(span(section.interval))});
    }

    void add(const ReviveSection &section, SelectedBy by)
    {
        const bool isShutdown = section.onFatal == ReviveSection::OnFatal::Shutdown;
        QStringList details;
        if (!isShutdown) {
            details += Texts::tr("First after %1, then after growing delays up to %2.")
                           .arg(span(section.firstDelay), span(section.longestDelay));
            details += section.maxAttempts == 0
                           ? Texts::tr("For ever.")
                           : Texts::tr("At most %n time(s).", nullptr, section.maxAttempts);
        }
        details += recipients(section.to);
        addRule(section.head, by,
                isShutdown ? Texts::tr("Given up by supervisord: supervisord is shut down")
                           : Texts::tr("Given up by supervisord: started again"),
                section.dryRun, details);
    }

    const Configuration &m_configuration;
    const std::vector<SectionText> &m_sections;
    const ProcessName &m_process;
    ProcessRules m_found;
    bool m_memoryEffect = true;
    bool m_growthEffect = true;
};

QString patternsText(const ProcessPatterns &programs, const ProcessPatterns &groups)
{
    QStringList texts;
    for (const ProcessPattern &pattern : programs)
        texts += pattern.text();
    for (const ProcessPattern &pattern : groups)
        texts += pattern.text() + QStringLiteral(":*");
    return listText(texts);
}

struct AboutSection
{
    QString operator()(const MemMonSection &section) const
    {
        QStringList texts;
        for (const MemoryRule &rule : section.programs)
            texts += rule.pattern.text();
        for (const MemoryRule &rule : section.groups)
            texts += rule.pattern.text() + QStringLiteral(":*");
        if (section.any)
            texts += Texts::tr("every other process");
        return Texts::tr("too much memory: %1").arg(listText(texts));
    }
    QString operator()(const HttpOkSection &section) const
    {
        return Texts::tr("page not as it should be: %1").arg(section.url);
    }
    QString operator()(const CrashMailSection &section) const
    {
        return Texts::tr("crashes: %1").arg(selectionText(section.selection));
    }
    QString operator()(const BatchSection &section) const
    {
        return section.kind == BatchKind::FatalMailBatch
                   ? Texts::tr("failed starts: %1").arg(selectionText(section.selection))
                   : Texts::tr("crashes: %1").arg(selectionText(section.selection));
    }
    QString operator()(const ReviveSection &section) const
    {
        return Texts::tr("starts from FATAL: %1").arg(selectionText(section.selection));
    }
};

} // namespace

QString selectionText(const Selection &selection)
{
    const QString patterns = patternsText(selection.programs, selection.groups);
    return selection.any || patterns.isEmpty() ? Texts::tr("every process") : patterns;
}

ProcessRules rulesFor(const Configuration &configuration, const std::vector<SectionText> &sections,
                      const ProcessName &process)
{
    return Collector(configuration, sections, process).collect();
}

std::vector<MailedSection> mailedSections(const Configuration &configuration)
{
    std::vector<MailedSection> mailed = routedSections(configuration);
    for (const WatchSection &section : configuration.sections) {
        mailed.push_back({headOf(section).section, std::visit(AboutSection{}, section),
                          std::visit([](const auto &some) { return some.to; }, section),
                          std::visit([](const auto &some) { return some.dryRun; }, section)});
    }
    return mailed;
}

} // namespace pennon
