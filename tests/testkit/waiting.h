// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <chrono>
#include <utility>

namespace pennon::testkit {

/// How long a test waits for something that will happen: far longer than it takes even on a busy machine.
inline constexpr std::chrono::seconds patience{45};

/// Runs the event loop until the condition holds; false if it does not within the limit.
template <typename Condition>
[[nodiscard]] bool comesTrue(Condition condition, std::chrono::milliseconds limit = patience)
{
    return QTest::qWaitFor(std::move(condition), static_cast<int>(limit.count()));
}

} // namespace pennon::testkit

/// QVERIFY whose message is what the context reports once the condition (the last argument) has turned out
/// false.
#define VERIFY_IN(context, ...)                                                                              \
    do {                                                                                                     \
        if (const bool holds = (__VA_ARGS__); !holds) {                                                      \
            QFAIL(QByteArray(#__VA_ARGS__ + (context).report()).constData());                                \
        }                                                                                                    \
    } while (false)

/// The same for a condition that comes true after a while.
#define VERIFY_SOON(context, ...) VERIFY_IN(context, pennon::testkit::comesTrue([&] { return __VA_ARGS__; }))
