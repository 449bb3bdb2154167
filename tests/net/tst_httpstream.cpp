// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;
using Then = Script::Then;

namespace {

/// What came of a stream.
struct Reader
{
    explicit Reader(std::unique_ptr<HttpStream> opened)
        : stream(std::move(opened))
    {
        QObject::connect(stream.get(), &HttpStream::answered, stream.get(), [this](int code) {
            status = code;
            order += 'a';
        });
        QObject::connect(stream.get(), &HttpStream::received, stream.get(), [this](const QByteArray &piece) {
            body += piece;
            order += 'r';
        });
        QObject::connect(stream.get(), &HttpStream::ended, stream.get(),
                         [this](const std::optional<Error> &why) {
                             error = why;
                             ends++;
                             order += 'e';
                         });
    }

    std::unique_ptr<HttpStream> stream;
    int status = 0;
    QByteArray body;
    QByteArray order;
    std::optional<Error> error;
    int ends = 0;
};

/// A server that answers as the test goes on.
class LiveServer final
{
public:
    LiveServer() { m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] HttpRequest request() const
    {
        return HttpRequest{QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())};
    }
    [[nodiscard]] QTcpSocket *accept()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, 10'000))
            return nullptr;
        return m_server.nextPendingConnection();
    }

private:
    QTcpServer m_server;
};

const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

} // namespace

class TestHttpStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_client = std::make_unique<HttpClient>(); }

    void piecesComeAsTheyAreSent()
    {
        LiveServer server;
        const Reader reader(m_client->stream(server.request()));
        QCOMPARE(m_client->active(), std::size_t{1});
        QTcpSocket *const peer = server.accept();
        QVERIFY(peer);
        peer->write(head);
        QTRY_COMPARE(reader.status, 200);
        QCOMPARE(reader.order, "a");
        peer->write(chunk("one\n"));
        QTRY_COMPARE(reader.body, "one\n");
        peer->write(chunk("two\n"));
        QTRY_COMPARE(reader.body, "one\ntwo\n");
        QCOMPARE(reader.ends, 0);
        peer->write("0\r\n\r\n");
        QTRY_COMPARE(reader.ends, 1);
        QVERIFY(!reader.error);
        QCOMPARE(reader.order, "arre");
        QCOMPARE(m_client->active(), std::size_t{0});
    }

    void silenceHasNoDeadlineButTheHeadHas()
    {
        LiveServer server;
        HttpRequest request = server.request();
        request.deadline = 300ms;
        const Reader silent(m_client->stream(request));
        QTcpSocket *const mute = server.accept();
        QVERIFY(mute);
        const Reader slow(m_client->stream(request));
        QTcpSocket *const peer = server.accept();
        QVERIFY(peer);
        peer->write(head);
        QTRY_COMPARE(silent.ends, 1);
        QCOMPARE(silent.error->code, ErrorCode::TimedOut);
        QVERIFY2(silent.error->message.contains(QLatin1String("127.0.0.1")),
                 qPrintable(silent.error->message));
        QTest::qWait(400);
        QCOMPARE(slow.ends, 0);
        peer->write(chunk("late"));
        QTRY_COMPARE(slow.body, "late");
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Then>("then");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no answer") << QByteArray() << Then::Close << ErrorCode::ConnectionLost
                                   << QByteArray();
        QTest::newRow("cut chunks") << head + "9\r\nabc" << Then::Close << ErrorCode::ConnectionLost
                                    << QByteArray("abc");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << Then::StayOpen
                                 << ErrorCode::Protocol << QByteArray();
    }

    void failures()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Then, then);
        const ScriptedServer server({answer, then});
        const Reader reader(m_client->stream({server.url()}));
        QTRY_COMPARE(reader.ends, 1);
        QVERIFY(reader.error);
        QTEST(reader.error->code, "code");
        QTEST(reader.body, "body");
    }

    void notOpened()
    {
        const QTemporaryDir folder;
        HttpRequest request{QStringLiteral("http://localhost")};
        request.unixSocket = folder.filePath(QStringLiteral("none.sock"));
        const Reader missing(m_client->stream(request));
        const Reader unusable(m_client->stream({QStringLiteral("ftp://example.com")}));
        QCOMPARE(unusable.ends, 0);
        QTRY_COMPARE(missing.ends, 1);
        QTRY_COMPARE(unusable.ends, 1);
        QCOMPARE(missing.error->code, ErrorCode::NotFound);
        QCOMPARE(unusable.error->code, ErrorCode::InvalidInput);
    }

    void errorPagesAreAnswers()
    {
        const ScriptedServer server({"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"});
        const Reader reader(m_client->stream({server.url()}));
        QTRY_COMPARE(reader.ends, 1);
        QVERIFY(!reader.error);
        QCOMPARE(reader.status, 404);
        QCOMPARE(reader.body, "none");
    }

    void aPausedStreamMakesTheServerWait()
    {
        LiveServer server;
        const Reader reader(m_client->stream(server.request()));
        QTcpSocket *const peer = server.accept();
        QVERIFY(peer);
        reader.stream->pause();
        QByteArray everything;
        for (int i = 0; everything.size() < 24 * 1024 * 1024; ++i)
            everything += QByteArray::number(i) + QByteArray(4096, 'x');
        peer->write(head + chunk(everything));
        QTRY_COMPARE(reader.status, 200);
        qint64 left = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(left, peer->bytesToWrite()) == peer->bytesToWrite(), 10'000);
        QTest::qWait(200);
        QVERIFY2(peer->bytesToWrite() > 8 * 1024 * 1024, "the client took everything");
        QVERIFY(reader.body.isEmpty());
        reader.stream->resume();
        QTRY_COMPARE_WITH_TIMEOUT(reader.body.size(), everything.size(), 20'000);
        QCOMPARE(reader.body, everything);
    }

    void pausedEndIsToldLater()
    {
        const ScriptedServer server({head + chunk("all") + "0\r\n\r\n"});
        const Reader reader(m_client->stream({server.url()}));
        reader.stream->pause();
        QTRY_COMPARE(m_client->active(), std::size_t{0});
        QTest::qWait(50);
        QCOMPARE(reader.order, "a");
        reader.stream->resume();
        QTRY_COMPARE(reader.ends, 1);
        QCOMPARE(reader.body, "all");
    }

    void mayBeDestroyedInEverySlot_data()
    {
        QTest::addColumn<int>("slot");
        for (int i = 0; i < 3; ++i)
            QTest::addRow("%d", i) << i;
    }

    void mayBeDestroyedInEverySlot()
    {
        QFETCH(const int, slot);
        const ScriptedServer server({head + chunk("piece") + "0\r\n\r\n"});
        std::unique_ptr<HttpStream> stream = m_client->stream({server.url()});
        if (slot == 0)
            connect(stream.get(), &HttpStream::answered, this, [&stream] { stream.reset(); });
        else if (slot == 1)
            connect(stream.get(), &HttpStream::received, this, [&stream] { stream.reset(); });
        else
            connect(stream.get(), &HttpStream::ended, this, [&stream] { stream.reset(); });
        QTRY_VERIFY(!stream);
        QCOMPARE(m_client->active(), std::size_t{0});
    }

    void destructionCutsTheConnection()
    {
        LiveServer server;
        std::unique_ptr<HttpStream> stream = m_client->stream(server.request());
        QTcpSocket *const peer = server.accept();
        QVERIFY(peer);
        const QSignalSpy closed(peer, &QTcpSocket::disconnected);
        stream.reset();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_client->active(), std::size_t{0});
    }

    void theClientMayGoFirst()
    {
        LiveServer server;
        const Reader reader(m_client->stream(server.request()));
        QVERIFY(server.accept());
        m_client.reset();
        QTRY_COMPARE(reader.ends, 1);
        QCOMPARE(reader.error->code, ErrorCode::Cancelled);
    }

private:
    std::unique_ptr<HttpClient> m_client;
};

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_httpstream.moc"
