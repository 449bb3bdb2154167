// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include <QRandomGenerator>

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

std::chrono::milliseconds Backoff::delayAfter(int failures) const
{
    auto delay = m_first;
    for (int i = 1; i < failures && delay < m_cap; ++i)
        delay = delay > m_cap / 2 ? m_cap : delay * 2;
    return delay;
}

RandomSource systemRandom()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

std::chrono::milliseconds jittered(std::chrono::milliseconds delay, const RandomSource &random)
{
    const auto part = static_cast<double>(delay.count()) * random() / 2;
    return delay - std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(part));
}

} // namespace pennon
