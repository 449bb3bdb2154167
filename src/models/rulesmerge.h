// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ruletexts.h"

namespace pennon {

/// A place that both sides changed, each in its own way.
struct RuleConflict
{
    QString section;
    QString key; ///< empty: the section as a whole, which one side removed and the other changed
    std::optional<QString> base; ///< nothing: was not there
    std::optional<QString> mine; ///< nothing: removed. Of a whole section its lines.
    std::optional<QString> theirs;
    friend bool operator==(const RuleConflict &, const RuleConflict &) = default;
};

enum class RuleSide { Mine, Theirs };

/// Changes of two sides to the same rules, brought together.
struct RulesMerge
{
    RuleTexts texts; ///< both sides' changes; in places of conflict mine
    RuleTexts theirTexts;
    std::vector<RuleConflict> conflicts; ///< by section and key
    std::vector<RuleChange> theirs;      ///< what the others changed

    [[nodiscard]] bool isClean() const { return conflicts.empty(); }
    /// With one decision for each conflict, in their order; where one is missing, theirs counts.
    [[nodiscard]] RuleTexts resolved(const std::vector<RuleSide> &sides) const;
};

/// Three-way, key by key: what only one side changed is taken over, what both changed alike is no conflict.
/// Sections stand in their order, new ones of mine behind.
[[nodiscard]] RulesMerge mergeRules(const RuleTexts &base, const RuleTexts &mine, const RuleTexts &theirs);

} // namespace pennon
