// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace pennon {

/// Whose option it is. Only superlance's own may be abbreviated, so that what is short for one of them stays
/// so.
enum class Origin { Superlance, Pennon };

/// What finding an option leads to.
enum class OptionAction { Set, Help, Version };

/// One option of a tool: its names, its value, its line of the help and where its value goes. Declared once.
struct Option
{
    const char *name;  ///< long name without dashes
    char letter;       ///< short name; 0 for none
    const char *alias; ///< a second long name, never abbreviated; nullptr for none
    const char *value; ///< what the help calls its value; nullptr for an option without one
    Origin origin;
    const char *help; ///< untranslated, marked with QT_TRANSLATE_NOOP in the context CommandLine
    std::function<Result<void>(const QString &value)> set; ///< fails with a sentence about the value
    OptionAction action = OptionAction::Set;
};

using OptionTable = std::vector<Option>;

/// --help, and --version: every tool has them.
void appendCommonOptions(OptionTable &options);

/// What an option without a value does: set a flag, or take it back.
[[nodiscard]] std::function<Result<void>(const QString &)> setTo(bool &flag, bool value = true);
/// What an option with any text as its value does: keep the last one.
[[nodiscard]] std::function<Result<void>(const QString &)> keep(QString &text);

/// An option as it was found on a command line.
struct FoundOption
{
    const Option *option = nullptr;
    QString spelling; ///< "-p" or "--program"
    QString value;
};

/// A command line taken apart, up to its end or to its first fault.
struct ScannedLine
{
    std::vector<FoundOption> options; ///< in the order given
    QStringList arguments;            ///< what is no option
    std::optional<QString> problem;   ///< an unknown option or a missing value, as a sentence
};

/// Where the options end.
enum class ScanMode {
    StopAtArgument,   ///< at the first argument that is none, as Python's getopt does
    SkipOverArguments ///< at "--" only, as Python's optparse does
};

/// Takes arguments (without the program's name) apart by the rules of getopt_long. Uses libc's one and only
/// state of getopt: not for two threads at a time.
[[nodiscard]] ScannedLine scanOptions(const OptionTable &options, const QStringList &arguments,
                                      ScanMode mode);

} // namespace pennon
