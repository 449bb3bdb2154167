// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "domain/rules.h"
#include "importer/toolcommand.h"

#include <QString>

namespace pennon {

/// Where a command's password for the mail server comes from. The password itself goes nowhere.
enum class PasswordSource { None, CommandLine, File, Variable };

/// What a command of a tool asks for. The files it names are not read.
struct ReadRules
{
    ToolRules rules;
    PasswordSource password = PasswordSource::None;
    QString passwordFile; ///< of --password-file
    QString caFile;       ///< of --ca-file
};

/// Reads the command line as the tool itself does. `variables` are those of the section; `environment` is
/// that of supervisord. Fails with the tool's own sentence.
[[nodiscard]] Result<ReadRules> readRules(const ToolCommand &command, const Variables &variables,
                                          const Environment &environment);

} // namespace pennon
