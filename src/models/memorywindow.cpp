// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorywindow.h"

#include <algorithm>

namespace pennon {

namespace {

using std::chrono::milliseconds;

milliseconds part(milliseconds of, double factor)
{
    return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(of.count()) * factor));
}

} // namespace

MemoryWindow::MemoryWindow(milliseconds span)
    : m_span(std::clamp(span, shortest, longest))
{}

void MemoryWindow::setNow(Clock::WallTime now)
{
    m_now = now;
    if (m_isFollowing)
        m_to = newest();
}

void MemoryWindow::setAhead(double part)
{
    m_ahead = std::clamp(part, 0.0, 0.5);
    if (m_isFollowing)
        m_to = newest();
}

void MemoryWindow::showNewest(milliseconds span)
{
    m_span = std::clamp(span, shortest, longest);
    m_to = newest();
    m_isFollowing = true;
}

void MemoryWindow::showOldest()
{
    place(m_now - longest + m_span, m_span);
}

void MemoryWindow::show(Clock::WallTime from, Clock::WallTime to)
{
    const milliseconds span = std::clamp(milliseconds(to - from), shortest, longest);
    place(from + (to - from) / 2 + span / 2, span);
}

void MemoryWindow::zoom(double factor, Clock::WallTime around)
{
    const milliseconds span = std::clamp(part(m_span, factor), shortest, longest);
    if (span == m_span)
        return;
    const double behind = static_cast<double>((m_to - around).count()) / static_cast<double>(m_span.count());
    place(around + part(span, behind), span);
}

void MemoryWindow::zoom(double factor)
{
    if (m_isFollowing) {
        showNewest(part(m_span, factor));
    } else {
        zoom(factor, m_to - m_span / 2);
    }
}

void MemoryWindow::pan(milliseconds by)
{
    place(m_to + by, m_span);
}

Clock::WallTime MemoryWindow::newest() const
{
    return m_now + part(m_span, m_ahead);
}

void MemoryWindow::place(Clock::WallTime to, milliseconds span)
{
    m_span = span;
    m_to = std::max<Clock::WallTime>(to, m_now - longest + span);
    m_isFollowing = m_to >= newest();
    m_to = std::min(m_to, newest());
}

} // namespace pennon
