// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QFuture>
#include <QPromise>

#include <type_traits>
#include <utility>
#include <vector>

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

/// Those who wait for a state to come: each has a future, and all end together.
class Waiters final
{
public:
    /// A future that has ended already if the state is there, else one that ends with release().
    [[nodiscard]] QFuture<void> wait(bool isThere)
    {
        QPromise<void> promise;
        promise.start();
        QFuture<void> future = promise.future();
        if (isThere) {
            promise.finish();
        } else {
            m_promises.push_back(std::move(promise));
        }
        return future;
    }

    /// The state has come.
    void release()
    {
        for (QPromise<void> &promise : std::exchange(m_promises, {}))
            promise.finish();
    }

private:
    std::vector<QPromise<void>> m_promises;
};

} // namespace pennon
