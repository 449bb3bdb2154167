// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"
#include "domain/processname.h"

#include <QString>

#include <vector>

namespace pennon {

/// For people: which rules of a configuration are about a process and from which line they are, which limit
/// wins and which are without effect, who is told, by which routes and when not, and when it would be
/// restarted. file is what stands before the line numbers.
[[nodiscard]] QString explain(const Configuration &configuration, const std::vector<SectionText> &sections,
                              const QString &file, const ProcessName &process);

} // namespace pennon
