// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/memorypasswords.h"

#include <utility>

namespace pennon {

namespace {

template <typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<Result<std::optional<QString>>> MemoryPasswords::password(const QString &profileId)
{
    return ready(Result<std::optional<QString>>(find(profileId)));
}

QFuture<Result<void>> MemoryPasswords::keep(const QString &profileId, const QString &password)
{
    store(profileId, password);
    return ready(Result<void>());
}

QFuture<Result<void>> MemoryPasswords::forget(const QString &profileId)
{
    remove(profileId);
    return ready(Result<void>());
}

std::optional<QString> MemoryPasswords::find(const QString &profileId) const
{
    const auto found = m_passwords.constFind(profileId);
    return found == m_passwords.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace pennon
