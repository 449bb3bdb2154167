// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhookanswer.h"

#include "notify/mailtransport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Clock::WallTime now(std::chrono::seconds(1'762'000'000)); // Sat, 01 Nov 2025 12:26:40 GMT

WebhookTarget target()
{
    return {u"https://hooks.example.com/services/T0001/B0002/SecretToken?key=QuerySecret"_s,
            u"hooks.example.com"_s,
            "SigningKey",
            {},
            15s};
}

HttpResponse response(int status, const QByteArray &body = {}, const QByteArray &retryAfter = {})
{
    HttpResponse made{status, u"Phrase"_s, body};
    if (!retryAfter.isEmpty())
        made.headers = {{"retry-AFTER", retryAfter}};
    return made;
}

} // namespace

class TestWebhookAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code"); // -1: taken
        QTest::addColumn<int>("detail");
        const auto passing = static_cast<int>(ErrorCode::HttpStatus);
        const auto forGood = static_cast<int>(ErrorCode::Rejected);
        QTest::newRow("200") << 200 << -1 << 0;
        QTest::newRow("204") << 204 << -1 << 0;
        QTest::newRow("302") << 302 << passing << 302;
        QTest::newRow("400") << 400 << forGood << rejectedForGood;
        QTest::newRow("404") << 404 << forGood << rejectedForGood;
        QTest::newRow("408") << 408 << passing << 408;
        QTest::newRow("425") << 425 << passing << 425;
        QTest::newRow("429") << 429 << passing << 429;
        QTest::newRow("500") << 500 << passing << 500;
        QTest::newRow("503") << 503 << passing << 503;
    }

    void statuses()
    {
        QFETCH(int, status);
        QFETCH(int, code);
        QFETCH(int, detail);
        const WebhookVerdict verdict = judgeAnswer(target(), response(status, "words"), now);
        QCOMPARE(verdict.result.has_value(), code < 0);
        QVERIFY(verdict.answer.startsWith(u"HTTP %1 Phrase: words"_s.arg(status)));
        if (code < 0)
            return;
        QCOMPARE(static_cast<int>(verdict.result.error().code), code);
        QCOMPARE(verdict.result.error().detail, detail);
        QVERIFY(verdict.result.error().message.contains(u"hooks.example.com"_s));
        QVERIFY(verdict.result.error().message.contains(QString::number(status)));
    }

    void nothingSecretIsShown()
    {
        const QByteArray echo = "not found: /services/T0001/B0002/SecretToken?key=QuerySecret, SigningKey, "
                                "secrettoken, https://hooks.example.com/services/T0001/B0002/SecretToken";
        const WebhookVerdict verdict = judgeAnswer(target(), response(404, echo), now);
        for (const QString &shown : {verdict.answer, verdict.result.error().message}) {
            for (const auto &secret : {"SecretToken", "QuerySecret", "SigningKey"})
                QVERIFY2(!shown.contains(QLatin1String(secret), Qt::CaseInsensitive), qPrintable(shown));
        }
        QVERIFY(verdict.answer.contains(u"not found"_s));
    }

    void answersAreOneCleanLine()
    {
        const WebhookVerdict verdict = judgeAnswer(
            target(), response(500, QByteArray("a\r\nb\x1b[31m\xff") + QByteArray(5000, 'x')), now);
        QVERIFY(verdict.answer.size() < 250);
        QVERIFY(!verdict.answer.contains(u'\n'));
        QVERIFY(!verdict.answer.contains(QChar(0x1b)));
    }

    void retryAfterOnlyWhereItCounts()
    {
        QCOMPARE(judgeAnswer(target(), response(429, {}, "7"), now).retryAfter.value(), 7s);
        QCOMPARE(judgeAnswer(target(), response(503, {}, "7"), now).retryAfter.value(), 7s);
        QVERIFY(!judgeAnswer(target(), response(500, {}, "7"), now).retryAfter);
        QVERIFY(!judgeAnswer(target(), response(200, {}, "7"), now).retryAfter);
        QVERIFY(!judgeAnswer(target(), response(429), now).retryAfter);
        QVERIFY(judgeAnswer(target(), response(429, {}, "7"), now).result.error().message.contains(u"7 s"_s));
    }

    void retryAfterValues_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds"); // -1: none
        QTest::newRow("seconds") << QByteArray("30") << 30;
        QTest::newRow("at least one") << QByteArray("0") << 1;
        QTest::newRow("at most an hour") << QByteArray("86400") << 3600;
        QTest::newRow("beyond all numbers") << QByteArray("99999999999999999999999") << 3600;
        QTest::newRow("date") << QByteArray("Sat, 01 Nov 2025 12:28:40 GMT") << 120;
        QTest::newRow("date that is over") << QByteArray("Sat, 01 Nov 2025 12:00:00 GMT") << 1;
        QTest::newRow("date far away") << QByteArray("Sun, 01 Nov 2026 12:00:00 GMT") << 3600;
        QTest::newRow("negative") << QByteArray("-5") << -1;
        QTest::newRow("words") << QByteArray("soon") << -1;
        QTest::newRow("empty") << QByteArray("") << -1;
    }

    void retryAfterValues()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        const std::optional<std::chrono::milliseconds> wait = parseRetryAfter(value, now);
        QCOMPARE(wait.has_value(), seconds >= 0);
        if (wait)
            QCOMPARE(*wait, std::chrono::milliseconds(std::chrono::seconds(seconds)));
    }

    /// Computed with: printf '1762000000.{"a":1}' | openssl dgst -sha256 -hmac key
    void signature()
    {
        QCOMPARE(webhookSignature("key", "1762000000", R"({"a":1})"),
                 QByteArray("sha256=c2705a3efadbbbb437e073f9f3486f26f19fdb98df249811a35f44ec4be59a4d"));
    }

    void targetFromFiles()
    {
        QTemporaryDir directory;
        const auto write = [&directory](const QString &name, const QByteArray &text) {
            const QString path = directory.filePath(name);
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
        };
        WebhookChannel channel;
        channel.head.section = u"webhook:chat"_s;
        channel.urlFile = write(u"url"_s, "https://Hooks.example.com/TheSecret\nsecond line\n");
        channel.secretFile = write(u"key"_s, "the key\r\n");
        const Result<WebhookTarget> good = webhookTarget(channel);
        QVERIFY(good);
        QCOMPARE(good->url, u"https://Hooks.example.com/TheSecret"_s);
        QCOMPARE(good->host.toLower(), u"hooks.example.com"_s);
        QCOMPARE(good->key, QByteArray("the key"));
        QVERIFY(good->tls.verify);

        const auto complains = [&channel](const QString &about) {
            const Result<WebhookTarget> bad = webhookTarget(channel);
            return !bad && bad.error().message.contains(about) &&
                   !bad.error().message.contains(u"TheSecret"_s);
        };
        channel.secretFile = write(u"empty"_s, "\nkey\n");
        QVERIFY(complains(u"secret_file = "_s));
        channel.secretFile = directory.filePath(u"missing"_s);
        QVERIFY(complains(u"missing"_s));
        channel.secretFile.clear();
        channel.urlFile = write(u"bad"_s, "ftp://TheSecret/\n");
        QVERIFY(complains(u"url_file = "_s));
        channel.urlFile = write(u"latin"_s, "http://\xe4/TheSecret\n");
        QVERIFY(complains(u"UTF-8"_s));
    }
};

QTEST_GUILESS_MAIN(TestWebhookAnswer)
#include "tst_webhookanswer.moc"
