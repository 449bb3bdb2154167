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

/// How a [memmon] section means a process.
struct Match
{
    SelectedBy by = SelectedBy::Any;
    QString pattern;
    std::optional<ByteSize> limit;
};

/// The first rule of a section about the process, by precedence, out of those that are wanted.
template <typename Wanted>
std::optional<Match> firstMatch(const MemMonSection &section, const ProcessName &process, Wanted wanted)
{
    if (matchesAny(section.exclude, process))
        return std::nullopt;
    for (const MemoryRule &rule : section.programs) {
        if (wanted(rule.limit) && rule.pattern.matches(process))
            return Match{SelectedBy::Program, rule.pattern.text(), rule.limit};
    }
    for (const MemoryRule &rule : section.groups) {
        if (wanted(rule.limit) && matchesGroup(rule.pattern, process))
            return Match{SelectedBy::Group, rule.pattern.text(), rule.limit};
    }
    if (section.any)
        return Match{SelectedBy::Any, {}, section.any};
    return std::nullopt;
}

bool whatever(const std::optional<ByteSize> & /*limit*/)
{
    return true;
}

bool limited(const std::optional<ByteSize> &limit)
{
    return limit.has_value();
}

struct SelectsBySection
{
    const ProcessName &process;

    std::optional<SelectedBy> operator()(const MemMonSection &section) const
    {
        const std::optional<Match> match = firstMatch(section, process, whatever);
        return match ? std::optional(match->by) : std::nullopt;
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

/// What find() finds in the [memmon] sections with the highest precedence.
template <typename Effective, typename Find>
std::optional<Effective> best(const Configuration &configuration, const ProcessName &process, Find find)
{
    std::optional<Effective> found;
    if (isExcluded(configuration, process))
        return found;
    for (std::size_t i = 0; i < configuration.sections.size(); ++i) {
        const auto *const section = std::get_if<MemMonSection>(&configuration.sections[i]);
        if (!section)
            continue;
        std::optional<Effective> candidate = find(*section);
        if (candidate && (!found || candidate->by < found->by)) {
            candidate->section = i;
            candidate->head = section->head;
            found = std::move(candidate);
        }
    }
    return found;
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

std::optional<EffectiveLimit> memoryLimitOf(const Configuration &configuration, const ProcessName &process)
{
    return best<EffectiveLimit>(configuration, process,
                                [&](const MemMonSection &section) -> std::optional<EffectiveLimit> {
                                    const std::optional<Match> match = firstMatch(section, process, limited);
                                    if (!match)
                                        return std::nullopt;
                                    return EffectiveLimit{0, {}, match->by, match->pattern, *match->limit};
                                });
}

std::optional<EffectiveGrowth> growthLimitOf(const Configuration &configuration, const ProcessName &process)
{
    return best<EffectiveGrowth>(
        configuration, process, [&](const MemMonSection &section) -> std::optional<EffectiveGrowth> {
            if (!section.growth)
                return std::nullopt;
            const std::optional<Match> match = firstMatch(section, process, whatever);
            if (!match)
                return std::nullopt;
            return EffectiveGrowth{0, {}, match->by, match->pattern, *section.growth};
        });
}

} // namespace pennon
