// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connectionadvice.h"

#include "supervisor/supervisorapi.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionAdvice)
};

QString httpsAdvice()
{
    return Words::tr("supervisord itself speaks http only: https needs a web server in front of it, with a "
                     "certificate that this machine trusts. "
                     "Without one use SSH.");
}

QString unreachable(const Error &error, const ServerProfile &profile)
{
    switch (profile.kind()) {
    case ServerProfile::Kind::UnixSocket:
        return error.code == ErrorCode::NotFound
                   ? Words::tr("Is supervisord running, and is this the \"file\" of its [unix_http_server]?")
                   : Words::tr("The socket is there, but supervisord is not running or hangs. Start it, for "
                               "example "
                               "by \"systemctl start supervisor\".");
    case ServerProfile::Kind::Http:
        // supervisord waits for the end of what it takes for a request.
        if (error.code == ErrorCode::TimedOut &&
            profile.address.startsWith(QLatin1String("https:"), Qt::CaseInsensitive))
            return httpsAdvice();
        return Words::tr(
            "Is supervisord running there, does its [inet_http_server] listen on that address and "
            "port, and does every firewall in "
            "between let you through?");
    case ServerProfile::Kind::Ssh:
        break;
    }
    return Words::tr("Is supervisord running on that machine?");
}

QString notPermitted(const ServerProfile &profile)
{
    if (profile.kind() == ServerProfile::Kind::Http)
        return Words::tr("A server in front of supervisord, or this machine, forbids it. Ask who runs it.");
    return Words::tr("The socket belongs to another user. Put \"chmod=0770\" and \"chown=root:GROUP\" into "
                     "[unix_http_server] of supervisord.conf, "
                     "with a group that you are in, and restart supervisord.");
}

QString wrongPassword(const ServerProfile &profile)
{
    const QString section = profile.kind() == ServerProfile::Kind::Http
                                ? QStringLiteral("[inet_http_server]")
                                : QStringLiteral("[unix_http_server]");
    return profile.user.isEmpty()
               ? Words::tr("supervisord wants a login. User name and password are in %1 of supervisord.conf.")
                     .arg(section)
               : Words::tr("User name and password have to be those in %1 of supervisord.conf.").arg(section);
}

QString noRpcInterface(const Error &error)
{
    if (error.code == ErrorCode::Fault && error.detail == fault::unknownMethod) {
        return Words::tr(
            "supervisord answers, but has no interface for programs. Add the section "
            "[rpcinterface:supervisor] with the line "
            "\"supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\" to "
            "supervisord.conf and restart it.");
    }
    return Words::tr("Something answers there, but it is not supervisord. Check the address.");
}

QString supervisordAdvice(LinkTrouble trouble, const Error &error, const ServerProfile &profile)
{
    switch (trouble) {
    case LinkTrouble::Unreachable:
        return unreachable(error, profile);
    case LinkTrouble::NotPermitted:
        return notPermitted(profile);
    case LinkTrouble::WrongPassword:
        return wrongPassword(profile);
    case LinkTrouble::NoRpcInterface:
    case LinkTrouble::OtherProtocol:
        return noRpcInterface(error);
    case LinkTrouble::Tls:
        return httpsAdvice();
    case LinkTrouble::Tunnel: // ssh's words say it
    case LinkTrouble::None:
        break;
    }
    return {};
}

QString listenerAdvice(LinkTrouble trouble, const ServerProfile &profile)
{
    switch (trouble) {
    case LinkTrouble::Unreachable:
        return Words::tr(
            "Is pennon-listener running (\"supervisorctl status\"), and is this the \"socket\" in "
            "[listener] of its pennon.conf? Without it "
            "Pennon still shows states and logs and can start and stop processes.");
    case LinkTrouble::NotPermitted:
        return Words::tr("Put \"socket_group\" or \"socket_readers\" with a group that you are in, and "
                         "\"socket_mode = 0660\", into [listener] of "
                         "pennon.conf.");
    case LinkTrouble::NoRpcInterface:
        return Words::tr("Something answers there, but it is not pennon-listener. Is %1 the right socket?")
            .arg(profile.listenerSocket);
    case LinkTrouble::OtherProtocol:
        return Words::tr("Update the older of the two: pennon here or pennon-listener there.");
    default:
        return {};
    }
}

} // namespace

QString troubleWords(Channel channel, LinkTrouble trouble)
{
    switch (trouble) {
    case LinkTrouble::None:
        return Words::tr("Not as expected");
    case LinkTrouble::Unreachable:
        return Words::tr("Unreachable");
    case LinkTrouble::NotPermitted:
        return Words::tr("Not permitted");
    case LinkTrouble::WrongPassword:
        return Words::tr("Wrong user name or password");
    case LinkTrouble::NoRpcInterface:
        return channel == Channel::Supervisord ? Words::tr("No RPC interface") : Words::tr("Not a listener");
    case LinkTrouble::OtherProtocol:
        return Words::tr("Another version of the protocol");
    case LinkTrouble::Tls:
        return Words::tr("No secure connection (TLS)");
    case LinkTrouble::Tunnel:
        break;
    }
    return Words::tr("No SSH connection");
}

QString adviceFor(Channel channel, LinkTrouble trouble, const Error &error, const ServerProfile &profile)
{
    return channel == Channel::Supervisord ? supervisordAdvice(trouble, error, profile)
                                           : listenerAdvice(trouble, profile);
}

} // namespace pennon
