// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace pennon {

/// The time of day and the time that only moves forward, injected so that tests can set both.
class Clock
{
public:
    using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
    using SteadyTime = std::chrono::steady_clock::time_point;

    virtual ~Clock() = default;
    [[nodiscard]] virtual WallTime now() const = 0;
    [[nodiscard]] virtual SteadyTime steady() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override;
    [[nodiscard]] SteadyTime steady() const override;
};

} // namespace pennon
