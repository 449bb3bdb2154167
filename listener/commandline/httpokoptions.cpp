// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/mailoptions.h"
#include "commandline/texts.h"
#include "commandline/tool.h"
#include "commandline/values.h"

#include <algorithm>

namespace pennon {

namespace {

struct Draft
{
    HttpOkRules rules;
    QSet<int> codes; ///< replaces the default once one is given
    MailDraft mail;
};

OptionTable httpOkOptions(Draft &draft)
{
    HttpOkRules &rules = draft.rules;
    OptionTable options = {
        {"program", 'p', "process", "NAME", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Restart this process (NAME or GROUP:NAME); may be repeated."),
         [&rules](const QString &name) -> Result<void> {
             rules.programs += name;
             return {};
         }},
        {"any", 'a', nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Restart every running process; overrides -p."), setTo(rules.any)},
        {"code", 'c', nullptr, "STATUS", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Status that is expected (default: 200); may be repeated."),
         [&draft](const QString &text) -> Result<void> {
             return parseStatus(text).map([&draft](int status) { draft.codes += status; });
         }},
        {"body", 'b', nullptr, "TEXT", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Text that the page has to contain."), keep(rules.body)},
        {"timeout", 't', nullptr, "SECONDS", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "How long an answer may take (default: 10)."),
         parseInto(parseTimeout, rules.timeout)},
        {"eager", 'e', nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Always check (default)."), setTo(rules.eager)},
        {"not-eager", 'E', nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Check only while a selected process is running."),
         setTo(rules.eager, false)},
        {"coredir", 'd', nullptr, "DIR", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Write a core of each process there before its restart."),
         keep(rules.coreDirectory)},
        {"gcore", 'g', nullptr, "COMMAND", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Command that writes it (default: /usr/bin/gcore -o)."),
         keep(rules.gcoreCommand)},
        {"name", 'n', nullptr, "TEXT", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Name of this listener in the subjects of its mail."),
         keep(rules.label)},
    };
    appendMailOptions(options, rules.common, draft.mail);
    appendSecurityOptions(options, draft.mail);
    options.push_back({"body-limit", 0, nullptr, "SIZE", Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Read no more of a page than this: 64KB, 10MB."),
                       parseInto(parsePositiveSize, rules.bodyLimit)});
    appendPatienceOptions(options, rules.patience);
    appendStateOption(options, rules.common.route);
    appendDryRunOption(options, rules.common.dryRun);
    appendCommonOptions(options);
    return options;
}

bool endsHere(const FoundOption &found)
{
    return found.option->action != OptionAction::Set;
}

} // namespace

Invocation readHttpOk(const QStringList &arguments, const Environment &environment)
{
    Draft draft;
    const Tool tool{QStringLiteral("httpok"), "[options] URL",
                    QT_TRANSLATE_NOOP("CommandLine",
                                      "Event listener of supervisord that restarts processes when a web page "
                                      "does not answer as it should."),
                    Complaint::Usage, httpOkOptions(draft)};
    const ScannedLine line = scanOptions(tool.options, arguments, ScanMode::StopAtArgument);
    if (line.problem)
        return complain(tool, *line.problem);
    // Help comes before everything else here, whatever stands before it.
    const auto help = std::find_if(line.options.begin(), line.options.end(), endsHere);
    if (help != line.options.end())
        return *applyOptions(tool, {*help});
    if (line.arguments.size() != 1) {
        return complain(tool, CommandLine::tr("exactly one URL is needed after the options, not %1")
                                  .arg(line.arguments.size()));
    }
    if (std::optional<Invocation> end = applyOptions(tool, line.options))
        return *std::move(end);
    if (const std::optional<QString> contradiction = mailContradiction(draft.mail, true))
        return complain(tool, *contradiction);

    const std::optional<QString> server = environment("SUPERVISOR_SERVER_URL");
    if (!server)
        return say(tool, QStringLiteral("httpok must be run as a supervisor event listener\n"), 0);
    HttpOkRules &rules = draft.rules;
    rules.url = line.arguments.first();
    if (!draft.codes.isEmpty())
        rules.codes = draft.codes;
    rules.tls = draft.mail.tls();
    if (const Result<void> usable = checkServerUrl(*server); !usable)
        return refuse(tool, usable.error().message);
    if (const Result<void> usable = checkWebUrl(rules.url); !usable)
        return refuse(tool, usable.error().message);
    const Result<QString> warning = completeRoute(draft.mail, environment, rules.common.route);
    if (!warning)
        return refuse(tool, warning.error().message);
    return run(tool, rules, *warning);
}

} // namespace pennon
