// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "events/event.h"

#include <QByteArrayView>

namespace pennon {

/// Cuts supervisord's event stream into events. Pure: it is fed bytes, in pieces of any size.
///
/// An event is a header line of key:value tokens, then a payload of len CHARACTERS: supervisord on Python 3
/// counts Unicode code points, whatever its manual says. Memory is bounded: a header line longer than
/// maxHeader is an error, and of a payload only the first maxPayload bytes are kept, while the rest is
/// counted and dropped.
class EventParser final
{
public:
    static constexpr qsizetype maxHeader = qsizetype{64} * 1024;
    static constexpr qsizetype maxPayload = qsizetype{1024} * 1024;

    /// Takes bytes from the front of data until one event is complete. Returns it, or null when data is used
    /// up; it lives here, so that its memory serves the next one, and until the next call. InvalidInput if
    /// the stream cannot be followed any more: no eventname, no usable len, or an endless header.
    [[nodiscard]] Result<Event *> take(QByteArrayView &data);

    /// Whether no event has begun that is not complete.
    [[nodiscard]] bool isBetweenEvents() const { return m_state == State::Header && m_header.isEmpty(); }

private:
    enum class State { Header, Payload };

    [[nodiscard]] Result<void> readHeader(QByteArrayView line);
    [[nodiscard]] bool takeHeader(QByteArrayView &data, QByteArrayView &line);
    void takePayload(QByteArrayView &data);
    void beginEvent();

    State m_state = State::Header;
    QByteArray m_header; ///< of a header line that has not ended yet
    Event m_event;
    qint64 m_charactersLeft = 0;
    int m_continuationLeft = 0; ///< bytes that the last character still needs
};

} // namespace pennon
