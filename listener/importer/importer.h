// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "importer/conffiles.h"

#include <QString>
#include <QStringList>

namespace pennon {

/// What became of a supervisord.conf.
struct ImportResult
{
    QString configuration; ///< text of pennon.conf; empty if there is nothing to write
    QStringList report;    ///< one entry for each thing that somebody should know, and what to do next
    [[nodiscard]] bool isSomethingImported() const { return !configuration.isEmpty(); }
};

/// The pennon.conf that does what the event listeners of superlance in a supervisord.conf do. What cannot be
/// read is reported with file and line, and the rest is imported. `environment` is to be supervisord's, for
/// %(ENV_name)s. Passwords are neither copied nor shown.
[[nodiscard]] ImportResult importSupervisorConf(const QString &path, const Environment &environment,
                                                const ConfFiles &files = systemConfFiles());

/// pennon-listener --import PATH [--output FILE]: the configuration goes to FILE, which must not exist yet,
/// or to standard output, the report to standard error. Returns the exit status: 0, or 1 when nothing could
/// be imported or written.
[[nodiscard]] int runImport(const QString &path, const QString &output, const Environment &environment);

} // namespace pennon
