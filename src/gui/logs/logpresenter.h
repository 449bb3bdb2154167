// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logs/logpane.h"
#include "session/logfollower.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace pennon {

/// Fills a LogPane with the log of the selected process.
class LogPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Pane and clock have to outlive it.
    LogPresenter(LogPane &pane, const Clock &clock, QObject *parent = nullptr);

    /// nullptr: no server. The session may be destroyed at any time. Of several processes the user is asked
    /// to choose one. The same process again changes nothing.
    void show(ServerSession *session, const std::vector<ProcessName> &processes);
    void setChannel(LogPane::Channel channel);

Q_SIGNALS:
    /// The user wants the log in a LogWindow.
    void windowRequested(pennon::ServerSession *session, const pennon::ProcessName &process,
                         pennon::LogPane::Channel channel);

private:
    void follow();
    void retry();
    void onStateChanged();

    LogPane &m_pane;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    std::optional<ProcessName> m_process;
    LogPane::Channel m_channel = LogPane::Channel::Stdout;
    std::unique_ptr<LogFollower> m_follower;
    bool m_isConnected = false; ///< supervisord, as last told
};

} // namespace pennon
