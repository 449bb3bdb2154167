// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/programline.h"

#include "commandline/optiontable.h"
#include "commandline/texts.h"
#include "commandline/tool.h"

#include <algorithm>
#include <array>

namespace pennon {

namespace {

constexpr int usageError = 64; // EX_USAGE of sysexits.h

/// What this version can do. Everything else answers that it cannot, and is not in the help.
constexpr std::array available = {ProgramTask::Run, ProgramTask::CheckConfig, ProgramTask::Explain,
                                  ProgramTask::Import, ProgramTask::SendTest};

bool isAvailable(ProgramTask task)
{
    return std::find(available.begin(), available.end(), task) != available.end();
}

/// What the options say, before it is known whether it makes sense.
struct Draft
{
    QString config;
    QString check;
    QString explain;
    QString import;
    QString output;
    bool sendTest = false;
};

/// An option and the task that needs it.
struct ProgramOption
{
    ProgramTask task = ProgramTask::Run;
    Option option;
};

std::vector<ProgramOption> programOptions(Draft &draft)
{
    std::vector<ProgramOption> options;
    const auto add = [&options](ProgramTask task, const char *name, const char *value, const char *help,
                                std::function<Result<void>(const QString &)> set) {
        options.push_back({task, {name, 0, nullptr, value, Origin::Pennon, help, std::move(set)}});
    };
    const bool runs = isAvailable(ProgramTask::Run);
    add(runs ? ProgramTask::Run : ProgramTask::Explain, "config", "FILE",
        runs ? QT_TRANSLATE_NOOP("CommandLine", "Listen to supervisord and do what this pennon.conf says.")
             : QT_TRANSLATE_NOOP("CommandLine", "The pennon.conf for --explain."),
        keep(draft.config));
    add(ProgramTask::CheckConfig, "check-config", "FILE",
        QT_TRANSLATE_NOOP("CommandLine",
                          "Tell all problems of this pennon.conf and exit: 0 without, 78 with some."),
        keep(draft.check));
    add(ProgramTask::Explain, "explain", "PROCESS",
        QT_TRANSLATE_NOOP("CommandLine",
                          "Tell which rules of --config FILE apply to this process, and exit."),
        keep(draft.explain));
    add(ProgramTask::Import, "import", "FILE",
        QT_TRANSLATE_NOOP("CommandLine",
                          "Print the pennon.conf that does what the superlance sections of this "
                          "supervisord.conf do, and exit."),
        keep(draft.import));
    add(ProgramTask::Import, "output", "FILE",
        QT_TRANSLATE_NOOP("CommandLine", "With --import: write to this file, which must not be there yet."),
        keep(draft.output));
    add(ProgramTask::SendTest, "send-test", "[RECIPIENT]",
        QT_TRANSLATE_NOOP("CommandLine",
                          "Send a test message by mail and by each channel of --config FILE, tell what the "
                          "receivers said, and exit."),
        setTo(draft.sendTest));
    return options;
}

/// As getopt needs them: the recipient of --send-test is an argument, not a value.
OptionTable optionTable(Draft &draft)
{
    OptionTable table;
    appendCommonOptions(table);
    for (ProgramOption &option : programOptions(draft)) {
        if (qstrcmp(option.option.name, "send-test") == 0)
            option.option.value = nullptr;
        table.push_back(std::move(option.option));
    }
    return table;
}

/// advice: a sentence that goes before "More: …", or nothing.
Invocation refuseLine(const QString &program, const QString &sentence, const QString &advice = {})
{
    const QString more = CommandLine::tr("More: %1 --help").arg(program);
    return {{},
            std::nullopt,
            {},
            program + QStringLiteral(": ") + sentence + u'\n' + advice + more + u'\n',
            usageError};
}

/// The task, and a sentence instead if the options contradict each other.
Result<ProgramOptions> taskOf(const Draft &draft, const QStringList &arguments)
{
    const auto refuse = [](const QString &sentence) { return failure(ErrorCode::InvalidInput, sentence); };
    QStringList tasks;
    ProgramOptions options;
    const auto choose = [&](bool wanted, const char *name, ProgramTask task) {
        if (!wanted)
            return;
        tasks += QString::fromLatin1(name);
        options.task = task;
    };
    choose(!draft.check.isNull(), "--check-config", ProgramTask::CheckConfig);
    choose(!draft.explain.isNull(), "--explain", ProgramTask::Explain);
    choose(!draft.import.isNull(), "--import", ProgramTask::Import);
    choose(draft.sendTest, "--send-test", ProgramTask::SendTest);
    if (tasks.size() > 1)
        return refuse(CommandLine::tr("%1 and %2 cannot be done at once").arg(tasks.at(0), tasks.at(1)));
    const bool needsConfig = options.task != ProgramTask::CheckConfig && options.task != ProgramTask::Import;
    if (needsConfig && draft.config.isNull()) {
        return refuse(tasks.isEmpty() ? CommandLine::tr("nothing to do was named")
                                      : CommandLine::tr("%1 needs --config FILE").arg(tasks.front()));
    }
    if (!needsConfig && !draft.config.isNull())
        return refuse(CommandLine::tr("--config means nothing with %1").arg(tasks.front()));
    if (options.task != ProgramTask::Import && !draft.output.isNull())
        return refuse(CommandLine::tr("--output means nothing without --import"));
    const qsizetype most = options.task == ProgramTask::SendTest ? 1 : 0;
    if (arguments.size() > most)
        return refuse(CommandLine::tr("%1 is one argument too many").arg(arguments.at(most)));
    options.configFile = needsConfig ? draft.config : draft.check;
    options.process = draft.explain;
    options.importFile = draft.import;
    options.outputFile = draft.output;
    options.recipient = arguments.value(0);
    return options;
}

Invocation accept(const QString &program, const QString &name, ProgramOptions options)
{
    if (!isAvailable(options.task))
        return refuseLine(program, CommandLine::tr("this version has no %1 yet").arg(name));
    Invocation invocation;
    invocation.program = std::move(options);
    return invocation;
}

/// What the task is called on a command line.
QString nameOf(ProgramTask task)
{
    switch (task) {
    case ProgramTask::Run:
        return QStringLiteral("--config");
    case ProgramTask::CheckConfig:
        return QStringLiteral("--check-config");
    case ProgramTask::Explain:
        return QStringLiteral("--explain");
    case ProgramTask::Import:
        return QStringLiteral("--import");
    case ProgramTask::SendTest:
        return QStringLiteral("--send-test");
    case ProgramTask::Control:
        break;
    }
    return QStringLiteral("ctl");
}

} // namespace

bool isForProgram(const QString &argument)
{
    return argument.startsWith(u'-') || argument == QStringLiteral("ctl");
}

QString programOptionsText()
{
    Draft draft;
    OptionTable common;
    appendCommonOptions(common);
    QString text;
    for (const ProgramOption &option : programOptions(draft)) {
        if (isAvailable(option.task))
            text += optionText(option.option);
    }
    for (const Option &option : common)
        text += optionText(option);
    return text;
}

Invocation readProgramLine(const QString &program, const QStringList &arguments, const QString &overview,
                           const QString &tools)
{
    if (arguments.value(0) == QStringLiteral("ctl")) {
        ProgramOptions options;
        options.task = ProgramTask::Control;
        options.ctlArguments = arguments.sliced(1);
        Invocation invocation;
        invocation.program = std::move(options);
        return invocation;
    }
    Draft draft;
    const OptionTable table = optionTable(draft);
    const ScannedLine line = scanOptions(table, arguments, ScanMode::SkipOverArguments);
    for (const FoundOption &found : line.options) {
        if (found.option->action == OptionAction::Help)
            return {{}, std::nullopt, overview, {}, 0};
        if (found.option->action == OptionAction::Version)
            return {{}, std::nullopt, versionText(program), {}, 0};
        if (found.option->value && found.value.isEmpty())
            return refuseLine(program, CommandLine::tr("the value of %1 is empty").arg(found.spelling));
        if (const Result<void> set = found.option->set(found.value); !set)
            return refuseLine(program, set.error().message);
    }
    if (line.problem)
        return refuseLine(program, *line.problem, tools + u' ');
    const Result<ProgramOptions> options = taskOf(draft, line.arguments);
    if (!options)
        return refuseLine(program, options.error().message);
    return accept(program, nameOf(options->task), *options);
}

} // namespace pennon
