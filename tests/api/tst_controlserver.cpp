// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controlserver.h"
#include "control/controlclient.h"
#include "fakebackend.h"
#include "rawclient.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pennon;
using testkit::comesTrue;

namespace {

class Log final : public LineLog
{
public:
    void line(QStringView text) override { lines += text.toString(); }
    QStringList lines;
};

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!comesTrue([&future] { return future.isFinished(); }))
        return failure(ErrorCode::TimedOut, QStringLiteral("the test waited in vain"));
    return future.result();
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : lines.trimmed().split('\n'))
        all += QJsonDocument::fromJson(line).object();
    return all;
}

int codeOf(const QJsonObject &response)
{
    return response.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toInt();
}

} // namespace

class TestControlServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("listener.sock"));
        m_backend = std::make_unique<FakeBackend>();
        m_log.lines.clear();
        start({});
    }

    void cleanup()
    {
        m_server.reset();
        m_backend.reset();
    }

    void socketFile()
    {
        QCOMPARE(QFile::permissions(m_path) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        m_server.reset();
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void liveSocketIsNotStolen()
    {
        ControlServer second(*m_backend, m_log, settings());
        const Result<void> listening = second.listen();
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, ErrorCode::Rejected);
        QVERIFY(listening.error().message.contains(m_path));
        RawClient client(m_path);
        client.sendAll(helloLine());
        QVERIFY(client.comeLines(1));
    }

    void staleSocketIsReplaced()
    {
        m_server.reset();
        QFile::remove(m_path);
        const QString other = m_folder->filePath(QStringLiteral("other.sock"));
        {
            auto dead = ListeningSocket::open(other, 0600, {});
            QVERIFY(dead);
            QVERIFY(QFile::rename(other, m_path)); // what a killed listener leaves
        }
        QVERIFY(QFileInfo::exists(m_path));
        start({});
        QVERIFY(RawClient(m_path).isConnected());
    }

    void otherFilesStay()
    {
        m_server.reset();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_server = std::make_unique<ControlServer>(*m_backend, m_log, settings());
        const Result<void> listening = m_server->listen();
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, ErrorCode::InvalidInput);
        QVERIFY(file.exists());
    }

    void badPlaces_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("group");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no folder") << QStringLiteral("/nowhere/to/be/found.sock") << QString()
                                   << ErrorCode::NotFound;
        QTest::newRow("too long") << QString(200, u'x') << QString() << ErrorCode::InvalidInput;
        QTest::newRow("empty") << QString() << QString() << ErrorCode::InvalidInput;
        QTest::newRow("no group") << QStringLiteral("s") << QStringLiteral("no-such-group")
                                  << ErrorCode::NotFound;
    }

    void badPlaces()
    {
        QFETCH(QString, path);
        QFETCH(const QString, group);
        QFETCH(const ErrorCode, code);
        if (path == QStringLiteral("s"))
            path = m_folder->filePath(path);
        const auto socket = ListeningSocket::open(path, 0600, group);
        QVERIFY(!socket);
        QCOMPARE(socket.error().code, code);
        QVERIFY(path.isEmpty() || !QFileInfo::exists(path + u'~'));
    }

    /// Every example of PROTOCOL.md, sent as it stands there: the answer is the one that stands there.
    void examples()
    {
        for (const testkit::CallExample &call : testkit::readProtocolExamples().calls) {
            RawClient client(m_path);
            const bool isHello = call.method == QStringLiteral("hello");
            client.sendAll(isHello ? QByteArray() : helloLine());
            client.sendAll(call.requestText + '\n');
            QVERIFY2(client.comeLines(isHello ? 1 : 2), qPrintable(call.method));
            QCOMPARE(objects(client.received()).last(), call.answer);
        }
    }

    void helloComesFirst()
    {
        RawClient client(m_path);
        client.sendAll(callLine(5, "status.get") + callLine(6, "subscribe", R"({"topics":["rules"]})") +
                       callLine(7, "hello", R"({"protocol":2,"client":"new"})") + helloLine() + helloLine() +
                       callLine(8, "status.get"));
        QVERIFY(client.comeLines(6));
        const QList<QJsonObject> answers = objects(client.received());
        QCOMPARE(codeOf(answers.at(0)), rpccode::helloFirst);
        QCOMPARE(codeOf(answers.at(1)), rpccode::helloFirst);
        QCOMPARE(codeOf(answers.at(2)), rpccode::otherProtocol);
        QVERIFY(answers.at(3).contains(QLatin1String("result")));
        QCOMPARE(codeOf(answers.at(4)), rpccode::helloFirst);
        QVERIFY(answers.at(5).contains(QLatin1String("result")));
    }

    void unknownMethod()
    {
        RawClient client(m_path);
        client.sendAll(helloLine() + callLine(2, "rules.forget"));
        QVERIFY(client.comeLines(2));
        QCOMPARE(codeOf(objects(client.received()).last()), rpccode::methodNotFound);
    }

    void answersAfterTheClientHasEnded()
    {
        m_backend->holdsStatus = true;
        RawClient client(m_path);
        client.sendAll(helloLine() + callLine(2, "status.get"));
        client.endSending();
        QVERIFY(comesTrue([&] { return !m_backend->held.empty(); }));
        m_backend->releaseStatus();
        QVERIFY(client.comesEnd());
        QCOMPARE(client.received().count('\n'), 2);
        QVERIFY(comesTrue([&] { return m_server->connections() == 0; }));
    }

    void slowCallsHoldUpNobody()
    {
        m_backend->holdsStatus = true;
        RawClient client(m_path);
        client.sendAll(helloLine() + callLine(2, "status.get") + callLine(3, "rules.get"));
        QVERIFY(client.comeLines(2));
        QCOMPARE(objects(client.received()).last().value(QLatin1String("id")).toInt(), 3);
        m_backend->releaseStatus();
        QVERIFY(client.comeLines(3));
    }

    void writesAreLogged()
    {
        RawClient client(m_path);
        m_backend->acknowledgeAnswer = failure(ErrorCode::NotFound, QStringLiteral("there is no incident 9"));
        client.sendAll(
            helloLine() +
            callLine(2, "rules.set",
                     R"({"revision":"r","changes":[{"section":"memmon","key":"any","value":"1 secret"}]})") +
            callLine(3, "incident.acknowledge", R"({"id":9})") + callLine(4, "rules.get"));
        QVERIFY(client.comeLines(4));
        const QString who = QStringLiteral("uid %1 (pid %2)").arg(::geteuid()).arg(::getpid());
        QCOMPARE(m_log.lines.size(), 2);
        QVERIFY(m_log.lines.contains(
            QStringLiteral("control: rules.set by %1: '[memmon]' 'any': done").arg(who)));
        QVERIFY(m_log.lines.contains(
            QStringLiteral("control: incident.acknowledge by %1: incident 9: failed: there is no incident 9")
                .arg(who)));
        QCOMPARE(m_backend->writer->uid, ::geteuid());
        QCOMPARE(objects(client.received()).size(), 4);
    }

    void refusedRules()
    {
        SetRulesAnswer refused;
        refused.problems = {
            {QStringLiteral("memmon"), QStringLiteral("program"), 5, QStringLiteral("no size")},
            {QStringLiteral("httpok"), {}, 9, QStringLiteral("no url")}};
        m_backend->setRulesAnswer = refused;
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        const auto answer =
            wait(client.call(SetRulesRequest{QStringLiteral("r"), {{QStringLiteral("memmon"), {}, {}}}}));
        QVERIFY(answer);
        QVERIFY(!answer->isAccepted());
        QVERIFY(answer->problems == refused.problems);

        m_backend->setRulesAnswer = failure(ErrorCode::Conflict, QStringLiteral("changed meanwhile"));
        const auto stale =
            wait(client.call(SetRulesRequest{QStringLiteral("r"), {{QStringLiteral("memmon"), {}, {}}}}));
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::Conflict);
        QCOMPARE(stale.error().detail, rpccode::staleRevision);
    }

    void pushes()
    {
        ControlClient listening(QStringLiteral("test"));
        ControlClient deaf(QStringLiteral("test"));
        QVERIFY(wait(listening.open(m_path)) && wait(deaf.open(m_path)));
        const QSignalSpy deafSpy(&deaf, &ControlClient::incidentsChanged);
        QSignalSpy incidents(&listening, &ControlClient::incidentsChanged);
        QSignalSpy rules(&listening, &ControlClient::rulesChanged);
        QSignalSpy processes(&listening, &ControlClient::processesChanged);
        QSignalSpy samples(&listening, &ControlClient::samplesTaken);
        QVERIFY(wait(listening.call(SubscribeRequest{{ControlTopic::Incidents, ControlTopic::Rules,
                                                      ControlTopic::Processes, ControlTopic::Samples}})));
        QCOMPARE(wait(listening.call(StatusRequest{}))->subscribers, 1);

        Incident incident;
        incident.id = 1;
        incident.stdoutTail = "kept back";
        Q_EMIT m_backend->incidentsChanged(IncidentsPush{{incident}, {}});
        incident.id = 2;
        Q_EMIT m_backend->incidentsChanged(IncidentsPush{{incident}, {}});
        incident.outcome = QStringLiteral("restarted");
        Q_EMIT m_backend->incidentsChanged(
            IncidentsPush{{incident}, {}}); // in one piece, the newest state of each
        Q_EMIT m_backend->rulesChanged(RulesPush{QStringLiteral("r1"), {}});
        Q_EMIT m_backend->rulesChanged(RulesPush{QStringLiteral("r2"), {}});
        ProcessStatus process;
        process.name = {QStringLiteral("shop"), QStringLiteral("webapp")};
        Q_EMIT m_backend->processesChanged(ProcessesPush{{process}, {}});
        Q_EMIT m_backend->processesChanged(ProcessesPush{{}, {process.name}});
        Q_EMIT m_backend->samplesTaken(SamplesPush{{{process.name, {{}, {5}, {}}}}});
        QVERIFY(comesTrue([&] { return !processes.isEmpty() && !samples.isEmpty() && !rules.isEmpty(); }));
        QCOMPARE(incidents.size(), 1);
        const auto pushed = incidents.front().front().value<IncidentsPush>().incidents;
        QCOMPARE(pushed.size(), std::size_t{2});
        QCOMPARE(pushed.back().outcome, QStringLiteral("restarted"));
        QVERIFY(pushed.front().stdoutTail.isEmpty());
        QCOMPARE(rules.front().front().value<RulesPush>().revision, QStringLiteral("r2"));
        QCOMPARE(processes.front().front().value<ProcessesPush>().gone.size(), std::size_t{1});
        QCOMPARE(deafSpy.size(), 0);
        QVERIFY(wait(listening.call(SubscribeRequest{})));
        QCOMPARE(m_server->subscribers(), 0);
    }

    void largePushesComeInSeveralLines()
    {
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        QVERIFY(wait(client.call(SubscribeRequest{{ControlTopic::Incidents}})));
        std::size_t count = 0;
        QObject::connect(&client, &ControlClient::incidentsChanged, &client,
                         [&count](const IncidentsPush &push) { count += push.incidents.size(); });
        IncidentsPush push;
        for (int i = 0; i < 300; ++i) {
            push.incidents.emplace_back().id = i;
            push.incidents.back().cause = QString(i == 7 ? 2'000'000 : 20'000, u'x'); // one that fits no line
        }
        Q_EMIT m_backend->incidentsChanged(push);
        QVERIFY(comesTrue([&] { return count == 299; }));
    }

    void largeAnswersAreShortened()
    {
        ProcessesAnswer many;
        for (int i = 0; i < 20'000; ++i) {
            ProcessStatus process;
            process.name = {QStringLiteral("group%1").arg(i), QStringLiteral("name")};
            many.processes.push_back(process);
        }
        many.total = 20'000;
        m_backend->processesAnswer = many;
        IncidentsAnswer incidents;
        for (int i = 0; i < 200; ++i) {
            incidents.incidents.emplace_back().id = 1000 - i;
            incidents.incidents.back().stdoutTail = QByteArray(20'000, '\x01');
        }
        m_backend->incidentsAnswer = incidents;
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        const auto processes = wait(client.call(ProcessesRequest{}));
        QVERIFY(processes);
        QVERIFY(processes->processes.size() > 1000 && processes->processes.size() < 20'000);
        QCOMPARE(processes->total, 20'000);
        const auto listed = wait(client.call(IncidentsRequest{}));
        QVERIFY(listed);
        QVERIFY(listed->more && !listed->incidents.empty() && listed->incidents.size() < 200);
        QCOMPARE(listed->incidents.front().id, 1000);

        RulesAnswer rules;
        rules.file = QString(2'000'000, u'x');
        m_backend->rulesAnswer = rules;
        const auto tooLong = wait(client.call(RulesRequest{}));
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
    }

    void closingTheServer()
    {
        m_backend->holdsStatus = true;
        ControlClient client(QStringLiteral("test"));
        QVERIFY(wait(client.open(m_path)));
        QSignalSpy closed(&client, &ControlClient::closed);
        const auto call = client.call(StatusRequest{});
        QVERIFY(comesTrue([&] { return !m_backend->held.empty(); }));
        m_server->close();
        const auto answer = wait(call);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::ConnectionLost);
        QCOMPARE(closed.size(), 1);
        m_backend->releaseStatus(); // nobody hears it
    }

private:
    [[nodiscard]] ControlServerSettings settings() const
    {
        ControlServerSettings settings;
        settings.path = m_path;
        settings.pushMoment = std::chrono::milliseconds(20);
        return settings;
    }

    void start(const ConnectionLimits &limits)
    {
        ControlServerSettings chosen = settings();
        chosen.connection = limits;
        m_server = std::make_unique<ControlServer>(*m_backend, m_log, chosen);
        const Result<void> listening = m_server->listen();
        QVERIFY2(listening, listening ? "" : qPrintable(listening.error().message));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Log m_log;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ControlServer> m_server;
};

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_controlserver.moc"
