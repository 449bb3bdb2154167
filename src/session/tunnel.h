// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QString>

namespace pennon {

/// Brings the sockets of another machine to this one. It is opened again by who owns it, with close() and
/// open(): a tunnel that ended stays ended.
class Tunnel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isUp() const = 0;
    /// Paths on this machine while it is up.
    [[nodiscard]] virtual QString supervisorSocket() const = 0;
    [[nodiscard]] virtual QString listenerSocket() const = 0;

Q_SIGNALS:
    void opened();
    /// It could not be opened, or was cut.
    void ended(const pennon::Error &why);
};

} // namespace pennon
