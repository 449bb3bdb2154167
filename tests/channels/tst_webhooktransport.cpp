// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhooktransport.h"

#include "testkit/hookserver.h"
#include "testkit/reservedport.h"
#include "testkit/waiting.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString secretPath = u"/services/T000/TheSecretPath"_s;

WebhookTarget targetOf(const QString &url, std::chrono::milliseconds timeout = 30s)
{
    return {url, u"127.0.0.1"_s, "key", {}, timeout};
}

Mail mail(const QString &body = u"{\"a\":\"中\"}"_s)
{
    return {{}, {}, u"subject"_s, body};
}

/// What docs/alerts.md's receiver says: "True", "False", or the error of Python.
QByteArray isGenuine(const QByteArray &key, const QByteArray &timestamp, const QByteArray &signature,
                     const QByteArray &body)
{
    QFile docs(QStringLiteral(PENNON_FIXTURES "/../../docs/alerts.md"));
    if (!docs.open(QIODevice::ReadOnly))
        return "no docs/alerts.md";
    const QString text = QString::fromUtf8(docs.readAll());
    const QString code = text.section(u"```python\n"_s, 1, 1).section(u"```"_s, 0, 0);
    const auto bytes = [](const QByteArray &value) {
        return QString(u"bytes.fromhex('"_s + QString::fromLatin1(value.toHex()) + u"')"_s);
    };
    QString headers = u"{}"_s;
    if (!signature.isEmpty()) {
        headers = u"{'X-Pennon-Timestamp': '%1', 'X-Pennon-Signature': '%2'}"_s.arg(
            QString::fromLatin1(timestamp), QString::fromLatin1(signature));
    }
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-"_s});
    python.write(QString(code + u"\nprint(is_genuine("_s + bytes(key) + u", "_s + headers + u", "_s +
                         bytes(body) + u"))\n"_s)
                     .toUtf8());
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0)
        return python.readAllStandardError();
    return python.readAllStandardOutput().trimmed();
}

/// What became of it; it comes within a while.
Result<void> outcome(const QFuture<Result<void>> &sending)
{
    if (!comesTrue([&sending] { return sending.isFinished(); }))
        return failure(ErrorCode::TimedOut, u"the future did not end"_s);
    if (sending.resultCount() == 0)
        return failure(ErrorCode::Cancelled, u"there is no result"_s);
    return sending.result();
}

} // namespace

class TestWebhookTransport final : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

