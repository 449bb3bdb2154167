// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/configcheck.h"

#include <QFile>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

namespace {

/// A supervisord with the processes shop:web1 and redis:redis, or one that fails.
class FakeTransport final : public HttpTransport
{
public:
    QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        requests.push_back(request);
        QPromise<Result<HttpResponse>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

    static QByteArray member(const char *name, const QByteArray &value)
    {
        return QByteArray("<member><name>") + name + "</name><value>" + value + "</value></member>";
    }

    static QByteArray process(const QByteArray &group, const QByteArray &name)
    {
        return "<value><struct>" + member("group", "<string>" + group + "</string>") +
               member("name", "<string>" + name + "</string>") + member("pid", "<int>7</int>") +
               member("state", "<int>20</int>") + member("start", "<int>1</int>") +
               member("now", "<int>2</int>") + member("stop", "<int>0</int>") +
               member("exitstatus", "<int>0</int>") + "</struct></value>";
    }

    Result<HttpResponse> answer = HttpResponse{
        200, QStringLiteral("OK"),
        "<?xml version='1.0'?><methodResponse><params><param><value><array><data>" + process("shop", "web1") +
            process("redis", "redis") + "</data></array></value></param></params></methodResponse>"};
    std::vector<HttpRequest> requests;
};

std::optional<QString> underSupervisor(const char *name)
{
    return qstrcmp(name, "SUPERVISOR_SERVER_URL") == 0
               ? std::optional(QStringLiteral("http://127.0.0.1:9001"))
               : std::nullopt;
}

std::optional<QString> nothing(const char * /*name*/)
{
    return std::nullopt;
}

} // namespace

class ConfigCheckTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FakeTransport m_transport;

    QString write(const QByteArray &text) const
    {
        const QString path = m_folder.filePath(QStringLiteral("p.conf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    [[nodiscard]] ConfigReport outcome(const QFuture<ConfigReport> &future) const
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return {QStringLiteral("no answer"), -1};
        ConfigReport report = future.result();
        report.text.replace(QString(m_folder.path() + u'/'), QString());
        return report;
    }

    ConfigReport check(const QByteArray &text, const Environment &environment)
    {
        return outcome(checkConfig(write(text), environment, m_transport));
    }

    ConfigReport explained(const QByteArray &text, const char *process, const Environment &environment)
    {
        return outcome(explainProcess(write(text), QString::fromLatin1(process), environment, m_transport));
    }

private Q_SLOTS:
    void init()
    {
        m_transport.answer = FakeTransport().answer;
        m_transport.requests.clear();
    }

    void fine()
    {
        const ConfigReport report = check("[memmon]\nprogram = web*=1G, redis=1G\n", underSupervisor);
        QCOMPARE(report.text,
                 QStringLiteral("p.conf: 0 errors, 0 warnings; names were compared with the 2 processes of "
                                "supervisord at http://127.0.0.1:9001\n"));
        QCOMPARE(report.exitStatus, 0);
        QCOMPARE(m_transport.requests.size(), std::size_t(1));
        QVERIFY(m_transport.requests.front().deadline <= std::chrono::seconds(3));
    }

    void withoutSupervisor()
    {
        const ConfigReport report = check("[memmon]\nprogram = gone=1G\n", nothing);
        QCOMPARE(report.text,
                 QStringLiteral("p.conf: 0 errors, 0 warnings; names were not compared with supervisord's: "
                                "SUPERVISOR_SERVER_URL is not set (supervisord sets it where it has a "
                                "[unix_http_server]), nor supervisor_url in [listener]\n"));
        QCOMPARE(report.exitStatus, 0);
        QVERIFY(m_transport.requests.empty());
    }

    void supervisorThatDoesNotAnswer()
    {
        m_transport.answer = failure(ErrorCode::TimedOut, QStringLiteral("no answer within 3 s"));
        const ConfigReport report = check("[memmon]\nany = 1G\n", underSupervisor);
        QVERIFY2(report.text.contains(QStringLiteral("names were not compared with supervisord's: ")),
                 qPrintable(report.text));
        QCOMPARE(report.exitStatus, 0);
    }

    void everythingAtOnce()
    {
        const ConfigReport report = check("[memmon]\nprogram = web1=1G, reddis=1G\nprogam = a\n[httpok]\n"
                                          "url = https://h\nca_file = /no/such/file\n"
                                          "[listener]\nexclude = pennon\nsupervisor_url = unix:///s.sock\n",
                                          nothing);
        QStringList lines = report.text.split(u'\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines.at(0),
                 QStringLiteral("p.conf:2: [memmon] program: supervisord has no process reddis; did you "
                                "mean redis?"));
        QCOMPARE(lines.at(1),
                 QStringLiteral("p.conf:3: [memmon] progam: there is no such key in [memmon]; did you mean "
                                "program?"));
        QVERIFY(lines.at(2).startsWith(QStringLiteral("p.conf:6: [httpok] ca_file: ")));
        QCOMPARE(lines.at(3),
                 QStringLiteral("p.conf:8: warning: [listener] exclude: supervisord has no process pennon"));
        QCOMPARE(lines.at(4),
                 QStringLiteral("p.conf: 3 errors, 1 warning; names were compared with the 2 processes of "
                                "supervisord at unix:///s.sock"));
        QCOMPARE(report.exitStatus, 78);
        QCOMPARE(m_transport.requests.front().unixSocket, QStringLiteral("/s.sock"));
    }

    void noFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("none"));
        const ConfigReport checked = outcome(checkConfig(path, nothing, m_transport));
        QVERIFY(checked.text.startsWith(QStringLiteral("none cannot be read: ")));
        QCOMPARE(checked.exitStatus, 78);
        QCOMPARE(outcome(explainProcess(path, QStringLiteral("a"), nothing, m_transport)).exitStatus, 78);
    }

    void explains()
    {
        const QByteArray conf = "[memmon]\ngroup = shop=1G\n";
        const ConfigReport known = explained(conf, "web1", underSupervisor);
        QVERIFY2(known.text.startsWith(
                     QStringLiteral("shop:web1\nmemory: at most 1GB, by group = shop of [memmon] "
                                    "(p.conf:2)\n")),
                 qPrintable(known.text));
        QCOMPARE(known.exitStatus, 0);
        QCOMPARE(explained(conf, "shop:web1", underSupervisor).text, known.text);
        QCOMPARE(explained(conf, "web2", underSupervisor).text,
                 QStringLiteral(
                     "web2 is taken for web2:web2: supervisord has no process web2; did you mean web1?\n"
                     "web2:web2\nno rule is about it\n"));
        const ConfigReport alone = explained(conf, "shop:web1", nothing);
        QVERIFY(alone.text.startsWith(QStringLiteral("supervisord was not asked: ")));
        QVERIFY(alone.text.contains(QStringLiteral("memory: at most 1GB")));
    }

    void explainsNothingBroken()
    {
        const ConfigReport report = explained("[memmon]\nany = 1X\n", "web1", underSupervisor);
        QVERIFY(report.text.startsWith(QStringLiteral("p.conf:2: [memmon] any: ")));
        QVERIFY(report.text.endsWith(
            QStringLiteral("p.conf: 1 error, 0 warnings; nothing can be explained before they are "
                           "mended\n")));
        QCOMPARE(report.exitStatus, 78);
        QVERIFY(m_transport.requests.empty());
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ConfigCheckTest)
#include "tst_configcheck.moc"
