// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace pennon::test {

using Variables = QHash<QByteArray, QString>;

inline Environment environmentOf(const Variables &variables)
{
    return [variables](const char *name) -> std::optional<QString> {
        const auto at = variables.constFind(QByteArray(name));
        return at == variables.constEnd() ? std::nullopt : std::optional(*at);
    };
}

/// What supervisord gives to its listeners.
inline Variables underSupervisor()
{
    return {{"SUPERVISOR_SERVER_URL", QStringLiteral("unix:///run/supervisor.sock")}};
}

/// Splits a command line as a shell does, as far as blanks and double quotes go; "" is an empty argument.
inline QStringList splitLine(const QString &line)
{
    QStringList words;
    bool quoted = false;
    bool within = false;
    for (const QChar c : line) {
        if (c == u' ' && !quoted) {
            within = false;
            continue;
        }
        if (!within)
            words += QString();
        within = true;
        if (c == u'"')
            quoted = !quoted;
        else
            words.last() += c;
    }
    return words;
}

/// Reads a command line as a shell would split it.
inline Invocation parse(const QString &line, const Variables &variables = underSupervisor())
{
    return parseCommandLine(splitLine(line), environmentOf(variables));
}

inline Invocation parse(const char *line, const Variables &variables = underSupervisor())
{
    return parse(QString::fromUtf8(line), variables);
}

inline Invocation parseList(const QStringList &arguments)
{
    return parseCommandLine(arguments, environmentOf(underSupervisor()));
}

/// Whether a usage names each of these short options in a way that people and scripts find.
inline bool namesShortOptions(const QString &usage, const QString &letters)
{
    for (const QChar letter : letters) {
        const QRegularExpression pattern(QStringLiteral("(?m)(^|[\\s\\[])-%1\\b").arg(letter));
        if (!usage.contains(pattern))
            return false;
    }
    return true;
}

/// The rules of one kind that a command line ends in; a test that gets none fails with the texts printed.
template <typename Rules>
std::optional<Rules> rulesOf(const Invocation &invocation)
{
    if (!invocation.rules || !std::holds_alternative<Rules>(*invocation.rules)) {
        qWarning("status %d\n%s\n%s", invocation.exitStatus,
                 qUtf8Printable(invocation.standardOutput.left(200)),
                 qUtf8Printable(invocation.standardError));
        return std::nullopt;
    }
    return std::get<Rules>(*invocation.rules);
}

} // namespace pennon::test
