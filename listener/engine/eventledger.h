// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <optional>

namespace pennon {

/// Remembers which events were taken in, together with what was made of them, over the end of this program.
class EventLedger
{
public:
    enum class Entry {
        New,
        Known, ///< taken in before, by this program or by the one that was killed
    };

    virtual ~EventLedger() = default;
    /// Runs `work`, which stores what is to be kept of an event, and remembers the event's serial: both, or
    /// after a kill nothing. An event that is known already leads to nothing. Where the store cannot be
    /// written `work` is run all the same, once.
    [[nodiscard]] virtual Entry enter(std::optional<qint64> serial, const std::function<void()> &work) = 0;
};

} // namespace pennon
