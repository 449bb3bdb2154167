// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controlserver.h"
#include "fakebackend.h"
#include "rawclient.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pennon;
using testkit::comesTrue;

namespace {

class Silent final : public LineLog
{
public:
    void line(QStringView /*text*/) override {}
};

int codeOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line)
        .object()
        .value(QLatin1String("error"))
        .toObject()
        .value(QLatin1String("code"))
        .toInt();
}

/// What this process has in memory.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

SamplesPush largePush()
{
    SamplesPush push;
    for (int i = 0; i < 1000; ++i)
        push.samples.push_back(
            {{QStringLiteral("group"), QStringLiteral("process%1").arg(i)}, {{}, {i}, {}}});
    return push;
}

} // namespace

/// Clients that mean harm: each costs bounded memory, and somebody else is served all the while.
class TestHostileClients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_backend = std::make_unique<FakeBackend>();
        m_settings = {};
        m_settings.path = m_folder->filePath(QStringLiteral("s"));
        m_settings.pushMoment = std::chrono::milliseconds(1);
        start();
    }

    void cleanup()
    {
        m_server.reset();
        m_backend.reset();
    }

    void endlessLine()
    {
        RawClient client(path());
        client.sendAll(helloLine());
        const QByteArray piece(64 * 1024, 'x');
        qint64 sent = 0;
        QVERIFY(comesTrue([&] {
            const qint64 count = client.send(piece);
            sent += qMax<qint64>(count, 0);
            client.read();
            return count < 0 || client.hasEnded();
        }));
        QVERIFY(client.comesEnd());
        QCOMPARE(client.received().count('\n'), 2);
        QCOMPARE(codeOf(client.received().split('\n').at(1)), rpccode::tooMuch);
        QVERIFY2(sent < 2 * 1024 * 1024, QByteArray::number(sent).constData());
        QVERIFY(othersAreServed());
    }

    void nonsense_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("deep lists") << QByteArray(900'000, '[') << rpccode::parseError;
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(150'000) << rpccode::parseError;
        QTest::newRow("many lists") << QByteArray("[" + QByteArray("[],").repeated(300'000) + "1]")
                                    << rpccode::invalidRequest;
        QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x80\x1b[2J", 8) << rpccode::parseError;
        QTest::newRow("deep parameters")
            << QByteArray(R"({"jsonrpc":"2.0","id":2,"method":"processes.list","params":{"pattern":)" +
                          QByteArray(500, '[') + QByteArray(500, ']') + "}}")
            << rpccode::invalidParams;
        QTest::newRow("wrong type") << callLine(2, "processes.list", R"({"limit":"many"})").trimmed()
                                    << rpccode::invalidParams;
        QTest::newRow("stranger") << callLine(2, "processes.list", R"({"colour":1})").trimmed()
                                  << rpccode::invalidParams;
        QTest::newRow("no pattern") << callLine(2, "processes.list", R"({"pattern":"a b"})").trimmed()
                                    << rpccode::invalidParams;
        QTest::newRow("NUL in a pattern")
            << callLine(2, "processes.list", R"({"pattern":"a\u0000b"})").trimmed() << rpccode::invalidParams;
        QTest::newRow("limit") << callLine(2, "incidents.list", R"({"limit":1001})").trimmed()
                               << rpccode::invalidParams;
        QTest::newRow("points") << callLine(2, "samples.range",
                                            R"({"processes":["a:a","b:b"],"from":"2025-11-01T09:00:00.000Z",)"
                                            R"("to":"2025-11-01T10:00:00.000Z","max_points":2501})")
                                       .trimmed()
                                << rpccode::invalidParams;
        QTest::newRow("backwards") << callLine(2, "samples.range",
                                               R"({"processes":["a:a"],"from":"2025-11-01T10:00:00.000Z",)"
                                               R"("to":"2025-11-01T09:00:00.000Z","max_points":1})")
                                          .trimmed()
                                   << rpccode::invalidParams;
        QTest::newRow("a section within a key")
            << callLine(2, "rules.set",
                        R"({"revision":"r","changes":[{"section":"a","key":"k\n[b]","value":"v"}]})")
                   .trimmed()
            << rpccode::invalidParams;
        QTest::newRow("value without key")
            << callLine(2, "rules.set", R"({"revision":"r","changes":[{"section":"a","value":"v"}]})")
                   .trimmed()
            << rpccode::invalidParams;
        QTest::newRow("no changes") << callLine(2, "rules.set", R"({"revision":"r","changes":[]})").trimmed()
                                    << rpccode::invalidParams;
        QTest::newRow("both silences")
            << callLine(2, "silence.set", R"({"add":{"pattern":"a"},"remove":1})").trimmed()
            << rpccode::invalidParams;
        QTest::newRow("no silence") << callLine(2, "silence.set").trimmed() << rpccode::invalidParams;
        QTest::newRow("header in a recipient")
            << callLine(2, "mail.test", R"({"recipient":"a@b.c\nBcc: d@e.f"})").trimmed()
            << rpccode::invalidParams;
        QTest::newRow("option as a recipient")
            << callLine(2, "mail.test", R"({"recipient":"-oQ/tmp@b.c"})").trimmed() << rpccode::invalidParams;
        QTest::newRow("recipient and channel")
            << callLine(2, "mail.test", R"({"recipient":"a@b.c","channel":"mail"})").trimmed()
            << rpccode::invalidParams;
        QTest::newRow("line in a channel")
            << callLine(2, "mail.test", R"({"channel":"a\nb"})").trimmed() << rpccode::invalidParams;
        QTest::newRow("weather") << callLine(2, "subscribe", R"({"topics":["weather"]})").trimmed()
                                 << rpccode::invalidParams;
    }

    void nonsense()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, code);
        RawClient client(path());
        client.sendAll(helloLine() + line + '\n' + callLine(3, "rules.get"));
        QVERIFY(client.comeLines(3)); // it is answered, and the conversation goes on
        QCOMPARE(codeOf(client.received().split('\n').at(1)), code);
        QCOMPARE(m_backend->asked.size(), std::size_t{1});
        QVERIFY(othersAreServed());
    }

    void manyConnections()
    {
        std::vector<RawClient> clients;
        clients.reserve(200);
        for (int i = 0; i < 200; ++i) {
            clients.emplace_back(path());
            QVERIFY(clients.back().isConnected());
            clients.back().send(helloLine());
            QCoreApplication::processEvents(); // the backlog of the socket is limited, too
        }
        int served = 0;
        for (RawClient &client : clients) {
            QVERIFY(client.comeLines(1));
            served += codeOf(client.received()) == rpccode::tooMuch ? 0 : 1;
        }
        QCOMPARE(served, 64);
        QCOMPARE(m_server->connections(), 64);
        QVERIFY(clients.back().comesEnd());
        clients.clear();
        QVERIFY(comesTrue([this] { return m_server->connections() == 0; }));
        QVERIFY(othersAreServed());
    }

    void subscriberThatNeverReads()
    {
        RawClient deaf(path());
        deaf.sendAll(helloLine() + callLine(2, "subscribe", R"({"topics":["samples"]})"));
        RawClient reader(path());
        reader.sendAll(helloLine() + callLine(2, "subscribe", R"({"topics":["samples"]})"));
        QVERIFY(reader.comeLines(2));
        QVERIFY(comesTrue([this] { return m_server->subscribers() == 2; }));
        const SamplesPush push = largePush();
        qsizetype pushed = 0;
        QVERIFY(comesTrue([&] {
            Q_EMIT m_backend->samplesTaken(push);
            ++pushed;
            reader.read();
            return m_server->connections() == 1;
        }));
        QVERIFY(pushed > 50); // it had its 8 MiB
        QVERIFY(comesTrue([&] {
            reader.read();
            return reader.received().count("group:process999") == pushed;
        }));
        QVERIFY(othersAreServed());
    }

    void callerThatNeverReads()
    {
        const qint64 before = residentBytes();
        RawClient deaf(path());
        deaf.sendAll(helloLine());
        const QByteArray calls = callLine(2, "rules.get").repeated(1000);
        qint64 sent = 0;
        int refusals = 0;
        QVERIFY(comesTrue([&] { // until the server takes no more
            const qint64 count = deaf.send(calls);
            sent += qMax<qint64>(count, 0);
            refusals = count > 0 ? 0 : refusals + 1;
            return count < 0 || refusals > 50;
        }));
        QVERIFY(othersAreServed());
        QVERIFY2(residentBytes() - before < 48 * 1024 * 1024,
                 QByteArray::number(residentBytes() - before).constData());
        QVERIFY(sent < 64 * 1024 * 1024);
        deaf.read(); // and once it reads, it is served on
        QVERIFY(comesTrue([&] {
            deaf.read();
            return deaf.received().count('\n') > 5000;
        }));
    }

    void callsUnderWay()
    {
        m_backend->holdsStatus = true;
        RawClient client(path());
        client.sendAll(helloLine() + callLine(2, "status.get").repeated(1500));
        QVERIFY(comesTrue([this] { return m_backend->held.size() == 1000; }));
        QVERIFY(othersAreServed());
        QCOMPARE(m_backend->held.size(), std::size_t{1000});
        m_backend->holdsStatus = false;
        m_backend->releaseStatus();
        QVERIFY(client.comeLines(1501));
    }

    void silenceBeforeHello()
    {
        m_settings.connection.hello = std::chrono::milliseconds(50);
        start();
        RawClient mute(path());
        RawClient half(path());
        half.sendAll(helloLine().chopped(10));
        RawClient slow(path());
        slow.sendAll(helloLine());
        QVERIFY(mute.comesEnd());
        QVERIFY(half.comesEnd());
        QCOMPARE(codeOf(half.received()), rpccode::helloFirst);
        slow.sendAll(callLine(2, "rules.get").chopped(5)); // half a line, then silence: it may take its time
        QVERIFY(comesTrue([this] { return m_server->connections() == 1; }));
        slow.sendAll(callLine(2, "rules.get").last(5));
        QVERIFY(slow.comeLines(2));
    }

    void byteByByte()
    {
        RawClient client(path());
        const QByteArray lines = helloLine() + callLine(2, "rules.get");
        for (const char c : lines)
            client.sendAll(QByteArray(1, c));
        QVERIFY(client.comeLines(2));
    }

    void hangingUp()
    {
        m_backend->holdsStatus = true;
        for (int i = 0; i < 20; ++i) {
            RawClient client(path());
            client.sendAll(helloLine() + callLine(2, "status.get"));
        }
        QVERIFY(comesTrue([this] { return m_server->connections() == 0; }));
        m_backend->releaseStatus();
        m_backend->holdsStatus = false;
        QVERIFY(othersAreServed());
    }

private:
    [[nodiscard]] QString path() const { return m_settings.path; }

    void start()
    {
        m_server.reset();
        m_server = std::make_unique<ControlServer>(*m_backend, m_log, m_settings);
        QVERIFY(m_server->listen());
    }

    [[nodiscard]] bool othersAreServed() const
    {
        RawClient client(path());
        client.sendAll(helloLine() + callLine(2, "processes.list"));
        return client.comeLines(2);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ControlServerSettings m_settings;
    Silent m_log;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ControlServer> m_server;
};

QTEST_GUILESS_MAIN(TestHostileClients)
#include "tst_hostileclients.moc"
