// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/spawnwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::Assessment)
};

} // namespace

QString spawnWords(const QString &words)
{
    static const QRegularExpression unfound(QStringLiteral("^can't find command '(.*)'$"));
    static const QRegularExpression unexecutable(
        QStringLiteral("^command at '(.*)' is (?:not executable|a directory)$"));
    static const QRegularExpression unlogged(
        QStringLiteral("^unknown error making dispatchers for '.*': (\\w+)$"));
    if (words.startsWith(QLatin1String("Exited too quickly")))
        return Words::tr("exited too quickly");
    if (words.startsWith(QLatin1String("Bad exit code")))
        return Words::tr("bad exit code");
    if (const auto match = unfound.match(words); match.hasMatch())
        return Words::tr("there is no command “%1”").arg(match.captured(1));
    if (const auto match = unexecutable.match(words); match.hasMatch())
        return Words::tr("“%1” is not executable").arg(match.captured(1));
    if (const auto match = unlogged.match(words); match.hasMatch())
        return Words::tr("its log files cannot be opened (%1)").arg(match.captured(1));
    return words;
}

} // namespace pennon
