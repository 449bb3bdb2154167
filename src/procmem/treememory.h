// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/error.h"

#include <QFuture>
#include <QHash>

#include <optional>
#include <vector>

namespace pennon {

/// The memory of a process and all its descendants.
struct TreeMemory
{
    ByteSize own;                         ///< RSS of the process alone
    ByteSize resident;                    ///< RSS, summed
    std::optional<ByteSize> proportional; ///< PSS, summed; nothing where it is not known of all of them
    friend bool operator==(const TreeMemory &, const TreeMemory &) = default;
};

/// By the pid of the root.
using TreeReadings = QHash<qint64, TreeMemory>;

/// Measures process trees, again and again.
class TreeMemoryProbe
{
public:
    virtual ~TreeMemoryProbe() = default;

    /// One reading for each of these pids. A pid that is gone or cannot be read is absent, a zombie has 0. An
    /// error means that nothing at all can be measured.
    [[nodiscard]] virtual QFuture<Result<TreeReadings>> measure(std::vector<qint64> pids) = 0;
};

} // namespace pennon
