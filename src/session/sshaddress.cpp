// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sshaddress.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace pennon {

namespace {

constexpr QStringView scheme = u"ssh://";

/// Goes to ssh as one argument, and to a ProxyCommand of the user's as %h or %r: nothing that a shell or ssh
/// would read as more than a name.
bool isName(QStringView text)
{
    constexpr QStringView others = u"._-+@:%";
    return !text.isEmpty() && !text.startsWith(u'-') &&
           std::all_of(text.begin(), text.end(),
                       [others](QChar c) { return c.isLetterOrNumber() || others.contains(c); });
}

std::optional<quint16> portOf(QStringView text)
{
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber && digits && port > 0 ? std::optional(port) : std::nullopt;
}

tl::unexpected<Error> refused(QStringView text)
{
    return tl::unexpected(Error{
        ErrorCode::InvalidInput,
        QCoreApplication::translate("SshAddress",
                                    "\"%1\" is no SSH address: it has to be ssh://HOST, ssh://USER@HOST or "
                                    "ssh://USER@HOST:PORT, where HOST may be a name from ~/.ssh/config.")
            .arg(text),
        QStringLiteral("address"), 0});
}

} // namespace

Result<SshAddress> SshAddress::parse(QStringView text)
{
    const QStringView whole = text.trimmed();
    if (!whole.startsWith(scheme, Qt::CaseInsensitive))
        return refused(whole);
    QStringView rest = whole.sliced(scheme.size());
    if (rest.endsWith(u'/'))
        rest.chop(1);
    SshAddress address;
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        address.user = rest.first(at).toString();
        rest = rest.sliced(at + 1);
        if (!isName(address.user) || address.user.contains(u':')) // a password does not belong here
            return refused(whole);
    }
    QStringView port;
    bool hasPort = false;
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        if (end < 0)
            return refused(whole);
        address.host = rest.sliced(1, end - 1).toString();
        const QStringView behind = rest.sliced(end + 1);
        hasPort = behind.startsWith(u':');
        if (!hasPort && !behind.isEmpty())
            return refused(whole);
        port = hasPort ? behind.sliced(1) : QStringView();
    } else {
        const qsizetype colon = rest.indexOf(u':');
        hasPort = colon >= 0;
        address.host = (hasPort ? rest.first(colon) : rest).toString();
        port = hasPort ? rest.sliced(colon + 1) : QStringView();
    }
    if (!isName(address.host))
        return refused(whole);
    if (hasPort) {
        const auto number = portOf(port);
        if (!number)
            return refused(whole);
        address.port = *number;
    }
    return address;
}

QString SshAddress::display() const
{
    QString text;
    if (!user.isEmpty())
        text += user + u'@';
    text += host.contains(u':') ? QString(u'[' + host + u']') : host;
    if (port != 0)
        text += u':' + QString::number(port);
    return text;
}

} // namespace pennon
