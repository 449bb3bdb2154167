// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/commandline.h"

#include "base/spelling.h"
#include "commandline/programline.h"
#include "commandline/texts.h"
#include "commandline/tool.h"

#include <algorithm>
#include <array>

namespace pennon {

namespace {

/// What the overview says of a tool, and who reads its command line.
struct Entry
{
    const char *name;
    const char *purpose;
    Invocation (*read)(const QStringList &arguments, const Environment &environment);
};

template <BatchKind kind>
Invocation readBatchOf(const QStringList &arguments, const Environment &environment)
{
    return readBatch(kind, arguments, environment);
}

constexpr std::array entries = {
    Entry{"httpok",
          QT_TRANSLATE_NOOP("CommandLine", "restarts processes when a web page does not answer as it should"),
          readHttpOk},
    Entry{"crashmail", QT_TRANSLATE_NOOP("CommandLine", "mails when a process exits unexpectedly"),
          readCrashMail},
    Entry{"memmon", QT_TRANSLATE_NOOP("CommandLine", "restarts processes that use too much memory"),
          readMemMon},
    Entry{"crashmailbatch", QT_TRANSLATE_NOOP("CommandLine", "mails unexpected exits, collected"),
          readBatchOf<BatchKind::CrashMailBatch>},
    Entry{"fatalmailbatch", QT_TRANSLATE_NOOP("CommandLine", "mails failed starts, collected"),
          readBatchOf<BatchKind::FatalMailBatch>},
    Entry{"crashsms",
          QT_TRANSLATE_NOOP("CommandLine", "mails unexpected exits in few words, for SMS gateways"),
          readBatchOf<BatchKind::CrashSms>},
};

const Entry *entryNamed(const QString &name)
{
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&name](const Entry &entry) { return name == QLatin1String(entry.name); });
    return at == entries.end() ? nullptr : &*at;
}

QStringList toolNames()
{
    QStringList names;
    for (const Entry &entry : entries)
        names += QLatin1String(entry.name);
    return names;
}

QString overview(const QString &program)
{
    QString text = CommandLine::tr("Usage: %1 TOOL [options]\n       %1 OPTION...").arg(program) +
                   QStringLiteral("\n\n") +
                   CommandLine::tr("Event listeners of supervisord, in one program. TOOL is one of:") + u'\n';
    for (const Entry &entry : entries) {
        text += QStringLiteral("  ") + QLatin1String(entry.name) + QStringLiteral("\n        ") +
                CommandLine::tr(entry.purpose) + u'\n';
    }
    return text + u'\n' +
           CommandLine::tr("A link to this program that has the name of a tool is that tool.\n"
                           "Each of them explains its options with --help: %1 memmon --help")
               .arg(program) +
           u'\n' + CommandLine::tr("A listener that is running is read and steered by: %1 ctl").arg(program) +
           QStringLiteral("\n\n") + CommandLine::tr("Options of %1 itself:").arg(program) + u'\n' +
           programOptionsText();
}

QString neededTools()
{
    return CommandLine::tr("Needed is one of: %1.").arg(toolNames().join(QStringLiteral(", ")));
}

Invocation unknownTool(const QString &program, const QString &sentence)
{
    constexpr int usageError = 64; // EX_USAGE of sysexits.h
    const QString more = CommandLine::tr("More: %1 --help").arg(program);
    const QString reason = program + QStringLiteral(": ") + sentence + u'\n';
    return {{}, std::nullopt, {}, reason + neededTools() + u' ' + more + u'\n', usageError};
}

} // namespace

QStringList utf8Arguments(int count, const char *const *values)
{
    QStringList arguments;
    arguments.reserve(count);
    for (int i = 0; i < count; ++i)
        arguments += QString::fromUtf8(values[i]);
    return arguments;
}

Invocation parseCommandLine(const QStringList &arguments, const Environment &environment)
{
    const QString fileName = arguments.value(0).section(u'/', -1);
    if (const Entry *entry = entryNamed(fileName))
        return entry->read(arguments.sliced(1), environment);

    const QString program = fileName.isEmpty() ? QStringLiteral("pennon-listener") : fileName;
    if (arguments.size() < 2)
        return unknownTool(program, CommandLine::tr("no tool was named"));
    const QString &tool = arguments.at(1);
    if (const Entry *entry = entryNamed(tool))
        return entry->read(arguments.sliced(2), environment);
    if (isForProgram(tool))
        return readProgramLine(program, arguments.sliced(1), overview(program), neededTools());
    QString sentence = CommandLine::tr("there is no tool %1").arg(tool);
    if (const std::optional<QString> meant = closestWord(tool, toolNames()))
        sentence += CommandLine::tr("; did you mean %1?").arg(*meant);
    return unknownTool(program, sentence);
}

} // namespace pennon
