// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/appoptions.h"

#include "session/serverprofile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUuid>

#include <memory>

namespace pennon {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AppOptions)
};

std::unique_ptr<QCommandLineParser> makeParser()
{
    auto parser = std::make_unique<QCommandLineParser>();
    parser->setApplicationDescription(Text::tr(
        "Shows what supervisord's processes do, what is wrong with them and why, and puts it right."));
    parser->addOption({{QStringLiteral("h"), QStringLiteral("help")}, Text::tr("Show this help and end.")});
    parser->addOption(
        {{QStringLiteral("v"), QStringLiteral("version")}, Text::tr("Show the version and end.")});
    parser->addOption(
        {QStringLiteral("connect"),
         Text::tr("Show this supervisord too: unix:///PATH, http://HOST:PORT, https://HOST:PORT or "
                  "ssh://USER@HOST."),
         QStringLiteral("URL")});
    parser->addOption({QStringLiteral("listener"),
                       Text::tr("With --connect: the socket of that server's pennon-listener."),
                       QStringLiteral("PATH")});
    parser->addOption({QStringLiteral("minimized"),
                       Text::tr("Begin in the tray, without a window (where there is a tray).")});
    return parser;
}

} // namespace

Result<AppOptions> parseAppOptions(const QStringList &arguments)
{
    const auto parser = makeParser();
    const auto advice = [] { return Text::tr("pennon --help tells what can be given."); };
    if (!parser->parse(arguments))
        return failure(ErrorCode::InvalidInput, parser->errorText() + QLatin1Char(' ') + advice());
    if (!parser->positionalArguments().isEmpty()) {
        return failure(ErrorCode::InvalidInput,
                       Text::tr("\"%1\" is no option.").arg(parser->positionalArguments().constFirst()) +
                           QLatin1Char(' ') + advice());
    }
    AppOptions options;
    options.connect = parser->value(QStringLiteral("connect"));
    options.listener = parser->value(QStringLiteral("listener"));
    options.minimized = parser->isSet(QStringLiteral("minimized"));
    options.help = parser->isSet(QStringLiteral("help"));
    options.version = parser->isSet(QStringLiteral("version"));
    if (parser->isSet(QStringLiteral("connect"))) {
        if (const auto valid = profileOf(options).validate(); !valid)
            return failure(ErrorCode::InvalidInput, QStringLiteral("--connect: ") + valid.error().message);
    } else if (parser->isSet(QStringLiteral("listener"))) {
        return failure(ErrorCode::InvalidInput,
                       Text::tr("--listener needs --connect.") + QLatin1Char(' ') + advice());
    }
    return options;
}

ServerProfile profileOf(const AppOptions &options)
{
    ServerProfile profile;
    // Of this address alone: a password that is kept for it is sent to no other one.
    profile.id = QStringLiteral("connect-") +
                 QUuid::createUuidV5(QUuid(), options.connect).toString(QUuid::WithoutBraces);
    profile.name = options.connect.section(QStringLiteral("://"), 1);
    profile.address = options.connect;
    profile.supervisorSocket = QStringLiteral("/run/supervisor.sock");
    profile.listenerSocket = options.listener;
    return profile;
}

QString appHelp()
{
    return makeParser()->helpText();
}

} // namespace pennon
