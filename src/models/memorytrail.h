// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"

#include <QList>

#include <chrono>

namespace pennon {

/// The memory of one process within the last hour for a curve of a few pixels: a value for each minute, the
/// newest last. Cheap to copy.
class MemoryTrail final
{
public:
    static constexpr int length = 60;
    static constexpr std::chrono::minutes step{1};

    /// Of a minute the newest value counts; older than an hour none. Returns whether the curve looks
    /// different now.
    bool add(Clock::WallTime time, ByteSize value);
    /// Time has passed without a value.
    bool advance(Clock::WallTime now);

    /// In bytes; NaN where nothing was measured. At most `length`, the last one is of the newest minute.
    [[nodiscard]] const QList<float> &values() const { return m_values; }
    /// There are two values at least, so that there is something to draw.
    [[nodiscard]] bool isDrawable() const;
    /// What the height of the drawing stands for: from least to most, and never so little that noise looks
    /// like change.
    struct Range
    {
        float least = 0;
        float most = 0;
    };
    [[nodiscard]] Range range() const;

private:
    [[nodiscard]] bool isVisible(float before, float now) const;

    QList<float> m_values;
    qint64 m_last = 0; ///< minute of the last value
};

} // namespace pennon
