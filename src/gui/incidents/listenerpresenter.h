// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/incidents/listenerpage.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace pennon {

/// Connects the page of the listener to a server: reads its status again and again while the page is seen.
class ListenerPresenter final : public QObject
{
    Q_OBJECT

public:
    ListenerPresenter(ListenerPage &page, const Clock &clock, QObject *parent = nullptr);

    /// nullptr: none.
    void show(ServerSession *session);

Q_SIGNALS:
    void serverSettingsRequested(pennon::ServerSession *session);

private:
    void showState();
    void read();
    /// By mail and all channels, or by this one.
    void sendTest(const QString &channel = {});
    void runChecks();
    void resetBreakers();

    ListenerPage &m_page;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    QTimer m_again;
    bool m_isConnected = false;
    bool m_isReading = false;
    int m_generation = 0; ///< of the session and the connection: answers of others are late
};

} // namespace pennon
