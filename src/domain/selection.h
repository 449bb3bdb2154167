// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "domain/processname.h"

#include <cstddef>
#include <optional>

/// Which rules of a configuration are about a process. Precedence: program, then group, then any.
namespace pennon {

/// By which key; the smaller one wins.
enum class SelectedBy { Program, Group, Any };

/// "program", "group" or "any"
[[nodiscard]] QString keyName(SelectedBy by);

/// By what a selection means a process; nothing if it does not, or excludes it. An empty selection means
/// none.
[[nodiscard]] std::optional<SelectedBy> selects(const Selection &selection, const ProcessName &process);
/// The same for crashmail, the batch tools and revive: an empty selection means every process, by Any.
[[nodiscard]] std::optional<SelectedBy> selectsOrAll(const Selection &selection, const ProcessName &process);
/// The same for a whole section, each kind by its own rule.
[[nodiscard]] std::optional<SelectedBy> selects(const WatchSection &section, const ProcessName &process);

/// Whether [listener] exclude names it: then no section is about it.
[[nodiscard]] bool isExcluded(const Configuration &configuration, const ProcessName &process);

/// The one rule of all [memmon] sections that bounds the memory of a process.
struct EffectiveLimit
{
    std::size_t section = 0; ///< its index in Configuration::sections, a MemMonSection
    SectionHead head;
    SelectedBy by = SelectedBy::Any;
    QString pattern; ///< as written; empty for any
    ByteSize limit;
    friend bool operator==(const EffectiveLimit &, const EffectiveLimit &) = default;
};

/// The one rule of all [memmon] sections that bounds the growth of a process.
struct EffectiveGrowth
{
    std::size_t section = 0; ///< its index in Configuration::sections, a MemMonSection
    SectionHead head;
    SelectedBy by = SelectedBy::Any;
    QString pattern; ///< as written; empty for any
    GrowthLimit limit;
    friend bool operator==(const EffectiveGrowth &, const EffectiveGrowth &) = default;
};

/// All rules about the process, the effective one first: the one with the highest precedence, among equals
/// the first of the file. The others are without effect: one limit and one growth limit per process. A
/// section's exclude and [listener] exclude are honoured.
[[nodiscard]] std::vector<EffectiveLimit> memoryLimitsOf(const Configuration &configuration,
                                                         const ProcessName &process);
[[nodiscard]] std::vector<EffectiveGrowth> growthLimitsOf(const Configuration &configuration,
                                                          const ProcessName &process);

/// The effective one alone.
[[nodiscard]] std::optional<EffectiveLimit> memoryLimitOf(const Configuration &configuration,
                                                          const ProcessName &process);
[[nodiscard]] std::optional<EffectiveGrowth> growthLimitOf(const Configuration &configuration,
                                                           const ProcessName &process);

} // namespace pennon
