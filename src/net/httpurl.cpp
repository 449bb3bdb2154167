// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpurl.h"

#include <QUrl>

#include <algorithm>

namespace pennon {

namespace {

tl::unexpected<Error> unusable(QStringView url, const QString &why)
{
    return failure(ErrorCode::InvalidInput,
                   QStringLiteral("the URL \"%1\" cannot be used: %2").arg(url, why));
}

Result<quint16> parsePort(QStringView url, QStringView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const uint port = digits && text.size() <= 5 ? text.toUInt() : 0;
    if (port == 0 || port > 65535)
        return unusable(url, QStringLiteral("its port is no number from 1 to 65535"));
    return static_cast<quint16>(port);
}

/// The host in ASCII; empty if it cannot be one.
QByteArray asciiHost(QStringView host)
{
    const bool ascii = std::all_of(host.begin(), host.end(), [](QChar c) { return c < QChar(0x80); });
    const QByteArray encoded = ascii ? host.toLatin1() : QUrl::toAce(host.toString());
    const bool clean = std::all_of(encoded.begin(), encoded.end(), [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("\"%<>[\\]^`{|}@").contains(c);
    });
    return clean ? encoded : QByteArray();
}

/// "[ADDRESS]" and what follows it.
Result<QByteArray> bracketedHost(QStringView url, QStringView host)
{
    const bool clean = std::all_of(host.begin(), host.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u':' || c == u'.' || c == u'%' || c == u'-' || c == u'_';
    });
    if (!clean || !host.contains(u':'))
        return unusable(url, QStringLiteral("what stands in brackets is no IPv6 address"));
    return host.toLatin1();
}

} // namespace

QByteArray HttpUrl::origin() const
{
    QByteArray text = tls ? "https://" : "http://";
    text += host.contains(':') ? '[' + host + ']' : host;
    return text + ':' + QByteArray::number(port);
}

QString HttpUrl::address() const
{
    return QString::fromLatin1(origin().mid(tls ? 8 : 7));
}

QByteArray safeTarget(const QByteArray &target)
{
    const auto breaks = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte >= 0x7f;
    };
    if (std::none_of(target.begin(), target.end(), breaks))
        return target;
    QByteArray safe;
    for (const char c : target) {
        if (breaks(c)) {
            safe += '%' + QByteArray(1, c).toHex().toUpper();
        } else {
            safe += c;
        }
    }
    return safe;
}

Result<HttpUrl> parseHttpUrl(QStringView url)
{
    HttpUrl parts;
    QStringView rest = url;
    if (rest.startsWith(u"http://", Qt::CaseInsensitive)) {
        rest = rest.sliced(7);
    } else if (rest.startsWith(u"https://", Qt::CaseInsensitive)) {
        rest = rest.sliced(8);
        parts.tls = true;
        parts.port = 443;
    } else {
        return unusable(url, QStringLiteral("it does not begin with http:// or https://"));
    }

    const auto *const authorityEnd =
        std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    QStringView authority(rest.begin(), authorityEnd);
    const QStringView target = QStringView(authorityEnd, rest.end());
    parts.target =
        safeTarget(target.first(std::find(target.begin(), target.end(), u'#') - target.begin()).toUtf8());
    if (!parts.target.startsWith('/'))
        parts.target.prepend('/');

    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QStringView information = authority.first(at);
        const qsizetype colon = information.indexOf(u':');
        const QStringView user = colon < 0 ? information : information.first(colon);
        const QStringView password = colon < 0 ? QStringView() : information.sliced(colon + 1);
        parts.user = QUrl::fromPercentEncoding(user.toUtf8());
        parts.password = QUrl::fromPercentEncoding(password.toUtf8());
        authority = authority.sliced(at + 1);
    }

    QStringView port;
    bool portGiven = false;
    if (authority.startsWith(u'[') && authority.contains(u']')) {
        const qsizetype end = authority.indexOf(u']');
        const Result<QByteArray> host = bracketedHost(url, authority.sliced(1, end - 1));
        if (!host)
            return tl::unexpected(host.error());
        parts.host = *host;
        port = authority.sliced(end + 1);
        portGiven = !port.isEmpty();
        if (portGiven && !port.startsWith(u':'))
            return unusable(url, QStringLiteral("something stands between the host and the port"));
    } else {
        const qsizetype colon = authority.indexOf(u':');
        portGiven = colon >= 0;
        parts.host = asciiHost(portGiven ? authority.first(colon) : authority);
        port = portGiven ? authority.sliced(colon) : QStringView();
        if (parts.host.isEmpty())
            return unusable(url, QStringLiteral("it has no host, or one with characters that no host has"));
    }
    if (portGiven && port.size() > 1) { // "http://host:/" is allowed and means the usual port
        const Result<quint16> number = parsePort(url, port.sliced(1));
        if (!number)
            return tl::unexpected(number.error());
        parts.port = *number;
    }
    return parts;
}

} // namespace pennon
