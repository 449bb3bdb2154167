// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/controlclient.h"

#include "control/connecttosocket.h"

#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::milliseconds connectAgainAfter{50};

} // namespace

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
{
    m_again.setSingleShot(true);
    m_again.setInterval(connectAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &ControlClient::connectNow);
}

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
    m_isConnecting = true;
    ask(HelloRequest::method, encode(HelloRequest{controlProtocol, m_name}), deadline,
        [this, promise](const Outcome &outcome) {
            Result<HelloAnswer> answer = readHello(outcome);
            m_isOpen = answer.has_value();
            promise->addResult(std::move(answer));
            promise->finish();
        });
    connectNow();
    return future;
}

void ControlClient::connectNow()
{
    const Result<std::optional<int>> connected = connectToSocket(m_path);
    if (!connected)
        return lose(connected.error());
    if (!*connected)
        return m_again.start();
    m_isConnecting = false;
    m_stream = std::make_unique<PeerStream>(**connected);
    const PeerStream *const stream = m_stream.get();
    connect(stream, &PeerStream::received, this, &ControlClient::readLines);
    // Later: writing may find out, and whoever writes goes on.
    const auto onEnd = [this, stream] { ended(stream); };
    connect(stream, &PeerStream::ended, this, onEnd, Qt::QueuedConnection);
    connect(stream, &PeerStream::closed, this, onEnd, Qt::QueuedConnection);
    for (const auto &[id, pending] : m_pending)
        send(id);
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

/// One of another protocol says so; or it answers as that has it, which may look like ours.
Result<HelloAnswer> ControlClient::readHello(const Outcome &outcome)
{
    QString others;
    if (!outcome && outcome.error().code == rpccode::otherProtocol) {
        others = QStringLiteral("says: %1").arg(outcome.error().error.message);
    } else if (outcome) {
        const int spoken = outcome->value(QLatin1String("protocol")).toInt(controlProtocol);
        if (spoken != controlProtocol)
            others = QStringLiteral("speaks protocol %1").arg(spoken);
    }
    if (others.isEmpty())
        return read<HelloAnswer>(outcome);
    return failure(ErrorCode::Protocol,
                   QStringLiteral("this program speaks protocol %1, and the listener %2")
                       .arg(QString::number(controlProtocol), others),
                   rpccode::otherProtocol);
}

void ControlClient::ask(QLatin1String method, QJsonObject params, std::chrono::milliseconds deadline,
                        Continuation then)
{
    if (!m_stream && !m_isConnecting) {
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
    if (m_stream)
        send(id);
}

void ControlClient::send(qint64 id)
{
    m_stream->write(std::exchange(m_pending.at(id).line, {}));
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
    m_again.stop();
    m_isConnecting = false;
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream->abort();
        m_stream.release()->deleteLater(); // it may be the one that is just telling us
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

void ControlClient::readLines(const QByteArray &piece)
{
    const std::weak_ptr<const int> alive = m_alive;
    const PeerStream *const before = m_stream.get();
    m_framer.append(piece);
    while (std::optional<QByteArray> line = m_framer.takeLine()) {
        takeLine(*line);
        if (alive.expired() || m_stream.get() != before)
            return; // whoever was answered closed it
    }
    if (m_framer.isOverlong())
        lose({ErrorCode::Protocol, QStringLiteral("the listener sends a line of more than 1 MiB"), {}, 0});
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

void ControlClient::ended(const PeerStream *stream)
{
    if (m_stream.get() != stream)
        return;
    const std::weak_ptr<const int> alive = m_alive;
    readLines(m_stream->takeRest()); // the listener may have said why it hangs up
    if (!alive.expired() && m_stream.get() == stream) {
        lose({ErrorCode::ConnectionLost,
              QStringLiteral("the listener closed the connection to %1").arg(m_path),
              {},
              0});
    }
}

} // namespace pennon
