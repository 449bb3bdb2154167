// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/toolrules.h"

#include "commandline/commandline.h"

namespace pennon {

namespace {

constexpr const char *passwordVariable = "PENNON_SMTP_PASSWORD";
constexpr QLatin1String placeholder("(not read)");

/// Takes an option with a value that names a file out of the arguments, so that nobody reads the file.
QString takeFile(QStringList &arguments, const QString &option)
{
    const QString joined = option + u'=';
    QString file;
    for (qsizetype i = 0; i < arguments.size();) {
        if (arguments[i] == option && i + 1 < arguments.size()) {
            file = arguments[i + 1];
            arguments.remove(i, 2);
        } else if (arguments[i].startsWith(joined)) {
            file = arguments[i].sliced(joined.size());
            arguments.removeAt(i);
        } else {
            ++i;
        }
    }
    return file;
}

/// The reason is the last line that the tool says, without its name in front.
QString reasonOf(const Invocation &invocation)
{
    const QStringList lines = invocation.standardError.split(u'\n', Qt::SkipEmptyParts);
    const QString start = invocation.tool + QStringLiteral(": ");
    if (lines.isEmpty()) {
        return invocation.exitStatus == 0 ? QStringLiteral("it only shows help or a version")
                                          : QStringLiteral("options that are needed are missing");
    }
    return lines.back().startsWith(start) ? lines.back().sliced(start.size()) : lines.back();
}

} // namespace

Result<ReadRules> readRules(const ToolCommand &command, const Variables &variables,
                            const Environment &environment)
{
    ReadRules read;
    QStringList arguments = command.arguments;
    read.passwordFile = takeFile(arguments, QStringLiteral("--password-file"));
    read.caFile = takeFile(arguments, QStringLiteral("--ca-file"));
    if (!read.caFile.isEmpty())
        arguments.prepend(QStringLiteral("--verify-tls"));
    const Environment ofTool = [](const char *name) -> std::optional<QString> {
        if (QLatin1String(name) == QLatin1String("SUPERVISOR_SERVER_URL"))
            return QStringLiteral("unix:///run/supervisor.sock");
        if (QLatin1String(name) == QLatin1String(passwordVariable))
            return QString(placeholder);
        return std::nullopt;
    };
    const Invocation invocation = parseCommandLine(QStringList(command.tool) + arguments, ofTool);
    if (!invocation.rules)
        return failure(ErrorCode::InvalidInput, reasonOf(invocation));
    read.rules = *invocation.rules;

    const MailRoute &route = routeOf(read.rules);
    if (!route.smtp || route.smtp->user.isEmpty())
        return read;
    const QString variable = QLatin1String(passwordVariable);
    if (!route.smtp->password.isEmpty() && route.smtp->password != placeholder) {
        read.password = PasswordSource::CommandLine;
    } else if (!read.passwordFile.isEmpty()) {
        read.password = PasswordSource::File;
    } else if (variables.contains(variable) || command.variables.contains(variable) ||
               environment(passwordVariable).has_value()) {
        read.password = PasswordSource::Variable;
    }
    return read;
}

} // namespace pennon
