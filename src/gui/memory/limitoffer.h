// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/limitchange.h"

#include <QString>

#include <optional>

namespace pennon {

/// A new limit as pennon.conf would have it, for the user to save or to drop.
struct LimitOffer
{
    ProcessName process;
    ByteSize size;
    QString file;
    int others = 0; ///< that the rule is about besides this process
    QString rule;   ///< it, for people: "any of [memmon]"; empty: there is none so far
    /// For whomever the rule is about; nothing if it cannot be changed so.
    std::optional<LimitChange> forRule;
    /// For this process alone.
    std::optional<LimitChange> forProcess;

    [[nodiscard]] const std::optional<LimitChange> &change(LimitScope scope) const
    {
        return scope == LimitScope::Rule ? forRule : forProcess;
    }
};

} // namespace pennon
