// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricsserver.h"
#include "metrics/scraperequest.h"
#include "testkit/reservedport.h"
#include "testkit/waiting.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

class TestMetricsServer final : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        explicit World(const ScrapeLimits &limits = {}, const QString &host = QStringLiteral("127.0.0.1"))
            : opened(MetricsServer::open(
                  {host, port.number()}, [this] { return text(); }, limits))
        {}
        Result<QByteArray> text()
        {
            ++asked;
            return answer;
        }
        [[nodiscard]] std::unique_ptr<QTcpSocket> connect(const QByteArray &request = {}) const
        {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost((*opened)->address().host, port.number());
            socket->write(request);
            return socket;
        }
        /// The whole response, when the server has closed the connection.
        [[nodiscard]] QByteArray ask(const QByteArray &request) const
        {
            const std::unique_ptr<QTcpSocket> socket = connect(request);
            return comesTrue([&] { return socket->state() == QAbstractSocket::UnconnectedState; })
                       ? socket->readAll()
                       : QByteArray("no end");
        }

        int asked = 0;
        Result<QByteArray> answer = QByteArray("a 1\n");
        ReservedPort port;
        Result<std::unique_ptr<MetricsServer>> opened;
    };

private Q_SLOTS:
    void requests_data()
    {
        using Wish = ScrapeRequest::Wish;
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("wish");
        QTest::addColumn<bool>("isHead");
        const auto row = [](const QByteArray &head, Wish wish, bool isHead = false) {
            QTest::addRow("%s", head.simplified().constData()) << head << static_cast<int>(wish) << isHead;
        };
        row("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", Wish::Metrics);
        row("GET /metrics HTTP/1.0\n\n", Wish::Metrics);
        row("GET /metrics?collect=x HTTP/1.1\r\n\r\n", Wish::Metrics);
        row("GET http://host:9119/metrics HTTP/1.1\r\n\r\n", Wish::Metrics);
        row("GET http://host HTTP/1.1\r\n\r\n", Wish::Front);
        row("HEAD /metrics HTTP/1.1\r\n\r\n", Wish::Metrics, true);
        row("GET / HTTP/1.1\r\n\r\n", Wish::Front);
        row("GET /metrics/ HTTP/1.1\r\n\r\n", Wish::NotFound);
        row("POST /metrics HTTP/1.1\r\n\r\n", Wish::NotAllowed);
        row("get /metrics HTTP/1.1\r\n\r\n", Wish::NotAllowed);
        row("GET /metrics HTTP/2.0\r\n\r\n", Wish::NotUnderstood);
        row("GET /metrics\r\n\r\n", Wish::NotUnderstood);
        row("GET  HTTP/1.1\r\n\r\n", Wish::NotFound);
        row(" \n\n", Wish::NotUnderstood);
        row("\n\n", Wish::NotUnderstood);
        row("", Wish::NotUnderstood);
        row("\x16\x03\x01 x HTTP/1.", Wish::NotUnderstood);
    }

    void requests()
    {
        QFETCH(const QByteArray, head);
        const ScrapeRequest request = ScrapeRequest::parse(head);
        QTEST(static_cast<int>(request.wish), "wish");
        QTEST(request.isHead, "isHead");
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("end");
        const auto row = [](const QByteArray &request, const QByteArray &begin, const QByteArray &end) {
            QTest::addRow("%s", request.simplified().constData()) << request << begin << end;
        };
        row("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
            "4\r\n"
            "Connection: close\r\n\r\n",
            "\r\n\r\na 1\n");
        row("HEAD /metrics HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\n",
            "Content-Length: 4\r\nConnection: close\r\n\r\n");
        row("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\n", "/metrics\n");
        row("GET /x HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found\r\n", "\n");
        row("PUT /metrics HTTP/1.1\r\n\r\nbody", "HTTP/1.1 405 Method Not Allowed\r\n", "\n");
        row("garbage\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n", "\n");
    }

    void answers()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, begin);
        QFETCH(const QByteArray, end);
        const World world;
        QVERIFY2(world.opened, world.opened ? "" : qPrintable(world.opened.error().message));
        const QByteArray answer = world.ask(request);
        QVERIFY2(answer.startsWith(begin), answer.constData());
        QVERIFY2(answer.endsWith(end), answer.constData());
    }

    void moreThanTheSocketTakes()
    {
        World world;
        world.answer = QByteArray(32 * 1024 * 1024, 'z');
        const QByteArray answer = world.ask("GET /metrics HTTP/1.1\r\n\r\n");
        QCOMPARE(answer.count('z'), 32 * 1024 * 1024);
    }

    void figuresThatCannotBeHad()
    {
        World world;
        world.answer = tl::unexpected(Error{ErrorCode::System, QStringLiteral("no module"), {}});
        const QByteArray answer = world.ask("GET /metrics HTTP/1.1\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 503 "));
        QVERIFY(answer.endsWith("no module\n"));
    }

    void ipv6()
    {
        const World world({}, QStringLiteral("::1"));
        QVERIFY2(world.opened, world.opened ? "" : qPrintable(world.opened.error().message));
        QCOMPARE((*world.opened)->address().text(), QStringLiteral("[::1]:%1").arg(world.port.number()));
        QVERIFY(world.ask("GET /metrics HTTP/1.1\r\n\r\n").endsWith("a 1\n"));
    }

    void takenAddress()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto opened = MetricsServer::open({QStringLiteral("127.0.0.1"), other.serverPort()}, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Rejected);
        QVERIFY(opened.error().message.contains(QStringLiteral("another program listens there")));
    }

    void foreignAddress()
    {
        const auto opened = MetricsServer::open({QStringLiteral("192.0.2.1"), 9119}, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
        QVERIFY(opened.error().message.contains(QStringLiteral("192.0.2.1:9119")));
    }

    /// Who says nothing, or not enough, is cut off.
    void silentClient()
    {
        ScrapeLimits limits;
        limits.request = 50ms;
        const World world(limits);
        QCOMPARE(world.ask("GET /metrics"), QByteArray());
        QTRY_COMPARE((*world.opened)->connections(), std::size_t{0});
    }

    void endlessRequest()
    {
        const World world;
        const QByteArray answer = world.ask("GET /" + QByteArray(100'000, 'x'));
        QVERIFY2(answer.startsWith("HTTP/1.1 431 ") || answer.isEmpty(),
                 answer.constData()); // or reset meanwhile
        QCOMPARE(world.asked, 0);
    }

    void neverReads()
    {
        ScrapeLimits limits;
        limits.response = 100ms;
        World world(limits);
        world.answer = QByteArray(32 * 1024 * 1024, 'x');
        QTcpSocket lazy;
        lazy.setReadBufferSize(1);
        lazy.connectToHost(QHostAddress::LocalHost, world.port.number());
        lazy.write("GET /metrics HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(world.asked, 1);
        QTRY_COMPARE((*world.opened)->connections(), std::size_t{0});
    }

    /// However many come: some are there, the oldest go, and whoever really asks is answered.
    void manyClients()
    {
        ScrapeLimits limits;
        limits.connections = 8;
        const World world(limits);
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 100; ++i) {
            idle.push_back(world.connect("GET"));
            QTRY_COMPARE(idle.back()->state(), QAbstractSocket::ConnectedState);
        }
        QTRY_COMPARE(idle.front()->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE((*world.opened)->connections(), std::size_t{8});
        QVERIFY(world.ask("GET /metrics HTTP/1.1\r\n\r\n").endsWith("a 1\n"));
    }

    void halfClosed()
    {
        const World world;
        const std::unique_ptr<QTcpSocket> socket = world.connect();
        QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
        socket->disconnectFromHost(); // without a word
        QTRY_COMPARE((*world.opened)->connections(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestMetricsServer)
#include "tst_metricsserver.moc"
