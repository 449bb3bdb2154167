// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"

namespace pennon {

/// Whether the first argument (after the program's name) is for the program itself: an option, or "ctl".
[[nodiscard]] bool isForProgram(const QString &argument);

/// The lines of the overview about the program's own options.
[[nodiscard]] QString programOptionsText();

/// Reads a command line that is for the program itself, without its name. program is that name, overview the
/// text that --help prints, tools a sentence that names the tools.
[[nodiscard]] Invocation readProgramLine(const QString &program, const QStringList &arguments,
                                         const QString &overview, const QString &tools);

} // namespace pennon
