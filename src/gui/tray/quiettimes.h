// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "session/appsettings.h"

#include <QObject>
#include <QTime>
#include <QTimer>

#include <optional>

namespace pennon {

/// When no notifications are wanted: quiet hours and notifications turned off are settings, a pause lasts for
/// a while and is over when the program ends.
class QuietTimes final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    QuietTimes(SettingsStore &settings, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] bool isQuiet() const { return isPaused() || isQuietHour(); }
    /// By the user's choice, not by the time of day.
    [[nodiscard]] bool isPaused() const;
    /// Nothing: not paused, or until it is turned on again.
    [[nodiscard]] std::optional<Clock::WallTime> pausedUntil() const;
    [[nodiscard]] bool isQuietHour() const;

    void pauseUntil(Clock::WallTime end);
    /// Turns the setting off; Error: it could not be saved.
    Result<void> pauseForGood();
    Result<void> resume();

    /// Tomorrow's morning.
    [[nodiscard]] static Clock::WallTime tomorrow(Clock::WallTime now);
    /// From the first to the second, over midnight if need be; equal ends mean the whole day.
    [[nodiscard]] static bool isBetween(QTime time, QTime from, QTime to);

Q_SIGNALS:
    void changed();

private:
    Result<void> turn(bool on);

    SettingsStore &m_settings;
    const Clock &m_clock;
    std::optional<Clock::WallTime> m_until;
    QTimer m_look;
};

} // namespace pennon
