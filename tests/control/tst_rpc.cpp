// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/lineframer.h"
#include "control/rpc.h"

#include <QTest>

using namespace pennon;

Q_DECLARE_METATYPE(QJsonValue)

class TestRpc final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request()
    {
        const auto request =
            parseRequest(R"({"jsonrpc":"2.0","id":"a","method":"status.get","params":{"x":1}})");
        QVERIFY(request);
        QCOMPARE(request->id, QJsonValue(QStringLiteral("a")));
        QCOMPARE(request->method, QStringLiteral("status.get"));
        QCOMPARE(request->params, (QJsonObject{{QStringLiteral("x"), 1}}));
        QVERIFY(parseRequest(R"({"jsonrpc":"2.0","id":1,"method":"status.get"})"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QJsonValue>("id");
        const QJsonValue none = QJsonValue::Null;
        QTest::newRow("garbage") << QByteArray("GET / HTTP/1.1") << rpccode::parseError << none;
        QTest::newRow("cut") << QByteArray(R"({"jsonrpc":"2.0",)") << rpccode::parseError << none;
        QTest::newRow("not UTF-8") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}")
                                   << rpccode::parseError << none;
        QTest::newRow("two objects") << QByteArray("{} {}") << rpccode::parseError << none;
        QTest::newRow("deep") << QByteArray(500'000, '[') << rpccode::parseError << none;
        QTest::newRow("deep objects")
            << QByteArray("{\"a\":").repeated(100'000) << rpccode::parseError << none;
        QTest::newRow("batch") << QByteArray("[]") << rpccode::invalidRequest << none;
        QTest::newRow("text") << QByteArray("\"hello\"") << rpccode::parseError << none;
        QTest::newRow("empty object") << QByteArray("{}") << rpccode::invalidRequest << none;
        QTest::newRow("no id") << QByteArray(R"({"jsonrpc":"2.0","method":"hello"})")
                               << rpccode::invalidRequest << none;
        QTest::newRow("null id") << QByteArray(R"({"jsonrpc":"2.0","id":null,"method":"hello"})")
                                 << rpccode::invalidRequest << none;
        QTest::newRow("fraction id") << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"method":"hello"})")
                                     << rpccode::invalidRequest << none;
        QTest::newRow("long id") << QByteArray(R"({"jsonrpc":"2.0","id":")" + QByteArray(65, 'x') +
                                               R"(","method":"hello"})")
                                 << rpccode::invalidRequest << none;
        QTest::newRow("old version") << QByteArray(R"({"id":7,"method":"hello"})") << rpccode::invalidRequest
                                     << QJsonValue(7);
        QTest::newRow("method") << QByteArray(R"({"jsonrpc":"2.0","id":7,"method":5})")
                                << rpccode::invalidRequest << QJsonValue(7);
        QTest::newRow("params") << QByteArray(R"({"jsonrpc":"2.0","id":7,"method":"hello","params":[1]})")
                                << rpccode::invalidRequest << QJsonValue(7);
        QTest::newRow("null params") << QByteArray(
                                            R"({"jsonrpc":"2.0","id":7,"method":"hello","params":null})")
                                     << rpccode::invalidRequest << QJsonValue(7);
        QTest::newRow("stranger") << QByteArray(R"({"jsonrpc":"2.0","id":7,"method":"hello","token":"x"})")
                                  << rpccode::invalidRequest << QJsonValue(7);
    }

    void refused()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, code);
        QFETCH(const QJsonValue, id);
        const auto request = parseRequest(line);
        QVERIFY(!request);
        QCOMPARE(request.error().error.code, code);
        QCOMPARE(request.error().id, id);
        QVERIFY(!request.error().error.error.message.isEmpty());
    }

    void errorsTravel()
    {
        RpcError error =
            rpcError(Error{ErrorCode::HttpStatus, QStringLiteral("no"), QStringLiteral("a.b"), 503});
        error.problems = {{QStringLiteral("memmon"), QStringLiteral("program"), 5, QStringLiteral("no size")},
                          {}};
        const QByteArray line = responseLine({7, tl::unexpected(error)});
        QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
        QVERIFY(line.contains(R"("path":"memmon.program")"));
        const auto parsed = parseServerLine(line);
        QVERIFY(parsed);
        const auto &response = std::get<RpcResponse>(*parsed);
        QCOMPARE(response.id, QJsonValue(7));
        QVERIFY(!response.outcome);
        QVERIFY(response.outcome.error() == error);
    }

    void codes()
    {
        QCOMPARE(rpcError(Error{ErrorCode::Conflict, {}}).code, rpccode::staleRevision);
        QCOMPARE(rpcError(Error{ErrorCode::NotFound, {}}).code, rpccode::notFound);
        QCOMPARE(rpcError(Error{ErrorCode::InvalidInput, {}}).code, rpccode::invalidParams);
        QCOMPARE(rpcError(Error{ErrorCode::PermissionDenied, {}}).code, rpccode::notPermitted);
        QCOMPARE(rpcError(Error{ErrorCode::TimedOut, {}}).code, rpccode::failed);
    }

    void serverLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("garbage") << QByteArray("220 mail.example.com ESMTP");
        QTest::newRow("version") << QByteArray(R"({"id":1,"result":{}})");
        QTest::newRow("nothing") << QByteArray(R"({"jsonrpc":"2.0","id":1})");
        QTest::newRow("result") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":5})");
        QTest::newRow("error") << QByteArray(R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})");
        QTest::newRow("topic") << QByteArray(R"({"jsonrpc":"2.0","method":"weather","params":{}})");
        QTest::newRow("push without params") << QByteArray(R"({"jsonrpc":"2.0","method":"rules"})");
    }

    void serverLines()
    {
        QFETCH(const QByteArray, line);
        const auto parsed = parseServerLine(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Protocol);
    }

    void lines_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 7, 1000})
            QTest::newRow(QByteArray::number(piece).constData()) << piece;
    }

    void lines()
    {
        QFETCH(const int, piece);
        const QByteArray stream = "one\n\ntwo\r\nthree";
        LineFramer framer;
        QByteArrayList lines;
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            framer.append(QByteArrayView(stream).sliced(at, qMin<qsizetype>(piece, stream.size() - at)));
            while (const std::optional<QByteArray> line = framer.takeLine())
                lines += *line;
        }
        QCOMPARE(lines, (QByteArrayList{"one", "", "two\r"}));
        QCOMPARE(framer.pending(), 5);
        QVERIFY(!framer.isOverlong());
    }

    void longestLine()
    {
        LineFramer framer(10);
        framer.append("0123456789\n0123456789\nx");
        QCOMPARE(framer.takeLine(), QByteArray("0123456789"));
        QCOMPARE(framer.takeLine(), QByteArray("0123456789"));
        QCOMPARE(framer.takeLine(), std::nullopt);
        QVERIFY(!framer.isOverlong());
    }

    void overlong_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("with its end") << QByteArray("01234567890\n");
        QTest::newRow("without") << QByteArray("01234567890");
        QTest::newRow("second line") << QByteArray("ok\n01234567890");
    }

    void overlong()
    {
        QFETCH(const QByteArray, stream);
        LineFramer framer(10);
        framer.append(stream);
        while (framer.takeLine()) {
        }
        QVERIFY(framer.isOverlong());
        framer.append("more\n");
        QCOMPARE(framer.pending(), 0);
        QCOMPARE(framer.takeLine(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestRpc)
#include "tst_rpc.moc"
