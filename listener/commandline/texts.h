// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace pennon {

/// The context under which everything the command line says to people is translated: CommandLine::tr("…").
/// Texts that superlance's users compare are not translated.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace pennon
