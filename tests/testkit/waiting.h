// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <chrono>
#include <utility>

namespace pennon::testkit {

/// How long a test waits for something that will happen: far longer than it takes even on a busy machine.
inline constexpr std::chrono::seconds patience{60};

/// Runs the event loop until the condition holds; false if it does not within the limit.
template <typename Condition>
[[nodiscard]] bool comesTrue(Condition condition, std::chrono::milliseconds limit = patience)
{
    return QTest::qWaitFor(std::move(condition), static_cast<int>(limit.count()));
}

} // namespace pennon::testkit
