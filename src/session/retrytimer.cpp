// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/retrytimer.h"

namespace pennon {

RetryTimer::RetryTimer(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(systemRandom())
    , m_backoff(first, cap)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_nextTry.reset();
        Q_EMIT due();
    });
}

void RetryTimer::schedule()
{
    startFor(jittered(m_backoff.next(), m_random));
}

void RetryTimer::scheduleSeldom()
{
    startFor(jittered(seldom, m_random));
}

void RetryTimer::stop()
{
    m_timer.stop();
    m_nextTry.reset();
}

void RetryTimer::reset()
{
    stop();
    m_backoff.reset();
}

void RetryTimer::startFor(std::chrono::milliseconds delay)
{
    m_nextTry = m_clock.now() + delay;
    m_timer.start(delay);
}

} // namespace pennon
