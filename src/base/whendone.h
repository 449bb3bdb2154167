// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace pennon {

/// Calls done(result) in the context's thread and in a later turn of the event loop, or cancelled() if the
/// future ended without a result; neither if the context has gone by then. (QFuture::then() with a context
/// asserts that it lives still, up to Qt 6.5 at least.)
template <typename T, typename Done, typename Cancelled>
void whenDone(const QFuture<T> &future, QObject *context, Done done, Cancelled cancelled)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done), cancelled = std::move(cancelled)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             done(watcher->result());
                         else
                             cancelled();
                     });
    watcher->setFuture(future);
}

/// The same, quiet about a future that ended without a result.
template <typename T, typename Done>
void whenDone(const QFuture<T> &future, QObject *context, Done done)
{
    whenDone(future, context, std::move(done), [] {});
}

} // namespace pennon
