// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctlarguments.h"

#include "base/duration.h"
#include "base/spelling.h"
#include "commandline/optiontable.h"
#include "commandline/texts.h"
#include "commandline/tool.h"
#include "commandline/values.h"
#include "ctl/readable.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

/// A command: its word, what follows it, what it does, how many arguments it takes, and the options that are
/// for it.
struct Command
{
    CtlCommand command;
    const char *name;
    const char *synopsis;
    const char *purpose;
    qsizetype least;
    qsizetype most;
    const char *options; ///< names between blanks
};

constexpr qsizetype many = 1000;

constexpr std::array commands = {
    Command{CtlCommand::Status, "status", "",
            QT_TRANSLATE_NOOP("CommandLine", "how the listener itself fares"), 0, 0, " "},
    Command{CtlCommand::Processes, "processes", "[PATTERN]",
            QT_TRANSLATE_NOOP("CommandLine", "the processes, their memory and limits"), 0, 1, " "},
    Command{CtlCommand::Incidents, "incidents", "[PATTERN | ID]",
            QT_TRANSLATE_NOOP("CommandLine", "what happened; all about one incident with its ID"), 0, 1,
            " kind since limit open "},
    Command{CtlCommand::Rules, "rules", "[SECTION]",
            QT_TRANSLATE_NOOP("CommandLine", "the rules of pennon.conf"), 0, 1, " "},
    Command{CtlCommand::Set, "set", "SECTION KEY VALUE | --remove SECTION [KEY]",
            QT_TRANSLATE_NOOP("CommandLine", "changes pennon.conf; the value replaces the one that is there"),
            1, 3, " remove "},
    Command{CtlCommand::Silence, "silence", "[PATTERN | --remove ID]",
            QT_TRANSLATE_NOOP("CommandLine",
                              "no alerts about these processes for a while; alone: the silences in force"),
            0, 1, " for until note remove "},
    Command{CtlCommand::Ack, "ack", "ID...", QT_TRANSLATE_NOOP("CommandLine", "marks incidents as seen"), 1,
            many, " note "},
    Command{
        CtlCommand::Test, "test", "[RECIPIENT | --channel CHANNEL]",
        QT_TRANSLATE_NOOP("CommandLine",
                          "sends one message by mail and by each channel; or one mail, or by one channel"),
        0, 1, " channel "},
    Command{
        CtlCommand::Reset, "reset", "PATTERN",
        QT_TRANSLATE_NOOP("CommandLine", "closes the breakers of these processes: they are restarted again"),
        1, 1, " "},
    Command{CtlCommand::Check, "check", "[SECTION]", QT_TRANSLATE_NOOP("CommandLine", "runs the checks now"),
            0, 1, " "},
};

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commands)
        names += QLatin1String(command.name);
    return names;
}

/// What the options say, before it is known which command they are for.
struct Draft
{
    CtlRequest request;
    bool hasUntil = false;
};

tl::unexpected<Error> unusable(const QString &needed)
{
    return failure(ErrorCode::InvalidInput, needed);
}

Result<Clock::WallTime> momentOrAgo(const QString &text, Clock::WallTime now)
{
    if (const auto moment = parseMoment(text, now); moment && !text.contains(u':'))
        return *moment;
    if (const Result<std::chrono::milliseconds> ago = parseDuration(text))
        return now - *ago;
    if (const QDateTime at = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODateWithMs);
        at.isValid())
        return Clock::WallTime(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
    return unusable(CommandLine::tr("needed is a time such as 2h or 2025-11-01 18:00"));
}

