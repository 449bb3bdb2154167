// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connectiontest.h"

#include "control/rpc.h"
#include "net/httpclient.h"
#include "pretendedservers.h"
#include "testkit/cannedserver.h"
#include "testkit/reservedport.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

#include <unistd.h>

using namespace pennon;
using namespace pennon::testkit;

namespace {

QByteArray otherProtocol()
{
    const QJsonObject error{
        {QStringLiteral("code"), rpccode::otherProtocol},
        {QStringLiteral("message"), QStringLiteral("this listener speaks protocol 9")},
        {QStringLiteral("data"), QJsonObject{{QStringLiteral("reason"), QStringLiteral("protocol")}}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                     {QStringLiteral("id"), 1},
                                     {QStringLiteral("error"), error}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

QByteArray faultAnswer(int code)
{
    return httpAnswer(
        "200 OK",
        "<?xml "
        "version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>" +
            QByteArray::number(code) +
            "</int></value></member><member><name>faultString</name><value><string>NO</string></value></"
            "member>"
            "</struct></value></fault></methodResponse>");
}

/// A tunnel that does as it is told.
class FakeTunnel final : public Tunnel
{
public:
    FakeTunnel(QString supervisor, std::optional<Error> why)
        : m_supervisor(std::move(supervisor))
        , m_why(std::move(why))
    {}
    void open() override
    {
        QTimer::singleShot(0, this, [this] {
            m_isUp = !m_why;
            if (m_why) {
                Q_EMIT ended(*m_why);
            } else {
                Q_EMIT opened();
            }
        });
    }
    void close() override { m_isUp = false; }
    [[nodiscard]] bool isUp() const override { return m_isUp; }
    [[nodiscard]] QString supervisorSocket() const override { return m_supervisor; }
    [[nodiscard]] QString listenerSocket() const override { return {}; }

private:
    QString m_supervisor;
    std::optional<Error> m_why;
    bool m_isUp = false;
};

} // namespace

/// Test connection, with a real supervisord and pretended others.
class tst_ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothWork();
    void wrongPasswords_data();
    void wrongPasswords();
    void troublesOfSupervisord_data();
    void troublesOfSupervisord();
    void troublesOfTls();
    void socketsThatDoNotAnswer();
    void aSocketOfSomebodyElse();
    void troublesOfTheListener_data();
    void troublesOfTheListener();
    void readersAreToldSo();
    void throughATunnel();
    void aTunnelThatFails();
    void aCancelledTestIsSilent();

private:
    struct Reports
    {
        ChannelReport supervisord;
        ChannelReport listener;
    };
    [[nodiscard]] Reports test(const ServerProfile &profile, const QString &password = {});
    [[nodiscard]] QString socketAddress() const
    {
        return QStringLiteral("unix://") + m_supervisord.path(QStringLiteral("supervisor.sock"));
    }
    [[nodiscard]] static ServerProfile profile(const QString &address, const QString &listener = {},
                                               const QString &user = {})
    {
        return {QStringLiteral("1"), QStringLiteral("web"), address, {}, user, listener};
    }

    ReservedPort m_port;
    SupervisordProcess m_supervisord{
        {.username = QStringLiteral("ann"), .password = QStringLiteral("right")}};
    SupervisordProcess m_open{{.port = m_port.number()}};
    HttpClient m_http;
    std::optional<Error> m_tunnelFails;
};

void tst_ConnectionTest::initTestCase()
{
    VERIFY_IN(m_supervisord, m_supervisord.start());
    VERIFY_IN(m_open, m_open.start());
}

tst_ConnectionTest::Reports tst_ConnectionTest::test(const ServerProfile &profile, const QString &password)
{
    ConnectionTest connection({m_http,
                               [this](const ServerProfile &of) {
                                   return std::make_unique<FakeTunnel>(of.supervisorSocket, m_tunnelFails);
                               },
                               std::chrono::seconds(3)});
    Reports reports;
    int count = 0;
    connect(&connection, &ConnectionTest::supervisordTested, this, [&](const ChannelReport &report) {
        reports.supervisord = report;
        ++count;
    });
    connect(&connection, &ConnectionTest::listenerTested, this, [&](const ChannelReport &report) {
        reports.listener = report;
        ++count;
    });
    QSignalSpy finished(&connection, &ConnectionTest::finished);
    connection.begin(profile, password);
    if (!comesTrue([&] { return !finished.isEmpty(); }) || count != 2 || connection.isRunning())
        qWarning("the test did not end, or reported %d times", count);
    return reports;
}

void tst_ConnectionTest::bothWork()
{
    const PretendedListener listener(hello(socketAddress()));
    const auto [supervisord, other] =
        test(profile(socketAddress(), listener.path(), QStringLiteral("ann")), QStringLiteral("right"));
    QCOMPARE(supervisord.outcome, ChannelReport::Outcome::Works);
    QVERIFY2(supervisord.headline.startsWith(QStringLiteral("supervisord 4.")),
             qPrintable(supervisord.headline));
    QCOMPARE(other.outcome, ChannelReport::Outcome::Works);
    QVERIFY2(other.headline.contains(QStringLiteral("1.2.3 on web1")), qPrintable(other.headline));
    QVERIFY(other.advice.isEmpty());
}

void tst_ConnectionTest::wrongPasswords_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("wrong") << QStringLiteral("ann") << QStringLiteral("wrong");
}

void tst_ConnectionTest::wrongPasswords()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    const auto [supervisord, listener] = test(profile(socketAddress(), {}, user), password);
    QCOMPARE(supervisord.outcome, ChannelReport::Outcome::Fails);
    QCOMPARE(supervisord.trouble, LinkTrouble::WrongPassword);
    QVERIFY(supervisord.advice.contains(QStringLiteral("[unix_http_server]")));
    QCOMPARE(listener.outcome, ChannelReport::Outcome::NotTested);
}

