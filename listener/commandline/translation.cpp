// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/translation.h"

#include <QCoreApplication>
#include <QTranslator>

#include <optional>

/// Makes the translations of the library pennon_translations known to Qt; outside any namespace, as rcc
/// demands.
static void registerTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

bool wantsChinese(const Environment &environment)
{
    return messageLocale(environment).startsWith(QStringLiteral("zh"));
}

} // namespace

QString messageLocale(const Environment &environment)
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (QString value = environment(name).value_or(QString()); !value.isEmpty())
            return value;
    }
    return {};
}

Invocation parseTranslated(const QStringList &arguments, const Environment &environment)
{
    Invocation invocation = parseCommandLine(arguments, environment);
    const bool silent = invocation.standardOutput.isEmpty() && invocation.standardError.isEmpty();
    if (!silent && wantsChinese(environment))
        inWantedLanguage(environment, [&] { invocation = parseCommandLine(arguments, environment); });
    return invocation;
}

void inWantedLanguage(const Environment &environment, const std::function<void()> &work)
{
    if (!wantsChinese(environment)) {
        work();
        return;
    }
    registerTranslations();
    int count = 0;
    std::optional<QCoreApplication> application;
    if (!QCoreApplication::instance())
        application.emplace(count, nullptr);
    QTranslator translator;
    const bool isThere = translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")) &&
                         QCoreApplication::installTranslator(&translator);
    work();
    if (isThere)
        QCoreApplication::removeTranslator(&translator);
}

} // namespace pennon
