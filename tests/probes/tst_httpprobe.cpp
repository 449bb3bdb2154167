// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/httpprobe.h"

#include <QPromise>
#include <QTest>

#include <deque>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

/// Answers as told, one request after the other; without a word left it lets requests wait.
class FakeTransport final : public HttpTransport
{
public:
    QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        requests.push_back(request);
        times.push_back(std::chrono::steady_clock::now());
        if (answers.empty()) {
            waiting.emplace_back();
            waiting.back().start();
            return waiting.back().future();
        }
        Result<HttpResponse> answer = std::move(answers.front());
        answers.pop_front();
        return QtFuture::makeReadyFuture(std::move(answer));
    }

    std::deque<Result<HttpResponse>> answers;
    std::vector<HttpRequest> requests;
    std::vector<std::chrono::steady_clock::time_point> times;
    std::deque<QPromise<Result<HttpResponse>>> waiting;
};

Result<HttpResponse> refused()
{
    return failure(ErrorCode::ConnectionRefused, QStringLiteral("connection refused"));
}

Result<HttpResponse> fine()
{
    return HttpResponse{200, QStringLiteral("OK"), "body"};
}

HttpCheckSettings settings(std::chrono::milliseconds timeout = 10s)
{
    HttpCheckSettings settings;
    settings.url = QStringLiteral("http://example.com/x?y#z");
    settings.timeout = timeout;
    return settings;
}

} // namespace

class TestHttpProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTarget_data();
    void findsTheTarget();
    void takesItsSettingsFromTheRules();
    void writesTheRequest();
    void limitsTheBody_data();
    void limitsTheBody();
    void passesOnWhatCame_data();
    void passesOnWhatCame();
    void triesAgainWhileRefused();
    void stopsTryingAtTheTimeout_data();
    void stopsTryingAtTheTimeout();
    void countsTheTimeOfSlowRefusals();
    void endsWithTheProbe();
    void survivesAnAbandonedRequest();
};

void TestHttpProbe::findsTheTarget_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("no path") << QStringLiteral("http://example.com") << QByteArray("/");
    QTest::newRow("slash") << QStringLiteral("http://example.com:80/") << QByteArray("/");
    QTest::newRow("path and query") << QStringLiteral("http://example.com/a/b?c=d&e")
                                    << QByteArray("/a/b?c=d&e");
    QTest::newRow("fragment") << QStringLiteral("http://example.com/a?b#c?d/e") << QByteArray("/a?b");
    QTest::newRow("query without path") << QStringLiteral("http://example.com?x") << QByteArray("/?x");
    QTest::newRow("fragment without path") << QStringLiteral("http://example.com#x/y") << QByteArray("/");
    QTest::newRow("empty query") << QStringLiteral("http://example.com/a?") << QByteArray("/a");
    QTest::newRow("question marks") << QStringLiteral("http://example.com/a??") << QByteArray("/a??");
    QTest::newRow("url in the query")
        << QStringLiteral("http://example.com/a?u=http://x/y") << QByteArray("/a?u=http://x/y");
    QTest::newRow("escapes stay") << QStringLiteral("http://example.com/a%20b/../c")
                                  << QByteArray("/a%20b/../c");
    QTest::newRow("no request smuggling")
        << QStringLiteral("http://example.com/a b\r\nX: y") << QByteArray("/a%20b%0D%0AX:%20y");
    QTest::newRow("beyond ASCII") << QStringLiteral("http://example.com/gr\u00fcn")
                                  << QByteArray("/gr%C3%BCn");
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:8080/a") << QByteArray("/a");
}

void TestHttpProbe::findsTheTarget()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, target);
    QCOMPARE(requestTarget(url), target);
}

void TestHttpProbe::takesItsSettingsFromTheRules()
{
    HttpOkRules rules;
    rules.url = QStringLiteral("https://example.com/");
    rules.timeout = 21s;
    rules.tls = {true, QStringLiteral("/ca.pem")};
    QVERIFY(!HttpCheckSettings::from(rules).needsBody);
    rules.body = QStringLiteral("ok");
    rules.bodyLimit = ByteSize{4096};
    const HttpCheckSettings found = HttpCheckSettings::from(rules);
    QCOMPARE(found.url, rules.url);
    QCOMPARE(found.timeout, 21'000ms);
    QVERIFY(found.tls.verify);
    QCOMPARE(found.tls.caFile, QStringLiteral("/ca.pem"));
    QVERIFY(found.needsBody);
    QCOMPARE(found.bodyLimit, std::optional(ByteSize{4096}));
}

void TestHttpProbe::writesTheRequest()
{
    HttpCheckSettings wish = settings(7s);
    wish.tls = {true, QStringLiteral("/ca.pem")};
    const HttpRequest request = HttpProbe::request(wish);
    QCOMPARE(request.url, wish.url);
    QCOMPARE(request.target, QByteArray("/x?y"));
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.deadline, 7'000ms);
    QVERIFY(request.tls.verify);
    QCOMPARE(request.tls.caFile, QStringLiteral("/ca.pem"));
    QCOMPARE(request.headers.size(), 1U);
    QCOMPARE(request.headers.front().first, QByteArray("User-Agent"));
    QCOMPARE(request.headers.front().second, QByteArray("httpok"));
    QVERIFY(!request.credentials);
}

void TestHttpProbe::limitsTheBody_data()
{
    QTest::addColumn<bool>("needed");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("keep");
    QTest::addColumn<qint64>("stop");
    QTest::newRow("not needed") << false << qint64(-1) << qint64(0) << qint64(-1);
    QTest::newRow("not needed, limited") << false << qint64(100) << qint64(0) << qint64(100);
    QTest::newRow("needed") << true << qint64(-1) << HttpRequest{}.keepBody << qint64(-1);
    QTest::newRow("needed, limited") << true << qint64(100) << qint64(100) << qint64(100);
}

void TestHttpProbe::limitsTheBody()
{
    QFETCH(bool, needed);
    QFETCH(qint64, limit);
    QFETCH(qint64, keep);
    QFETCH(qint64, stop);
    HttpCheckSettings wish = settings();
    wish.needsBody = needed;
    if (limit >= 0)
        wish.bodyLimit = ByteSize{limit};
    const HttpRequest request = HttpProbe::request(wish);
    QCOMPARE(request.keepBody, keep);
    QCOMPARE(request.stopAfterBody, stop);
}

void TestHttpProbe::passesOnWhatCame_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("200") << 200 << ErrorCode::System;
    QTest::newRow("500 is a response") << 500 << ErrorCode::System;
    QTest::newRow("timed out") << 0 << ErrorCode::TimedOut;
    QTest::newRow("connection lost") << 0 << ErrorCode::ConnectionLost;
    QTest::newRow("no such host") << 0 << ErrorCode::NotFound;
}

