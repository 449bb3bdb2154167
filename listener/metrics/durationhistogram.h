// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>

namespace pennon {

/// How long something took, each time, as a histogram of Prometheus tells it.
class DurationHistogram final
{
public:
    /// Upper bounds in seconds, each included: a page in the same house, up to one that nobody waits for.
    static constexpr std::array bounds = {0.005, 0.01, 0.025, 0.05, 0.1,  0.25,
                                          0.5,   1.0,  2.5,   5.0,  10.0, 30.0};

    void add(std::chrono::microseconds duration);

    /// How many there were up to the bound of this index, those of smaller ones included.
    [[nodiscard]] quint64 upTo(std::size_t bound) const;
    [[nodiscard]] quint64 count() const { return m_count; }
    /// Of all, in seconds.
    [[nodiscard]] double sum() const { return m_sum; }

private:
    std::array<quint64, bounds.size()> m_counts{}; ///< of each bucket alone
    quint64 m_count = 0;
    double m_sum = 0;
};

} // namespace pennon
