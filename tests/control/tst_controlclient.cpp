// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/controlclient.h"
#include "testkit/protocolexamples.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using testkit::comesTrue;

namespace {

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!comesTrue([&future] { return future.isFinished(); }))
        return failure(ErrorCode::System, QStringLiteral("the test waited in vain"));
    return future.result();
}

/// Says to each line what the script has for it, in order; nothing where the script has ended.
class ScriptedListener final
{
public:
    explicit ScriptedListener(const QString &path)
    {
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QLocalSocket::readyRead, socket, [this] { answer(); });
            if (!greeting.isEmpty()) {
                socket->write(greeting);
                socket->disconnectFromServer();
            }
        });
        m_server.listen(path);
    }

    QByteArray greeting; ///< said at once, and then hangs up
    QByteArrayList script;
    QByteArrayList received;
    QLocalSocket *socket = nullptr;

private:
    void answer()
    {
        while (socket->canReadLine()) {
            received += socket->readLine();
            if (!script.isEmpty())
                socket->write(script.takeFirst());
        }
    }

    QLocalServer m_server;
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray answerTo(int id, const QByteArray &result)
{
    return R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + R"(,"result":)" + result + "}\n";
}

} // namespace

class TestControlClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("s"));
        m_listener = std::make_unique<ScriptedListener>(m_path);
        m_listener->script = {m_hello};
    }

    void initTestCase()
    {
        for (const testkit::CallExample &call : testkit::readProtocolExamples().calls) {
            if (call.method == QStringLiteral("hello"))
                m_hello = compact(call.answer);
        }
    }

    void opening()
    {
        ControlClient client(QStringLiteral("test 1"));
        QVERIFY(!client.isOpen());
        const auto hello = wait(client.open(m_path));
        QVERIFY(hello);
        QCOMPARE(hello->host, QStringLiteral("web1.example.com"));
        QVERIFY(client.isOpen());
        QCOMPARE(m_listener->received.front(),
                 QByteArray(
                     R"({"id":1,"jsonrpc":"2.0","method":"hello","params":{"client":"test 1","protocol":1}})"
                     "\n"));
    }

    void nobodyThere()
    {
        ControlClient client(QStringLiteral("test"));
        QCOMPARE(wait(client.open(m_folder->filePath(QStringLiteral("none")))).error().code,
                 ErrorCode::NotFound);
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(wait(client.open(file.fileName())).error().code, ErrorCode::ConnectionRefused);
        QCOMPARE(wait(client.open(QString(200, u'x'))).error().code, ErrorCode::InvalidInput);
        m_listener->script = {QByteArray(m_hello).replace("\"id\":1", "\"id\":4")};
        QVERIFY(wait(client.open(m_path))); // and again, elsewhere
    }

    void notOpen()
    {
        ControlClient client(QStringLiteral("test"));
        QCOMPARE(wait(client.call(StatusRequest{})).error().code, ErrorCode::ConnectionLost);
    }

    void unusableHello_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("detail");
        QTest::newRow("other protocol")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no","data":{"reason":"protocol"}}})"
                   "\n")
            << ErrorCode::Protocol << rpccode::otherProtocol;
        QTest::newRow("other protocol, spoken at once") << answerTo(1, R"({"protocol":2,"language":"new"})")
                                                        << ErrorCode::Protocol << rpccode::otherProtocol;
        QTest::newRow("not permitted")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":null,"error":{"code":-32002,"message":"no","data":{"reason":"permission-denied"}}})"
                   "\n")
            << ErrorCode::PermissionDenied << rpccode::notPermitted;
        QTest::newRow("strange") << answerTo(1, R"({"protocol":1,"colour":"red"})") << ErrorCode::Protocol
                                 << 0;
        QTest::newRow("another program")
            << QByteArray("220 mail.example.com ESMTP\r\n") << ErrorCode::Protocol << 0;
        QTest::newRow("endless") << QByteArray(2 * 1024 * 1024, 'x') << ErrorCode::Protocol << 0;
    }

    void unusableHello()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const ErrorCode, code);
        QFETCH(const int, detail);
        m_listener->script = {answer};
        ControlClient client(QStringLiteral("test"));
        const QSignalSpy closed(&client, &ControlClient::closed);
        const auto hello = wait(client.open(m_path));
        QVERIFY(!hello);
        QCOMPARE(hello.error().code, code);
        QCOMPARE(hello.error().detail, detail);
        QVERIFY(!client.isOpen());
        QCOMPARE(closed.size(), 0); // it was never open
    }

    void turnedAway()
    {
        m_listener->greeting =
            R"({"jsonrpc":"2.0","id":null,"error":{"code":-32006,"message":"64 already","data":{"reason":"too-large"}}})"
            "\n";
        ControlClient client(QStringLiteral("test"));
        const auto hello = wait(client.open(m_path));
        QVERIFY(!hello);
        QVERIFY(hello.error().code == ErrorCode::TooLarge || hello.error().code == ErrorCode::ConnectionLost);
    }

    void deadline()
    {
        m_listener->script.clear();
        ControlClient client(QStringLiteral("test"));
        const auto hello = wait(client.open(m_path, std::chrono::milliseconds(20)));
        QVERIFY(!hello);
        QCOMPARE(hello.error().code, ErrorCode::TimedOut);
    }

    void lateAnswer()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        const auto late =
            wait(client.call(ResetBreakerRequest{QStringLiteral("*")}, std::chrono::milliseconds(20)));
        QCOMPARE(late.error().code, ErrorCode::TimedOut);
        m_listener->script = {answerTo(2, R"({"processes":["late:late"]})") +
                              answerTo(3, R"({"processes":["a:a"]})")};
        const auto next = wait(client.call(ResetBreakerRequest{QStringLiteral("*")}));
        QVERIFY(next);
        QCOMPARE(next->processes.front().full(), QStringLiteral("a:a"));
    }

    void answersInAnyOrder()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        m_listener->script = {
            {}, answerTo(3, R"({"processes":["b:b"]})") + answerTo(2, R"({"processes":["a:a"]})")};
        const auto first = client.call(ResetBreakerRequest{QStringLiteral("a")});
        const auto second = client.call(ResetBreakerRequest{QStringLiteral("b")});
        QCOMPARE(wait(first)->processes.front().full(), QStringLiteral("a:a"));
        QCOMPARE(wait(second)->processes.front().full(), QStringLiteral("b:b"));
    }

    void unusableAnswer()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        m_listener->script = {answerTo(2, R"({"processes":[5]})")};
        const auto answer = wait(client.call(ResetBreakerRequest{QStringLiteral("a")}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Protocol);
        QCOMPARE(answer.error().field, QStringLiteral("processes[0]"));
        QVERIFY(client.isOpen()); // only that answer was wrong
    }

    void lost()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        const QSignalSpy closed(&client, &ControlClient::closed);
        const auto call = client.call(StatusRequest{});
        QVERIFY(comesTrue([this] { return m_listener->received.size() == 2; }));
        m_listener->socket->abort();
        QCOMPARE(wait(call).error().code, ErrorCode::ConnectionLost);
        QVERIFY(comesTrue([&closed] { return closed.size() == 1; }));
        QVERIFY(!client.isOpen());
        m_listener->script = {QByteArray(m_hello).replace("\"id\":1", "\"id\":3")};
        QVERIFY(wait(client.open(m_path)));
    }

    void closing()
    {
        QFuture<Result<StatusAnswer>> call;
        {
            ControlClient client(QStringLiteral("test"));
            QVERIFY(wait(client.open(m_path)));
            call = client.call(StatusRequest{});
        }
        QCOMPARE(wait(call).error().code, ErrorCode::Cancelled);
    }

    /// Whoever hears of an answer may end the client.
    void endedByItsOwnAnswer()
    {
        auto client = std::make_unique<ControlClient>(QStringLiteral("test"));
        QVERIFY(wait(client->open(m_path)));
        m_listener->script = {answerTo(2, R"({"processes":[]})") + answerTo(3, R"({"processes":[]})")};
        auto other = client->call(ResetBreakerRequest{QStringLiteral("a")}).then([&client](const auto &) {
            client.reset();
            return true;
        });
        QVERIFY(comesTrue([&other] { return other.isFinished(); }));
        QVERIFY(!client);
    }

    void pushes()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        QSignalSpy rules(&client, &ControlClient::rulesChanged);
        const QSignalSpy processes(&client, &ControlClient::processesChanged);
        m_listener->socket->write(R"({"jsonrpc":"2.0","method":"processes","params":{"changed":"all"}})"
                                  "\n"
                                  R"({"jsonrpc":"2.0","method":"rules","params":{"revision":"r2"}})"
                                  "\n");
        QVERIFY(comesTrue([&rules] { return rules.size() == 1; }));
        QCOMPARE(rules.front().front().value<RulesPush>().revision, QStringLiteral("r2"));
        QCOMPARE(processes.size(), 0); // that one could not be understood
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QByteArray m_hello;
    std::unique_ptr<ScriptedListener> m_listener;
};

QTEST_GUILESS_MAIN(TestControlClient)
#include "tst_controlclient.moc"
