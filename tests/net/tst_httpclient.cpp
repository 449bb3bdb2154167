// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "scriptedserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;
using Then = Script::Then;

class TestHttpClient final : public QObject
{
    Q_OBJECT

private:
    Result<HttpResponse> wait(const QFuture<Result<HttpResponse>> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return failure(ErrorCode::System, QStringLiteral("the test waited in vain"));
        return future.result();
    }

    Result<HttpResponse> get(const QString &url, std::chrono::milliseconds deadline = 10s)
    {
        HttpRequest request{url};
        request.deadline = deadline;
        return wait(m_client->send(request));
    }

private Q_SLOTS:
    void init() { m_client = std::make_unique<HttpClient>(); }

    void aHeadCutShortIsNoResponse()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Len"});
        const Result<HttpResponse> response = get(server.url());
        QVERIFY(!response);
        QCOMPARE(response.error().code, ErrorCode::ConnectionLost);
    }

    void headersForWhoAsksForThem()
    {
        const ScriptedServer server(
            {"HTTP/1.1 100 Continue\r\nA: early\r\n\r\nHTTP/1.1 200 OK\r\nRetry-After:  12 "
             "\r\nA:\r\na: b: c\r\nContent-Length: 0\r\n\r\n"});
        QVERIFY(get(server.url())->headers.empty());
        HttpRequest request{server.url()};
        request.keepHeaders = true;
        const Result<HttpResponse> response = wait(m_client->send(request));
        QVERIFY(response);
        QCOMPARE(response->header("retry-after"), QByteArray("12"));
        QCOMPARE(response->header("A"), QByteArray());
        QCOMPARE(response->header("B"), QByteArray());
        QCOMPARE(response->headers.size(), 4U);
    }

    void responses_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &answer, int status, const char *reason,
                            const QByteArray &body) {
            QTest::newRow(name) << answer << status << QString::fromUtf8(reason) << body;
        };
        row("length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, "OK", "ok");
        row("until the end", "HTTP/1.0 200 Fine\r\n\r\nall of it", 200, "Fine", "all of it");
        row("chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nA: "
            "b\r\n\r\n",
            200, "OK", "abcde");
        row("no phrase", "HTTP/1.1 204\r\n\r\n", 204, "", "");
        row("empty phrase", "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n", 404, "", "");
        row("long phrase", "HTTP/1.1 503  Back  in a moment \r\nContent-Length: 0\r\n\r\n", 503,
            "Back  in a moment", "");
        row("UTF-8 phrase", "HTTP/1.1 500 gr\xc3\xbc\xc3\x9f dich\r\nContent-Length: 0\r\n\r\n", 500,
            "grüß dich", "");
        row("Latin-1 phrase", "HTTP/1.1 500 gr\xfc\xdf dich\r\nContent-Length: 0\r\n\r\n", 500, "grüß dich",
            "");
        row("continue before", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\nx",
            201, "Made", "x");
        row("redirect", "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", 302, "Found",
            "");
        row("not decoded", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", 200,
            "OK", "x");
        row("401",
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n", 401,
            "Unauthorized", "");
    }

    void responses()
    {
        QFETCH(const QByteArray, answer);
        const ScriptedServer server({answer});
        const auto response = get(server.url());
        QVERIFY2(response, response ? "" : qPrintable(response.error().message));
        QTEST(response->status, "status");
        QTEST(response->reason, "reason");
        QTEST(response->body, "body");
        QCOMPARE(server.requests.size(), std::size_t{1});
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Then>("then");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("no answer") << QByteArray() << Then::Close << ErrorCode::ConnectionLost;
        QTest::newRow("reset") << QByteArray() << Then::Reset << ErrorCode::ConnectionLost;
        QTest::newRow("cut body") << head + "Content-Length: 9\r\n\r\nabc" << Then::Close
                                  << ErrorCode::ConnectionLost;
        QTest::newRow("cut chunks") << head + "Transfer-Encoding: chunked\r\n\r\n9\r\nabc" << Then::Close
                                    << ErrorCode::ConnectionLost;
        QTest::newRow("bad chunks") << head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"
                                    << Then::StayOpen << ErrorCode::Protocol;
        QTest::newRow("garbage") << QByteArray("\x01\x02 this is no HTTP\n\n") << Then::Close
                                 << ErrorCode::Protocol;
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << Then::StayOpen
                             << ErrorCode::Protocol;
        QTest::newRow("endless headers")
            << head + QByteArray("A: b\r\n").repeated(30'000) << Then::StayOpen << ErrorCode::Protocol;
        QTest::newRow("endless header")
            << head + "A: " + QByteArray(500'000, 'x') << Then::StayOpen << ErrorCode::Protocol;
        QTest::newRow("hang") << QByteArray() << Then::StayOpen << ErrorCode::TimedOut;
        QTest::newRow("hang in the body")
            << head + "Content-Length: 9\r\n\r\nabc" << Then::StayOpen << ErrorCode::TimedOut;
        QTest::newRow("drip") << head + "Content-Length: 1000\r\n\r\n" + QByteArray(1000, 'x') << Then::Drip
                              << ErrorCode::TimedOut;
    }

    void failures()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Then, then);
        QFETCH(const ErrorCode, code);
        const ScriptedServer server({answer, then});
        QElapsedTimer timer;
        timer.start();
        const auto response = get(server.url(), code == ErrorCode::TimedOut ? 400ms : 15s);
        QVERIFY(!response);
        QCOMPARE(response.error().code, code);
        QVERIFY2(response.error().message.contains(QStringLiteral("127.0.0.1:")),
                 qPrintable(response.error().message));
        QCOMPARE(server.requests.size(), std::size_t{1}); // no repeat behind our back
        if (code == ErrorCode::TimedOut)
            QVERIFY(timer.elapsed() >= 350 && timer.elapsed() < 5000);
    }

    void refused()
    {
        QString url;
        {
            const ScriptedServer server(Script{});
            url = server.url();
        }
        QCOMPARE(get(url).error().code, ErrorCode::ConnectionRefused);
    }

    void unusableRequests()
    {
        QCOMPARE(get(QStringLiteral("ftp://127.0.0.1/")).error().code, ErrorCode::InvalidInput);
        HttpRequest request{QStringLiteral("http://127.0.0.1/")};
        request.headers = {{"A", "b\r\nC: d"}};
        QCOMPARE(wait(m_client->send(request)).error().code, ErrorCode::InvalidInput);
    }

    void whatIsSent()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"});
        qputenv("http_proxy", "http://127.0.0.1:1");
        HttpRequest request{server.url() + QStringLiteral("/a/../b c?d=%zz#e")};
        request.headers = {{"User-Agent", "httpok"}, {"Empty", ""}};
        request.credentials = HttpCredentials{QStringLiteral("ü"), QStringLiteral("p:ß")};
        QVERIFY(wait(m_client->send(request)));
        qunsetenv("http_proxy");
        const QByteArray &sent = server.requests.at(0);
        QVERIFY2(sent.startsWith("GET /a/../b%20c?d=%zz HTTP/1.1\r\n"), sent.constData());
        QVERIFY(sent.contains("\r\nUser-Agent: httpok\r\n"));
        QVERIFY(sent.contains("\r\nEmpty:\r\n"));
        QVERIFY(sent.contains("\r\nHost: 127.0.0.1:"));
        const QByteArray login =
            "\r\nAuthorization: Basic " + QStringLiteral("ü:p:ß").toUtf8().toBase64() + "\r\n";
        QVERIFY(sent.contains(login));
        QVERIFY(!sent.contains("Cookie") && !sent.contains("Expect") && !sent.contains("Accept-Encoding"));
    }

    void post()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"});
        HttpRequest request{server.url() + QStringLiteral("/ignored")};
        request.method = "POST";
        request.target = "/RPC2";
        request.headers = {{"Content-Type", "text/xml"}};
        request.body = QByteArray(5000, 'x');
        QVERIFY(wait(m_client->send(request)));
        const QByteArray &sent = server.requests.at(0);
        QVERIFY2(sent.startsWith("POST /RPC2 HTTP/1.1\r\n"), sent.constData());
        QVERIFY(sent.contains("\r\nContent-Length: 5000\r\n"));
        QVERIFY(sent.contains("\r\nContent-Type: text/xml\r\n"));
        QVERIFY(!sent.contains("Expect") && !sent.contains("chunked"));
    }

    void unixSocket()
    {
        const QTemporaryDir folder;
        HttpRequest request{QStringLiteral("http://localhost/x")};
        request.unixSocket = folder.filePath(QStringLiteral("sö ck"));
        const auto missing = wait(m_client->send(request));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.contains(request.unixSocket));

        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"}, request.unixSocket);
        QVERIFY(server.isListening());
        const auto response = wait(m_client->send(request));
        QVERIFY2(response, response ? "" : qPrintable(response.error().message));
        QCOMPARE(response->body, QByteArray("ok"));
        QVERIFY(server.requests.at(0).contains("\r\nHost: localhost\r\n"));

        request.unixSocket += QString(200, u'x');
        QCOMPARE(wait(m_client->send(request)).error().code, ErrorCode::InvalidInput);
    }

    void ipv6()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"},
                                    QHostAddress::LocalHostIPv6);
        QVERIFY(server.isListening());
        const auto response = get(server.url());
        QVERIFY2(response, response ? "" : qPrintable(response.error().message));
        QVERIFY(server.requests.at(0).contains("\r\nHost: [::1]:"));
    }

    void bodyLimits()
    {
        const ScriptedServer whole(
            {"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + QByteArray(300'000, 'x')});
        HttpRequest request{whole.url()};
        QCOMPARE(wait(m_client->send(request))->body.size(), 300'000);
        request.keepBody = 1000;
        QCOMPARE(wait(m_client->send(request))->body.size(), 1000);

        const ScriptedServer endless({"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5000, 'x'), Then::StayOpen});
        request = {endless.url()};
        request.stopAfterBody = 100;
        QCOMPARE(wait(m_client->send(request))->body.size(), 100);
        request.stopAfterBody = 0;
        const auto none = wait(m_client->send(request));
        QCOMPARE(none->status, 200);
        QVERIFY(none->body.isEmpty());
    }

    void sideBySide()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"});
        const ScriptedServer hanging({QByteArray(), Then::StayOpen});
        const auto pending = m_client->send({hanging.url()});
        std::vector<QFuture<Result<HttpResponse>>> futures;
        for (int i = 0; i < 100; ++i)
            futures.push_back(m_client->send({server.url()}));
        QCOMPARE(m_client->active(), std::size_t{101});
        for (const auto &future : futures)
            QVERIFY(wait(future));
        QVERIFY(!pending.isFinished());
        QCOMPARE(m_client->active(), std::size_t{1});
    }

    void destroyedWhileRequestsRun()
    {
        const ScriptedServer hanging({QByteArray(), Then::StayOpen});
        const auto started = m_client->send({hanging.url()});
        QTRY_COMPARE(hanging.requests.size(), std::size_t{1});
        const auto fresh = m_client->send({hanging.url()});
        m_client.reset();
        QVERIFY(started.isFinished() && fresh.isFinished());
        QCOMPARE(started.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(fresh.result().error().code, ErrorCode::Cancelled);
    }

    void destroyedByAnAnswer()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"});
        const ScriptedServer hanging({QByteArray(), Then::StayOpen});
        const auto pending = m_client->send({hanging.url()});
        m_client->send({server.url()}).then([this](const Result<HttpResponse> &) { m_client.reset(); });
        QTRY_VERIFY(!m_client);
        QCOMPARE(pending.result().error().code, ErrorCode::Cancelled);
    }

    void callerLostInterest()
    {
        const ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"});
        m_client->send({server.url()}).cancel();
        QTRY_COMPARE(m_client->active(), std::size_t{0});
    }

    void tls();

private:
    std::unique_ptr<HttpClient> m_client;
};

void TestHttpClient::tls()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
    QCOMPARE(QProcess::execute(QStringLiteral("openssl"),
                               {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                                QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                                QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                                QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                                QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"), key,
                                QStringLiteral("-out"), certificate}),
             0);
    QProcess server;
    server.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("-www"), QStringLiteral("-key"), key, QStringLiteral("-cert"), certificate});
    QByteArray said; // "ACCEPT 127.0.0.1:PORT"
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += server.readAllStandardOutput()).indexOf('\n', said.indexOf("ACCEPT")) > 0, 10'000);
    const QByteArray line = said.mid(said.indexOf("ACCEPT")).split('\n').at(0);
    HttpRequest request{QStringLiteral("https://127.0.0.1:") +
                        QString::fromLatin1(line.mid(line.lastIndexOf(':') + 1))};

    const auto unverified = wait(m_client->send(request));
    QVERIFY2(unverified, unverified ? "" : qPrintable(unverified.error().message));
    QCOMPARE(unverified->status, 200);

    request.tls.verify = true;
    const auto verified = wait(m_client->send(request));
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::TlsFailure);

    request.tls.caFile = certificate;
    const auto trusted = wait(m_client->send(request));
    QVERIFY2(trusted, trusted ? "" : qPrintable(trusted.error().message));

    request.tls.caFile = folder.filePath(QStringLiteral("missing.pem"));
    QCOMPARE(wait(m_client->send(request)).error().code, ErrorCode::TlsFailure);

    server.terminate();
    QVERIFY(server.waitForFinished());

    const ScriptedServer plain({QByteArrayLiteral("HTTP/1.1 200 OK\r\n\r\n")});
    request = {plain.url().replace(QStringLiteral("http:"), QStringLiteral("https:"))};
    request.deadline = 2s;
    QVERIFY(!wait(m_client->send(request)));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
