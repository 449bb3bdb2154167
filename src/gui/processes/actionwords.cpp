// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionwords.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct ActionWords
{
    Q_DECLARE_TR_FUNCTIONS(ActionWords)
};
using Tr = ActionWords;

} // namespace

QString actionName(const ActionRequest &request)
{
    switch (request.action) {
    case ProcessAction::Start:
        return Tr::tr("Start");
    case ProcessAction::Stop:
        return Tr::tr("Stop");
    case ProcessAction::Restart:
        return Tr::tr("Restart");
    case ProcessAction::RollingRestart:
        return Tr::tr("Restart one after the other");
    case ProcessAction::Signal:
        return Tr::tr("Send %1").arg(request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Tr::tr("Clear log");
}

QString actionQuestion(const ActionRequest &request)
{
    const int count = static_cast<int>(request.processes.size());
    switch (request.action) {
    case ProcessAction::Start:
        return Tr::tr("Start %n processes?", nullptr, count);
    case ProcessAction::Stop:
        return Tr::tr("Stop %n processes?", nullptr, count);
    case ProcessAction::Restart:
        return Tr::tr("Restart %n processes, all at once?", nullptr, count);
    case ProcessAction::RollingRestart:
        return Tr::tr("Restart %n processes, one after the other?", nullptr, count);
    case ProcessAction::Signal:
        return Tr::tr("Send %1 to %n processes?", nullptr, count).arg(request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Tr::tr("Clear the logs of %n processes?", nullptr, count);
}

QString actionProgress(const ActionRequest &request, int which, int total)
{
    const auto text = [&request] {
        switch (request.action) {
        case ProcessAction::Start:
            return Tr::tr("Starting %1 of %2…");
        case ProcessAction::Stop:
            return Tr::tr("Stopping %1 of %2…");
        case ProcessAction::Restart:
        case ProcessAction::RollingRestart:
            return Tr::tr("Restarting %1 of %2…");
        case ProcessAction::Signal:
            return Tr::tr("Sending a signal to %1 of %2…");
        case ProcessAction::ClearLog:
            break;
        }
        return Tr::tr("Clearing the log of %1 of %2…");
    };
    return text().arg(which).arg(total);
}

QString actionDone(const ActionRequest &request)
{
    const int count = static_cast<int>(request.processes.size());
    const QString who =
        count == 1 ? request.processes.front().brief() : Tr::tr("%n processes", nullptr, count);
    switch (request.action) {
    case ProcessAction::Start:
        return Tr::tr("Started %1").arg(who);
    case ProcessAction::Stop:
        return Tr::tr("Stopped %1").arg(who);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return Tr::tr("Restarted %1").arg(who);
    case ProcessAction::Signal:
        return Tr::tr("Sent %2 to %1").arg(who, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Tr::tr("Cleared the log of %1").arg(who);
}

QString actionFailed(const ActionRequest &request, int failed, int total)
{
    const QString who = total == 1 ? request.processes.front().brief()
                                   : Tr::tr("%1 of %n processes", nullptr, total).arg(failed);
    switch (request.action) {
    case ProcessAction::Start:
        return Tr::tr("Could not start %1").arg(who);
    case ProcessAction::Stop:
        return Tr::tr("Could not stop %1").arg(who);
    case ProcessAction::Restart:
    case ProcessAction::RollingRestart:
        return Tr::tr("Could not restart %1").arg(who);
    case ProcessAction::Signal:
        return Tr::tr("Could not send %2 to %1").arg(who, request.signal);
    case ProcessAction::ClearLog:
        break;
    }
    return Tr::tr("Could not clear the log of %1").arg(who);
}

QString stepText(const ActionRun::Step &step)
{
    switch (step.phase) {
    case ActionRun::Phase::Waiting:
        return Tr::tr("waiting");
    case ActionRun::Phase::Running:
        return Tr::tr("under way");
    case ActionRun::Phase::Done:
        return Tr::tr("done");
    case ActionRun::Phase::Skipped:
        return Tr::tr("left as it was");
    case ActionRun::Phase::Failed:
        break;
    }
    return step.error ? step.error->message : Tr::tr("failed");
}

bool needsConfirmation(const ActionRequest &request)
{
    return request.processes.size() > 1 || request.action == ProcessAction::ClearLog;
}

} // namespace pennon
