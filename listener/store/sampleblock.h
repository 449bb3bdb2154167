// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/memorysample.h"

#include <QByteArray>

#include <chrono>
#include <vector>

/// Spans of memory history in memory and as blocks of bytes. All of it pure.
namespace pennon {

using MemoryBuckets = std::vector<MemoryBucket>;

/// In the order of time; those with the same beginning become one.
[[nodiscard]] MemoryBuckets inOrder(MemoryBuckets buckets);

/// The same with one bucket for each multiple of `span` in which there was any. The mean is weighted by span;
/// of sizes in whole KiB it is rounded to whole KiB. Buckets that are as long already stay as they are.
[[nodiscard]] MemoryBuckets thinned(const MemoryBuckets &buckets, std::chrono::seconds span);

/// Packs buckets, which are in order and have the same span, into a few bytes each. `base` has to be near
/// their times; it and the span must be known again to read the block.
[[nodiscard]] QByteArray packed(const MemoryBuckets &buckets, Clock::WallTime base);

/// The same back. Of a block that makes no sense, what comes before that place.
[[nodiscard]] MemoryBuckets unpacked(const QByteArray &block, Clock::WallTime base,
                                     std::chrono::seconds span);

} // namespace pennon
