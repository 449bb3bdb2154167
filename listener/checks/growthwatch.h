// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "domain/memorysample.h"
#include "domain/processinfo.h"

#include <QHash>

#include <deque>
#include <optional>

namespace pennon {

/// `growth = 50MB per 10min`: whether a process grew by more than that within that time.
///
/// What it has now is the lower of its last two readings; what it had is the lowest level of two readings
/// side by side within the time. So one reading that is far too high or too low changes nothing. Growth is
/// seen one reading later than it could be; the readings should come at least ten times within the time.
///
/// A process fills its memory when it starts, which is no leak: readings within its grace, or within the time
/// of the limit up to five minutes after its start, are not counted. Another pid begins anew, and so does a
/// clock that was set back. A thousand processes cost about 1 ms a reading.
class GrowthWatch final
{
public:
    /// Grace: see RestartPolicy.
    GrowthWatch(GrowthLimit limit, std::chrono::seconds grace);

    /// One more reading of a process that runs, now or (from stored history, oldest first) earlier.
    void record(const ProcessInfo &process, const MemorySample &sample);
    /// How much it grew, where that is more than the limit.
    [[nodiscard]] std::optional<ByteSize> exceeded(const ProcessName &process) const;
    /// How much it grew, whether or not that is too much.
    [[nodiscard]] ByteSize growth(const ProcessName &process) const;

    void forget(const ProcessName &process);

private:
    struct Level
    {
        Clock::WallTime time;
        qint64 bytes;
    };
    /// Readings, thinned to at most 66: the lowest of each sixtieth of the time.
    struct Track
    {
        qint64 pid = 0;
        std::deque<Level> levels;
        Level last{};
        Level lastButOne{};
        int readings = 0;
    };

    GrowthLimit m_limit;
    std::chrono::seconds m_warmUp;
    QHash<QString, Track> m_tracks;
};

} // namespace pennon
