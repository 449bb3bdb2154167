// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/faultwords.h"

#include "supervisor/supervisorapi.h"

#include <QCoreApplication>

namespace pennon {

namespace {

// supervisor/xmlrpc.py, class Faults; those that the listener has no use for.
constexpr int badSignal = 11;
constexpr int notExecutable = 21;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::FaultWords)
};

QString sentence(int code)
{
    switch (code) {
    case fault::shutdownState:
        return Words::tr("supervisord is shutting down or restarting.");
    case fault::badName:
        return Words::tr("supervisord knows no process %1.");
    case badSignal:
        return Words::tr("supervisord does not know this signal.");
    case fault::noFile:
        return Words::tr("The program of %1 does not exist.");
    case notExecutable:
        return Words::tr("The program of %1 cannot be executed.");
    case fault::abnormalTermination:
        return Words::tr("%1 ended before it was up.");
    case fault::spawnError:
        return Words::tr("%1 could not be started.");
    case fault::alreadyStarted:
        return Words::tr("%1 runs already.");
    case fault::notRunning:
        return Words::tr("%1 does not run.");
    default:
        return {};
    }
}

} // namespace

Error inWords(Error error, const ProcessName &process)
{
    const QString words = error.code == ErrorCode::Fault ? sentence(error.detail) : QString();
    if (!words.isEmpty())
        error.message = words.contains(QLatin1String("%1")) ? words.arg(process.brief()) : words;
    return error;
}

} // namespace pennon
