// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace pennon {

class DetailsPane;

/// Brings what is known of the chosen process onto the pane; what a list does not tell is asked for once in
/// each of its states.
class DetailsPresenter final : public QObject
{
    Q_OBJECT

public:
    explicit DetailsPresenter(DetailsPane &pane, QObject *parent = nullptr);

    /// nullptr: none.
    void show(ServerSession *session, const std::vector<ProcessName> &processes);

private:
    void refresh();
    void askDetails(const ProcessName &process);

    DetailsPane &m_pane;
    QPointer<ServerSession> m_session;
    QMetaObject::Connection m_following;
    std::vector<ProcessName> m_processes;
    std::optional<ProcessInfo> m_info;
    std::optional<std::pair<ProcessState, qint64>> m_askedFor; ///< state and pid
    int m_generation = 0;
};

} // namespace pennon
