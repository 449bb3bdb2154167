// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QStringList>

#include <chrono>
#include <utility>
#include <vector>

namespace pennon {

/// A program to be run, without a shell.
struct Command
{
    QStringList argv; ///< the program, looked for in PATH unless it has a slash, and its arguments
    std::vector<std::pair<QString, QString>> environment = {}; ///< in addition to ours
    std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    bool isPrivate = false; ///< the files it creates are for its user alone (umask 077)
};

/// How a command ended.
struct CommandEnd
{
    QString trouble = {};   ///< empty: it ended with exit status 0; else how, or why it could not be run
    QByteArray output = {}; ///< the last 64 KiB of its standard output and standard error
};

/// Runs a command with nothing on its standard input, in a process group of its own. When its time is over,
/// the whole group is killed. What a command leaves behind in the background when it ends in time goes on.
[[nodiscard]] QFuture<CommandEnd> runCommand(Command command);

} // namespace pennon
