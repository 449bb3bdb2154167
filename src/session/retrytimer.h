// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace pennon {

/// When to try again what failed: after growing delays, for ever, each a little shorter by chance so that
/// many sessions do not all come back in one moment.
class RetryTimer final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds first = std::chrono::seconds(1);
    static constexpr std::chrono::milliseconds cap = std::chrono::seconds(30);
    /// For what does not mend by itself: another protocol, a wrong password.
    static constexpr std::chrono::milliseconds seldom = std::chrono::minutes(2);

    explicit RetryTimer(const Clock &clock, QObject *parent = nullptr);

    /// Once more after the next delay.
    void schedule();
    void scheduleSeldom();
    /// No try is due; the delays go on growing.
    void stop();
    /// No try is due; the delays begin anew.
    void reset();
    [[nodiscard]] std::optional<Clock::WallTime> nextTry() const { return m_nextTry; }

Q_SIGNALS:
    void due();

private:
    void startFor(std::chrono::milliseconds delay);

    const Clock &m_clock;
    RandomSource m_random;
    Backoff m_backoff;
    QTimer m_timer;
    std::optional<Clock::WallTime> m_nextTry;
};

} // namespace pennon
