// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// What is wrong with pennon.conf.
struct RuleProblem
{
    QString section; ///< empty: about no section
    QString key;     ///< empty: about the section as a whole
    int line = 0;    ///< 0: not known
    QString message;

    /// Its field path: "memmon.program", or "memmon".
    [[nodiscard]] QString path() const;
    friend bool operator==(const RuleProblem &, const RuleProblem &) = default;
};

/// A section of pennon.conf as it is written.
struct RuleSection
{
    QString section; ///< "memmon" or "httpok:webapp"
    int line = 0;
    QMap<QString, QString> values; ///< as spelled in the file
    friend bool operator==(const RuleSection &, const RuleSection &) = default;
};

struct RulesAnswer
{
    QString revision; ///< changes with the file's content
    QString file;
    std::vector<RuleSection> sections; ///< in the file's order
    std::vector<RuleProblem> problems; ///< of the file as it is now; not empty: older rules are in force
    friend bool operator==(const RulesAnswer &, const RulesAnswer &) = default;
};

struct RulesRequest
{
    using Answer = RulesAnswer;
    static constexpr QLatin1String method{"rules.get"};
    static constexpr bool writes = false;
    friend bool operator==(const RulesRequest &, const RulesRequest &) = default;
};

/// Key and value: set it, and make the section if there is none. Key without value: remove the key. An empty
/// value without key: make the section, empty, if there is none. Neither:
/// remove the section.
struct RuleChange
{
    QString section;
    std::optional<QString> key;
    std::optional<QString> value;
    friend bool operator==(const RuleChange &, const RuleChange &) = default;
};

/// Accepted: the new revision. Refused: every problem, and nothing was changed; on the wire that is an error.
struct SetRulesAnswer
{
    QString revision;
    std::vector<RuleProblem> problems;

    [[nodiscard]] bool isAccepted() const { return problems.empty(); }
    friend bool operator==(const SetRulesAnswer &, const SetRulesAnswer &) = default;
};

/// All changes or none. Fails with ErrorCode::Conflict if the file is no longer of this revision.
struct SetRulesRequest
{
    using Answer = SetRulesAnswer;
    static constexpr QLatin1String method{"rules.set"};
    static constexpr bool writes = true;

    QString revision; ///< that the changes are based upon
    std::vector<RuleChange> changes;
    friend bool operator==(const SetRulesRequest &, const SetRulesRequest &) = default;
};

} // namespace pennon
