// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringView>

namespace pennon {

/// An address of this machine and a TCP port, on which somebody is to listen.
struct ListenAddress
{
    static constexpr quint16 metricsPort = 9119;

    QString host; ///< numeric, without brackets: "127.0.0.1", "::1", "0.0.0.0"
    quint16 port = metricsPort;

    /// Reads "HOST" and "HOST:PORT", an IPv6 address in brackets: "[::1]:9119". "localhost" is 127.0.0.1; no
    /// other name is taken, since looking it up may take as long as it likes. Else InvalidInput.
    [[nodiscard]] static Result<ListenAddress> parse(QStringView text);

    /// HOST:PORT, for people.
    [[nodiscard]] QString text() const;

    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

} // namespace pennon
