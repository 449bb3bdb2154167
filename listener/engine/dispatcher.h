// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "engine/serialhistory.h"
#include "engine/watcher.h"

#include <QFuture>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class EventLedger;
class LineLog;

/// Brings events to the watchers that want them. An event is taken in before it is answered, and worked off
/// afterwards; each watcher works off its events one by one in the order in which they came, watchers side by
/// side.
///
/// With a ledger, what the watchers store of an event in take() and the event's serial are stored together,
/// so that after a kill supervisord's redelivery is known for what it is. Events that no watcher takes cost
/// nothing more.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    explicit Dispatcher(LineLog &log, EventLedger *ledger = nullptr, QObject *parent = nullptr);
    ~Dispatcher() override;

    /// The watcher must outlive the dispatcher's work.
    void add(Watcher &watcher);

    /// Takes an event in. One whose serial was taken in before is a redelivery and dropped.
    void accept(const Event &event);
    /// Whether events are taken in at all. From supervisord's STOPPING on they are not: nothing that happens
    /// then is news.
    void setAccepting(bool accepting) { m_accepting = accepting; }
    /// Begins or goes on to work off what was taken in.
    void work();

    /// When the oldest event came that is not worked off yet; nothing if all are.
    [[nodiscard]] std::optional<Clock::WallTime> oldest() const;

    /// Ends once everything taken in has been worked off.
    [[nodiscard]] QFuture<void> whenIdle();

private:
    struct Lane
    {
        Watcher *watcher = nullptr;
        std::deque<Event> waiting;
        bool isBusy = false;
        Clock::WallTime busySince{}; ///< when the event came that is being worked off
    };

    [[nodiscard]] bool takeIn(const Event &event);
    void give(const Event &event);
    QCoro::Task<> workOff(Lane *lane);
    [[nodiscard]] bool isIdle() const;

    LineLog &m_log;
    EventLedger *m_ledger;
    bool m_accepting = true;
    SerialHistory m_serials;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    Waiters m_waiters;
};

} // namespace pennon
