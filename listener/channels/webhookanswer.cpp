// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhookanswer.h"

#include "channels/channeltext.h"
#include "notify/mailtransport.h"

#include <QUrl>

#include <algorithm>

namespace pennon {

namespace {

constexpr int requestTimeout = 408;
constexpr int tooEarly = 425;
constexpr int tooManyRequests = 429;
constexpr int unavailable = 503;
constexpr qsizetype quoted = 160;
constexpr qsizetype shortestSecret = 6; ///< a shorter part of a path is a word

/// What of a URL and a key must not be shown, the longest first.
QStringList secretsOf(const WebhookTarget &target)
{
    QStringList secrets = {target.url, QString::fromUtf8(target.key)};
    // After the host; all of it where the host is spelled otherwise, as international names are.
    const qsizetype host = target.url.indexOf(target.host, 0, Qt::CaseInsensitive);
    const QString rest = host < 0 ? target.url : target.url.mid(host + target.host.size());
    secrets += rest;
    QString part;
    const auto take = [&secrets, &part] {
        secrets += part;
        secrets += QUrl::fromPercentEncoding(part.toUtf8());
        part.clear();
    };
    for (const QChar c : rest) {
        if (QStringLiteral("/?&=#:").contains(c)) {
            take();
        } else {
            part += c;
        }
    }
    take();
    const QUrl url(target.url);
    secrets += url.password(QUrl::FullyDecoded);
    secrets += url.userName(QUrl::FullyDecoded);
    secrets.removeDuplicates();
    secrets.removeIf([](const QString &one) { return one.size() < shortestSecret; });
    std::sort(secrets.begin(), secrets.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return secrets;
}

/// The first line of a body that says something.
QString quote(const WebhookTarget &target, const QByteArray &body)
{
    QString text = cleanText(QString::fromUtf8(body.left(8 * quoted))).simplified();
    const QStringList secrets = secretsOf(target);
    for (const QString &secret : secrets)
        text.replace(secret, QStringLiteral("***"), Qt::CaseInsensitive);
    return clipped(text, quoted);
}

QString advice(int status)
{
    switch (status) {
    case 401:
    case 403:
        return QStringLiteral("; check the secret in its url or secret_file");
    case 404:
    case 410:
        return QStringLiteral("; check its url, the webhook may have been removed");
    case 413:
        return QStringLiteral("; the message is too long for it");
    default:
        return {};
    }
}

} // namespace

WebhookVerdict judgeAnswer(const WebhookTarget &target, const HttpResponse &response, Clock::WallTime now)
{
    WebhookVerdict verdict;
    const int status = response.status;
    const QString reason = cleanText(clipped(response.reason, quoted));
    const QString words = quote(target, response.body);
    verdict.answer = QStringLiteral("HTTP %1 %2").arg(QString::number(status), reason).trimmed();
    if (!words.isEmpty())
        verdict.answer += QString(QStringLiteral(": ") + words);
    if (status / 100 == 2)
        return verdict;

    const QString who = QStringLiteral("the webhook at %1 ").arg(target.host);
    if (status / 100 == 3) {
        verdict.result = failure(
            ErrorCode::HttpStatus,
            QString(who + QStringLiteral("redirects (HTTP %1), which is not followed; write the address "
                                         "to which it leads as its url")
                              .arg(status)),
            status);
        return verdict;
    }
    if (status == tooManyRequests || status == unavailable)
        verdict.retryAfter = parseRetryAfter(response.header("Retry-After"), now);
    const bool isPassing =
        status / 100 != 4 || status == requestTimeout || status == tooEarly || status == tooManyRequests;
    QString message = who + QStringLiteral("answered ") + verdict.answer + advice(status);
    if (verdict.retryAfter) {
        message += QStringLiteral("; it wants to be left alone for %1 s")
                       .arg(std::chrono::ceil<std::chrono::seconds>(*verdict.retryAfter).count());
    }
    verdict.result = isPassing ? failure(ErrorCode::HttpStatus, message, status)
                               : failure(ErrorCode::Rejected, message, rejectedForGood);
    return verdict;
}

} // namespace pennon
