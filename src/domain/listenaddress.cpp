// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/listenaddress.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

namespace pennon {

namespace {

bool isNumeric(int family, const QString &host)
{
    std::array<unsigned char, sizeof(in6_addr)> ignored{};
    return ::inet_pton(family, host.toLatin1().constData(), ignored.data()) == 1;
}

auto unusable(QStringView text)
{
    const QString message =
        QStringLiteral("needed is an address of this machine and a port, such as 127.0.0.1:9119 or "
                       "[::1]:9119; not \"%1\"")
            .arg(text);
    return failure(ErrorCode::InvalidInput, message);
}

} // namespace

Result<ListenAddress> ListenAddress::parse(QStringView text)
{
    ListenAddress address;
    const bool isBracketed = text.startsWith(u'[');
    const qsizetype end = isBracketed ? text.indexOf(u']') : text.indexOf(u':');
    if (isBracketed && end < 0)
        return unusable(text);
    const qsizetype begin = isBracketed ? 1 : 0;
    address.host = (end < 0 ? text : text.mid(begin, end - begin)).toString();
    const QStringView rest = end < 0 ? QStringView() : text.mid(isBracketed ? end + 1 : end);
    if (!isBracketed && address.host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0)
        address.host = QStringLiteral("127.0.0.1");
    if (!isNumeric(isBracketed ? AF_INET6 : AF_INET, address.host))
        return unusable(text);
    if (rest.isEmpty())
        return address;
    bool isNumber = false;
    const QStringView digits = rest.mid(1);
    address.port = digits.toUShort(&isNumber);
    const bool isPort = isNumber && address.port != 0 && rest.startsWith(u':') && digits.front().isDigit();
    if (!isPort)
        return unusable(text);
    return address;
}

QString ListenAddress::text() const
{
    const QString shown = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return QStringLiteral("%1:%2").arg(shown).arg(port);
}

} // namespace pennon
