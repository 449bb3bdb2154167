// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "commandline/exitstatus.h"
#include "control/messages.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace pennon {

/// The statuses that ctl exits with; those above 1 are of sysexits.h.
namespace ctlstatus {
inline constexpr int done = 0;
inline constexpr int failed = 1;        ///< the listener said no, or something was found that should not be
inline constexpr int usage = 64;        ///< the command line cannot be used
inline constexpr int unavailable = 69;  ///< no listener answers
inline constexpr int protocol = 76;     ///< a listener that speaks another protocol
inline constexpr int noPermission = 77; ///< the socket is not for this user, or to read only
inline constexpr int config = exitstatus::unusableConfiguration; ///< the file of --config
} // namespace ctlstatus

enum class CtlCommand { Status, Processes, Incidents, Rules, Set, Silence, Ack, Test, Reset, Check };

/// What a command line asks for.
struct CtlRequest
{
    CtlCommand command = CtlCommand::Status;
    QStringList arguments; ///< as many as the command takes
    QString socket;        ///< empty: from `config`, or the default
    QString config;
    bool json = false;
    bool remove = false;
    QString channel; ///< of a test
    QString note;
    std::optional<Clock::WallTime> until;
    std::optional<Clock::WallTime> since;
    std::vector<IncidentKind> kinds;
    std::optional<int> limit;
    bool openOnly = false; ///< incidents that nobody has acknowledged
};

/// Instead of a request: texts to print, and the status to exit with.
struct CtlAnswer
{
    QString standardOutput;
    QString standardError;
    int exitStatus = ctlstatus::done;
};

/// Reads what follows the word `ctl`. The texts are in the language of the translator that is installed.
[[nodiscard]] std::variant<CtlRequest, CtlAnswer>
parseCtlArguments(const QString &program, const QStringList &arguments, Clock::WallTime now);

} // namespace pennon
