// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/tool.h"

#include "base/pythonrepr.h"
#include "commandline/texts.h"

namespace pennon {

namespace {

QString usageLine(const Tool &tool)
{
    return CommandLine::tr("Usage: %1 %2").arg(tool.name, QLatin1String(tool.synopsis)) + u'\n';
}

QString prefixed(const Tool &tool, const QString &reason)
{
    return tool.name + QStringLiteral(": ") + reason + u'\n';
}

} // namespace

QString optionText(const Option &option)
{
    QStringList names;
    if (option.letter != '\0')
        names += QStringLiteral("-") + QLatin1Char(option.letter);
    names += QStringLiteral("--") + QLatin1String(option.name);
    if (option.alias)
        names += QStringLiteral("--") + QLatin1String(option.alias);
    QString text = QStringLiteral("  ") + names.join(QStringLiteral(", "));
    if (option.value)
        text += u' ' + QLatin1String(option.value);
    return text + QStringLiteral("\n        ") + CommandLine::tr(option.help) + u'\n';
}

QString usageText(const Tool &tool)
{
    QString ours;
    QString superlances;
    for (const Option &option : tool.options)
        (option.origin == Origin::Superlance ? superlances : ours) += optionText(option);
    return usageLine(tool) + u'\n' + CommandLine::tr(tool.purpose) + QStringLiteral("\n\n") +
           CommandLine::tr("Options, as superlance has them:") + u'\n' + superlances + u'\n' +
           CommandLine::tr("Options of Pennon, never to be shortened:") + u'\n' + ours;
}

QString versionText(const QString &program)
{
    return program + QStringLiteral(" (Pennon) " PENNON_VERSION "\n");
}

Invocation showHelp(const Tool &tool, int exitStatus)
{
    return {tool.name, std::nullopt, usageText(tool), {}, exitStatus};
}

Invocation complain(const Tool &tool, const QString &reason)
{
    if (tool.complaint == Complaint::Brief)
        return {tool.name, std::nullopt, {}, usageLine(tool) + prefixed(tool, reason), 2};
    return {tool.name, std::nullopt, usageText(tool), prefixed(tool, reason), 255};
}

Invocation refuse(const Tool &tool, const QString &reason)
{
    return say(tool, prefixed(tool, reason), 1);
}

Invocation say(const Tool &tool, const QString &text, int exitStatus)
{
    return {tool.name, std::nullopt, {}, text, exitStatus};
}

Invocation run(const Tool &tool, ToolRules rules, const QString &warning)
{
    return {tool.name, std::move(rules), {}, warning.isEmpty() ? QString() : prefixed(tool, warning), 0};
}

std::optional<Invocation> applyOptions(const Tool &tool, const std::vector<FoundOption> &options)
{
    for (const FoundOption &found : options) {
        if (found.option->action == OptionAction::Help)
            return showHelp(tool, 0);
        if (found.option->action == OptionAction::Version)
            return Invocation{tool.name, std::nullopt, versionText(tool.name), {}, 0};
        const Result<void> set = found.option->set(found.value);
        if (set)
            continue;
        const QString value = pythonRepr(found.value);
        Invocation end = complain(
            tool,
            CommandLine::tr("%1 cannot be used for %2: %3").arg(value, found.spelling, set.error().message));
        if (tool.complaint == Complaint::Unparseable) {
            end.standardOutput.prepend(
                QStringLiteral("Unparseable value %1 for %2\n").arg(value, found.spelling));
        }
        return end;
    }
    return std::nullopt;
}

} // namespace pennon
