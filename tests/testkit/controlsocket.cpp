// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/controlsocket.h"

#include "testkit/waiting.h"

#include <QJsonDocument>

#include <utility>

namespace pennon::testkit {

bool ControlSocket::open(const QString &path)
{
    // A socket may still look connected although its listener has just been killed.
    m_socket.abort();
    const bool connected = comesTrue([&] {
        if (m_socket.state() == QLocalSocket::UnconnectedState)
            m_socket.connectToServer(path);
        return m_socket.state() == QLocalSocket::ConnectedState;
    });
    if (!connected)
        return false;
    const QJsonObject hello =
        call(QStringLiteral("hello"),
             {{QStringLiteral("protocol"), 1}, {QStringLiteral("client"), QStringLiteral("test")}});
    return hello.contains(QStringLiteral("version"));
}

QJsonObject ControlSocket::readLine()
{
    if (!comesTrue(
            [this] { return m_socket.canReadLine() || m_socket.state() == QLocalSocket::UnconnectedState; }))
        return {};
    return QJsonDocument::fromJson(m_socket.readLine()).object();
}

QJsonObject ControlSocket::call(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_lastId;
    QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                        {QStringLiteral("id"), id},
                        {QStringLiteral("method"), method},
                        {QStringLiteral("params"), parameters}};
    m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (true) {
        const QJsonObject answer = readLine();
        if (answer.isEmpty())
            return {};
        if (answer.contains(QStringLiteral("method"))) {
            m_pushes += answer;
            continue;
        }
        if (answer.value(QStringLiteral("id")).toInt() != id)
            return {};
        if (answer.contains(QStringLiteral("error")))
            return {{QStringLiteral("error"), answer.value(QStringLiteral("error"))}};
        return answer.value(QStringLiteral("result")).toObject();
    }
}

QList<QJsonObject> ControlSocket::takePushes()
{
    while (m_socket.canReadLine())
        m_pushes += QJsonDocument::fromJson(m_socket.readLine()).object();
    return std::exchange(m_pushes, {});
}

} // namespace pennon::testkit
