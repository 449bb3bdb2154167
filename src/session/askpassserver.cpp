// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/askpassserver.h"

#include "session/askpass.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace pennon {

struct AskpassServer::Waiting
{
    QString token;
    QLocalSocket *socket = nullptr;
};

namespace {

AskpassQuestion::Kind kindOf(const QString &prompt, const QString &hint)
{
    if (hint == QLatin1String("none"))
        return AskpassQuestion::Kind::Notice;
    // OpenSSH asks about a host's key without a hint (sshconnect.c, confirm()).
    if (hint == QLatin1String("confirm") || prompt.contains(QLatin1String("(yes/no")) ||
        prompt.contains(QLatin1String("'yes' or 'no'")) || prompt.contains(QLatin1String("'yes', 'no'"))) {
        return AskpassQuestion::Kind::Confirmation;
    }
    return AskpassQuestion::Kind::Secret;
}

} // namespace

AskpassServer::AskpassServer(QString program, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_folder(folder + QStringLiteral("/pennon-ask-XXXXXX"))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &AskpassServer::welcome);
}

AskpassServer::~AskpassServer()
{
    m_server.disconnect(this);
    for (const auto &[id, waiting] : m_waiting)
        waiting.socket->disconnect(this);
}

Result<void> AskpassServer::listen()
{
    if (m_server.isListening())
        return {};
    if (!m_folder.isValid())
        return failure(ErrorCode::System,
                       tr("Questions of ssh cannot be shown: %1").arg(m_folder.errorString()));
    if (!m_server.listen(m_folder.filePath(QStringLiteral("ask"))))
        return failure(ErrorCode::System,
                       tr("Questions of ssh cannot be shown: %1").arg(m_server.errorString()));
    return {};
}

QString AskpassServer::admit(const QString &server)
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_names.insert(token, server);
    return token;
}

void AskpassServer::addTo(QProcessEnvironment &environment, const QString &token) const
{
    environment.insert(QStringLiteral("SSH_ASKPASS"), m_program);
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
    environment.insert(QString::fromLatin1(askpass::socketVariable), m_server.fullServerName());
    environment.insert(QString::fromLatin1(askpass::tokenVariable), token);
}

void AskpassServer::dismiss(const QString &token)
{
    m_names.remove(token);
    QList<int> ids;
    for (const auto &[id, waiting] : m_waiting) {
        if (waiting.token == token)
            ids << id;
    }
    for (const int id : std::as_const(ids)) {
        end(id);
        Q_EMIT withdrawn(id);
    }
}

bool AskpassServer::isAsking(const QString &token) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [&token](const auto &entry) { return entry.second.token == token; });
}

void AskpassServer::answer(int id, const QString &text)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    found->second.socket->write(
        QJsonDocument(QJsonObject{{QStringLiteral("answer"), text}}).toJson(QJsonDocument::Compact) + '\n');
    end(id);
}

void AskpassServer::cancel(int id)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const QString token = found->second.token;
    end(id);
    Q_EMIT cancelled(token);
}

void AskpassServer::welcome()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readQuestion(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] { forget(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void AskpassServer::readQuestion(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > askpass::mostBytes)
            socket->abort();
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(socket->readLine()).object();
    const QString token = object[QLatin1String("token")].toString();
    const auto name = m_names.constFind(token);
    if (name == m_names.constEnd()) {
        socket->abort();
        return;
    }
    const int id = ++m_lastId;
    m_waiting.emplace(id, Waiting{token, socket});
    const QString prompt = object[QLatin1String("prompt")].toString();
    Q_EMIT asked({id, *name, prompt.trimmed(), kindOf(prompt, object[QLatin1String("hint")].toString())});
}

void AskpassServer::forget(QLocalSocket *socket)
{
    for (const auto &[id, waiting] : m_waiting) {
        if (waiting.socket != socket)
            continue;
        const int gone = id;
        m_waiting.erase(gone);
        Q_EMIT withdrawn(gone);
        return;
    }
}

void AskpassServer::end(int id)
{
    QLocalSocket *const socket = m_waiting.at(id).socket;
    m_waiting.erase(id);
    socket->disconnectFromServer(); // after what was written
}

} // namespace pennon
