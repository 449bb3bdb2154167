// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhooktransport.h"

#include "testkit/hookserver.h"
#include "testkit/reservedport.h"
#include "testkit/waiting.h"

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

    void failures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("500") << 500 << ErrorCode::HttpStatus;
        QTest::newRow("404") << 404 << ErrorCode::Rejected;
        QTest::newRow("closes early") << 0 << ErrorCode::ConnectionLost;
    }

    void failures()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        HookServer server({status == 0 ? HookServer::closeEarly()
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
