// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/mailoptions.h"
#include "commandline/texts.h"
#include "commandline/tool.h"

namespace pennon {

namespace {

OptionTable crashMailOptions(CrashMailRules &rules, MailDraft &mail)
{
    OptionTable options = {
        {"program", 'p', "process", "NAME", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Mail for this process only (NAME or GROUP:NAME); may be repeated."),
         [&rules](const QString &name) -> Result<void> {
             rules.programs += name;
             return {};
         }},
        {"any", 'a', nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Mail for every process; overrides -p."), setTo(rules.any)},
        {"optionalheader", 'o', nullptr, "TEXT", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Text at the start of each subject."), keep(rules.subjectPrefix)},
    };
    appendMailOptions(options, rules.common, mail);
    appendSecurityOptions(options, mail);
    appendStateOption(options, rules.common.route);
    appendDryRunOption(options, rules.common.dryRun);
    appendCommonOptions(options);
    return options;
}

} // namespace

Invocation readCrashMail(const QStringList &arguments, const Environment &environment)
{
    CrashMailRules rules;
    MailDraft mail;
    const Tool tool{QStringLiteral("crashmail"), "[options]",
                    QT_TRANSLATE_NOOP("CommandLine",
                                      "Event listener of supervisord that mails when a process exits "
                                      "unexpectedly."),
                    Complaint::Usage, crashMailOptions(rules, mail)};
    const ScannedLine line = scanOptions(tool.options, arguments, ScanMode::StopAtArgument);
    if (line.problem)
        return complain(tool, *line.problem);
    if (std::optional<Invocation> end = applyOptions(tool, line.options))
        return *std::move(end);
    if (const std::optional<QString> contradiction = mailContradiction(mail, false))
        return complain(tool, *contradiction);

    if (!environment("SUPERVISOR_SERVER_URL"))
        return say(tool, QStringLiteral("crashmail must be run as a supervisor event listener\n"), 0);
    const Result<QString> warning = completeRoute(mail, environment, rules.common.route);
    if (!warning)
        return refuse(tool, warning.error().message);
    return run(tool, rules, *warning);
}

} // namespace pennon
