// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processview.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace pennon {

/// In the same order.
[[nodiscard]] inline std::vector<ProcessName> namesOf(const std::vector<ProcessView> &processes)
{
    std::vector<ProcessName> names;
    names.reserve(processes.size());
    std::ranges::transform(processes, std::back_inserter(names), &ProcessView::name);
    return names;
}

} // namespace pennon
