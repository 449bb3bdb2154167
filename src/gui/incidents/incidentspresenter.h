// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/incidents/incidentspage.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace pennon {

/// Connects a page of incidents to a server: reads pages of history as they are wanted, merges what the
/// listener tells, and carries out wishes.
class IncidentsPresenter final : public QObject
{
    Q_OBJECT

public:
    IncidentsPresenter(IncidentsPage &page, const Clock &clock, QObject *parent = nullptr);

    /// How many incidents are asked for at once.
    void setPageLength(int length) { m_pageLength = length; }
    /// nullptr: none.
    void show(ServerSession *session);
    /// Only what is about these processes. None of them: a note.
    void show(ServerSession *session, const std::vector<ProcessName> &processes);
    /// Those that are open and that nobody has acknowledged, of all processes of the server.
    [[nodiscard]] int openCount() const { return static_cast<int>(m_open.size()); }

Q_SIGNALS:
    void processRequested(const pennon::ProcessName &process);
    void logRequested(const pennon::ProcessName &process);
    /// For the badge of the side bar; not of a presenter that shows some processes only.
    void openCountChanged(int count);
    void serverSettingsRequested(pennon::ServerSession *session);

private:
    void begin(ServerSession *session, std::vector<ProcessName> processes, bool isForProcesses);
    void showState();
    void showNoListener();
    void beginReading();
    void readOlder();
    void takePage(const IncidentsAnswer &answer);
    void readOpen();
    void takeOpen(const std::vector<Incident> &incidents);
    void take(const IncidentsPush &push);
    void readDetails(qint64 id);
    void readMoment(const Incident &incident);
    void acknowledge(const std::vector<qint64> &ids, const QString &note);
    void askToSilence(const QString &pattern);

    IncidentsPage &m_page;
    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    QTimer m_tick;
    int m_pageLength = 100;
    bool m_isForProcesses = false;
    bool m_isConnected = false;
    int m_generation = 0;           ///< of the session and the connection: answers of others are late
    int m_reading = 0;              ///< of the query
    std::optional<qint64> m_before; ///< where the next page begins
    std::optional<qint64> m_readTo; ///< after a connection was lost: as far as nothing may be missing
    QSet<qint64> m_open;
};

} // namespace pennon
