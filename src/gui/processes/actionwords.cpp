// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionwords.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::ActionWords)
};

} // namespace

QString actionName(const ActionRequest &request)
{
    switch (request.action) {
    case ProcessAction::Start:
        return Words::tr("Start");
    case ProcessAction::Stop:
        return Words::tr("Stop");
    case ProcessAction::Restart:
        return Words::tr("Restart");
    case ProcessAction::RollingRestart:
        return Words::tr("Restart one after the other");
    case ProcessAction::Signal:
        return Words::tr("Send %1").arg(request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Words::tr("Clear log");
}

QString actionQuestion(const ActionRequest &request)
{
    const int count = static_cast<int>(request.processes.size());
    switch (request.action) {
    case ProcessAction::Start:
        return Words::tr("Start %n processes?", nullptr, count);
    case ProcessAction::Stop:
        return Words::tr("Stop %n processes?", nullptr, count);
    case ProcessAction::Restart:
        return Words::tr("Restart %n processes, all at once?", nullptr, count);
    case ProcessAction::RollingRestart:
        return Words::tr("Restart %n processes, one after the other?", nullptr, count);
    case ProcessAction::Signal:
        return Words::tr("Send %1 to %n processes?", nullptr, count).arg(request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    if (count == 1)
        return Words::tr("Clear the log of %1?").arg(request.processes.front().brief());
    return Words::tr("Clear the logs of %n processes?", nullptr, count);
}

QString actionProgress(const ActionRequest &request, int which, int total)
{
    const QString who =
        total == 1 ? request.processes.front().brief() : Words::tr("%1 of %2").arg(which).arg(total);
    switch (request.action) {
    case ProcessAction::Start:
        return Words::tr("Starting %1…").arg(who);
    case ProcessAction::Stop:
        return Words::tr("Stopping %1…").arg(who);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return Words::tr("Restarting %1…").arg(who);
    case ProcessAction::Signal:
        return Words::tr("Sending %2 to %1…").arg(who, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Words::tr("Clearing the log of %1…").arg(who);
}

QString actionDone(const ActionRequest &request)
{
    const int count = static_cast<int>(request.processes.size());
    const QString who =
        count == 1 ? request.processes.front().brief() : Words::tr("%n processes", nullptr, count);
    switch (request.action) {
    case ProcessAction::Start:
        return Words::tr("Started %1").arg(who);
    case ProcessAction::Stop:
        return Words::tr("Stopped %1").arg(who);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return Words::tr("Restarted %1").arg(who);
    case ProcessAction::Signal:
        return Words::tr("Sent %2 to %1").arg(who, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Words::tr("Cleared the log of %1").arg(who);
}

QString actionFailed(const ActionRequest &request, int failed, int total)
{
    const QString who = total == 1 ? request.processes.front().brief()
                                   : Words::tr("%1 of %n processes", nullptr, total).arg(failed);
    switch (request.action) {
    case ProcessAction::Start:
        return Words::tr("Could not start %1").arg(who);
    case ProcessAction::Stop:
        return Words::tr("Could not stop %1").arg(who);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return Words::tr("Could not restart %1").arg(who);
    case ProcessAction::Signal:
        return Words::tr("Could not send %2 to %1").arg(who, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Words::tr("Could not clear the log of %1").arg(who);
}

QString stepText(const ActionRun::Step &step)
{
    switch (step.phase) {
    case ActionRun::Phase::Waiting:
        return Words::tr("waiting");
    case ActionRun::Phase::Running:
        return Words::tr("under way");
    case ActionRun::Phase::Done:
        return Words::tr("done");
    case ActionRun::Phase::Skipped:
        return Words::tr("left as it was");
    case ActionRun::Phase::Failed:
        break;
    }
    return step.error ? step.error->message : Words::tr("failed");
}

bool needsConfirmation(const ActionRequest &request)
{
    return request.processes.size() > 1 || request.action == ProcessAction::ClearLog;
}

} // namespace pennon
