// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace pennon {

/// Keeps the passwords of servers, by the profile's id.
class PasswordKeeper
{
public:
    virtual ~PasswordKeeper() = default;

    /// Nothing where none is kept.
    [[nodiscard]] virtual QFuture<Result<std::optional<QString>>> password(const QString &profileId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> keep(const QString &profileId, const QString &password) = 0;
    /// Until the end of the program, in memory.
    [[nodiscard]] virtual QFuture<Result<void>> keepForNow(const QString &profileId, const QString &password)
    {
        return keep(profileId, password);
    }
    [[nodiscard]] virtual QFuture<Result<void>> forget(const QString &profileId) = 0;
    /// Whether what is kept outlives the program; false: there is no keyring, and it stays in memory.
    [[nodiscard]] virtual bool isLasting() const = 0;
};

} // namespace pennon