private Q_SLOTS:
    void posts()
    {
        HookServer server;
        WebhookTransport transport(targetOf(server.url(secretPath)), m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(server.requests.size(), 1U);
        HookServer::Request &request = server.requests.front();
        QCOMPARE(request.line, "POST " + secretPath.toUtf8() + " HTTP/1.1");
        QCOMPARE(request.headers["content-type"], QByteArray("application/json"));
        QCOMPARE(request.body, QByteArray("{\"a\":\"中\"}"));
        const QByteArray timestamp = request.headers["x-pennon-timestamp"];
        const qint64 now = std::chrono::floor<std::chrono::seconds>(m_clock.now()).time_since_epoch().count();
        QVERIFY(timestamp.toLongLong() <= now && timestamp.toLongLong() > now - 120);
        QCOMPARE(request.headers["x-pennon-signature"], webhookSignature("key", timestamp, request.body));
        QCOMPARE(transport.lastAnswer(), u"HTTP 200 Phrase: ok"_s);
        QVERIFY(!transport.retryAfter());
    }

    /// By the lines of Python that docs/alerts.md gives to those who write a receiver.
    void aReceiverVerifiesTheSignature()
    {
        HookServer server;
        WebhookTransport transport(targetOf(server.url()), m_clock);
        QVERIFY(outcome(transport.send(mail())));
        HookServer::Request &request = server.requests.front();
        const QByteArray timestamp = request.headers["x-pennon-timestamp"];
        const QByteArray signature = request.headers["x-pennon-signature"];
        QCOMPARE(isGenuine("key", timestamp, signature, request.body), QByteArray("True"));
        QCOMPARE(isGenuine("another key", timestamp, signature, request.body), QByteArray("False"));
        QCOMPARE(isGenuine("key", timestamp, signature, request.body + " "), QByteArray("False"));
        const QByteArray later = QByteArray::number(timestamp.toLongLong() + 1);
        QCOMPARE(isGenuine("key", later, signature, request.body), QByteArray("False"));
        QCOMPARE(isGenuine("key", {}, {}, request.body), QByteArray("False"));
        // Recorded, and sent again much later.
        const QByteArray old = QByteArray::number(timestamp.toLongLong() - 1000);
        QCOMPARE(isGenuine("key", old, webhookSignature("key", old, request.body), request.body),
                 QByteArray("False"));
    }

    void noSignatureWithoutKey()
    {
        HookServer server;
        WebhookTarget target = targetOf(server.url());
        target.key.clear();
        WebhookTransport transport(target, m_clock);
        QVERIFY(outcome(transport.send(mail())));
        QVERIFY(!server.requests.front().headers.contains("x-pennon-signature"));
        QVERIFY(!server.requests.front().headers.contains("x-pennon-timestamp"));
    }

    void tooManyRequests()
    {
        HookServer server(
            {HookServer::answer(429, "slow down", "Retry-After: 12\r\n"), HookServer::answer(200)});
        WebhookTransport transport(targetOf(server.url()), m_clock);
        const Result<void> first = outcome(transport.send(mail()));
        QVERIFY(!first);
        QCOMPARE(first.error().code, ErrorCode::HttpStatus);
        QCOMPARE(transport.retryAfter().value(), 12s);
        QVERIFY(outcome(transport.send(mail())));
        QVERIFY(!transport.retryAfter());
    }

    void tooManyRequestsUntilADate()
    {
        const QDateTime date = QDateTime::currentDateTimeUtc().addSecs(600);
        const QByteArray header =
            "Retry-After: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1() +
            "\r\n";
        HookServer server({HookServer::answer(429, {}, header), HookServer::answer(503, {}, header),
                           HookServer::answer(503, {}, "Retry-After: soon\r\n")});
        WebhookTransport transport(targetOf(server.url()), m_clock);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!outcome(transport.send(mail())));
            QVERIFY(transport.retryAfter().value() > 500s && transport.retryAfter().value() <= 600s);
        }
        QVERIFY(!outcome(transport.send(mail())));
        QVERIFY(!transport.retryAfter());
    }

    /// It said 200: that is what counts, and nobody waits for the rest.
    void anAnswerWithoutEnd()
    {
        HookServer server({HookServer::endless()});
        WebhookTransport transport(targetOf(server.url(), 20s), m_clock);
        QElapsedTimer timer;
        timer.start();
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QVERIFY(timer.elapsed() < 15000);
        QVERIFY(transport.lastAnswer().size() < 300);
        QVERIFY(comesTrue([&server] { return server.lost == 1; }));
    }

    void aHugeAnswer()
    {
        HookServer server({HookServer::answer(500, QByteArray(20'000'000, 'x')), HookServer::answer(200)});
        WebhookTransport transport(targetOf(server.url()), m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QCOMPARE(sent.error().detail, 500);
        QVERIFY(sent.error().message.size() < 400);
        QVERIFY(outcome(transport.send(mail())));
    }

    void failures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("500") << 500 << ErrorCode::HttpStatus;
        QTest::newRow("404") << 404 << ErrorCode::Rejected;
        QTest::newRow("closes early") << 0 << ErrorCode::ConnectionLost;
        QTest::newRow("resets the connection") << -1 << ErrorCode::ConnectionLost;
    }

    void failures()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        HookServer server({status == 0  ? HookServer::closeEarly()
                           : status < 0 ? HookServer::reset()
                                        : HookServer::answer(status, "no: " + secretPath.toUtf8())});
        WebhookTransport transport(targetOf(server.url(secretPath)), m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QVERIFY2(sent.error().code == code, qPrintable(sent.error().message));
        QVERIFY(sent.error().message.contains(u"127.0.0.1"_s));
        QVERIFY2(!sent.error().message.contains(u"TheSecretPath"_s), qPrintable(sent.error().message));
    }

    void followsNoRedirects()
    {
        HookServer elsewhere;
        const QByteArray location = "Location: " + elsewhere.url().toUtf8() + "\r\n";
        HookServer server({HookServer::answer(307, {}, location)});
        WebhookTransport transport(targetOf(server.url()), m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QCOMPARE(sent.error().detail, 307);
        QVERIFY(sent.error().message.contains(u"redirect"_s));
        QVERIFY(elsewhere.requests.empty());
    }

    void nobodyListens()
    {
        const ReservedPort port;
        WebhookTransport transport(targetOf(u"http://127.0.0.1:%1%2"_s.arg(port.number()).arg(secretPath)),
                                   m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::ConnectionRefused);
        QVERIFY(!sent.error().message.contains(u"TheSecretPath"_s));
    }

    void hangingServersEndInTheTimeout()
    {
        HookServer server({HookServer::hang(), HookServer::answer(200)});
        WebhookTransport transport(targetOf(server.url(), 300ms), m_clock);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::TimedOut);
    }

    void oneAfterTheOther()
    {
        HookServer server;
        WebhookTransport transport(targetOf(server.url()), m_clock);
        const QFuture<Result<void>> first = transport.send(mail(u"1"_s));
        const QFuture<Result<void>> second = transport.send(mail(u"2"_s));
        QVERIFY(outcome(second));
        QVERIFY(first.isFinished());
        QCOMPARE(server.requests.at(0).body, QByteArray("1"));
        QCOMPARE(server.requests.at(1).body, QByteArray("2"));
    }

    void hurryBreaksOff()
    {
        HookServer server({HookServer::hang()});
        WebhookTransport transport(targetOf(server.url()), m_clock);
        const QFuture<Result<void>> sending = transport.send(mail());
        const QFuture<Result<void>> next = transport.send(mail());
        QVERIFY(comesTrue([&server] { return server.requests.size() == 1; }));
        transport.hurry(50ms);
        QCOMPARE(outcome(sending).error().code, ErrorCode::Cancelled);
        QCOMPARE(outcome(next).error().code, ErrorCode::Cancelled);
        QVERIFY(comesTrue([&server] { return server.lost >= 1; }));
    }

    void destroyedMeanwhile()
    {
        HookServer server({HookServer::hang()});
        auto transport = std::make_unique<WebhookTransport>(targetOf(server.url()), m_clock);
        const QFuture<Result<void>> sending = transport->send(mail());
        QVERIFY(comesTrue([&server] { return server.requests.size() == 1; }));
        transport.reset();
        QVERIFY(sending.isFinished());
        QCOMPARE(sending.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestWebhookTransport)
#include "tst_webhooktransport.moc"
