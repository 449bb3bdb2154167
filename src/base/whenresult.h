// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace pennon {

/// Calls then(result) from the event loop when the future has its result, and never if the context is gone by
/// then. (QFuture::then() with a context asserts that it lives still, up to Qt 6.5 at least.) A future that
/// is cancelled without a result calls cancelled().
template <typename T, typename Then, typename Cancelled>
void whenResult(const QFuture<T> &future, QObject *context, Then then, Cancelled cancelled)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then), cancelled = std::move(cancelled)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(watcher->result());
                         else
                             cancelled();
                     });
    watcher->setFuture(future);
}

template <typename T, typename Then>
void whenResult(const QFuture<T> &future, QObject *context, Then then)
{
    whenResult(future, context, std::move(then), [] {});
}

} // namespace pennon
