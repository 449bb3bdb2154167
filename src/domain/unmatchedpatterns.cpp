// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/unmatchedpatterns.h"

#include "base/spelling.h"

#include <algorithm>

namespace pennon {

namespace {

/// Holds the patterns of a configuration against the processes there are.
class Comparison
{
public:
    Comparison(const std::vector<SectionText> &sections, const std::vector<ProcessName> &processes)
        : m_sections(sections)
        , m_processes(processes)
    {
        for (const ProcessName &process : processes) {
            m_names += {process.name, process.full()};
            m_groups += process.group;
            m_groupNames.push_back({process.group, process.group});
        }
    }

    void check(const QString &section, const char *key, const ProcessPatterns &patterns,
               Problem::Severity severity = Problem::Severity::Error)
    {
        for (const ProcessPattern &pattern : patterns)
            checkOne(section, key, pattern, severity);
    }

    void check(const QString &section, const char *key, const std::vector<MemoryRule> &rules)
    {
        for (const MemoryRule &rule : rules)
            checkOne(section, key, rule.pattern, Problem::Severity::Error);
    }

    void check(const QString &section, const Selection &selection)
    {
        check(section, "program", selection.programs);
        check(section, "group", selection.groups);
        check(section, "exclude", selection.exclude, Problem::Severity::Warning);
    }

    Problems take()
    {
        std::stable_sort(m_problems.begin(), m_problems.end(),
                         [](const Problem &one, const Problem &other) { return one.line < other.line; });
        return std::move(m_problems);
    }

private:
    void checkOne(const QString &section, const char *key, const ProcessPattern &pattern,
                  Problem::Severity severity)
    {
        const bool isGroup = qstrcmp(key, "group") == 0;
        const std::vector<ProcessName> &names = isGroup ? m_groupNames : m_processes;
        const bool isKnown = std::any_of(names.begin(), names.end(),
                                         [&](const ProcessName &name) { return pattern.matches(name); });
        if (isKnown)
            return;
        const QString advice =
            pattern.isLiteral() ? didYouMean(pattern.text(), isGroup ? m_groups : m_names) : QString();
        const QString message =
            QStringLiteral("supervisord has no %1 %2%3")
                .arg(isGroup ? QStringLiteral("group") : QStringLiteral("process"), pattern.text(), advice);
        const QString keyText = QString::fromLatin1(key);
        m_problems.push_back({section, keyText, lineOf(m_sections, section, keyText), message, severity});
    }

    const std::vector<SectionText> &m_sections;
    const std::vector<ProcessName> &m_processes;
    std::vector<ProcessName> m_groupNames;
    QStringList m_names;
    QStringList m_groups;
    Problems m_problems;
};

struct CheckSection
{
    Comparison &comparison;

    void operator()(const MemMonSection &section) const
    {
        comparison.check(section.head.section, "program", section.programs);
        comparison.check(section.head.section, "group", section.groups);
        comparison.check(section.head.section, "exclude", section.exclude, Problem::Severity::Warning);
    }

    template <typename Section>
    void operator()(const Section &section) const
    {
        comparison.check(section.head.section, section.selection);
    }
};

} // namespace

Problems unmatchedPatterns(const Configuration &configuration, const std::vector<SectionText> &sections,
                           const std::vector<ProcessName> &processes)
{
    Comparison comparison(sections, processes);
    comparison.check(QStringLiteral("listener"), "exclude", configuration.listener.exclude,
                     Problem::Severity::Warning);
    for (const WatchSection &section : configuration.sections)
        std::visit(CheckSection{comparison}, section);
    return comparison.take();
}

} // namespace pennon
