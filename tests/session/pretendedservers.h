// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/hellomessages.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

#include <utility>

#include <unistd.h>

/// What tests of connections talk to where a real server would not do.
namespace pennon {

/// Answers the first line of every connection with the same.
class PretendedListener final
{
public:
    explicit PretendedListener(QByteArray answer)
        : m_answer(std::move(answer))
    {
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            QLocalSocket *const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QLocalSocket::readyRead, socket, [this, socket] {
                if (socket->canReadLine() && !socket->readLine().isEmpty())
                    socket->write(m_answer);
            });
        });
        m_server.listen(m_folder.filePath(QStringLiteral("listener.sock")));
    }
    [[nodiscard]] QString path() const { return m_server.fullServerName(); }

private:
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QByteArray m_answer;
};

inline QByteArray hello(const QString &supervisord, bool mayWrite = true)
{
    const QJsonObject result{
        {QStringLiteral("protocol"), controlProtocol},
        {QStringLiteral("version"), QStringLiteral("1.2.3")},
        {QStringLiteral("features"), QJsonArray{QStringLiteral("hello")}},
        {QStringLiteral("host"), QStringLiteral("web1")},
        {QStringLiteral("supervisord"), QJsonObject{{QStringLiteral("url"), supervisord}}},
        {QStringLiteral("may_write"), mayWrite}};
    return QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                     {QStringLiteral("id"), 1},
                                     {QStringLiteral("result"), result}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

inline QByteArray httpAnswer(const QByteArray &status, const QByteArray &body = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

/// Drops root's rights over files until the end of the scope, so that a mode counts.
class AsNobody final
{
public:
    AsNobody()
        : m_isRoot(::geteuid() == 0)
    {
        if (m_isRoot && ::seteuid(65534) != 0)
            qFatal("cannot become another user");
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;
    AsNobody(AsNobody &&) = delete;
    AsNobody &operator=(AsNobody &&) = delete;
    ~AsNobody()
    {
        if (m_isRoot && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_isRoot;
};

} // namespace pennon
