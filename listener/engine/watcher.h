// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"

#include <QCoroTask>

namespace pennon {

/// Why the program ends.
enum class Ending {
    EndOfInput,  ///< supervisord closed the event stream: it is gone
    Termination, ///< SIGTERM or SIGINT: supervisord, or somebody, wants the listener to stop
};

/// One tool at work: it is given the events that it wants, one after the other, after they were answered.
class Watcher
{
public:
    virtual ~Watcher() = default;
    [[nodiscard]] virtual bool wants(const QByteArray &eventName) const = 0;
    /// Whether take() stores something of events of this name; only of what it wants.
    [[nodiscard]] virtual bool takes(const QByteArray & /*eventName*/) const { return false; }
    /// Stores what must not be lost of an event that has not been answered yet, in the transaction that the
    /// dispatcher may have begun. Must not wait: supervisord does. handle() gets the same event later.
    virtual void take(const Event & /*event*/) {}
    /// Works off one event. The next one is given when this has ended, so it may take long but must end.
    [[nodiscard]] virtual QCoro::Task<> handle(Event event) = 0;
    /// Ends what is pending after the last event: everything acknowledged has been worked off when this has
    /// ended.
    [[nodiscard]] virtual QCoro::Task<> finish(Ending ending) = 0;
    /// Time is short: whatever is under way has to end within this time.
    virtual void hurry(std::chrono::milliseconds within) = 0;
};

} // namespace pennon
