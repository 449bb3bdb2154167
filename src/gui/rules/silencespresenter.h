// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/silencespage.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace pennon {

/// Connects the page of alerts and silences to a server. Silences are read again while the page is seen: the
/// listener does not tell of them by itself.
class SilencesPresenter final : public QObject
{
    Q_OBJECT

public:
    SilencesPresenter(SilencesPage &page, const Clock &clock, QObject *parent = nullptr);

    /// nullptr: none.
    void show(ServerSession *session);
    /// Opens the dialog for these processes: a ProcessPattern, or nothing yet.
    void askToSilence(const QString &pattern = {});

Q_SIGNALS:
    void requestSection(const QString &section);
    void requestServerSettings(pennon::ServerSession *session);

private:
    void readAgain();
    void readRules();
    void showConfiguration();
    void showState();
    void set(const SilenceRequest &request);

    SilencesPage &m_page;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    QTimer m_again;
    Configuration m_configuration; ///< of the listener
    bool m_isConnected = false;
    int m_generation = 0; ///< of the session: answers of another one are late
};

} // namespace pennon
