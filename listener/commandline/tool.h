// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"
#include "commandline/optiontable.h"

namespace pennon {

/// How a tool answers a command line that it cannot use, as its original does.
enum class Complaint {
    Usage,       ///< the whole usage on standard output, status 255: httpok, crashmail
    Unparseable, ///< the same; an unusable value is named there too: memmon
    Brief,       ///< one line of usage and the reason on standard error, status 2: the batch tools
};

/// What one tool's usage says and which options it has.
struct Tool
{
    QString name;
    const char *synopsis; ///< what follows the name, untranslated
    const char *purpose;  ///< a sentence, marked with QT_TRANSLATE_NOOP
    Complaint complaint;
    OptionTable options = {};
};

/// "  -p, --program, --process NAME" and the explanation below it.
[[nodiscard]] QString optionText(const Option &option);

/// Name, purpose and all options of a tool, made from its table.
[[nodiscard]] QString usageText(const Tool &tool);

/// The version of Pennon, as the build says.
[[nodiscard]] QString versionText(const QString &program);

[[nodiscard]] Invocation showHelp(const Tool &tool, int exitStatus);
/// A command line that cannot be used, with the reason on standard error.
[[nodiscard]] Invocation complain(const Tool &tool, const QString &reason);
/// What is wrong lies outside the command line: the reason on standard error.
[[nodiscard]] Invocation refuse(const Tool &tool, const QString &reason);
/// Literal text on standard error.
[[nodiscard]] Invocation say(const Tool &tool, const QString &text, int exitStatus);
/// Everything is fine, but for a warning that may be empty.
[[nodiscard]] Invocation run(const Tool &tool, ToolRules rules, const QString &warning);

/// Does what the options say in the order given; an Invocation if one of them ends the matter: help or an
/// unusable value.
[[nodiscard]] std::optional<Invocation> applyOptions(const Tool &tool,
                                                     const std::vector<FoundOption> &options);

/// The readers of the six tools; arguments are without the program's name.
[[nodiscard]] Invocation readHttpOk(const QStringList &arguments, const Environment &environment);
[[nodiscard]] Invocation readMemMon(const QStringList &arguments, const Environment &environment);
[[nodiscard]] Invocation readCrashMail(const QStringList &arguments, const Environment &environment);
[[nodiscard]] Invocation readBatch(BatchKind kind, const QStringList &arguments,
                                   const Environment &environment);

} // namespace pennon
