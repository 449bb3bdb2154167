// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controlserver.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

constexpr std::size_t mostTurnedAway = 64;

/// Takes an object out of its list; it lives until the event loop is back, since it is the one that just told
/// us.
template <typename Object>
void release(std::vector<std::unique_ptr<Object>> &list, const Object *object)
{
    const auto at =
        std::find_if(list.begin(), list.end(), [object](const auto &one) { return one.get() == object; });
    if (at == list.end())
        return;
    at->release()->deleteLater();
    list.erase(at);
}

} // namespace

ControlServer::ControlServer(ControlBackend &backend, LineLog &log, ControlServerSettings settings,
                             QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_log(log)
    , m_settings(std::move(settings))
    , m_handler(backend, log)
    , m_collector(m_settings.pushMoment)
{
    connect(&m_backend, &ControlBackend::samplesTaken, this, &ControlServer::collect<SamplesPush>);
    connect(&m_backend, &ControlBackend::incidentsChanged, this, &ControlServer::collect<IncidentsPush>);
    connect(&m_backend, &ControlBackend::rulesChanged, this, &ControlServer::collect<RulesPush>);
    connect(&m_backend, &ControlBackend::processesChanged, this, &ControlServer::collect<ProcessesPush>);
    connect(&m_collector, &PushCollector::ready, this, &ControlServer::send);
}

ControlServer::~ControlServer() = default;

Result<void> ControlServer::listen()
{
    close();
    const bool isForReaders = !m_settings.readers.isEmpty();
    const QString group = m_settings.group.isEmpty() ? m_settings.readers : m_settings.group;
    const int mode = isForReaders ? m_settings.mode | 0060 : m_settings.mode;
    Result<std::unique_ptr<ListeningSocket>> socket = ListeningSocket::open(m_settings.path, mode, group);
    if (!socket)
        return tl::unexpected(socket.error());
    m_socket = *std::move(socket);
    connect(m_socket.get(), &ListeningSocket::connected, this, &ControlServer::welcome);
    return {};
}

void ControlServer::close()
{
    m_socket.reset();
    m_connections.clear();
    m_turnedAway.clear();
}

int ControlServer::subscribers() const
{
    return static_cast<int>(std::count_if(m_connections.begin(), m_connections.end(),
                                          [](const auto &connection) { return connection->isSubscriber(); }));
}

int ControlServer::subscribers(ControlTopic topic) const
{
    return static_cast<int>(
        std::count_if(m_connections.begin(), m_connections.end(),
                      [topic](const auto &connection) { return connection->wants(topic); }));
}

void ControlServer::welcome(int descriptor)
{
    const Result<Peer> peer = identifyPeer(descriptor, m_settings.readers);
    if (!peer) {
        m_log.line(QString(QStringLiteral("control: ") + peer.error().message));
        return turnAway(descriptor, rpcError(peer.error()));
    }
    if (connections() >= m_settings.mostConnections) {
        return turnAway(descriptor,
                        rpcError(rpccode::tooMuch, ErrorCode::TooLarge,
                                 QStringLiteral("there are %1 connections already, more are not served")
                                     .arg(m_settings.mostConnections)));
    }
    auto &connection = m_connections.emplace_back(std::make_unique<ControlConnection>(
        descriptor, *peer, m_handler, m_backend.identity(), m_settings.connection));
    ControlConnection *const one = connection.get();
    connect(one, &ControlConnection::closed, this, [this, one] { forget(one); });
    connect(one, &ControlConnection::subscribed, this, &ControlServer::countSubscribers);
    one->setSubscribers(subscribers());
}

void ControlServer::turnAway(int descriptor, const RpcError &why)
{
    auto stream = std::make_unique<PeerStream>(descriptor);
    stream->write(responseLine({QJsonValue::Null, tl::unexpected(why)}));
    if (m_turnedAway.size() >= mostTurnedAway)
        return; // closed at once: it may or may not read why
    PeerStream *const one = stream.get();
    m_turnedAway.push_back(std::move(stream));
    connect(one, &PeerStream::closed, this, [this, one] { release(m_turnedAway, one); });
    one->finish();
}

void ControlServer::forget(ControlConnection *connection)
{
    release(m_connections, connection);
    countSubscribers();
}

void ControlServer::countSubscribers()
{
    const int count = subscribers();
    for (const auto &connection : m_connections)
        connection->setSubscribers(count);
}

template <typename Push>
void ControlServer::collect(const Push &push)
{
    const bool isWanted = std::any_of(m_connections.begin(), m_connections.end(),
                                      [](const auto &connection) { return connection->wants(Push::topic); });
    if (isWanted)
        m_collector.add(push);
}

void ControlServer::send(ControlTopic topic, const QByteArray &line)
{
    std::vector<ControlConnection *> wanting; // one that is cut off leaves the list meanwhile
    for (const auto &connection : m_connections) {
        if (connection->wants(topic))
            wanting.push_back(connection.get());
    }
    for (ControlConnection *const connection : wanting)
        connection->push(line);
}

} // namespace pennon
