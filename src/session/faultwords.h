// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processname.h"

namespace pennon {

/// The same error, its sentence translated where supervisord's fault on an action is known: "web ended before
/// it was up." Code and detail stay.
[[nodiscard]] Error inWords(Error error, const ProcessName &process);

} // namespace pennon
