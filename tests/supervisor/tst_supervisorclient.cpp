// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/supervisorclient.h"

#include <QFile>
#include <QPromise>
#include <QTest>

#include <deque>

using namespace pennon;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(PENNON_FIXTURES "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<HttpResponse> ok(const char *file)
{
    return HttpResponse{200, QStringLiteral("OK"), fixture(QString::fromLatin1(file))};
}

Result<HttpResponse> error(ErrorCode code)
{
    return failure(code, QStringLiteral("from the transport"));
}

/// Answers with what it was given, in order; keeps a call open when it has nothing.
class FakeTransport final : public HttpTransport
{
public:
    QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        requests.push_back(request);
        QPromise<Result<HttpResponse>> &promise = promises.emplace_back();
        promise.start();
        if (!answers.empty()) {
            answer(answers.front());
            answers.pop_front();
        }
        return promise.future();
    }

    void answer(const Result<HttpResponse> &response)
    {
        promises.back().addResult(response);
        promises.back().finish();
    }

    std::deque<Result<HttpResponse>> answers;
    std::vector<HttpRequest> requests;
    std::deque<QPromise<Result<HttpResponse>>> promises;
};

ServerUrl url(const char *text)
{
    return ServerUrl::parse(QString::fromLatin1(text)).value();
}

} // namespace

class TestSupervisorClient final : public QObject
{
    Q_OBJECT

private:
    template <typename T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            return failure(ErrorCode::TimedOut, QStringLiteral("the test waited in vain"));
        return future.result();
    }