void TestHttpProbe::passesOnWhatCame()
{
    QFETCH(int, status);
    QFETCH(ErrorCode, code);
    FakeTransport transport;
    if (status > 0)
        transport.answers.emplace_back(HttpResponse{status, QStringLiteral("Phrase"), "body"});
    else
        transport.answers.emplace_back(failure(code, QStringLiteral("why")));
    const SystemClock clock;
    HttpProbe probe(transport, clock, 1ms);
    const auto answer = probe.check(settings());
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(transport.requests.size(), 1U); // none of these is tried again
    const auto result = answer.result();
    QCOMPARE(result.has_value(), status > 0);
    if (result) {
        QCOMPARE(result->status, status);
        QCOMPARE(result->reason, QStringLiteral("Phrase"));
        QCOMPARE(result->body, QByteArray("body"));
    } else {
        QCOMPARE(result.error(), (Error{code, QStringLiteral("why")}));
    }
}

void TestHttpProbe::triesAgainWhileRefused()
{
    FakeTransport transport;
    transport.answers = {refused(), refused(), fine()};
    const SystemClock clock;
    HttpProbe probe(transport, clock, 50ms);
    const auto answer = probe.check(settings(60s));
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QCOMPARE(transport.requests.size(), 3U);
    QVERIFY(transport.times[1] - transport.times[0] >= 45ms);
    QVERIFY(transport.times[2] - transport.times[0] >= 95ms);
    for (const HttpRequest &request : transport.requests)
        QCOMPARE(request.deadline, 60'000ms); // of each attempt as a whole
}

void TestHttpProbe::stopsTryingAtTheTimeout_data()
{
    QTest::addColumn<int>("timeout");
    QTest::addColumn<int>("attempts");
    QTest::newRow("shorter than the pause") << 9 << 1;
    QTest::newRow("as long as the pause") << 10 << 1;
    QTest::newRow("a little longer") << 11 << 2;
    QTest::newRow("twice as long") << 20 << 2;
    QTest::newRow("longer than that") << 21 << 3;
}

void TestHttpProbe::stopsTryingAtTheTimeout()
{
    QFETCH(int, timeout);
    QFETCH(int, attempts);
    /// Its time stands still between attempts, so that a slow machine does not lose one.
    class StillClock final : public Clock
    {
    public:
        [[nodiscard]] WallTime now() const override { return {}; }
        [[nodiscard]] SteadyTime steady() const override { return {}; }
    };
    FakeTransport transport;
    transport.answers.assign(5, refused());
    const StillClock clock;
    HttpProbe probe(transport, clock, 10ms);
    const auto answer = probe.check(settings(std::chrono::milliseconds(timeout)));
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, ErrorCode::ConnectionRefused);
    QCOMPARE(transport.requests.size(), static_cast<std::size_t>(attempts));
}

void TestHttpProbe::countsTheTimeOfSlowRefusals()
{
    /// Each look at it, one for each attempt, finds 15 ms passed.
    class JumpingClock final : public Clock
    {
    public:
        [[nodiscard]] WallTime now() const override { return {}; }
        [[nodiscard]] SteadyTime steady() const override { return SteadyTime{} + 15ms * m_looks++; }

    private:
        mutable int m_looks = 0;
    };
    FakeTransport transport;
    transport.answers.assign(5, refused());
    const JumpingClock clock;
    HttpProbe probe(transport, clock, 10ms);
    // Refused after 15 ms: the attempt at 10 ms is left out, that at 20 ms ends at 30 ms, which is too late.
    const auto answer = probe.check(settings(30ms));
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(transport.requests.size(), 2U);
}

void TestHttpProbe::endsWithTheProbe()
{
    FakeTransport transport;
    const SystemClock clock;
    auto probe = std::make_unique<HttpProbe>(transport, clock);
    const auto underWay = probe->check(settings());
    transport.answers = {refused()};
    const auto betweenAttempts = probe->check(settings(60s));
    QVERIFY(!underWay.isFinished());
    QVERIFY(!betweenAttempts.isFinished());
    probe.reset();
    QCOMPARE(underWay.result().error().code, ErrorCode::Cancelled);
    QCOMPARE(betweenAttempts.result().error().code, ErrorCode::Cancelled);
    transport.waiting.front().addResult(fine()); // a late answer meets nobody
    transport.waiting.front().finish();
    QCoreApplication::processEvents();
}

void TestHttpProbe::survivesAnAbandonedRequest()
{
    FakeTransport transport;
    const SystemClock clock;
    HttpProbe probe(transport, clock);
    const auto answer = probe.check(settings());
    transport.waiting.clear(); // the transport goes without an answer
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestHttpProbe)
#include "tst_httpprobe.moc"
