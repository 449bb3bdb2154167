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

/// One action on one or more processes, with a result for each; a process that already is as it should be is
/// Done. Ends by itself, at the latest with the session; delete it at any time (from a slot of its own
/// signals by deleteLater()), what was begun goes on.
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

    /// Calls that wait for supervisord at the same time.
    static constexpr int mostAtOnce = 32;

    /// A process that is named twice counts once.
    ActionRun(ServerSession &session, ActionRequest request, QObject *parent = nullptr);
    /// Once; signals may come before it returns.
    void begin();
    [[nodiscard]] const ActionRequest &request() const { return m_request; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    [[nodiscard]] bool isOver() const;

Q_SIGNALS:
    void stepChanged(int index);
    void finished();

private:
    void proceed();
    void take(std::size_t index);
    void end(std::size_t index, const Result<void> &result);
    void giveUp();
    void skipRest();
    void set(std::size_t index, Phase phase, std::optional<Error> error = {});

    QPointer<ServerSession> m_session;
    ActionRequest m_request;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;  ///< the first that was not taken up yet
    int m_underWay = 0;      ///< calls without an answer
    bool m_proceeds = false; ///< an answer that is there at once must not nest
    bool m_toldEnd = false;
};

} // namespace pennon
