// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processname.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

class ServerSession;

enum class ProcessAction {
    Start,
    Stop,
    Restart,        ///< all at once
    RollingRestart, ///< one after the other, ends with the first that does not come up again
    Signal,
    ClearLog,
};

/// What the user wants done, and to whom.
struct ActionRequest
{
    ProcessAction action = ProcessAction::Start;
    std::vector<ProcessName> processes;
    QString signal = {}; ///< Signal only: "HUP"
};

/// One action on one or more processes, with a result for each. Ends by itself; delete it at any time, what
/// was begun goes on.
class ActionRun final : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Waiting, Running, Done, Failed, Skipped };
    struct Step
    {
        ProcessName process;
        Phase phase = Phase::Waiting;
        std::optional<Error> error; ///< Failed only
    };

    ActionRun(ServerSession &session, ActionRequest request, QObject *parent = nullptr);
    void begin();
    [[nodiscard]] const ActionRequest &request() const { return m_request; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    [[nodiscard]] bool isOver() const;

Q_SIGNALS:
    void stepChanged(int index);
    void finished();

private:
    QPointer<ServerSession> m_session;
    ActionRequest m_request;
    std::vector<Step> m_steps;
};

} // namespace pennon
