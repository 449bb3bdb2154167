// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace pennon {

/// Growing delays between attempts: first, first * 2, first * 4 … and never more than the cap.
class Backoff final
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap);

    /// The delay before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    void reset();

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_cap;
    std::chrono::milliseconds m_next;
};

} // namespace pennon
