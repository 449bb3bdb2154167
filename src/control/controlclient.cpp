// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/controlclient.h"

#include <QTimer>

#include <utility>

namespace pennon {

/// A call that has no answer yet.
struct ControlClient::Pending
{
    QByteArray line; ///< until it can be sent
    Continuation then;
    std::unique_ptr<QTimer> deadline;
};

ControlClient::ControlClient(QString name, QObject *parent)
    : QObject(parent)
    , m_name(std::move(name))
{}

ControlClient::~ControlClient()
{
    close();
}

QFuture<Result<HelloAnswer>> ControlClient::open(const QString &path, std::chrono::milliseconds deadline)
{
    close();
    m_path = path;
    const auto promise = std::make_shared<QPromise<Result<HelloAnswer>>>();
    promise->start();
    QFuture<Result<HelloAnswer>> future = promise->future();
    m_socket = std::make_unique<QLocalSocket>();
    connect(m_socket.get(), &QLocalSocket::connected, this, [this] {
        for (const auto &[id, pending] : m_pending)
            send(id);
    });
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &ControlClient::readLines);
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, &ControlClient::connectionFailed);
    ask(HelloRequest::method, encode(HelloRequest{controlProtocol, m_name}), deadline,
        [this, promise](const Outcome &outcome) {
            Result<HelloAnswer> answer = read<HelloAnswer>(outcome);
            m_isOpen = answer.has_value();
            promise->addResult(std::move(answer));
            promise->finish();
        });
    m_socket->connectToServer(path);
    return future;
}

void ControlClient::close()
{
    m_isOpen = false;
    drop(Error{ErrorCode::Cancelled, QStringLiteral("the connection to the listener was closed"), {}, 0});
}

Error ControlClient::asError(const RpcError &error)
{
    Error plain = error.error;
    if (plain.detail == 0)
        plain.detail = error.code;
    return plain;
}

Error ControlClient::notUnderstood(const Error &why)
{
    return {ErrorCode::Protocol,
            QStringLiteral("the listener's answer cannot be understood: %1").arg(why.message), why.field, 0};
}

void ControlClient::ask(QLatin1String method, QJsonObject params, std::chrono::milliseconds deadline,
                        Continuation then)
{
    if (!m_socket) {
        then(tl::unexpected(RpcError{
            0,
            {ErrorCode::ConnectionLost, QStringLiteral("there is no connection to the listener"), {}, 0},
            {}}));
        return;
    }
    const qint64 id = ++m_lastId;
    Pending &pending = m_pending[id];
    pending.line = requestLine({id, method, std::move(params)});
    pending.then = std::move(then);
    pending.deadline = std::make_unique<QTimer>();
    pending.deadline->setSingleShot(true);
    connect(pending.deadline.get(), &QTimer::timeout, this, [this, id, deadline] {
        const QString message =
            QStringLiteral("the listener at %1 did not answer within %2 s")
                .arg(m_path, QString::number(static_cast<double>(deadline.count()) / 1000));
        finish(id, tl::unexpected(RpcError{0, {ErrorCode::TimedOut, message, {}, 0}, {}}));
    });
    pending.deadline->start(deadline);
    if (m_socket->state() == QLocalSocket::ConnectedState)
        send(id);
}

void ControlClient::send(qint64 id)
{
    m_socket->write(std::exchange(m_pending.at(id).line, {}));
}

void ControlClient::finish(qint64 id, const Outcome &outcome)
{
    const auto at = m_pending.find(id);
    if (at == m_pending.end())
        return; // too late: its deadline has passed
    Pending ended = std::move(at->second);
    m_pending.erase(at);
    if (ended.deadline) { // it may be the one that has just gone off
        ended.deadline->stop();
        ended.deadline.release()->deleteLater();
    }
    ended.then(outcome);
}

void ControlClient::drop(const Error &why)
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater(); // it may be the one that is just telling us
    }
    m_framer = LineFramer();
    const auto pending = std::exchange(m_pending, {});
    for (const auto &[id, call] : pending)
        call.then(tl::unexpected(RpcError{why.detail, why, {}}));
}

