// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QFuture>
#include <QPromise>

#include <type_traits>
#include <utility>

namespace pennon {

namespace detail {

template <typename T>
QCoro::Task<> deliver(QCoro::Task<T> task, QPromise<T> promise)
{
    if constexpr (std::is_void_v<T>) {
        co_await std::move(task);
    } else {
        promise.addResult(co_await std::move(task));
    }
    promise.finish();
}

} // namespace detail

/// A coroutine that runs by itself, seen as a future: it goes on whether or not somebody waits for it.
template <typename T>
[[nodiscard]] QFuture<T> asFuture(QCoro::Task<T> task)
{
    QPromise<T> promise;
    promise.start();
    QFuture<T> future = promise.future();
    detail::deliver(std::move(task), std::move(promise));
    return future;
}

} // namespace pennon
