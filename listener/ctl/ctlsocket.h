// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ctl/ctlarguments.h"

namespace pennon {

/// Where the listener's socket is: as the options say, else at its default place. InvalidInput or NotFound
/// for a file of
/// --config that cannot be read or is not well-formed.
[[nodiscard]] Result<QString> socketFor(const CtlRequest &request);

} // namespace pennon
