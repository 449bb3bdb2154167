// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/error.h"

#include <QFuture>
#include <QHash>

#include <vector>

namespace pennon {

/// Resident memory by pid.
using MemoryReadings = QHash<qint64, ByteSize>;

/// Measures the resident memory of processes, as `ps -o rss=` shows it.
class MemoryProbe
{
public:
    virtual ~MemoryProbe() = default;

    /// One reading for each of these pids; with trees, the sum over the process and all its descendants. A
    /// pid that is gone or cannot be read is absent from the result, a zombie has 0. An error means that
    /// nothing at all can be measured.
    [[nodiscard]] virtual QFuture<Result<MemoryReadings>> measure(std::vector<qint64> pids, bool trees) = 0;
};

} // namespace pennon
