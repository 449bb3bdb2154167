// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/optiontable.h"

#include "commandline/texts.h"

#include <QByteArray>

#include <getopt.h>

#include <algorithm>

namespace pennon {

namespace {

/// Values that getopt_long returns for long options start here, above every character and its own '?' and
/// ':'.
constexpr int firstLongValue = 256;

/// libc's view of an OptionTable.
struct LibcTable
{
    QByteArray letters;
    std::vector<option> longOptions;
};

option longOption(const char *name, const Option &source, std::size_t index)
{
    return {name, source.value ? required_argument : no_argument, nullptr,
            firstLongValue + static_cast<int>(index)};
}

/// "+" keeps libc from reordering, ":" keeps it silent and tells a missing value from an unknown option.
LibcTable libcTable(const OptionTable &options, bool withOwn)
{
    LibcTable table{"+:", {}};
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Option &source = options[i];
        if (source.letter != '\0') {
            table.letters += source.letter;
            if (source.value)
                table.letters += ':';
        }
        if (withOwn || source.origin == Origin::Superlance)
            table.longOptions.push_back(longOption(source.name, source, i));
        if (withOwn && source.alias)
            table.longOptions.push_back(longOption(source.alias, source, i));
    }
    table.longOptions.push_back({});
    return table;
}

/// "--name" of "--name=value".
QByteArray namePart(const QByteArray &element)
{
    const qsizetype equals = element.indexOf('=');
    return equals < 0 ? element : element.first(equals);
}

bool isOwnName(const OptionTable &options, const QByteArray &element)
{
    if (!element.startsWith("--"))
        return false;
    const QByteArray name = namePart(element).sliced(2);
    return std::any_of(options.begin(), options.end(), [&name](const Option &one) {
        return (one.origin == Origin::Pennon && name == one.name) ||
               (one.alias != nullptr && name == one.alias);
    });
}

/// Why getopt_long refused an element of the command line.
QString describe(const OptionTable &options, const QByteArray &element, int letter)
{
    if (!element.startsWith("--")) {
        const bool readable = letter > ' ' && letter < 0x7f;
        return CommandLine::tr("there is no option %1")
            .arg(readable ? QStringLiteral("-%1").arg(QLatin1Char(static_cast<char>(letter)))
                          : QString::fromUtf8(element));
    }
    const QByteArray name = namePart(element);
    QStringList candidates;
    for (const Option &one : options) {
        const QByteArray full = QByteArrayLiteral("--") + one.name;
        if (full == name || (one.alias != nullptr && QByteArrayLiteral("--") + one.alias == name))
            return CommandLine::tr("the option %1 takes no value").arg(QString::fromUtf8(name));
        if (one.origin == Origin::Superlance && full.startsWith(name))
            candidates += QString::fromUtf8(full);
    }
    if (candidates.size() == 1)
        return CommandLine::tr("the option %1 takes no value").arg(candidates.first());
    if (!candidates.isEmpty()) {
        return CommandLine::tr("the option %1 is ambiguous: %2")
            .arg(QString::fromUtf8(name), candidates.join(QStringLiteral(", ")));
    }
    return CommandLine::tr("there is no option %1").arg(QString::fromUtf8(name));
}

FoundOption found(const OptionTable &options, int code)
{
    if (code >= firstLongValue) {
        const Option &option = options.at(static_cast<std::size_t>(code - firstLongValue));
        return {&option, QStringLiteral("--") + QLatin1String(option.name), {}};
    }
    const auto at = std::find_if(options.begin(), options.end(),
                                 [code](const Option &one) { return one.letter == code; });
    return {&*at, QStringLiteral("-") + QLatin1Char(static_cast<char>(code)), {}};
}

QString missingValue(const OptionTable &options, int code)
{
    return CommandLine::tr("the option %1 needs a value").arg(found(options, code).spelling);
}

} // namespace

void appendCommonOptions(OptionTable &options)
{
    options.push_back({"help",
                       'h',
                       nullptr,
                       nullptr,
                       Origin::Superlance,
                       QT_TRANSLATE_NOOP("CommandLine", "Show this help and exit."),
                       {},
                       OptionAction::Help});
    options.push_back({"version",
                       0,
                       nullptr,
                       nullptr,
                       Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Show the version and exit."),
                       {},
                       OptionAction::Version});
}

std::function<Result<void>(const QString &)> setTo(bool &flag, bool value)
{
    return [&flag, value](const QString &) -> Result<void> {
        flag = value;
        return {};
    };
}

std::function<Result<void>(const QString &)> keep(QString &text)
{
    return [&text](const QString &value) -> Result<void> {
        text = value;
        return {};
    };
}

ScannedLine scanOptions(const OptionTable &options, const QStringList &arguments, ScanMode mode)
{
    std::vector<QByteArray> elements = {QByteArrayLiteral("tool")};
    for (const QString &argument : arguments)
        elements.push_back(argument.toUtf8());
    std::vector<char *> pointers;
    pointers.reserve(elements.size() + 1);
    for (QByteArray &element : elements)
        pointers.push_back(element.data());
    pointers.push_back(nullptr);
    const int count = static_cast<int>(elements.size());

    const LibcTable original = libcTable(options, false);
    const LibcTable extended = libcTable(options, true);
    ScannedLine line;

    // A new start for libc (0 makes glibc forget everything); with nothing to read it only leaves optind
    // at 1.
    optind = 0;
    opterr = 0;
    getopt_long(1, pointers.data(), original.letters.constData(), original.longOptions.data(), nullptr);
    while (optind < count) {
        // Within a cluster of short options optind stays at the cluster, which starts with one dash: no name
        // of ours.
        const QByteArray &element = elements.at(static_cast<std::size_t>(optind));
        if (mode == ScanMode::SkipOverArguments && (!element.startsWith('-') || element == "-")) {
            line.arguments += QString::fromUtf8(element);
            ++optind;
            continue;
        }
        const LibcTable &table = isOwnName(options, element) ? extended : original;
        const int code =
            getopt_long(count, pointers.data(), table.letters.constData(), table.longOptions.data(), nullptr);
        if (code < 0)
            break;
        if (code == '?' || code == ':') {
            line.problem = code == ':' ? missingValue(options, optopt) : describe(options, element, optopt);
            break;
        }
        line.options.push_back(found(options, code));
        if (line.options.back().option->value)
            line.options.back().value = QString::fromUtf8(optarg);
    }
    for (; !line.problem && optind < count; ++optind)
        line.arguments += QString::fromUtf8(elements.at(static_cast<std::size_t>(optind)));
    return line;
}

} // namespace pennon
