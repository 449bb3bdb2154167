// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QString>

namespace pennon::testkit {

/// A client of the control socket that knows nothing but JSON: what anybody could write in a script.
class ControlSocket final
{
public:
    /// Connects anew and says hello; waits for the socket to be there.
    [[nodiscard]] bool open(const QString &path);
    /// Calls and waits for the answer: its result, or {"error": {...}}; empty if there was none.
    QJsonObject call(const QString &method, const QJsonObject &parameters = {});
    /// Notifications that came meanwhile.
    [[nodiscard]] QList<QJsonObject> takePushes();

private:
    [[nodiscard]] QJsonObject readLine();

    QLocalSocket m_socket;
    QList<QJsonObject> m_pushes;
    int m_lastId = 0;
};

} // namespace pennon::testkit
