// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/quiettimes.h"

#include <QDateTime>

namespace pennon {

namespace {

using namespace std::chrono_literals;

const QTime morning(8, 0);

QDateTime local(Clock::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QuietTimes::QuietTimes(SettingsStore &settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
{
    connect(&m_settings, &SettingsStore::changed, this, &QuietTimes::changed);
    // Not one long timer: the time of day may be set, and the machine may sleep.
    m_look.setInterval(10s);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_until && m_clock.now() >= *m_until) {
            m_look.stop();
            m_until.reset();
            Q_EMIT changed();
        }
    });
}

bool QuietTimes::isPaused() const
{
    return !m_settings.settings().notifications || pausedUntil().has_value();
}

std::optional<Clock::WallTime> QuietTimes::pausedUntil() const
{
    if (!m_settings.settings().notifications || !m_until || m_clock.now() >= *m_until)
        return {};
    return m_until;
}

bool QuietTimes::isQuietHour() const
{
    const AppSettings &settings = m_settings.settings();
    return settings.quietHours &&
           isBetween(local(m_clock.now()).time(), settings.quietFrom, settings.quietTo);
}

bool QuietTimes::isBetween(QTime time, QTime from, QTime to)
{
    if (from < to)
        return time >= from && time < to;
    return time >= from || time < to;
}

Clock::WallTime QuietTimes::tomorrow(Clock::WallTime now)
{
    const QDateTime end(local(now).date().addDays(1), morning);
    return Clock::WallTime(std::chrono::milliseconds(end.toMSecsSinceEpoch()));
}

void QuietTimes::pauseUntil(Clock::WallTime end)
{
    m_until = end;
    m_look.start();
    Q_EMIT changed();
}

Result<void> QuietTimes::pauseForGood()
{
    return turn(false);
}

Result<void> QuietTimes::resume()
{
    if (m_until) {
        m_until.reset();
        m_look.stop();
        Q_EMIT changed();
    }
    return turn(true);
}

Result<void> QuietTimes::turn(bool on)
{
    AppSettings settings = m_settings.settings();
    if (settings.notifications == on)
        return {};
    settings.notifications = on;
    return m_settings.save(settings);
}

} // namespace pennon
