// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include <algorithm>

namespace pennon {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap)
    : m_first(std::min(first, cap))
    , m_cap(cap)
    , m_next(m_first)
{}

std::chrono::milliseconds Backoff::next()
{
    const auto delay = m_next;
    m_next = m_next > m_cap / 2 ? m_cap : m_next * 2;
    return delay;
}

void Backoff::reset()
{
    m_next = m_first;
}

} // namespace pennon
