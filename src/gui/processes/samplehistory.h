// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/processmessages.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace pennon {

class ServerSession;

/// Asks a listener for the last hour of memory of many processes, some at a time so that an answer fits into
/// a line. Gives up at the first error: samples come anyhow.
class SampleHistory final : public QObject
{
    Q_OBJECT

public:
    explicit SampleHistory(const Clock &clock, QObject *parent = nullptr);

    /// Instead of what is being asked for now. The session may end meanwhile.
    void load(ServerSession *session, std::vector<ProcessName> processes);

Q_SIGNALS:
    void loaded(const pennon::SampleSeries &series);

private:
    void askNext();

    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    std::vector<ProcessName> m_waiting;
    int m_generation = 0; ///< answers of older ones are not wanted any more
};

} // namespace pennon
