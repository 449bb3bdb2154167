// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/controlclient.h"
#include "session/retrytimer.h"
#include "session/serverstate.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace pennon {

/// Keeps the connection to a listener: says hello, subscribes, reads how all processes fare, reads it again
/// now and then (the time left until a limit is not pushed), and tries again with growing delays when the
/// connection is lost. A listener of another protocol is asked seldom: it has to be replaced first.
class ListenerLink final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds refreshInterval{30};

    /// Both outlive it.
    ListenerLink(ControlClient &control, const Clock &clock, QObject *parent = nullptr);

    /// Connects to this socket, at once.
    void begin(const QString &socket);
    void end();
    /// What keeps it from being begun; after end().
    void setTrouble(LinkTrouble trouble, const Error &why);
    [[nodiscard]] const LinkStatus &status() const { return m_status; }
    [[nodiscard]] const HelloAnswer &hello() const { return m_hello; }

Q_SIGNALS:
    /// status() or hello() became another.
    void changed();
    /// All processes of which the listener knows.
    void listed(const std::vector<pennon::ProcessStatus> &processes);

private:
    static QCoro::Task<> connectTo(QPointer<ListenerLink> self, int generation);
    static QCoro::Task<> readAll(QPointer<ListenerLink> self, int generation);
    void lose(const Error &why);
    void setStatus(LinkStatus status);
    void noteAnswer(std::optional<Clock::SteadyTime> asked = std::nullopt);

    ControlClient &m_control;
    const Clock &m_clock;
    RetryTimer m_retry;
    QTimer m_refresh;
    QString m_socket;
    LinkStatus m_status;
    HelloAnswer m_hello;
    int m_generation = 0; ///< of the connection
};

} // namespace pennon
