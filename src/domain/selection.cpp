// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/selection.h"

#include <algorithm>

namespace pennon {

namespace {

bool matchesGroup(const ProcessPattern &pattern, const ProcessName &process)
{
    return pattern.matches({process.group, process.group});
}

bool matchesAnyGroup(const ProcessPatterns &patterns, const ProcessName &process)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const ProcessPattern &pattern) { return matchesGroup(pattern, process); });
}

/// One way in which a [memmon] section means a process.
struct Match
{
    SelectedBy by = SelectedBy::Any;
    QString pattern;
    std::optional<ByteSize> limit;
};

/// All of them, by precedence.
std::vector<Match> matchesOf(const MemMonSection &section, const ProcessName &process)
{
    std::vector<Match> matches;
    if (matchesAny(section.exclude, process))
        return matches;
    for (const MemoryRule &rule : section.programs) {
        if (rule.pattern.matches(process))
            matches.push_back({SelectedBy::Program, rule.pattern.text(), rule.limit});
    }
    for (const MemoryRule &rule : section.groups) {
        if (matchesGroup(rule.pattern, process))
            matches.push_back({SelectedBy::Group, rule.pattern.text(), rule.limit});
    }
    if (section.any)
        matches.push_back({SelectedBy::Any, {}, section.any});
    return matches;
}

struct SelectsBySection
{
    const ProcessName &process;

    std::optional<SelectedBy> operator()(const MemMonSection &section) const
    {
        const std::vector<Match> matches = matchesOf(section, process);
        return matches.empty() ? std::nullopt : std::optional(matches.front().by);
    }
    std::optional<SelectedBy> operator()(const HttpOkSection &section) const
    {
        return selects(section.selection, process);
    }
    std::optional<SelectedBy> operator()(const CrashMailSection &section) const
    {
        return selectsOrAll(section.selection, process);
    }
    std::optional<SelectedBy> operator()(const BatchSection &section) const
    {
        return selectsOrAll(section.selection, process);
    }
    std::optional<SelectedBy> operator()(const ReviveSection &section) const
    {
        return selectsOrAll(section.selection, process);
    }
};

/// What append() makes of each [memmon] section, by precedence.
template <typename Effective, typename Append>
std::vector<Effective> collect(const Configuration &configuration, const ProcessName &process, Append append)
{
    std::vector<Effective> found;
    if (isExcluded(configuration, process))
        return found;
    for (std::size_t i = 0; i < configuration.sections.size(); ++i) {
        if (const auto *const section = std::get_if<MemMonSection>(&configuration.sections[i]))
            append(found, i, *section);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Effective &one, const Effective &other) { return one.by < other.by; });
    return found;
}

template <typename Effective>
std::optional<Effective> first(const std::vector<Effective> &all)
{
    return all.empty() ? std::nullopt : std::optional(all.front());
}

} // namespace

QString keyName(SelectedBy by)
{
    switch (by) {
    case SelectedBy::Program:
        return QStringLiteral("program");
    case SelectedBy::Group:
        return QStringLiteral("group");
    case SelectedBy::Any:
        break;
    }
    return QStringLiteral("any");
}

std::optional<SelectedBy> selects(const Selection &selection, const ProcessName &process)
{
    if (matchesAny(selection.exclude, process))
        return std::nullopt;
    if (matchesAny(selection.programs, process))
        return SelectedBy::Program;
    if (matchesAnyGroup(selection.groups, process))
        return SelectedBy::Group;
    return selection.any ? std::optional(SelectedBy::Any) : std::nullopt;
}

std::optional<SelectedBy> selectsOrAll(const Selection &selection, const ProcessName &process)
{
    const bool isEmpty = selection.programs.empty() && selection.groups.empty() && !selection.any;
    if (!isEmpty)
        return selects(selection, process);
    return matchesAny(selection.exclude, process) ? std::nullopt : std::optional(SelectedBy::Any);
}

std::optional<SelectedBy> selects(const WatchSection &section, const ProcessName &process)
{
    return std::visit(SelectsBySection{process}, section);
}

bool isExcluded(const Configuration &configuration, const ProcessName &process)
{
    return matchesAny(configuration.listener.exclude, process);
}

std::vector<EffectiveLimit> memoryLimitsOf(const Configuration &configuration, const ProcessName &process)
{
    using Limits = std::vector<EffectiveLimit>;
    return collect<EffectiveLimit>(
        configuration, process, [&](Limits &limits, std::size_t index, const MemMonSection &section) {
            for (const Match &match : matchesOf(section, process)) {
                if (match.limit)
                    limits.push_back({index, section.head, match.by, match.pattern, *match.limit});
            }
        });
}

std::vector<EffectiveGrowth> growthLimitsOf(const Configuration &configuration, const ProcessName &process)
{
    using Limits = std::vector<EffectiveGrowth>;
    return collect<EffectiveGrowth>(
        configuration, process, [&](Limits &limits, std::size_t index, const MemMonSection &section) {
            if (!section.growth)
                return;
            for (const Match &match : matchesOf(section, process))
                limits.push_back({index, section.head, match.by, match.pattern, *section.growth});
        });
}

std::optional<EffectiveLimit> memoryLimitOf(const Configuration &configuration, const ProcessName &process)
{
    return first(memoryLimitsOf(configuration, process));
}

std::optional<EffectiveGrowth> growthLimitOf(const Configuration &configuration, const ProcessName &process)
{
    return first(growthLimitsOf(configuration, process));
}

} // namespace pennon
