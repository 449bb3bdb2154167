// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/serverurl.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr QStringView unixScheme = u"unix://";

bool isPort(QStringView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && !text.isEmpty() && text.size() <= 5 && text.toInt() >= 1 && text.toInt() <= 65535;
}

/// HOST, HOST:PORT, [IPv6] or [IPv6]:PORT.
bool isHostAndPort(QStringView text)
{
    const bool clean =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c != QChar(0x7f); });
    if (!clean)
        return false;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        const QStringView rest = end < 0 ? QStringView() : text.sliced(end + 1);
        return end > 1 && (rest.isEmpty() || (rest.startsWith(u':') && isPort(rest.sliced(1))));
    }
    const qsizetype colon = text.indexOf(u':');
    return colon < 0 ? !text.isEmpty() : colon > 0 && isPort(text.sliced(colon + 1));
}

} // namespace

ServerUrl::ServerUrl(QString unixSocket, QString baseUrl)
    : m_unixSocket(std::move(unixSocket))
    , m_baseUrl(std::move(baseUrl))
{}

Result<ServerUrl> ServerUrl::parse(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(unixScheme, Qt::CaseInsensitive)) {
        const QStringView path = text.sliced(unixScheme.size());
        if (path.startsWith(u'/') && path.size() > 1)
            return ServerUrl(path.toString(), QStringLiteral("http://localhost"));
    }
    for (const QStringView scheme : {QStringView(u"http://"), QStringView(u"https://")}) {
        if (!text.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        const QStringView rest = text.sliced(scheme.size());
        const auto *const end = std::find_if(rest.begin(), rest.end(),
                                             [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
        const QStringView authority(rest.begin(), end);
        if (isHostAndPort(authority.sliced(authority.lastIndexOf(u'@') + 1)))
            return ServerUrl(QString(), scheme.toString() + authority.toString());
    }
    return failure(
        ErrorCode::InvalidInput,
        QStringLiteral("SUPERVISOR_SERVER_URL is \"%1\"; needed is unix:///PATH or http://HOST:PORT")
            .arg(text));
}

QString ServerUrl::display() const
{
    if (!m_unixSocket.isEmpty())
        return unixScheme + m_unixSocket;
    const qsizetype authority = m_baseUrl.indexOf(QStringView(u"://")) + 3;
    const qsizetype host = m_baseUrl.lastIndexOf(u'@') + 1;
    return host == 0 ? m_baseUrl : m_baseUrl.first(authority) + m_baseUrl.sliced(host);
}

} // namespace pennon
