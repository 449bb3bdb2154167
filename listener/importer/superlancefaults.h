// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rules.h"

#include <QStringList>

namespace pennon {

/// What superlance 2.0 does otherwise than its options say, for the options in use; a sentence for each.
[[nodiscard]] QStringList faultsOf(const MemMonRules &rules);
[[nodiscard]] QStringList faultsOf(const HttpOkRules &rules);

} // namespace pennon
