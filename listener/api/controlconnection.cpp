// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controlconnection.h"

#include "base/whendone.h"
#include "control/codec.h"

#include <utility>

namespace pennon {

namespace {

/// With so much unread by the peer its next calls wait.
constexpr qsizetype muchOutput = qsizetype{1024} * 1024;

} // namespace

ControlConnection::ControlConnection(int descriptor, Peer peer, RequestHandler &handler, HelloAnswer identity,
                                     ConnectionLimits limits, QObject *parent)
    : QObject(parent)
    , m_stream(descriptor)
    , m_peer(peer)
    , m_handler(handler)
    , m_identity(std::move(identity))
    , m_limits(limits)
{
    connect(&m_stream, &PeerStream::received, this, &ControlConnection::take);
    connect(&m_stream, &PeerStream::ended, this, &ControlConnection::proceed);
    connect(&m_stream, &PeerStream::written, this, &ControlConnection::proceed, Qt::QueuedConnection);
    connect(&m_stream, &PeerStream::closed, this, &ControlConnection::closed);
    m_helloTimer.setSingleShot(true);
    connect(&m_helloTimer, &QTimer::timeout, this, [this] {
        hangUp(rpccode::helloFirst, ErrorCode::TimedOut,
               QStringLiteral("no hello within %1 ms").arg(m_limits.hello.count()));
    });
    m_helloTimer.start(m_limits.hello);
}

void ControlConnection::push(const QByteArray &line)
{
    write(line);
}

void ControlConnection::take(const QByteArray &piece)
{
    m_framer.append(piece);
    proceed();
}

/// Goes on with what has been read, reads on, or ends, whichever is due.
void ControlConnection::proceed()
{
    if (m_hungUp)
        return;
    takeLines();
    if (m_hungUp)
        return;
    const bool isBusy = m_underWay >= m_limits.underWay || m_stream.pendingOutput() > muchOutput;
    m_stream.setReading(!isBusy);
    if (m_stream.hasEnded() && m_underWay == 0 && m_topics.empty() && m_stream.pendingOutput() == 0) {
        m_hungUp = true;
        m_stream.finish();
    }
}

void ControlConnection::takeLines()
{
    if (std::exchange(m_isTakingLines, true))
        return; // an answer that came at once
    while (!m_hungUp && m_underWay < m_limits.underWay && m_stream.pendingOutput() <= muchOutput) {
        const std::optional<QByteArray> line = m_framer.takeLine();
        if (!line)
            break;
        takeLine(*line);
    }
    m_isTakingLines = false;
    if (m_framer.isOverlong())
        hangUp(rpccode::tooMuch, ErrorCode::TooLarge, QStringLiteral("a line may have 1 MiB at most"));
}

void ControlConnection::takeLine(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    const auto request = parseRequest(line);
    if (!request) {
        answer(request.error().id, tl::unexpected(request.error().error));
    } else if (request->method == HelloRequest::method) {
        hello(*request);
    } else if (!m_saidHello) {
        refuse(request->id, rpccode::helloFirst, QStringLiteral("the first call has to be hello"));
    } else if (request->method == SubscribeRequest::method) {
        subscribe(*request);
    } else {
        start(*request);
    }
}

void ControlConnection::hello(const RpcRequest &request)
{
    if (m_saidHello)
        return refuse(request.id, rpccode::helloFirst, QStringLiteral("hello has been said already"));
    const auto said = RequestHandler::read<HelloRequest>(request.params);
    if (!said)
        return answer(request.id, tl::unexpected(said.error()));
    if (said->protocol != controlProtocol) {
        return refuse(request.id, rpccode::otherProtocol,
                      QStringLiteral("protocol %1 is not spoken here, protocol %2 is")
                          .arg(said->protocol)
                          .arg(controlProtocol));
    }
    m_saidHello = true;
    m_helloTimer.stop();
    m_identity.protocol = controlProtocol;
    m_identity.features = RequestHandler::features();
    m_identity.mayWrite = m_peer.mayWrite;
    answer(request.id, encode(m_identity));
}

void ControlConnection::subscribe(const RpcRequest &request)
{
    const auto wanted = RequestHandler::read<SubscribeRequest>(request.params);
    if (!wanted)
        return answer(request.id, tl::unexpected(wanted.error()));
    m_topics = std::set<ControlTopic>(wanted->topics.begin(), wanted->topics.end());
    answer(request.id, encode(SubscribeAnswer{{m_topics.begin(), m_topics.end()}}));
    Q_EMIT subscribed();
}

void ControlConnection::start(const RpcRequest &request)
{
    ++m_underWay;
    const auto done = [this, id = request.id](const RequestHandler::Outcome &outcome) {
        --m_underWay;
        answer(id, outcome);
        proceed();
    };
    const QFuture<RequestHandler::Outcome> handling = m_handler.handle(request, m_peer, m_subscribers);
    // What is done is answered at once: what follows from it may close this socket in the next turn.
    if (handling.isFinished() && handling.resultCount() > 0)
        done(handling.result());
    else
        whenDone(handling, this, done);
}

void ControlConnection::answer(const QJsonValue &id, const RequestHandler::Outcome &outcome)
{
    write(responseLine({id, outcome}));
}

void ControlConnection::refuse(const QJsonValue &id, int code, const QString &message)
{
    answer(id, tl::unexpected(rpcError(code, ErrorCode::Protocol, message)));
}

void ControlConnection::hangUp(int code, ErrorCode reason, const QString &message)
{
    if (m_hungUp)
        return;
    answer(QJsonValue::Null, tl::unexpected(rpcError(code, reason, message)));
    m_hungUp = true;
    m_topics.clear();
    m_stream.finish();
}

void ControlConnection::write(const QByteArray &line)
{
    if (m_hungUp)
        return;
    if (m_stream.pendingOutput() + line.size() > m_limits.output) {
        m_hungUp = true; // nobody reads: an error would not be read either
        m_topics.clear();
        Q_EMIT closed();
        return;
    }
    m_stream.write(line);
}

} // namespace pennon
