// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QStringView>

namespace pennon {

/// "1.5" times 1024: an unsigned decimal number of ASCII digits with at most one point, times a unit of at
/// least 1. What lies below one is dropped: half a byte is none. Fails on anything else and beyond 64 bits.
[[nodiscard]] Result<qint64> scaledDecimal(QStringView number, qint64 unit);

} // namespace pennon
