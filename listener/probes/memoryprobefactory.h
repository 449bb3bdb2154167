// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probes/memoryprobe.h"

#include <QString>

#include <memory>

namespace pennon {

/// Reads procRoot where that is Linux's process file system, else asks ps.
[[nodiscard]] std::unique_ptr<MemoryProbe> makeMemoryProbe(const QString &procRoot = QStringLiteral("/proc"));

} // namespace pennon
