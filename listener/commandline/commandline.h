// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rules.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace pennon {

/// Looks up an environment variable; empty optional where it is not set.
using Environment = std::function<std::optional<QString>(const char *name)>;

/// The process's own environment, read as UTF-8.
[[nodiscard]] std::optional<QString> processEnvironment(const char *name);

/// What a command line asks for: either rules to run with, or texts to print and a status to exit with.
struct Invocation
{
    QString tool; ///< httpok, memmon, crashmail, crashmailbatch, fatalmailbatch or crashsms; empty for none of them
    std::optional<ToolRules> rules; ///< set: run. Not set: print the texts and exit
    QString standardOutput;
    QString standardError;
    int exitStatus = 0;
};

/// Reads the command line of any of the six tools, with the rules of getopt_long, superlance's options, defaults, texts and
/// exit statuses, and Pennon's own extra options. arguments[0] is the program's path: its file name selects the tool, or
/// the next argument does where the file name is none of the six.
/// Also checks that SUPERVISOR_SERVER_URL is there and usable, as each tool does after its options.
[[nodiscard]] Invocation parseCommandLine(const QStringList &arguments, const Environment &environment);

} // namespace pennon
