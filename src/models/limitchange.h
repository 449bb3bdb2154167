// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/rulesmessages.h"
#include "domain/selection.h"

#include <optional>
#include <vector>

/// How another memory limit is written into pennon.conf.
namespace pennon {

/// Whom a new limit is for.
enum class LimitScope {
    Rule,    ///< whomever the rule is about that bounds the process now
    Process, ///< this process alone
};

/// What pennon.conf says about the limit of a process.
struct LimitRule
{
    QString section; ///< "memmon"
    SelectedBy by = SelectedBy::Any;
    QString pattern; ///< as written; empty for any
    ByteSize limit;
    friend bool operator==(const LimitRule &, const LimitRule &) = default;
};

/// The one that counts; nothing if there is no limit.
[[nodiscard]] std::optional<LimitRule> limitRuleOf(const RulesAnswer &rules, const ProcessName &process);

/// Those of the processes that have their limit from the same rule.
[[nodiscard]] std::vector<ProcessName> boundBy(const RulesAnswer &rules, const LimitRule &rule,
                                               const std::vector<ProcessName> &processes);

/// One key of pennon.conf as it is and as it is to be.
struct LimitChange
{
    QString section;
    QString key;
    std::optional<QString> before; ///< nothing: it is not there
    QString after;

    /// For rules.set, based on the revision that it was made from.
    [[nodiscard]] RuleChange change() const { return {section, key, after}; }
    friend bool operator==(const LimitChange &, const LimitChange &) = default;
};

/// The change after which the limit of the process is this one; all other limits and their spelling stay.
/// Without a rule so far, or with LimitScope::Process, the process is named in `program` of the section that
/// bounds it, else of the first [memmon]. Errors, in the user's language: InvalidInput for no size,
/// NotFound if pennon.conf is such that another rule would win.
[[nodiscard]] Result<LimitChange> limitChange(const RulesAnswer &rules, const ProcessName &process,
                                              ByteSize limit, LimitScope scope);

/// The value of a key as it stands in the rules.
[[nodiscard]] std::optional<QString> valueIn(const RulesAnswer &rules, const QString &section,
                                             const QString &key);

} // namespace pennon
