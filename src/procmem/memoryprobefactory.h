// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "procmem/memoryprobe.h"
#include "procmem/treememory.h"

#include <QString>

#include <memory>

namespace pennon {

class Clock;

/// Reads procRoot where that is Linux's process file system, else asks ps.
[[nodiscard]] std::unique_ptr<MemoryProbe> makeMemoryProbe(const QString &procRoot = QStringLiteral("/proc"));

/// Likewise, for trees and with PSS, which ps does not tell. The clock has to outlive the probe.
[[nodiscard]] std::unique_ptr<TreeMemoryProbe>
makeTreeMemoryProbe(const Clock &clock, const QString &procRoot = QStringLiteral("/proc"));

} // namespace pennon
