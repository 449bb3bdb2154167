// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "net/httptransport.h"

#include <QFuture>
#include <QString>

namespace pennon {

/// What an option such as --check-config has to say, and the status to exit with.
struct ConfigReport
{
    QString text; ///< for standard output, whole lines
    int exitStatus = 0;
};

/// --check-config: every problem of the file, one a line, and of what it names: other files, and with a
/// supervisord that answers within three seconds also processes that it does not have. Status 0, or 78 with
/// errors. The transport has to outlive the answer.
[[nodiscard]] QFuture<ConfigReport> checkConfig(QString path, Environment environment,
                                                HttpTransport &transport);

/// --explain: which rules of the file apply to a process, NAME or GROUP:NAME. A name alone is looked up at
/// supervisord, or taken for GROUP and NAME. Status 0; a file with errors is told as by checkConfig, with
/// status 78.
[[nodiscard]] QFuture<ConfigReport> explainProcess(QString path, QString process, Environment environment,
                                                   HttpTransport &transport);

/// The same as programs: the report on standard output, the status returned. There has to be a
/// QCoreApplication.
[[nodiscard]] int runCheckConfig(const QString &path);
[[nodiscard]] int runExplain(const QString &path, const QString &process);

} // namespace pennon
