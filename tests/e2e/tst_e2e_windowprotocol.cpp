// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/shell/serverpages.h"
#include "session/processactions.h"
#include "testkit/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>

using namespace pennon;
using namespace pennon::testkit;

/// A listener that is newer than this program, beside a supervisord that is as ever.
class TestE2eWindowProtocol final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewerListenerIsNamedAndDoneWithout_data();
    void aNewerListenerIsNamedAndDoneWithout();
};

namespace {

const QString shop = QStringLiteral("shop");

/// Answers every request with the same members, and counts them.
class NewerListener final : public QObject
{
public:
    NewerListener(const QString &socket, QJsonObject answer)
        : m_answer(std::move(answer))
    {
        if (!m_server.listen(socket))
            qFatal("%s", qPrintable(m_server.errorString()));
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            QLocalSocket *const client = m_server.nextPendingConnection();
            connect(client, &QLocalSocket::readyRead, this, [this, client] {
                while (client->canReadLine())
                    reply(*client, QJsonDocument::fromJson(client->readLine()).object());
            });
            connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        });
    }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void reply(QLocalSocket &client, const QJsonObject &request)
    {
        ++m_requests;
        QJsonObject line = m_answer;
        line.insert(QStringLiteral("jsonrpc"), QStringLiteral("2.0"));
        line.insert(QStringLiteral("id"), request.value(QStringLiteral("id")));
        client.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }

    QLocalServer m_server;
    QJsonObject m_answer;
    int m_requests = 0;
};

} // namespace

void TestE2eWindowProtocol::aNewerListenerIsNamedAndDoneWithout_data()
{
    QTest::addColumn<QByteArray>("answer");
    // As our own says it of a client of the future, and one that goes ahead.
    QTest::newRow("refuses") << QByteArray(
        R"({"error":{"code":-32001,"message":"protocol 1 is not spoken here, protocol 2 is",)"
        R"("data":{"reason":"protocol"}}})");
    QTest::newRow("says hello") << QByteArray(
        R"({"result":{"protocol":2,"version":"9.0","host":"web1","capabilities":["all"]}})");
}

void TestE2eWindowProtocol::aNewerListenerIsNamedAndDoneWithout()
{
    QFETCH(const QByteArray, answer);
    SupervisordProcess supervisord;
    supervisord.addProgram(shop, QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(supervisord, supervisord.start());
    const QString socket = supervisord.path(QStringLiteral("newer.sock"));
    const NewerListener listener(socket, QJsonDocument::fromJson(answer).object());
    AppOptions options;
    options.connect = supervisord.serverUrl();
    options.listener = socket;
    Program program(options);
    MainWindow &window = program.window();
    VERIFY_SOON(supervisord, program.listener().trouble == LinkTrouble::OtherProtocol &&
                                 program.stateOf(shop) == ProcessState::Running);
    QVERIFY(!program.session().hasListener());

    // On the table, on every page that the listener would fill, and in the status bar.
    const QString matter = QStringLiteral("The listener is of another version");
    const QString remedy = QStringLiteral("Update the older of the two");
    const QString versions = QStringLiteral("This program speaks protocol 1");
    const QString meanwhile = QStringLiteral("work by supervisord alone");
    const auto isExplained = [&] {
        return program.isSaid(matter) && program.isSaid(remedy) && program.isSaid(versions) &&
               program.isSaid(meanwhile) && program.isSaid(QStringLiteral("protocol 2"));
    };
    for (const ServerPage page : {ServerPage::Processes, ServerPage::Incidents, ServerPage::Rules,
                                  ServerPage::Alerts, ServerPage::Listener}) {
        window.showPage(page);
        VERIFY_SOON(supervisord, isExplained());
        QVERIFY(!program.isSaid(QStringLiteral("does not answer")));
        Program::keepPicture(QStringLiteral("protocol-%1").arg(static_cast<int>(page)));
    }
    window.showPage(ServerPage::Processes);
    program.application().workspace().showProcess(program.session().profile().id, {shop, shop});
    for (const Pane pane : {Pane::Incidents, Pane::Rules}) {
        window.showPane(pane);
        VERIFY_SOON(supervisord, isExplained());
    }
    window.showPane(Pane::Memory);
    VERIFY_SOON(supervisord, program.isSaid(QStringLiteral("listener: another protocol")));
    QCOMPARE(program.session().health(), Health::Trouble); // the tray tells of it too

    // supervisord is used as if there were no listener: states, memory, actions.
    VERIFY_SOON(supervisord, program.session().process({shop, shop})->memory.has_value());
    const pid_t before = supervisord.process(shop).pid;
    program.application().workspace().pages().runAction(
        ActionRequest{ProcessAction::Restart, {{shop, shop}}, {}});
    VERIFY_SOON(supervisord,
                supervisord.process(shop).isRunning() && supervisord.process(shop).pid != before);
    VERIFY_SOON(supervisord,
                program.stateOf(shop) == ProcessState::Running &&
                    program.session().process({shop, shop})->pid == supervisord.process(shop).pid);
    // It is asked seldom, not again and again.
    QVERIFY(listener.requests() <= 2);
    QVERIFY(*program.listener().nextTry > SystemClock().now() + std::chrono::seconds(20));
}

QTEST_MAIN(TestE2eWindowProtocol)
#include "tst_e2e_windowprotocol.moc"
