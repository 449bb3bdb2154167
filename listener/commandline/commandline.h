// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "commandline/programoptions.h"
#include "domain/rules.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pennon {

/// What a command line asks for: either rules of a tool to run with, or something that the program does under
/// its own name, or texts to print and a status to exit with.
struct Invocation
{
    QString tool; ///< httpok, memmon, crashmail, crashmailbatch, fatalmailbatch or crashsms; empty for none
                  ///< of them
    std::optional<ToolRules> rules; ///< set: run the tool
    QString standardOutput;         ///< empty if rules or program are set
    QString standardError;          ///< to be printed in any case: with rules it is a warning
    int exitStatus = 0;
    std::optional<ProgramOptions> program = {}; ///< set: do that. Neither set: print the texts and exit
};

/// The texts of main's argv, read as UTF-8 whatever the locale is.
[[nodiscard]] QStringList utf8Arguments(int count, const char *const *values);

/// Reads the command line of any of the six tools, or of the program under its own name, with the rules of
/// getopt_long, superlance's options, defaults, texts and exit statuses, and Pennon's own extra options.
/// arguments[0] is the program's path: its file name selects the tool, or the next argument does where the
/// file name is none of the six. Also checks what each tool checks before its first READY: that
/// SUPERVISOR_SERVER_URL is there and usable, the URL to watch, the tick's name, the files named. The same
/// arguments give the same answer each time; not for two threads at a time.
[[nodiscard]] Invocation parseCommandLine(const QStringList &arguments, const Environment &environment);

} // namespace pennon
