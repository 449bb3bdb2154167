// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/waiting.h"

#include <QCoroSignal>
#include <QFutureWatcher>

namespace pennon {

QCoro::Task<bool> endedWithin(QFuture<void> future, std::chrono::milliseconds patience)
{
    if (future.isFinished())
        co_return true;
    QFutureWatcher<void> watcher;
    watcher.setFuture(future);
    co_await qCoro(&watcher, &QFutureWatcher<void>::finished, patience);
    co_return future.isFinished();
}

} // namespace pennon
