// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/values.h"

#include "commandline/texts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace pennon {

namespace {

constexpr std::chrono::seconds longestTimeout{2'000'000};
constexpr std::chrono::seconds longestTime = std::chrono::years(10'000);
constexpr double mostMinutes = 1e9;

auto unusable(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

/// A whole number of 64 bits, as int() reads it.
std::optional<qint64> wholeNumber(const QString &text)
{
    const QByteArray digits = text.trimmed().toLatin1();
    const char *from = digits.constBegin();
    const char *to = digits.constEnd();
    if (digits.startsWith('+') && !digits.startsWith("+-"))
        ++from;
    qint64 value = 0;
    const auto [end, error] = std::from_chars(from, to, value);
    if (error != std::errc{} || end != to)
        return std::nullopt;
    return value;
}

std::optional<int> wholeInt(const QString &text)
{
    const std::optional<qint64> value = wholeNumber(text);
    if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<quint16> portNumber(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 value = digits ? wholeNumber(text).value_or(0) : 0;
    if (value < 1 || value > std::numeric_limits<quint16>::max())
        return std::nullopt;
    return static_cast<quint16>(value);
}

bool isHost(const QString &host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.isSpace() || c < u' ' || QStringView(u"/@[]?#\\").contains(c);
    });
}

} // namespace

Result<int> parseStatus(const QString &text)
{
    if (const std::optional<int> value = wholeInt(text))
        return *value;
    return unusable(CommandLine::tr("a status is a whole number such as 200"));
}

Result<int> parseCount(const QString &text)
{
    if (const std::optional<int> value = wholeInt(text); value && *value >= 1)
        return *value;
    return unusable(CommandLine::tr("needed is a whole number, 1 or more"));
}

Result<std::chrono::seconds> parseTimeout(const QString &text)
{
    if (const std::optional<qint64> value = wholeNumber(text); value && *value >= 1)
        return std::min(std::chrono::seconds(*value), longestTimeout);
    return unusable(CommandLine::tr("needed is a whole number of seconds, 1 or more"));
}

Result<ByteSize> parseSize(const QString &text)
{
    return parseSuperlanceSize(text).map_error([](const Error &error) {
        return Error{error.code, CommandLine::tr("a size is a whole number of bytes below 2^63, "
                                                 "with KB, MB or GB if you like: 200MB")};
    });
}

Result<std::chrono::seconds> parseTime(const QString &text)
{
    const Result<std::chrono::seconds> time = parseSuperlanceTime(text);
    if (!time) {
        return unusable(CommandLine::tr("a time is a whole number of seconds below 2^63, "
                                        "with s, m, h or d if you like: 12h"));
    }
    return std::clamp(*time, -longestTime, longestTime);
}

Result<ByteSize> parsePositiveSize(const QString &text)
{
    Result<ByteSize> size = parseSize(text);
    if (size && size->bytes <= 0)
        return unusable(CommandLine::tr("needed is a size above 0"));
    return size;
}

Result<std::chrono::seconds> parsePeriod(const QString &text)
{
    Result<std::chrono::seconds> time = parseTime(text);
    if (time && time->count() < 0)
        return unusable(CommandLine::tr("needed is a time of 0 or more"));
    return time;
}

Result<MemoryLimit> parseMemoryLimit(const QString &text)
{
    const QStringList parts = text.split(u'=');
    if (parts.size() != 2)
        return unusable(CommandLine::tr("needed is NAME=SIZE with one equals sign: webapp=200MB"));
    return parseSize(parts.at(1)).map([&parts](ByteSize size) { return MemoryLimit{parts.at(0), size}; });
}

Result<double> parseMinutes(const QString &text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return unusable(CommandLine::tr("needed is a number of minutes such as 1 or 0.5"));
    return std::clamp(value, -mostMinutes, mostMinutes);
}

Result<std::chrono::seconds> parseTickName(const QString &text)
{
    const QString prefix = QStringLiteral("TICK_");
    const QString number = text.sliced(std::min(prefix.size(), text.size()));
    const bool digits =
        std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int seconds = digits ? wholeInt(number).value_or(0) : 0;
    if (!text.startsWith(prefix) || seconds < 1) {
        return unusable(CommandLine::tr("%1 is not the name of a tick event: TICK_ and a number of seconds, "
                                        "of which supervisord knows TICK_5, TICK_60 and TICK_3600")
                            .arg(text));
    }
    return std::chrono::seconds(seconds);
}

Result<SmtpServer> parseSmtpServer(const QString &text)
{
    SmtpServer server;
    QString rest = text.trimmed();
    const auto takeScheme = [&rest](const QString &scheme) {
        const bool there = rest.startsWith(scheme, Qt::CaseInsensitive);
        if (there)
            rest = rest.sliced(scheme.size());
        if (there && rest.endsWith(u'/'))
            rest.chop(1);
        return there;
    };
    if (takeScheme(QStringLiteral("smtps://"))) {
        server.security = SmtpServer::Security::ImplicitTls;
        server.port = 465;
    } else {
        takeScheme(QStringLiteral("smtp://"));
    }

    std::optional<QString> port;
    const qsizetype bracket = rest.indexOf(u']');
    if (rest.startsWith(u'[') && bracket > 0) {
        const QString after = rest.sliced(bracket + 1);
        server.host = rest.sliced(1, bracket - 1);
        if (!after.isEmpty() && !after.startsWith(u':')) {
            server.host.clear();
        } else if (!after.isEmpty()) {
            port = after.sliced(1);
        }
    } else if (rest.count(u':') == 1) {
        server.host = rest.section(u':', 0, 0);
        port = rest.section(u':', 1);
    } else {
        server.host = rest; // a name, or an IPv6 address without a port
    }
    if (!isHost(server.host)) {
        return unusable(
            CommandLine::tr("needed is a mail server as HOST or HOST:PORT: smtp.example.com:587"));
    }
    if (port) {
        const std::optional<quint16> number = portNumber(*port);
        if (!number)
            return unusable(CommandLine::tr("the port of a mail server is a number from 1 to 65535"));
        server.port = *number;
    }
    return server;
}

QStringList parseAddresses(const QString &text)
{
    QStringList addresses;
    for (const QString &part : text.split(u',')) {
        if (const QString address = part.trimmed(); !address.isEmpty())
            addresses += address;
    }
    return addresses;
}

Result<void> checkWebUrl(const QString &url)
{
    for (const QString &scheme : {QStringLiteral("http://"), QStringLiteral("https://")}) {
        if (!url.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        const QString rest = url.sliced(scheme.size());
        if (rest.isEmpty() || QStringView(u"/?#:").contains(rest.front())) {
            return unusable(
                CommandLine::tr("the URL %1 names no host; a whole one is http://localhost:8080/health")
                    .arg(url));
        }
        return {};
    }
    if (!url.contains(QStringLiteral("://"))) {
        return unusable(
            CommandLine::tr("the URL %1 does not start with http:// or https://; did you mean http://%1?")
                .arg(url));
    }
    return unusable(CommandLine::tr("the URL %1 is neither http:// nor https://; httpok checks only these, "
                                    "for example http://localhost:8080/health")
                        .arg(url));
}

} // namespace pennon
