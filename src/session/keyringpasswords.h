// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/passwordkeeper.h"

#include <memory>

namespace pennon {

/// Keeps passwords in the desktop's keyring (Secret Service or KWallet), each under the profile's id. What
/// the keyring does not take, because there is none or the user leaves it locked, stays in memory; a file is
/// never written.
class KeyringPasswords final : public PasswordKeeper
{
public:
    explicit KeyringPasswords(QString service = QStringLiteral("pennon"));
    KeyringPasswords(const KeyringPasswords &) = delete;
    KeyringPasswords &operator=(const KeyringPasswords &) = delete;
    KeyringPasswords(KeyringPasswords &&) = delete;
    KeyringPasswords &operator=(KeyringPasswords &&) = delete;
    ~KeyringPasswords() override; ///< calls under way still end

    /// May wait for the user to unlock the keyring.
    [[nodiscard]] QFuture<Result<std::optional<QString>>> password(const QString &profileId) override;
    [[nodiscard]] QFuture<Result<void>> keep(const QString &profileId, const QString &password) override;
    [[nodiscard]] QFuture<Result<void>> keepForNow(const QString &profileId,
                                                   const QString &password) override;
    /// PermissionDenied if the keyring does not let it be removed.
    [[nodiscard]] QFuture<Result<void>> forget(const QString &profileId) override;
    /// As of the last call; true before the first.
    [[nodiscard]] bool isLasting() const override;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< shared with the calls under way
};

} // namespace pennon
