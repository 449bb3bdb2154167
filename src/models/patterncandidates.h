// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"

#include <QStringList>

#include <vector>

/// What is offered where somebody types a pattern for processes. Each once, sorted.
namespace pennon {

/// Names of processes, and "GROUP:*" for groups of more than one.
[[nodiscard]] QStringList patternCandidates(const std::vector<ProcessName> &processes);
/// Names of groups.
[[nodiscard]] QStringList groupCandidates(const std::vector<ProcessName> &processes);

} // namespace pennon