OptionTable optionsOf(Draft &draft, Clock::WallTime now)
{
    CtlRequest &request = draft.request;
    OptionTable options = {
        {"socket", 's', nullptr, "PATH", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "The control socket (default: /run/pennon/listener.sock)."),
         keep(request.socket)},
        {"config", 'c', nullptr, "FILE", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "Take the control socket from this pennon.conf."),
         keep(request.config)},
        {"json", 'j', nullptr, nullptr, Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "Print the listener's answer as JSON, for programs."),
         setTo(request.json)},
        {"kind", 0, nullptr, "KIND", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine",
                           "incidents: of this kind only, such as crash or memory; may be repeated."),
         [&request](const QString &text) -> Result<void> {
             const std::optional<IncidentKind> kind = incidentKind(text);
             if (!kind) {
                 return unusable(
                     CommandLine::tr("needed is one of: %1")
                         .arg(QStringLiteral("crash, fatal, memory, growth, http, breaker, configuration, "
                                             "mail, listener")));
             }
             request.kinds.push_back(*kind);
             return {};
         }},
        {"since", 0, nullptr, "TIME", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine",
                           "incidents: opened since then; 2h is two hours ago, or 2025-11-01 18:00."),
         [&request, now](const QString &text) -> Result<void> {
             return momentOrAgo(text, now).map([&request](Clock::WallTime time) { request.since = time; });
         }},
        {"limit", 'n', nullptr, "NUMBER", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "incidents: the newest so many (default: 50)."),
         [&request](const QString &text) -> Result<void> {
             return parseCount(text).map([&request](int count) { request.limit = count; });
         }},
        {"open", 0, nullptr, nullptr, Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "incidents: only those that nobody has marked as seen."),
         setTo(request.openOnly)},
        {"channel", 0, nullptr, "CHANNEL", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine",
                           "test: by this channel only, such as email:ops; status shows them."),
         keep(request.channel)},
        {"for", 0, nullptr, "DURATION", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "silence: for so long, such as 1h (default: for ever)."),
         [&request, now](const QString &text) -> Result<void> {
             return parseDuration(text).map(
                 [&](std::chrono::milliseconds time) { request.until = now + time; });
         }},
        {"until", 0, nullptr, "TIME", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "silence: until then, such as 18:00 or 2025-11-01 18:00."),
         [&request, now](const QString &text) -> Result<void> {
             request.until = parseMoment(text, now);
             if (!request.until || *request.until <= now)
                 return unusable(
                     CommandLine::tr("needed is a time to come such as 18:00 or 2025-11-01 18:00"));
             return {};
         }},
        {"note", 0, nullptr, "TEXT", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "silence and ack: why, for others to read."), keep(request.note)},
        {"remove", 0, nullptr, nullptr, Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "set and silence: remove it."), setTo(request.remove)},
    };
    appendCommonOptions(options);
    return options;
}

QString optionLine(const Option &option)
{
    QString text = QStringLiteral("  ");
    if (option.letter != '\0')
        text += QStringLiteral("-") + QLatin1Char(option.letter) + QStringLiteral(", ");
    text += QStringLiteral("--") + QLatin1String(option.name);
    if (option.value)
        text += u' ' + QLatin1String(option.value);
    return text + QStringLiteral("\n        ") + CommandLine::tr(option.help) + u'\n';
}

QString usage(const QString &program, const OptionTable &options)
{
    QString text =
        CommandLine::tr("Usage: %1 ctl [options] COMMAND [arguments]").arg(program) + QStringLiteral("\n\n") +
        CommandLine::tr("Reads and steers a running listener over its control socket. COMMAND is one of:") +
        u'\n';
    for (const Command &command : commands) {
        text += QStringLiteral("  %1 %2")
                    .arg(QLatin1String(command.name), QLatin1String(command.synopsis))
                    .trimmed()
                    .prepend(QStringLiteral("  ")) +
                QStringLiteral("\n        ") + CommandLine::tr(command.purpose) + u'\n';
    }
    text += u'\n' + CommandLine::tr("PATTERN is NAME, GROUP:NAME or GROUP:*, with * ? [...] as in a shell.") +
            QStringLiteral("\n\n") + CommandLine::tr("Options:") + u'\n';
    for (const Option &option : options)
        text += optionLine(option);
    return text + u'\n' +
           CommandLine::tr("Exit status: 0 done; 1 the listener refused, or something was found; 64 unusable "
                           "command line;\n"
                           "69 no listener answers; 76 it speaks another protocol; 77 not permitted; 78 "
                           "unusable --config.") +
           u'\n';
}

