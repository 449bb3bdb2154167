// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tickwatch.h"
#include "engine/watcher.h"
#include "events/eventchannel.h"

#include <QCoroTask>
#include <QObject>

#include <optional>

namespace pennon {

class Dispatcher;
class LineLog;
class SupervisorApi;

/// supervisord's events on their way to the dispatcher, and what can go wrong with them: a stream that ends
/// or cannot be followed, ticks that stay away, a pool of several listeners, events that were dropped.
class EventFeed final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString tool; ///< as log lines call this program
        std::optional<ProcessName> self;
        int input = 0;
        int output = 1;
    };
    struct Counters
    {
        qint64 received = 0;
        qint64 dropped = 0;                               ///< by supervisord
        std::optional<std::chrono::milliseconds> tickLag; ///< of the last tick, see tickLag()
    };

    /// All must outlive the feed; without supervisor nothing can be confirmed and explained.
    EventFeed(Setup setup, Dispatcher &dispatcher, SupervisorApi *supervisor, LineLog &log,
              const Clock &clock);

    /// Says READY.
    void start();
    /// Reads no more; ended() is not emitted any more.
    void stop();
    [[nodiscard]] const Counters &counters() const { return m_counters; }

Q_SIGNALS:
    /// A tick was handled so long after the time that it names.
    void tickHandled(std::chrono::milliseconds lag);
    /// So many events did not come.
    void eventsMissed(qint64 missing);
    /// From here on every process stops, and nothing of it is news.
    void supervisordStopping();
    void supervisordRunning();
    /// Before ended(): supervisord is there and sends no events to this listener any more.
    void wentDeaf(const QByteArray &eventName, std::chrono::seconds since);
    /// No more events will come: the program is to end with this status.
    void ended(int exitStatus);

private:
    void onEvent(const Event &event);
    void onClosed(EventChannel::End end, const QString &reason);
    void end(int exitStatus);
    void countGap(const Event &event);
    QCoro::Task<> confirmDeaf(QByteArray eventName, std::chrono::seconds since);
    QCoro::Task<> explainGap(qint64 missing);

    Setup m_setup;
    Dispatcher &m_dispatcher;
    SupervisorApi *m_supervisor;
    LineLog &m_log;
    const Clock &m_clock;
    EventChannel m_channel;
    TickWatch m_tickWatch;
    Counters m_counters;
    bool m_hasEnded = false;
    std::optional<qint64> m_poolSerial; ///< of the latest event
    bool m_gapExplained = false;
};

} // namespace pennon
