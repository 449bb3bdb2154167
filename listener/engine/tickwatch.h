// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "events/event.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace pennon {

/// Notices that ticks have stopped coming. supervisord sends nothing any more to a listener whose protocol it
/// believes to be broken, and still calls it RUNNING; only a restart helps.
///
/// A tick's name is watched once two of them came about a period apart. silent() is emitted when none of that
/// name has come for more than two periods and 20 s, and again after every further such time.
class TickWatch final : public QObject
{
    Q_OBJECT

public:
    explicit TickWatch(const Clock &clock, QObject *parent = nullptr);

    void noteTick(const Event &tick);
    /// Emits silent() for what has been silent too long by now; a timer calls this at the right time.
    void look();

Q_SIGNALS:
    void silent(const QByteArray &eventName, std::chrono::seconds since);

private:
    struct Known
    {
        Clock::SteadyTime last;
        bool isRegular = false;
    };

    const Clock &m_clock;
    QHash<QByteArray, Known> m_known;
    QTimer m_timer;
};

} // namespace pennon
