// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/mailoptions.h"
#include "commandline/texts.h"
#include "commandline/tool.h"
#include "commandline/values.h"

#include <map>
#include <string>

namespace pennon {

namespace {

/// Sorted by code points as Python sorts; a QString would sort by UTF-16 units.
using Limits = std::map<std::u32string, MemoryLimit>;

struct Draft
{
    MemMonRules rules;
    Limits programs;
    Limits groups;
    MailDraft mail;
};

std::function<Result<void>(const QString &)> addTo(Limits &limits)
{
    return [&limits](const QString &text) -> Result<void> {
        return parseMemoryLimit(text).map([&limits](const MemoryLimit &limit) {
            limits.insert_or_assign(limit.name.toStdU32String(), limit);
        });
    };
}

std::vector<MemoryLimit> sorted(const Limits &limits)
{
    std::vector<MemoryLimit> list;
    list.reserve(limits.size());
    for (const auto &[key, limit] : limits)
        list.push_back(limit);
    return list;
}

OptionTable memMonOptions(Draft &draft)
{
    MemMonRules &rules = draft.rules;
    OptionTable options = {
        {"program", 'p', "process", "NAME=SIZE", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Limit for a process (NAME or GROUP:NAME): webapp=200MB; may be repeated."),
         addTo(draft.programs)},
        {"group", 'g', "groupname", "GROUP=SIZE", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Limit for each process of a group; may be repeated."),
         addTo(draft.groups)},
        {"any", 'a', nullptr, "SIZE", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Limit for every process: a number of bytes, or with KB, MB or GB."),
         parseInto(parseSize, rules.any)},
        {"cumulative", 'c', nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Count a process together with all its descendants."),
         setTo(rules.cumulative)},
        {"uptime", 'u', nullptr, "TIME", Origin::Superlance,
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Mail a restart only if the process had been up for at most TIME: 90, 5m, 12h, 1d."),
         parseInto(parseTime, rules.mailUptime)},
        {"name", 'n', nullptr, "TEXT", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Name of this listener in the subjects of its mail."),
         keep(rules.label)},
    };
    appendMailOptions(options, rules.common, draft.mail);
    appendSecurityOptions(options, draft.mail);
    appendPatienceOptions(options, rules.patience);
    appendStateOption(options, rules.common.route);
    appendDryRunOption(options, rules.common.dryRun);
    appendCommonOptions(options);
    return options;
}

} // namespace

Invocation readMemMon(const QStringList &arguments, const Environment &environment)
{
    Draft draft;
    const Tool tool{QStringLiteral("memmon"), "[options]",
                    QT_TRANSLATE_NOOP("CommandLine",
                                      "Event listener of supervisord that restarts processes which use too "
                                      "much memory."),
                    Complaint::Unparseable, memMonOptions(draft)};
    if (arguments.isEmpty())
        return complain(tool, CommandLine::tr("options are needed, for example: -a 500MB"));
    const ScannedLine line = scanOptions(tool.options, arguments, ScanMode::StopAtArgument);
    if (line.problem)
        return complain(tool, *line.problem);
    if (std::optional<Invocation> end = applyOptions(tool, line.options))
        return *std::move(end);
    if (const std::optional<QString> contradiction = mailContradiction(draft.mail, false))
        return complain(tool, *contradiction);

    const std::optional<QString> server = environment("SUPERVISOR_SERVER_URL");
    if (!server)
        return say(tool, QStringLiteral("memmon must be run as a supervisor event listener\n"), 1);
    if (const Result<void> usable = checkServerUrl(*server); !usable)
        return refuse(tool, usable.error().message);
    draft.rules.programs = sorted(draft.programs);
    draft.rules.groups = sorted(draft.groups);
    const Result<QString> warning = completeRoute(draft.mail, environment, draft.rules.common.route);
    if (!warning)
        return refuse(tool, warning.error().message);
    return run(tool, draft.rules, *warning);
}

} // namespace pennon
