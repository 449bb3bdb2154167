// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <optional>

namespace pennon {

/// The answer to one HTTP request, piece by piece as it comes, for answers that never end. Destroying it ends
/// the request without a further signal; it may be destroyed in any slot.
///
/// Signals come in this order and never within the call that opened the stream: answered() once, received()
/// for each piece, ended() once and last.
class HttpStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// No received() and no ended() until resume(). A little is buffered; then the connection is not read any
    /// more, so the server has to wait.
    virtual void pause() = 0;
    virtual void resume() = 0;

Q_SIGNALS:
    /// The head of the answer has come, whatever its status.
    void answered(int status, const QString &reason);
    void received(const QByteArray &piece);
    /// Without an error the answer was complete. Errors are those of HttpTransport::send().
    void ended(const std::optional<pennon::Error> &error);
};

} // namespace pennon
