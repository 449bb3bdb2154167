// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pennon::testkit {

/// The two pipes between a pretended supervisord, the test, and a listener's event channel.
class EventPipes final
{
public:
    EventPipes();
    EventPipes(const EventPipes &) = delete;
    EventPipes &operator=(const EventPipes &) = delete;
    EventPipes(EventPipes &&) = delete;
    EventPipes &operator=(EventPipes &&) = delete;
    ~EventPipes();

    /// The listener's ends.
    int channelInput = -1;
    int channelOutput = -1;

    void send(const QByteArray &bytes) const;
    /// Closes the event stream.
    void hangUp();
    /// Closes the stream of answers.
    void readNoMore();
    /// What the listener has said since the last time.
    [[nodiscard]] QByteArray said() const;

private:
    int m_toChannel = -1;
    int m_fromChannel = -1;
};

} // namespace pennon::testkit
