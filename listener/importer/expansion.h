// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "commandline/environment.h"

#include <QString>
#include <QStringList>

#include <map>

/// How supervisor 4.2.5 reads the values of its configuration file.
namespace pennon {

/// What %(name)s may stand for.
struct Expansions
{
    std::map<QString, QString> texts;
    std::map<QString, int> numbers;
    Environment environment; ///< for %(ENV_name)s that are not among the texts

    [[nodiscard]] std::optional<QString> text(const QString &name) const;
};

using Variables = std::map<QString, QString>;

/// Python's `text % expansions`, for the conversions s, d and i. Fails with a sentence about what is unknown
/// or malformed.
[[nodiscard]] Result<QString> expand(const QString &text, const Expansions &expansions);

/// KEY="value",KEY2=value2, split as supervisord does: by Python's shlex in its non-POSIX mode.
[[nodiscard]] Result<Variables> parseVariables(const QString &text);

/// A command's words, as Python's shlex.split() gives them. It differs from a shell in what a backslash does
/// between double quotes.
[[nodiscard]] Result<QStringList> splitCommand(const QString &command);

} // namespace pennon
