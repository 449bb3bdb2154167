// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFutureWatcher>

namespace pennon {

/// For programs that do one thing: runs the application's event loop until the future has ended, and gives
/// its result. There has to be a QCoreApplication, and none of its loops running.
template <typename T>
[[nodiscard]] T resultOf(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, QCoreApplication::instance(),
                     &QCoreApplication::quit, Qt::QueuedConnection);
    watcher.setFuture(future);
    QCoreApplication::exec();
    return future.result();
}

} // namespace pennon
