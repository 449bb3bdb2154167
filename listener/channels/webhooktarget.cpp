// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhooktarget.h"

#include "commandline/secretfile.h"
#include "net/httpurl.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QStringDecoder>

#include <algorithm>

namespace pennon {

namespace {

constexpr qint64 longestLine = 4096;
constexpr std::chrono::milliseconds shortestWait = std::chrono::seconds(1);
constexpr std::chrono::milliseconds longestWait = std::chrono::hours(1);

/// The first line of a file that the key of a section names.
Result<QString> firstLine(const char *key, const QString &path)
{
    const QString what = QStringLiteral("%1 = %2").arg(QLatin1String(key), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("%1: the file cannot be read: %2").arg(what, file.errorString()));
    }
    const QByteArray line = file.readLine(longestLine).trimmed();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(line);
    if (decoder.hasError())
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1: the file is not UTF-8 text").arg(what));
    if (text.isEmpty()) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("%1: the first line of the file is empty; it has to be the secret itself")
                .arg(what));
    }
    return text;
}

} // namespace

Result<WebhookTarget> webhookTarget(const WebhookChannel &channel)
{
    WebhookTarget target;
    target.url = channel.url;
    if (channel.url.isEmpty()) {
        const Result<QString> url = firstLine("url_file", channel.urlFile);
        if (!url)
            return tl::unexpected(url.error());
        target.url = *url;
    }
    const Result<HttpUrl> parsed = parseHttpUrl(target.url);
    if (!parsed) { // the parser's words may repeat the URL
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("%1 is no http:// or https:// URL")
                           .arg(channel.url.isEmpty()
                                    ? QStringLiteral("the first line of url_file = %1").arg(channel.urlFile)
                                    : QStringLiteral("url")));
    }
    target.host = QString::fromLatin1(parsed->host);
    if (!channel.secretFile.isEmpty()) {
        const Result<QString> key = firstLine("secret_file", channel.secretFile);
        if (!key)
            return tl::unexpected(key.error());
        target.key = key->toUtf8();
    }
    if (!channel.caFile.isEmpty()) {
        if (const Result<void> readable = checkCaFile(channel.caFile); !readable)
            return tl::unexpected(readable.error());
    }
    target.tls = {channel.verifyTls, channel.caFile};
    target.timeout = channel.timeout;
    return target;
}

QByteArray webhookSignature(const QByteArray &key, const QByteArray &timestamp, const QByteArray &body)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(timestamp);
    code.addData(".");
    code.addData(body);
    return QByteArray("sha256=" + code.result().toHex());
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, Clock::WallTime now)
{
    const QByteArray text = value.trimmed();
    const auto within = [](std::chrono::milliseconds wait) {
        return std::clamp(wait, shortestWait, longestWait);
    };
    const bool isNumber =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        bool fits = false;
        const qlonglong seconds = text.toLongLong(&fits);
        constexpr qlonglong most = longestWait / std::chrono::seconds(1);
        return within(std::chrono::seconds(fits ? std::min(seconds, most) : most));
    }
    // IMF-fixdate, the one form that senders may write: "Sun, 06 Nov 1994 08:49:37 GMT". The C locale's
    // names.
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return within(Clock::WallTime(std::chrono::milliseconds(date.toMSecsSinceEpoch())) - now);
}

} // namespace pennon
