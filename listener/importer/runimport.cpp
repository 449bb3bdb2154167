// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/importer.h"

#include "base/linelog.h"

#include <QFile>

#include <cstdlib>
#include <unistd.h>

namespace pennon {

namespace {

Result<void> writeNewFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.exists()) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("%1 exists and is not overwritten; name another file").arg(path));
    }
    // NewOnly: also a file that somebody else makes right now stays as it is.
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
                           file.write(text) == text.size() && file.flush();
    if (!isWritten) {
        return failure(ErrorCode::System,
                       QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString()));
    }
    return {};
}

} // namespace

int runImport(const QString &path, const QString &output, const Environment &environment)
{
    DescriptorLog errors(STDERR_FILENO);
    ImportResult result = importSupervisorConf(path, environment);
    int status = result.isSomethingImported() ? EXIT_SUCCESS : EXIT_FAILURE;
    if (result.isSomethingImported() && output.isEmpty()) {
        DescriptorLog(STDOUT_FILENO).line(QStringView(result.configuration).chopped(1));
    } else if (result.isSomethingImported()) {
        const Result<void> written = writeNewFile(output, result.configuration.toUtf8());
        result.report += written ? QStringLiteral("Written: %1").arg(output) : written.error().message;
        if (!written)
            status = EXIT_FAILURE;
    }
    for (const QString &line : result.report)
        errors.line(line);
    return status;
}

} // namespace pennon
