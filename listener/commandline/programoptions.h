// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pennon {

/// What the program does under its own name, not as one of the six tools.
enum class ProgramTask {
    Run,         ///< --config FILE: listen, by pennon.conf
    CheckConfig, ///< --check-config FILE
    Explain,     ///< --explain PROCESS --config FILE
    Import,      ///< --import FILE [--output FILE]
    SendTest,    ///< --send-test [RECIPIENT] --config FILE
    Control,     ///< ctl …
};

/// What a command line without a tool asks for.
struct ProgramOptions
{
    ProgramTask task = ProgramTask::Run;
    QString configFile;       ///< Run, CheckConfig, Explain, SendTest: pennon.conf
    QString process;          ///< Explain: NAME or GROUP:NAME
    QString importFile;       ///< Import: supervisord.conf
    QString outputFile;       ///< Import: where pennon.conf goes; empty: standard output
    QString recipient;        ///< SendTest; empty: those of the file
    QStringList ctlArguments; ///< Control: what follows "ctl"
    friend bool operator==(const ProgramOptions &, const ProgramOptions &) = default;
};

} // namespace pennon