void tst_ConnectionTest::troublesOfSupervisord_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<LinkTrouble>("trouble");
    QTest::addColumn<QString>("advice");
    QTest::newRow("no interface") << faultAnswer(1) << LinkTrouble::NoRpcInterface
                                  << QStringLiteral("rpcinterface_factory");
    QTest::newRow("a web site") << httpAnswer("404 Not Found") << LinkTrouble::NoRpcInterface
                                << QStringLiteral("not supervisord");
    QTest::newRow("no XML-RPC") << httpAnswer("200 OK", "<html>") << LinkTrouble::NoRpcInterface
                                << QStringLiteral("not supervisord");
    QTest::newRow("a proxy without supervisord")
        << httpAnswer("502 Bad Gateway") << LinkTrouble::Unreachable << QStringLiteral("firewall");
    QTest::newRow("a proxy that forbids")
        << httpAnswer("403 Forbidden") << LinkTrouble::NotPermitted << QStringLiteral("forbids");
    QTest::newRow("login") << httpAnswer("401 Unauthorized") << LinkTrouble::WrongPassword
                           << QStringLiteral("[inet_http_server]");
}

void tst_ConnectionTest::troublesOfSupervisord()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, advice);
    CannedServer server(answer);
    const auto report = test(profile(server.url())).supervisord;
    QCOMPARE(report.outcome, ChannelReport::Outcome::Fails);
    QTEST(report.trouble, "trouble");
    QVERIFY2(report.advice.contains(advice), qPrintable(report.advice));
    QVERIFY(!report.headline.isEmpty());
    QVERIFY(!report.detail.isEmpty());
}

void tst_ConnectionTest::troublesOfTls()
{
    QTcpServer plain; // speaks before it listens: no TLS for sure
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        QTcpSocket *const socket = plain.nextPendingConnection();
        socket->write(httpAnswer("400 Bad Request"));
        socket->disconnectFromHost();
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    const auto report =
        test(profile(QStringLiteral("https://127.0.0.1:%1").arg(plain.serverPort()))).supervisord;
    QCOMPARE(report.trouble, LinkTrouble::Tls);
    QVERIFY2(report.advice.contains(QStringLiteral("http only")), qPrintable(report.advice));
    // supervisord itself waits for more.
    const auto silent =
        test(profile(QStringLiteral("https://127.0.0.1:%1").arg(m_port.number()))).supervisord;
    QCOMPARE(silent.outcome, ChannelReport::Outcome::Fails);
    QVERIFY2(silent.advice.contains(QStringLiteral("http only")), qPrintable(silent.advice));
}

void tst_ConnectionTest::socketsThatDoNotAnswer()
{
    auto report = test(profile(QStringLiteral("unix:///nonexistent/supervisor.sock"))).supervisord;
    QCOMPARE(report.trouble, LinkTrouble::Unreachable);
    QVERIFY2(report.advice.contains(QStringLiteral("[unix_http_server]")), qPrintable(report.advice));
    const ReservedPort port;
    report = test(profile(QStringLiteral("http://127.0.0.1:%1").arg(port.number()))).supervisord;
    QCOMPARE(report.trouble, LinkTrouble::Unreachable);
    QTemporaryDir folder;
    QLocalServer silent;
    QVERIFY(silent.listen(folder.filePath(QStringLiteral("silent"))));
    report =
        test(profile(QString(QStringLiteral("unix://") + silent.fullServerName()), silent.fullServerName()))
            .supervisord;
    QCOMPARE(report.trouble, LinkTrouble::Unreachable);
}