void ControlClient::lose(const Error &why)
{
    const std::weak_ptr<const int> alive = m_alive;
    const bool wasOpen = std::exchange(m_isOpen, false);
    drop(why);
    if (wasOpen && !alive.expired())
        Q_EMIT closed(why);
}

void ControlClient::readLines()
{
    constexpr qint64 piece = qint64{64} * 1024;
    const std::weak_ptr<const int> alive = m_alive;
    const QLocalSocket *const before = m_socket.get();
    while (m_socket && m_socket->bytesAvailable() > 0) {
        m_framer.append(m_socket->read(piece));
        while (std::optional<QByteArray> line = m_framer.takeLine()) {
            takeLine(*line);
            if (alive.expired() || m_socket.get() != before)
                return; // whoever was answered closed it
        }
        if (m_framer.isOverlong()) {
            lose(
                {ErrorCode::Protocol, QStringLiteral("the listener sends a line of more than 1 MiB"), {}, 0});
            return;
        }
    }
}

void ControlClient::takeLine(const QByteArray &line)
{
    const auto parsed = parseServerLine(line);
    std::optional<Error> fatal;
    if (!parsed) {
        fatal = parsed.error();
    } else if (const auto *notification = std::get_if<RpcNotification>(&*parsed)) {
        takeNotification(*notification);
    } else {
        const auto &response = std::get<RpcResponse>(*parsed);
        if (response.id.isDouble()) {
            finish(response.id.toInteger(), response.outcome);
        } else {
            fatal = response.outcome
                        ? notUnderstood({ErrorCode::Protocol, QStringLiteral("an unknown id"), {}, 0})
                        : asError(response.outcome.error()); // the listener hangs up and says why
        }
    }
    if (fatal)
        lose(*fatal);
}

void ControlClient::takeNotification(const RpcNotification &notification)
{
    // A push that cannot be understood is dropped: whoever needs to know asks.
    switch (notification.topic) {
    case ControlTopic::Samples:
        if (const auto push = decode<SamplesPush>(notification.params))
            Q_EMIT samplesTaken(*push);
        break;
    case ControlTopic::Incidents:
        if (const auto push = decode<IncidentsPush>(notification.params))
            Q_EMIT incidentsChanged(*push);
        break;
    case ControlTopic::Rules:
        if (const auto push = decode<RulesPush>(notification.params))
            Q_EMIT rulesChanged(*push);
        break;
    case ControlTopic::Processes:
        if (const auto push = decode<ProcessesPush>(notification.params))
            Q_EMIT processesChanged(*push);
        break;
    }
}

void ControlClient::connectionFailed(QLocalSocket::LocalSocketError error)
{
    const std::weak_ptr<const int> alive = m_alive;
    const QLocalSocket *const before = m_socket.get();
    readLines(); // the listener may have said why it hangs up
    if (alive.expired() || !m_socket || m_socket.get() != before)
        return;
    Error why{ErrorCode::ConnectionLost,
              QStringLiteral("the listener closed the connection to %1").arg(m_path),
              {},
              0};
    switch (error) {
    case QLocalSocket::ServerNotFoundError:
        why = {ErrorCode::NotFound, QStringLiteral("there is no socket %1").arg(m_path), {}, 0};
        break;
    case QLocalSocket::ConnectionRefusedError:
        why = {ErrorCode::ConnectionRefused, QStringLiteral("nobody listens on %1").arg(m_path), {}, 0};
        break;
    case QLocalSocket::SocketAccessError:
        why = {ErrorCode::PermissionDenied,
               QStringLiteral("the system does not let us open %1").arg(m_path),
               {},
               0};
        break;
    case QLocalSocket::PeerClosedError:
        break;
    default:
        why.message = QStringLiteral("the connection to %1 failed: %2").arg(m_path, m_socket->errorString());
        break;
    }
    lose(why);
}

} // namespace pennon
