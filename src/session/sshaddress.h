// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringView>

namespace pennon {

/// Where ssh is to log in: ssh://HOST, ssh://USER@HOST:PORT. HOST may be an alias of ~/.ssh/config, so it is
/// kept as it is written.
struct SshAddress
{
    QString user;     ///< empty: ssh decides
    QString host;     ///< an IPv6 address without its brackets
    quint16 port = 0; ///< 0: ssh decides

    /// InvalidInput with Error::field "address" for anything else, and for what ssh would take for an option.
    [[nodiscard]] static Result<SshAddress> parse(QStringView text);
    /// USER@HOST:PORT as far as they are given, for people.
    [[nodiscard]] QString display() const;

    friend bool operator==(const SshAddress &, const SshAddress &) = default;
};

} // namespace pennon
