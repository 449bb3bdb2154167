// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "events/eventparser.h"

#include <QObject>
#include <QSocketNotifier>

namespace pennon {

/// The listener's end of supervisord's event protocol: READY, an event, RESULT, READY … on two file
/// descriptors.
///
/// Every event is answered OK as soon as it has been read, whatever becomes of it: FAIL would be redelivered
/// at once and for ever, and a listener that works before it answers holds up supervisord's queue. Nothing
/// else is ever written there.
class EventChannel final : public QObject
{
    Q_OBJECT

public:
    enum class End {
        BetweenEvents, ///< supervisord closed the stream, or is gone
        WithinEvent,   ///< the stream ended inside an event, which is dropped
        Unreadable,    ///< the stream cannot be followed any more, see closed()'s reason
    };
    Q_ENUM(End)

    /// Reads events from input and answers on output; owns neither.
    EventChannel(int input, int output, const Clock &clock, QObject *parent = nullptr);

    /// Says READY and begins to read.
    void start();
    /// Reads no more. The event that supervisord may send meanwhile goes back into its buffer when this
    /// process ends.
    void stop();

Q_SIGNALS:
    /// An event was read and is not answered yet: the moment to store it. Only connect what is quick.
    void eventReceived(const pennon::Event &event);
    /// The event of the last eventReceived() was answered, or supervisord is gone and nobody can be answered
    /// any more: the moment to work.
    void eventAnswered();
    void closed(pennon::EventChannel::End end, const QString &reason);

private:
    void readAvailable();
    void close(End end, const QString &reason);
    [[nodiscard]] bool say(QByteArrayView text) const;

    int m_input;
    int m_output;
    const Clock &m_clock;
    EventParser m_parser;
    QSocketNotifier m_notifier;
    bool m_open = false;
};

} // namespace pennon
