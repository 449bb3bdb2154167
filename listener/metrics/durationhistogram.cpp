// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/durationhistogram.h"

#include <algorithm>
#include <numeric>

namespace pennon {

void DurationHistogram::add(std::chrono::microseconds duration)
{
    const double seconds = std::chrono::duration<double>(duration).count();
    ++m_count;
    m_sum += seconds;
    if (const auto *const bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
        bound != bounds.end())
        ++m_counts.at(static_cast<std::size_t>(bound - bounds.begin()));
}

quint64 DurationHistogram::upTo(std::size_t bound) const
{
    const auto end = m_counts.begin() + static_cast<std::ptrdiff_t>(std::min(bound + 1, m_counts.size()));
    return std::accumulate(m_counts.begin(), end, quint64{0});
}

} // namespace pennon
