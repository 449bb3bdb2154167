// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/passwordkeeper.h"

#include <QHash>

namespace pennon {

/// Keeps passwords as long as the program runs.
class MemoryPasswords final : public PasswordKeeper
{
public:
    [[nodiscard]] QFuture<Result<std::optional<QString>>> password(const QString &profileId) override;
    [[nodiscard]] QFuture<Result<void>> keep(const QString &profileId, const QString &password) override;
    [[nodiscard]] QFuture<Result<void>> forget(const QString &profileId) override;
    [[nodiscard]] bool isLasting() const override { return false; }

    /// The same at once.
    [[nodiscard]] std::optional<QString> find(const QString &profileId) const;
    void store(const QString &profileId, const QString &password) { m_passwords.insert(profileId, password); }
    void remove(const QString &profileId) { m_passwords.remove(profileId); }

private:
    QHash<QString, QString> m_passwords;
};

} // namespace pennon
