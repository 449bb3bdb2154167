// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverdiscovery.h"

#include "net/httpclient.h"
#include "pretendedservers.h"
#include "testkit/cannedserver.h"
#include "testkit/reservedport.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace pennon;
using namespace pennon::testkit;

/// What is found at the first start, with real supervisords and pretended others.
class tst_ServerDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatIsThere();
    void findsNothing();
    void findsServersThatWantALoginOrForbid();
    void givesTheListenerToItsServer();

private:
    [[nodiscard]] std::vector<FoundServer> find(const DiscoveryPlaces &places);

    ReservedPort m_port;
    SupervisordProcess m_supervisord{
        {.username = QStringLiteral("ann"), .password = QStringLiteral("right")}};
    SupervisordProcess m_open{{.port = m_port.number()}};
    HttpClient m_http;
};

void tst_ServerDiscovery::initTestCase()
{
    VERIFY_IN(m_supervisord, m_supervisord.start());
    VERIFY_IN(m_open, m_open.start());
}

std::vector<FoundServer> tst_ServerDiscovery::find(const DiscoveryPlaces &places)
{
    const auto found = ServerDiscovery(m_http, places).find();
    return comesTrue([&] { return found.isFinished(); }) ? found.result() : std::vector<FoundServer>();
}

void tst_ServerDiscovery::findsWhatIsThere()
{
    // A second name for the same socket, and a left-over that nobody listens on.
    const QString socket = m_open.path(QStringLiteral("supervisor.sock"));
    QTemporaryDir folder;
    const QString link = folder.filePath(QStringLiteral("link.sock"));
    QVERIFY(QFile::link(socket, link));
    DiscoveryPlaces places;
    places.supervisorSockets = {link, socket, folder.filePath(QStringLiteral("nothing"))};
    places.urls = {QStringLiteral("http://127.0.0.1:%1").arg(m_port.number())};
    places.listenerSocket = folder.filePath(QStringLiteral("nothing"));
    const auto found = find(places);
    QCOMPARE(found.size(), std::size_t(1)); // its pid tells that it is the same by network
    QCOMPARE(found[0].profile.address, QString(QStringLiteral("unix://") + link));
    QCOMPARE(found[0].trouble, LinkTrouble::None);
    QVERIFY2(found[0].version.startsWith(QStringLiteral("4.")), qPrintable(found[0].version));
    QVERIFY(!found[0].profile.name.isEmpty());
    QVERIFY(found[0].profile.listenerSocket.isEmpty());

    places.supervisorSockets.clear();
    QCOMPARE(find(places)[0].profile.address, places.urls[0]);
}

void tst_ServerDiscovery::findsNothing()
{
    CannedServer other(httpAnswer("404 Not Found")); // somebody else has that port
    QTemporaryDir folder;
    QLocalServer silent;
    QVERIFY(silent.listen(folder.filePath(QStringLiteral("silent"))));
    DiscoveryPlaces places;
    places.supervisorSockets = {QStringLiteral("/nonexistent/supervisor.sock"), silent.fullServerName()};
    places.urls = {other.url(), QStringLiteral("http://127.0.0.1:%1").arg(ReservedPort().number())};
    places.listenerSocket = silent.fullServerName();
    QVERIFY(find(places).empty());
}

void tst_ServerDiscovery::findsServersThatWantALoginOrForbid()
{
    DiscoveryPlaces places;
    places.supervisorSockets = {m_supervisord.path(QStringLiteral("supervisor.sock"))};
    places.urls.clear();
    places.listenerSocket.clear();
    auto found = find(places);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].trouble, LinkTrouble::WrongPassword);

    // The folder can be searched, as /run can, but the socket belongs to somebody else.
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    QLocalServer server;
    server.setSocketOptions(QLocalServer::UserAccessOption);
    QVERIFY(server.listen(folder.filePath(QStringLiteral("supervisor.sock"))));
    QVERIFY(::chmod(server.fullServerName().toLocal8Bit().constData(), 0) == 0);
    const AsNobody nobody;
    places.supervisorSockets = {server.fullServerName()};
    found = find(places);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].trouble, LinkTrouble::NotPermitted);
}

void tst_ServerDiscovery::givesTheListenerToItsServer()
{
    const PretendedListener listener(hello(m_open.serverUrl()));
    DiscoveryPlaces places;
    places.supervisorSockets = {m_supervisord.path(QStringLiteral("supervisor.sock")),
                                m_open.path(QStringLiteral("supervisor.sock"))};
    places.urls.clear();
    places.listenerSocket = listener.path();
    const auto found = find(places);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].profile.listenerSocket, QString());
    QCOMPARE(found[1].profile.listenerSocket, listener.path());
    QVERIFY(found[0].profile.name != found[1].profile.name);
}

QTEST_GUILESS_MAIN(tst_ServerDiscovery)
#include "tst_serverdiscovery.moc"
