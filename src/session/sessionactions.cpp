// SPDX-License-Identifier: GPL-3.0-or-later
// What a ServerSession does at supervisord when it is asked to.
#include "session/faultwords.h"
#include "session/restart.h"
#include "session/serversession.h"
#include "session/supervisorpoll.h"

#include <QCoroFuture>

namespace pennon {

Error ServerSession::noListener() const
{
    return {ErrorCode::NotFound,
            m_profile.listenerSocket.isEmpty() ? tr("No listener is configured for this server.")
                                               : tr("The listener is not connected."),
            {},
            0};
}

Error ServerSession::noSupervisord() const
{
    return {ErrorCode::ConnectionLost, tr("supervisord is not connected."), {}, 0};
}

QCoro::Task<Result<void>> ServerSession::act(QPointer<ServerSession> self, ProcessName process,
                                             QFuture<Result<void>> action)
{
    Result<void> result = co_await action;
    if (self)
        self->m_poll->lookSoon();
    if (!result)
        co_return tl::unexpected(inWords(result.error(), process));
    co_return result;
}

QFuture<Result<void>> ServerSession::act(QFuture<Result<void>> (SupervisorClient::*call)(const QString &),
                                         const ProcessName &process)
{
    const std::shared_ptr<SupervisorClient> &client = m_poll->client();
    if (!client || m_state.supervisord.state != LinkState::Connected)
        return QtFuture::makeReadyFuture(Result<void>(tl::unexpected(noSupervisord())));
    m_poll->lookSoon();
    return asFuture(act(this, process, ((*client).*call)(process.full())));
}

QFuture<Result<void>> ServerSession::start(const ProcessName &process)
{
    return act(&SupervisorClient::startProcess, process);
}

QFuture<Result<void>> ServerSession::stop(const ProcessName &process)
{
    return act(&SupervisorClient::stopProcess, process);
}

QFuture<Result<void>> ServerSession::clearLog(const ProcessName &process)
{
    return act(&SupervisorClient::clearProcessLogs, process);
}

QFuture<Result<void>> ServerSession::signal(const ProcessName &process, const QString &signal)
{
    const std::shared_ptr<SupervisorClient> &client = m_poll->client();
    if (!client || m_state.supervisord.state != LinkState::Connected)
        return QtFuture::makeReadyFuture(Result<void>(tl::unexpected(noSupervisord())));
    return asFuture(act(this, process, client->signalProcess(process.full(), signal)));
}

QFuture<Result<void>> ServerSession::restart(const ProcessName &process)
{
    const std::shared_ptr<SupervisorClient> &client = m_poll->client();
    if (!client || m_state.supervisord.state != LinkState::Connected)
        return QtFuture::makeReadyFuture(Result<void>(tl::unexpected(noSupervisord())));
    m_poll->lookSoon();
    return asFuture(act(this, process, asFuture(restartProcess(client, process))));
}

QFuture<Result<ProcessInfo>> ServerSession::details(const ProcessName &process)
{
    const std::shared_ptr<SupervisorClient> &client = m_poll->client();
    if (!client || m_state.supervisord.state != LinkState::Connected)
        return QtFuture::makeReadyFuture(Result<ProcessInfo>(tl::unexpected(noSupervisord())));
    return client->getProcessInfo(process.full());
}

std::optional<ServerSession::LogSource> ServerSession::logSource() const
{
    if (!m_server || m_state.supervisord.state != LinkState::Connected)
        return std::nullopt;
    return LogSource{m_server->baseUrl(), m_server->unixSocket(), m_credentials, &m_parts.http};
}

} // namespace pennon