CtlAnswer complaint(const QString &program, const QString &sentence)
{
    return {{},
            QStringLiteral("%1 ctl: %2\n%3\n")
                .arg(program, sentence, CommandLine::tr("More: %1 ctl --help").arg(program)),
            ctlstatus::usage};
}

/// Why the number of arguments, or an option, does not fit the command; nothing if all does.
std::optional<QString> misfit(const Command &command, const std::vector<FoundOption> &options,
                              const CtlRequest &request)
{
    const QString name = QLatin1String(command.name);
    for (const FoundOption &found : options) {
        const QString option = QLatin1String(found.option->name);
        const bool isGeneral = option == QStringLiteral("socket") || option == QStringLiteral("config") ||
                               option == QStringLiteral("json");
        if (!isGeneral && !QLatin1String(command.options).contains(QString(u' ' + option + u' ')))
            return CommandLine::tr("%1 has no option %2").arg(name, found.spelling);
    }
    const qsizetype count = request.arguments.size();
    const bool isSetFit = command.command != CtlCommand::Set || (request.remove ? count <= 2 : count == 3);
    const bool isSilenceFit = command.command != CtlCommand::Silence || count == 1 ||
                              (!request.remove && !request.until && request.note.isEmpty());
    const bool isTestFit = request.channel.isEmpty() || count == 0;
    if (count < command.least || count > command.most || !isSetFit || !isSilenceFit || !isTestFit)
        return CommandLine::tr("write: ctl %1 %2").arg(name, QLatin1String(command.synopsis)).trimmed();
    const bool wantsIds =
        command.command == CtlCommand::Ack || (command.command == CtlCommand::Silence && request.remove);
    if (wantsIds) {
        for (const QString &argument : request.arguments) {
            bool isNumber = false;
            static_cast<void>(argument.toLongLong(&isNumber));
            if (!isNumber)
                return CommandLine::tr("\"%1\" is no ID: needed is a number").arg(argument);
        }
    }
    return std::nullopt;
}

} // namespace

std::variant<CtlRequest, CtlAnswer> parseCtlArguments(const QString &program, const QStringList &arguments,
                                                      Clock::WallTime now)
{
    Draft draft;
    const OptionTable options = optionsOf(draft, now);
    const ScannedLine line = scanOptions(options, arguments, ScanMode::SkipOverArguments);
    if (line.problem)
        return complaint(program, *line.problem);
    for (const FoundOption &found : line.options) {
        if (found.option->action == OptionAction::Help)
            return CtlAnswer{usage(program, options), {}, ctlstatus::done};
        if (found.option->action == OptionAction::Version)
            return CtlAnswer{versionText(program), {}, ctlstatus::done};
        if (const Result<void> set = found.option->set(found.value); !set) {
            return complaint(
                program, QStringLiteral("%1 %2: %3").arg(found.spelling, found.value, set.error().message));
        }
    }
    if (line.arguments.isEmpty())
        return complaint(program, CommandLine::tr("no command was named"));
    const QString &word = line.arguments.front();
    const auto command = std::find_if(commands.begin(), commands.end(), [&word](const Command &one) {
        return word == QLatin1String(one.name);
    });
    if (command == commands.end()) {
        return complaint(program, QString(CommandLine::tr("there is no command %1").arg(word) +
                                          didYouMean(word, commandNames())));
    }
    draft.request.command = command->command;
    draft.request.arguments = line.arguments.sliced(1);
    if (const std::optional<QString> reason = misfit(*command, line.options, draft.request))
        return complaint(program, *reason);
    return draft.request;
}

} // namespace pennon
