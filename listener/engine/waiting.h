// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QFuture>

#include <chrono>

namespace pennon {

/// Waits until the future has ended, but no longer than this; whether it has ended.
[[nodiscard]] QCoro::Task<bool> endedWithin(QFuture<void> future, std::chrono::milliseconds patience);

} // namespace pennon
