// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace pennon {

/// A server as the user saved it. Its password is never here: see PasswordKeeper.
struct ServerProfile
{
    enum class Kind {
        UnixSocket, ///< unix:///run/supervisor.sock
        Http,       ///< http://host:9001 or https://…
        Ssh,        ///< ssh://user@host:22, or ssh://alias of ~/.ssh/config
    };

    QString id;   ///< made once, never shown, never changed
    QString name; ///< for people
    QString address;
    QString supervisorSocket; ///< Ssh only: where supervisord's socket is on that machine
    QString user;             ///< of supervisord; empty: no login
    QString listenerSocket;   ///< on this machine, with Ssh on that one; empty: no listener

    /// By the scheme of the address; UnixSocket for one that cannot be read.
    [[nodiscard]] Kind kind() const;
    /// What is wrong with it, with Error::field "name", "address", "supervisorSocket", "user" or
    /// "listenerSocket".
    [[nodiscard]] Result<void> validate() const;

    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

} // namespace pennon
