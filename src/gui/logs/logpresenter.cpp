// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logpresenter.h"

namespace pennon {

LogPresenter::LogPresenter(LogPane &pane, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
    , m_clock(clock)
{
    connect(&pane, &LogPane::requestChannel, this, &LogPresenter::setChannel);
    connect(&pane, &LogPane::requestRetry, this, &LogPresenter::retry);
    connect(&pane, &LogPane::requestPause, this, [this](bool paused) {
        if (m_follower)
            m_follower->setPaused(paused);
    });
    connect(&pane, &LogPane::requestWindow, this, [this] {
        if (m_session && m_process)
            Q_EMIT windowRequested(m_session, *m_process, m_channel);
    });
    show(nullptr, {});
}

void LogPresenter::show(ServerSession *session, const std::vector<ProcessName> &processes)
{
    const bool isOne = session && processes.size() == 1;
    if (isOne && m_follower && session == m_session && m_process == processes.front())
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_follower.reset();
    m_process.reset();
    m_session = session;
    if (!session) {
        m_pane.showNothing(tr("No server"), {});
        return;
    }
    connect(session, &QObject::destroyed, this, [this] {
        m_follower.reset();
        m_process.reset();
        m_pane.showNothing(tr("No server"), {});
    });
    if (!isOne) {
        m_pane.showNothing(processes.empty() ? tr("No process selected") : tr("Several processes selected"),
                           tr("Select one process to see its log."));
        return;
    }
    m_process = processes.front();
    m_isConnected = session->state().supervisord.state == LinkState::Connected;
    connect(session, &ServerSession::stateChanged, this, [this] {
        const bool isConnected = m_session->state().supervisord.state == LinkState::Connected;
        const bool isBack = isConnected && !m_isConnected;
        m_isConnected = isConnected;
        if (m_follower && isConnected && m_follower->state() == LogFollower::State::Waiting &&
            (isBack || m_pane.buffer().size() > 0))
            m_follower->start();
    });
    follow();
}

void LogPresenter::setChannel(LogPane::Channel channel)
{
    if (m_channel == channel)
        return;
    m_channel = channel;
    if (m_process && m_session)
        follow();
}

void LogPresenter::follow()
{
    m_pane.begin(m_process->brief(), m_channel);
    const QPointer<ServerSession> session = m_session;
    const auto source = [session] {
        return session ? session->logSource() : std::optional<ServerSession::LogSource>();
    };
    m_follower =
        std::make_unique<LogFollower>(source, *m_process, m_channel, m_clock, LogFollower::Settings{});
    connect(m_follower.get(), &LogFollower::received, &m_pane, &LogPane::append);
    connect(m_follower.get(), &LogFollower::gapFound, &m_pane,
            [this](const LogGap &gap) { m_pane.appendNote(gap.text()); });
    connect(m_follower.get(), &LogFollower::stateChanged, this, &LogPresenter::onStateChanged);
    m_follower->start();
}

void LogPresenter::retry()
{
    if (m_follower)
        m_follower->start();
}

void LogPresenter::onStateChanged()
{
    if (m_follower)
        m_pane.setState(m_follower->state(), m_follower->reason());
}

} // namespace pennon
