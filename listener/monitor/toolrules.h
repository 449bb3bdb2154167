// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "domain/rules.h"

/// Sections of pennon.conf as the rules of the six tools, whose words the unified listener speaks too. Which
/// processes are meant is not taken over: the sections' own patterns decide that.
namespace pennon {

[[nodiscard]] MemMonRules toolRules(const MemMonSection &section);
[[nodiscard]] HttpOkRules toolRules(const HttpOkSection &section);
[[nodiscard]] CrashMailRules toolRules(const CrashMailSection &section);
[[nodiscard]] BatchRules toolRules(const BatchSection &section);

} // namespace pennon
