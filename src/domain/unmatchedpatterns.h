// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"
#include "domain/processname.h"

#include <vector>

namespace pennon {

/// The patterns that match none of supervisord's processes, each with "did you mean": an error where a rule
/// is without effect by that, a warning in an exclude.
[[nodiscard]] Problems unmatchedPatterns(const Configuration &configuration,
                                         const std::vector<SectionText> &sections,
                                         const std::vector<ProcessName> &processes);

} // namespace pennon