private Q_SLOTS:
    void init() { m_transport = std::make_unique<FakeTransport>(); }

    void request()
    {
        SupervisorClient client(*m_transport, url("unix:///run/s.sock"),
                                HttpCredentials{QStringLiteral("u"), QStringLiteral("pä")});
        m_transport->answers = {ok("stopProcess.xml")};
        QVERIFY(wait(client.stopProcess(QStringLiteral("grüppe:<a>"))));
        const HttpRequest &request = m_transport->requests.at(0);
        QCOMPARE(request.url, QStringLiteral("http://localhost"));
        QCOMPARE(request.unixSocket, QStringLiteral("/run/s.sock"));
        QCOMPARE(request.target, QByteArray("/RPC2"));
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.credentials->password, QStringLiteral("pä"));
        QVERIFY(request.deadline >= std::chrono::hours(24));
        QVERIFY(request.body.contains("<methodName>supervisor.stopProcess</methodName>"));
        QVERIFY(request.body.contains(QStringLiteral("<string>grüppe:&lt;a&gt;</string>").toUtf8()));
        QVERIFY(request.headers.at(0) == std::pair(QByteArray("Content-Type"), QByteArray("text/xml")));
    }

    void answers()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        m_transport->answers = {ok("getAllProcessInfo.xml"), ok("getProcessInfo_web.xml"), ok("getState.xml"),
                                ok("startProcess.xml")};
        QCOMPARE(wait(client.getAllProcessInfo())->size(), std::size_t{16});
        QCOMPARE(wait(client.getProcessInfo(QStringLiteral("web:web")))->name.full(),
                 QStringLiteral("web:web"));
        QCOMPARE(wait(client.getState()).value(), 1);
        QVERIFY(wait(client.startProcess(QStringLiteral("web:web"))));
        QCOMPARE(m_transport->requests.at(0).url, QStringLiteral("http://localhost:9001"));
        QCOMPARE(m_transport->requests.at(0).deadline, std::chrono::milliseconds(60'000));
        QCOMPARE(m_transport->requests.size(), std::size_t{4});
    }

    void repeatsOnce_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("attempts");
        QTest::newRow("lost") << static_cast<int>(ErrorCode::ConnectionLost) << 2;
        QTest::newRow("refused") << static_cast<int>(ErrorCode::ConnectionRefused) << 2;
        for (const ErrorCode code :
             {ErrorCode::TimedOut, ErrorCode::NotFound, ErrorCode::PermissionDenied, ErrorCode::Protocol,
              ErrorCode::TlsFailure, ErrorCode::Cancelled, ErrorCode::System})
            QTest::addRow("code %d", static_cast<int>(code)) << static_cast<int>(code) << 1;
    }

    void repeatsOnce()
    {
        QFETCH(const int, code);
        QFETCH(const int, attempts);
        const auto fails = error(static_cast<ErrorCode>(code));
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        m_transport->answers = {fails, fails, fails};
        const auto state = wait(client.getState());
        QVERIFY(!state);
        QCOMPARE(static_cast<int>(state.error().code), code);
        QCOMPARE(static_cast<int>(m_transport->requests.size()), attempts);
    }

    void repeatSucceeds()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        m_transport->answers = {error(ErrorCode::ConnectionLost), ok("getState.xml")};
        QCOMPARE(wait(client.getState()).value(), 1);
        QCOMPARE(m_transport->requests.at(0).body, m_transport->requests.at(1).body);
    }

    void firstAttemptDidIt_data()
    {
        QTest::addColumn<bool>("stop");
        QTest::addColumn<bool>("lostBefore");
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("success");
        const auto row = [](bool stop, bool lostBefore, const char *file, bool success) {
            QTest::addRow("%s %s %s", stop ? "stop" : "start", lostBefore ? "repeated" : "once", file)
                << stop << lostBefore << QString::fromLatin1(file) << success;
        };
        row(true, true, "fault_notRunning.xml", true);
        row(true, false, "fault_notRunning.xml", false);
        row(true, true, "fault_alreadyStarted.xml", false);
        row(false, true, "fault_alreadyStarted.xml", true);
        row(false, false, "fault_alreadyStarted.xml", false);
        row(false, true, "fault_notRunning.xml", false);
        row(false, true, "fault_spawnError.xml", false);
    }

    void firstAttemptDidIt()
    {
        QFETCH(const bool, stop);
        QFETCH(const bool, lostBefore);
        QFETCH(const QString, file);
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        if (lostBefore)
            m_transport->answers.push_back(error(ErrorCode::ConnectionLost));
        m_transport->answers.push_back(ok(qPrintable(file)));
        const QString name = QStringLiteral("a:b");
        const auto result = wait(stop ? client.stopProcess(name) : client.startProcess(name));
        QTEST(result.has_value(), "success");
        if (!result)
            QCOMPARE(result.error().code, ErrorCode::Fault);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("401") << 401 << static_cast<int>(ErrorCode::Unauthorized)
                             << QStringLiteral("SUPERVISOR_PASSWORD");
        for (const int status : {204, 302, 400, 404, 500, 503})
            QTest::addRow("%d", status)
                << status << static_cast<int>(ErrorCode::HttpStatus) << QString::number(status);
    }

    void statuses()
    {
        QFETCH(const int, status);
        QFETCH(const int, code);
        QFETCH(const QString, says);
        SupervisorClient client(*m_transport, url("unix:///run/s.sock"), {});
        m_transport->answers = {
            HttpResponse{status, QStringLiteral("Phrase"), fixture(QStringLiteral("getState.xml"))}};
        const auto state = wait(client.getState());
        QVERIFY(!state);
        QCOMPARE(static_cast<int>(state.error().code), code);
        QCOMPARE(state.error().detail, status);
        QVERIFY2(state.error().message.contains(says), qPrintable(state.error().message));
        QVERIFY(state.error().message.contains(QStringLiteral("unix:///run/s.sock")));
        QCOMPARE(m_transport->requests.size(), std::size_t{1});
    }

    void undecodableIsNotRepeated()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const HttpResponse html{200, QStringLiteral("OK"), QByteArrayLiteral("<html></html>")};
        m_transport->answers = {html, html, ok("stopProcess.xml")};
        QCOMPARE(wait(client.getAllProcessInfo()).error().code, ErrorCode::Protocol);
        QCOMPARE(wait(client.stopProcess(QStringLiteral("a"))).error().code, ErrorCode::Protocol);
        QCOMPARE(wait(client.getState()).error().field, QStringLiteral("statecode"));
        QCOMPARE(m_transport->requests.size(), std::size_t{3});
    }

    void moreCalls()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const auto number = [](const char *value) {
            return Result<HttpResponse>(HttpResponse{200,
                                                     {},
                                                     "<methodResponse><params><param><value>" +
                                                         QByteArray(value) +
                                                         "</value></param></params></methodResponse>"});
        };
        m_transport->answers = {ok("getSupervisorVersion.xml"), number("<int>77</int>"), number("main"),
                                number("<boolean>1</boolean>"), number("<boolean>1</boolean>")};
        QVERIFY(wait(client.getSupervisorVersion()).value().startsWith(QStringLiteral("4.")));
        QCOMPARE(wait(client.getPID()).value(), 77);
        QCOMPARE(wait(client.getIdentification()).value(), QStringLiteral("main"));
        QVERIFY(wait(client.signalProcess(QStringLiteral("a:b"), QStringLiteral("USR1"))));
        QVERIFY(
            m_transport->requests.at(3).body.contains("<methodName>supervisor.signalProcess</methodName>"));
        QVERIFY(m_transport->requests.at(3).body.contains("<string>USR1</string>"));
        QVERIFY(wait(client.shutdown()));
        QVERIFY(m_transport->requests.at(4).body.contains("<methodName>supervisor.shutdown</methodName>"));
        m_transport->answers = {number("<int>1</int>"), number("text")};
        QCOMPARE(wait(client.getIdentification()).error().code, ErrorCode::Protocol);
        QCOMPARE(wait(client.getPID()).error().code, ErrorCode::Protocol);
    }

    void aSignalIsSentOnce()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const QString name = QStringLiteral("a:b");
        m_transport->answers = {error(ErrorCode::ConnectionLost), ok("stopProcess.xml")};
        QCOMPARE(wait(client.signalProcess(name, QStringLiteral("1"))).error().code,
                 ErrorCode::ConnectionLost);
        m_transport->answers = {error(ErrorCode::ConnectionRefused), ok("stopProcess.xml")};
        QVERIFY(wait(client.signalProcess(name, QStringLiteral("1"))));
    }

    void shutdownThatTheFirstAttemptDid()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        m_transport->answers = {error(ErrorCode::ConnectionLost), ok("fault_shutdownState.xml")};
        QVERIFY(wait(client.shutdown()));
        m_transport->answers = {ok("fault_shutdownState.xml")};
        QCOMPARE(wait(client.shutdown()).error().detail, fault::shutdownState);
    }

    void readsLogs()
    {
        using Channel = SupervisorApi::Channel;
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const QString name = QStringLiteral("web:web");
        m_transport->answers = {ok("readProcessStdoutLog_control.xml")};
        const auto log = wait(client.readProcessLog(name, Channel::Stdout, 4096));
        QVERIFY2(log, log ? "" : qPrintable(log.error().message));
        QVERIFY(log->contains('\x1b') || log->contains('\x01') || log->contains('\0'));
        QVERIFY(m_transport->requests.at(0).body.contains("supervisor.readProcessStdoutLog<"));
        QVERIFY(m_transport->requests.at(0).body.contains("<int>-4096</int>"));

        const Result<HttpResponse> cut = HttpResponse{500, QStringLiteral("Internal Server Error"), {}};
        m_transport->answers = {cut, cut, ok("readProcessStdoutLog_control.xml")};
        QVERIFY(wait(client.readProcessLog(name, Channel::Stderr, 4096)));
        QVERIFY(m_transport->requests.at(3).body.contains("supervisor.readProcessStderrLog<"));
        QVERIFY(m_transport->requests.at(3).body.contains("<int>-4094</int>"));

        m_transport->answers = {cut, cut, cut, cut, cut};
        QCOMPARE(wait(client.readProcessLog(name, Channel::Stdout, 4096)).error().detail, 500);
        QCOMPARE(m_transport->requests.size(), std::size_t{8}); // a character has four bytes at most
        m_transport->answers = {ok("fault_noFile.xml")};
        QCOMPARE(wait(client.readProcessLog(name, Channel::Stdout, 4096)).error().detail, fault::noFile);
    }

    void unknownMethod()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        m_transport->answers = {ok("fault_unknownMethod.xml")};
        const auto state = wait(client.getState());
        QCOMPARE(state.error().message, QStringLiteral("<Fault 1: 'UNKNOWN_METHOD'>"));
        QCOMPARE(state.error().detail, fault::unknownMethod);
        QVERIFY(withAdvice(state.error()).contains(QStringLiteral("[rpcinterface:supervisor]")));
        QCOMPARE(withAdvice(Error{ErrorCode::HttpStatus, QStringLiteral("x"), {}, 1}), QStringLiteral("x"));
    }

    void tooLarge()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const auto pending = client.getState();
        const qint64 limit = 64 * 1024 * 1024;
        QCOMPARE(m_transport->requests.at(0).stopAfterBody, limit + 1);
        m_transport->answer(HttpResponse{200, {}, QByteArray(limit + 1, ' ')});
        QCOMPARE(wait(pending).error().code, ErrorCode::TooLarge);
    }

    void sideBySide()
    {
        SupervisorClient client(*m_transport, url("http://localhost:9001"), {});
        const auto first = client.getState();
        const auto second = client.getState();
        QCOMPARE(m_transport->requests.size(), std::size_t{2});
        m_transport->answer(ok("getState.xml"));
        QVERIFY(wait(second));
        QVERIFY(!first.isFinished());
    }

    void destroyedWhileCallsRun()
    {
        auto client =
            std::make_unique<SupervisorClient>(*m_transport, url("http://localhost:9001"), std::nullopt);
        const auto state = client->getState();
        const auto stop = client->stopProcess(QStringLiteral("a"));
        client.reset();
        QVERIFY(state.isFinished());
        QCOMPARE(state.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(stop.result().error().code, ErrorCode::Cancelled);
        for (auto &promise : m_transport->promises) { // late answers meet nobody, and bring no repeat
            promise.addResult(error(ErrorCode::ConnectionLost));
            promise.finish();
        }
        QTest::qWait(0);
        QCoreApplication::processEvents();
        QCOMPARE(m_transport->requests.size(), std::size_t{2});
    }

private:
    std::unique_ptr<FakeTransport> m_transport;
};

QTEST_GUILESS_MAIN(TestSupervisorClient)
#include "tst_supervisorclient.moc"
