// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "procmem/memoryprobe.h"
#include "procmem/treememory.h"

#include <memory>

namespace pennon {

/// Trees by a probe of resident memory, without PSS.
class PlainTreeMemory final : public TreeMemoryProbe
{
public:
    explicit PlainTreeMemory(std::unique_ptr<MemoryProbe> probe);

    [[nodiscard]] QFuture<Result<TreeReadings>> measure(std::vector<qint64> pids) override;

private:
    std::unique_ptr<MemoryProbe> m_probe;
};

} // namespace pennon
