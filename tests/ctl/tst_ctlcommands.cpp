// SPDX-License-Identifier: GPL-3.0-or-later
#include "../api/fakebackend.h"
#include "api/controlserver.h"
#include "base/futures.h"
#include "ctl/ctlcommands.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

class Silent final : public LineLog
{
public:
    void line(QStringView /*text*/) override {}
};

} // namespace

/// What ctl prints, against a real server whose backend answers as PROTOCOL.md shows.
class TestCtlCommands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("s"));
        m_backend = std::make_unique<FakeBackend>();
        m_backend->incidentsAnswer->more = false;
        ControlServerSettings settings;
        settings.path = m_path;
        m_server = std::make_unique<ControlServer>(*m_backend, m_log, settings);
        QVERIFY(m_server->listen());
    }

    void cleanup()
    {
        m_server.reset();
        m_backend.reset();
    }

    void output_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"status", "processes", "incidents", "incidents 17", "rules", "rules memmon",
              "set memmon program webapp=350MB", "set --remove memmon any", "silence",
              "silence mailer --for 1h", "ack 17", "test", "test --channel mail", "reset mailer", "check"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    /// Against the files of output/, which a reader can judge.
    void output()
    {
        QFETCH(const QString, line);
        const CtlAnswer answer = run(line);
        QCOMPARE(answer.standardError, QString());
        QCOMPARE(answer.exitStatus, ctlstatus::done);
        const QString name =
            QString(line).replace(QStringLiteral("--"), QString()).replace(u' ', u'-').replace(u'=', u'-');
        QFile file(QStringLiteral(PENNON_FIXTURES "/output/%1.txt").arg(name));
        if (qEnvironmentVariableIsSet("PENNON_WRITE_OUTPUT")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(answer.standardOutput.toUtf8());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(answer.standardOutput, QString::fromUtf8(file.readAll()));
    }

    void json()
    {
        const CtlAnswer answer = run(QStringLiteral("processes --json"));
        const QJsonObject object = QJsonDocument::fromJson(answer.standardOutput.toUtf8()).object();
        QCOMPARE(object, encode(FakeBackend::example<ProcessesRequest>()));
    }

    void colours()
    {
        m_style.hasColours = true;
        QVERIFY(
            run(QStringLiteral("processes")).standardOutput.contains(QStringLiteral("\x1b[31mFATAL\x1b[0m")));
        m_style.hasColours = false;
        QVERIFY(!run(QStringLiteral("processes")).standardOutput.contains(u'\x1b'));
    }

    void asked()
    {
        run(QStringLiteral("incidents shop:* --kind crash --open -n 3"));
        QCOMPARE(m_backend->asked.back().second,
                 QJsonDocument::fromJson(
                     R"({"pattern":"shop:*","kinds":["crash"],"acknowledged":false,"limit":3})")
                     .object());
        run(QStringLiteral("set memmon program webapp=350MB"));
        QCOMPARE(
            m_backend->asked.back().second,
            QJsonDocument::fromJson(
                R"({"revision":"5f1d7a84","changes":[{"section":"memmon","key":"program","value":"webapp=350MB"}]})")
                .object());
        run(QStringLiteral("set --remove memmon"));
        QCOMPARE(
            m_backend->asked.back().second,
            QJsonDocument::fromJson(R"({"revision":"5f1d7a84","changes":[{"section":"memmon"}]})").object());
        run(QStringLiteral("silence mailer --until 2025-11-01T18:00:00Z --note moved"));
        QCOMPARE(m_backend->asked.back().second,
                 QJsonDocument::fromJson(
                     R"({"add":{"pattern":"mailer","until":"2025-11-01T18:00:00.000Z","note":"moved"}})")
                     .object());
        run(QStringLiteral("silence --remove 3"));
        QCOMPARE(m_backend->asked.back().second, QJsonDocument::fromJson(R"({"remove":3})").object());
    }

    void manyIncidents()
    {
        m_backend->incidentsAnswer->more = true;
        const CtlAnswer answer = run(QStringLiteral("incidents -n 3"));
        QCOMPARE(answer.standardOutput.count(QStringLiteral("restarted")), 3);
        QVERIFY(answer.standardOutput.endsWith(QStringLiteral("there are older ones: --limit\n")));
        QCOMPARE(m_backend->asked.back().second,
                 QJsonDocument::fromJson(R"({"limit":1,"before":17})").object());
    }

    void manyProcesses()
    {
        ProcessesAnswer part;
        part.total = 4;
        part.processes.resize(2);
        part.processes[0].name = part.processes[1].name = {QStringLiteral("a"), QStringLiteral("b")};
        m_backend->processesAnswer = part;
        QCOMPARE(run(QStringLiteral("processes")).standardOutput.count(QStringLiteral("a:b")), 4);
        QCOMPARE(m_backend->asked.size(), std::size_t{2});
    }

    void refusedRules()
    {
        SetRulesAnswer refused;
        refused.problems = {
            {QStringLiteral("memmon"), QStringLiteral("program"), 5, QStringLiteral("\"x\" is no size")},
            {QStringLiteral("httpok"), {}, 9, QStringLiteral("url is missing")}};
        m_backend->setRulesAnswer = refused;
        const CtlAnswer answer = run(QStringLiteral("set memmon program webapp=x"));
        QCOMPARE(answer.exitStatus, ctlstatus::failed);
        QCOMPARE(answer.standardError, QStringLiteral("pennon-listener ctl: the rules were not changed\n"
                                                      "  memmon.program: \"x\" is no size\n"
                                                      "  httpok: url is missing\n"));
    }

    void failures()
    {
        m_backend->testMailAnswer->deliveries.front().accepted = false;
        QCOMPARE(run(QStringLiteral("test")).exitStatus, ctlstatus::failed);
        m_backend->runCheckAnswer->findings.front().passed = false;
        QCOMPARE(run(QStringLiteral("check")).exitStatus, ctlstatus::failed);
        m_backend->acknowledgeAnswer =
            failure(ErrorCode::NotFound, QStringLiteral("there is no incident 99"));
        const CtlAnswer unknown = run(QStringLiteral("ack 99"));
        QCOMPARE(unknown.exitStatus, ctlstatus::failed);
        QCOMPARE(unknown.standardError, QStringLiteral("pennon-listener ctl: there is no incident 99\n"));
        m_backend->incidentsAnswer = IncidentsAnswer{};
        QCOMPARE(run(QStringLiteral("incidents 99")).exitStatus, ctlstatus::failed);
        QCOMPARE(run(QStringLiteral("rules nosuch")).exitStatus, ctlstatus::failed);
        QCOMPARE(run(QStringLiteral("processes a::b")).exitStatus, ctlstatus::failed);
    }

    void nobodyThere()
    {
        m_server.reset();
        const CtlAnswer none = run(QStringLiteral("status"));
        QCOMPARE(none.exitStatus, ctlstatus::unavailable);
        QVERIFY2(none.standardError.contains(QStringLiteral("there is no socket ") + m_path),
                 qPrintable(none.standardError));
        {
            auto dead = ListeningSocket::open(m_folder->filePath(QStringLiteral("d")), 0600, {});
            QVERIFY(dead);
            QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("d")), m_path));
        }
        const CtlAnswer dead = run(QStringLiteral("status"));
        QCOMPARE(dead.exitStatus, ctlstatus::unavailable);
        QVERIFY2(dead.standardError.contains(QStringLiteral("nobody listens on ") + m_path),
                 qPrintable(dead.standardError));
    }

private:
    CtlAnswer run(const QString &line)
    {
        const auto parsed = parseCtlArguments(QStringLiteral("pennon-listener"), line.split(u' '),
                                              std::chrono::sys_days{std::chrono::year{2025} / 11 / 1} + 12h);
        if (const auto *answer = std::get_if<CtlAnswer>(&parsed))
            return *answer;
        ControlClient client(QStringLiteral("test"));
        const QFuture<CtlAnswer> done =
            asFuture(performCtl(client, std::get<CtlRequest>(parsed), m_path, m_style));
        if (!testkit::comesTrue([&done] { return done.isFinished(); }))
            return {{}, QStringLiteral("the test waited in vain"), -1};
        return done.result();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Silent m_log;
    CtlStyle m_style{QStringLiteral("pennon-listener ctl"), false};
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ControlServer> m_server;
};

QTEST_GUILESS_MAIN(TestCtlCommands)
#include "tst_ctlcommands.moc"
