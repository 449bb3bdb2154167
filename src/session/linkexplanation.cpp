// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/linkexplanation.h"

#include "session/causetexts.h"

#include <QCoreApplication>

namespace pennon {

namespace {

constexpr int unauthorized = 401;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LinkExplanation)
};

/// Messages of errors may be fragments: "no such file".
QString sentence(QString message)
{
    message = message.trimmed();
    if (message.isEmpty())
        return message;
    // "supervisord" and paths stay as they are.
    if (message.startsWith(QLatin1String("the ")) || message.startsWith(QLatin1String("this ")))
        message[0] = message[0].toUpper();
    const bool isWhole = message.endsWith(u'.') || message.endsWith(u'!') || message.endsWith(u'?') ||
                         message.endsWith(QStringLiteral("。")) || message.contains(u'\n');
    if (isWhole)
        return message;
    constexpr char16_t firstIdeograph = 0x2e80;
    return message + (message.back().unicode() < firstIdeograph ? u'.' : u'\u3002');
}

/// ssh's login counts as a wrong password as well; ssh's own words say what to do then.
LinkTrouble troubleToTell(const LinkStatus &link)
{
    if (link.trouble == LinkTrouble::WrongPassword && !awaitsLogin(link))
        return LinkTrouble::Tunnel;
    return link.trouble;
}

QString titleOf(Channel channel, LinkTrouble trouble, const ServerProfile &profile)
{
    if (channel == Channel::Supervisord) {
        if (trouble == LinkTrouble::Unreachable || trouble == LinkTrouble::None)
            return Words::tr("%1 does not answer").arg(profile.name);
        if (trouble == LinkTrouble::WrongPassword && profile.user.isEmpty())
            return Words::tr("%1 wants a user name and a password").arg(profile.name);
        return Words::tr("%1: %2", "server, then what is wrong with its connection")
            .arg(profile.name, troubleWords(channel, trouble));
    }
    switch (trouble) {
    case LinkTrouble::OtherProtocol:
        return Words::tr("The listener is of another version");
    case LinkTrouble::NotPermitted:
        return Words::tr("The listener does not let us in");
    case LinkTrouble::NoRpcInterface:
        return Words::tr("What answers is no listener");
    default:
        return Words::tr("The listener does not answer");
    }
}

} // namespace

bool awaitsLogin(const LinkStatus &supervisord)
{
    return supervisord.trouble == LinkTrouble::WrongPassword && supervisord.error &&
           supervisord.error->detail == unauthorized;
}

LinkExplanation explainLink(Channel channel, const LinkStatus &link, const ServerProfile &profile)
{
    if (!link.error) {
        return {channel == Channel::Supervisord ? Words::tr("Connecting to %1…").arg(profile.name)
                                                : Words::tr("Connecting to the listener…"),
                {}};
    }
    const LinkTrouble trouble = troubleToTell(link);
    QStringList lines{sentence(causeText(link.error->message))};
    if (const QString advice = adviceFor(channel, trouble, *link.error, profile); !advice.isEmpty())
        lines << advice;
    if (channel == Channel::Listener && trouble != LinkTrouble::Unreachable) {
        lines << Words::tr("Meanwhile states, logs, starting and stopping work by supervisord alone.");
    }
    return {titleOf(channel, trouble, profile), lines.join(u'\n')};
}

} // namespace pennon
