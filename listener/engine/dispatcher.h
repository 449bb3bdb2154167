// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/futures.h"
#include "engine/serialhistory.h"
#include "engine/watcher.h"

#include <QFuture>
#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace pennon {

class LineLog;

/// Brings events to the watchers that want them. An event is taken in before it is answered, and worked off
/// afterwards; each watcher works off its events one by one in the order in which they came, watchers side by
/// side.
///
/// accept() is where a later version stores an event durably before it is acknowledged.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    explicit Dispatcher(LineLog &log, QObject *parent = nullptr);
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

    /// Ends once everything taken in has been worked off.
    [[nodiscard]] QFuture<void> whenIdle();

private:
    struct Lane
    {
        Watcher *watcher = nullptr;
        std::deque<Event> waiting;
        bool isBusy = false;
    };

    QCoro::Task<> workOff(Lane *lane);
    [[nodiscard]] bool isIdle() const;

    LineLog &m_log;
    bool m_accepting = true;
    SerialHistory m_serials;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    Waiters m_waiters;
};

} // namespace pennon
