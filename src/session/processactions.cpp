// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/processactions.h"

#include "base/whendone.h"
#include "session/serversession.h"

#include <QSet>

#include <algorithm>

namespace pennon {

namespace {

QFuture<Result<void>> call(ServerSession &session, const ActionRequest &request, const ProcessName &process)
{
    switch (request.action) {
    case ProcessAction::Start:
        return session.start(process);
    case ProcessAction::Stop:
        return session.stop(process);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return session.restart(process);
    case ProcessAction::Signal:
        return session.signal(process, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return session.clearLog(process);
}

/// supervisord refuses because there is nothing to do.
bool isAlreadySo(ProcessAction action, const Error &error)
{
    return error.code == ErrorCode::Fault &&
           ((action == ProcessAction::Start && error.detail == fault::alreadyStarted) ||
            (action == ProcessAction::Stop && error.detail == fault::notRunning));
}

} // namespace

ActionRun::ActionRun(ServerSession &session, ActionRequest request, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_request(std::move(request))
{
    QSet<QString> known;
    for (const ProcessName &process : m_request.processes) {
        const QString name = process.full();
        if (known.contains(name))
            continue;
        known.insert(name);
        m_steps.push_back({process, Phase::Waiting, {}});
    }
    connect(&session, &QObject::destroyed, this, &ActionRun::giveUp);
}

void ActionRun::begin()
{
    proceed();
}

bool ActionRun::isOver() const
{
    return std::ranges::none_of(m_steps, [](const Step &step) {
        return step.phase == Phase::Waiting || step.phase == Phase::Running;
    });
}

void ActionRun::proceed()
{
    if (m_proceeds)
        return;
    m_proceeds = true;
    const int most = m_request.action == ProcessAction::RollingRestart ? 1 : mostAtOnce;
    while (m_underWay < most && m_next < m_steps.size())
        take(m_next++);
    m_proceeds = false;
    if (isOver() && !m_toldEnd) {
        m_toldEnd = true;
        Q_EMIT finished();
    }
}

void ActionRun::take(std::size_t index)
{
    if (!m_session) {
        giveUp();
        return;
    }
    ++m_underWay;
    set(index, Phase::Running);
    whenDone(
        call(*m_session, m_request, m_steps[index].process), this,
        [this, index](const Result<void> &result) { end(index, result); },
        [this, index] {
            end(index, failure(ErrorCode::Cancelled, tr("the connection to the server was given up")));
        });
}

void ActionRun::end(std::size_t index, const Result<void> &result)
{
    --m_underWay;
    if (m_steps[index].phase != Phase::Running) {
        proceed();
        return; // was given up
    }
    if (result || isAlreadySo(m_request.action, result.error())) {
        set(index, Phase::Done);
    } else {
        set(index, Phase::Failed, result.error());
        if (result.error().code == ErrorCode::Cancelled) {
            giveUp(); // the session is being destroyed: no more calls
            return;
        }
        if (m_request.action == ProcessAction::RollingRestart)
            skipRest();
    }
    proceed();
}

void ActionRun::giveUp()
{
    m_session.clear();
    m_next = m_steps.size();
    for (std::size_t index = 0; index < m_steps.size(); ++index) {
        if (m_steps[index].phase == Phase::Waiting || m_steps[index].phase == Phase::Running) {
            set(index, Phase::Failed,
                Error{ErrorCode::Cancelled, tr("the connection to the server was given up")});
        }
    }
    proceed();
}

void ActionRun::skipRest()
{
    for (; m_next < m_steps.size(); ++m_next)
        set(m_next, Phase::Skipped);
}

void ActionRun::set(std::size_t index, Phase phase, std::optional<Error> error)
{
    m_steps[index].phase = phase;
    m_steps[index].error = std::move(error);
    Q_EMIT stepChanged(static_cast<int>(index));
}

} // namespace pennon