void tst_ConnectionTest::aSocketOfSomebodyElse()
{
    const AsNobody nobody;
    const auto [supervisord, listener] =
        test(profile(socketAddress(), m_supervisord.path(QStringLiteral("supervisor.sock"))));
    if (::geteuid() == 65534) { // root tests; others own the socket
        QCOMPARE(supervisord.trouble, LinkTrouble::NotPermitted);
        QVERIFY2(supervisord.advice.contains(QStringLiteral("chmod=0770")), qPrintable(supervisord.advice));
        QCOMPARE(listener.trouble, LinkTrouble::NotPermitted);
        QVERIFY2(listener.advice.contains(QStringLiteral("socket_group")), qPrintable(listener.advice));
    }
}

void tst_ConnectionTest::troublesOfTheListener_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<LinkTrouble>("trouble");
    QTest::newRow("newer") << otherProtocol() << LinkTrouble::OtherProtocol;
    QTest::newRow("another program") << QByteArray("SSH-2.0-OpenSSH\r\n") << LinkTrouble::NoRpcInterface;
    QTest::newRow("nobody") << QByteArray() << LinkTrouble::Unreachable;
}

void tst_ConnectionTest::troublesOfTheListener()
{
    QFETCH(QByteArray, answer);
    const PretendedListener listener(answer);
    const QString path = answer.isEmpty() ? QStringLiteral("/nonexistent/listener.sock") : listener.path();
    const auto [supervisord, report] = test(profile(m_open.serverUrl(), path));
    QCOMPARE(supervisord.outcome, ChannelReport::Outcome::Works); // each for itself
    QCOMPARE(report.outcome, ChannelReport::Outcome::Fails);
    QTEST(report.trouble, "trouble");
    QVERIFY(!report.advice.isEmpty());
}

void tst_ConnectionTest::readersAreToldSo()
{
    const PretendedListener listener(hello(socketAddress(), false));
    const auto report = test(profile(m_open.serverUrl(), listener.path())).listener;
    QCOMPARE(report.outcome, ChannelReport::Outcome::Works);
    QVERIFY2(report.advice.contains(QStringLiteral("not change")), qPrintable(report.advice));
}

void tst_ConnectionTest::throughATunnel()
{
    m_tunnelFails.reset();
    ServerProfile remote = profile(QStringLiteral("ssh://web"));
    remote.supervisorSocket = m_open.path(QStringLiteral("supervisor.sock"));
    const auto [supervisord, listener] = test(remote);
    QCOMPARE(supervisord.outcome, ChannelReport::Outcome::Works);
    QCOMPARE(listener.outcome, ChannelReport::Outcome::NotTested);
}

void tst_ConnectionTest::aTunnelThatFails()
{
    m_tunnelFails = Error{ErrorCode::Unauthorized, QStringLiteral("web refused the login"), {}, 0};
    auto reports = test(profile(QStringLiteral("ssh://web"), QStringLiteral("/run/pennon/listener.sock")));
    QCOMPARE(reports.supervisord.outcome, ChannelReport::Outcome::Fails);
    QCOMPARE(reports.supervisord.trouble, LinkTrouble::WrongPassword);
    QCOMPARE(reports.supervisord.detail, QStringLiteral("web refused the login"));
    QCOMPARE(reports.listener.outcome, ChannelReport::Outcome::NotTested);
    m_tunnelFails->code = ErrorCode::NotFound;
    reports = test(profile(QStringLiteral("ssh://web")));
    QCOMPARE(reports.supervisord.trouble, LinkTrouble::Tunnel);
}

void tst_ConnectionTest::aCancelledTestIsSilent()
{
    CannedServer server(httpAnswer("404 Not Found"));
    ConnectionTest connection({m_http, {}, std::chrono::seconds(3)});
    QSignalSpy supervisord(&connection, &ConnectionTest::supervisordTested);
    QSignalSpy finished(&connection, &ConnectionTest::finished);
    connection.begin(profile(server.url(), QStringLiteral("/nonexistent")), {});
    connection.cancel();
    QVERIFY(!connection.isRunning());
    connection.begin(profile(server.url()), {}); // and another one
    connection.begin(profile(m_open.serverUrl()), {});
    QVERIFY(comesTrue([&] { return !finished.isEmpty(); }));
    QVERIFY(m_http.active() == 0 || comesTrue([&] { return m_http.active() == 0; }));
    QCOMPARE(supervisord.size(), 1);
    QCOMPARE(supervisord[0][0].value<ChannelReport>().outcome, ChannelReport::Outcome::Works);
}

QTEST_GUILESS_MAIN(tst_ConnectionTest)
#include "tst_connectiontest.moc"
