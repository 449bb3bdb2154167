// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/hookserver.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace pennon::testkit;

/// Alerts by routes, from real processes to real receivers.
class TestE2eAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneTroubleIsToldOnceAndItsEnd();
    void whatPeopleStopIsNoTrouble();
    void nothingIsLostNorToldTwiceByAKill();
    void aFailingChannelIsToldByTheOther();
    void aSectionWithItsOwnToMailsEachTime();

private:
    static QJsonObject alert(const HookServer &hook, std::size_t index)
    {
        return QJsonDocument::fromJson(hook.requests.at(index).body).object();
    }
    static QString kindOf(const HookServer &hook, std::size_t index)
    {
        return alert(hook, index).value(QStringLiteral("kind")).toString();
    }
    static QJsonArray incidentsOf(const HookServer &hook, std::size_t index)
    {
        return alert(hook, index).value(QStringLiteral("incidents")).toArray();
    }
    /// Runs as soon as the file %(here)s/well is there; ends with status 7 before that.
    static void addSick(SupervisordProcess &supervisord, const QString &name)
    {
        supervisord.addProgram(
            name,
            QStringLiteral(
                "/bin/sh -c \"test -e %(here)s/well && exec sleep 1000; echo no database >&2; exit 7\""),
            {QStringLiteral("autostart=false"), QStringLiteral("autorestart=false"),
             QStringLiteral("startsecs=0"), QStringLiteral("redirect_stderr=false"),
             QStringLiteral("stderr_logfile=%(here)s/") + name + QStringLiteral(".err")});
    }
    static QByteArray channel(const HookServer &hook)
    {
        return "[webhook:chat]\nurl = " + hook.url().toUtf8() + "\nfailing_after = 10s\n\n";
    }
};

void TestE2eAlerts::oneTroubleIsToldOnceAndItsEnd()
{
    HookServer hook;
    QVERIFY(hook.isListening());
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    addSick(supervisord, QStringLiteral("shop"));
    world.configure(
        "[alerts]\nhost = test-host\nsame_within = 5s\n\n[route]\nto = mail, webhook:chat\ngather = 2s\n\n" +
        channel(hook) + "[crashmail]\n");
    VERIFY_IN(world, world.start());
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, hook.requests.size() == 1);
    QCOMPARE(kindOf(hook, 0), QStringLiteral("raised"));
    QCOMPARE(alert(hook, 0).value(QStringLiteral("host")).toString(), QStringLiteral("test-host"));
    const QJsonObject crash = incidentsOf(hook, 0).at(0).toObject();
    QCOMPARE(crash.value(QStringLiteral("process")).toString(), QStringLiteral("shop:shop"));
    QCOMPARE(crash.value(QStringLiteral("exit_status")).toInt(), 7);
    VERIFY_SOON(world, world.mail().mails().size() == 1); // and none by [crashmail]: its to is not its own
    const QString first = world.mail().mails().front().raw;
    VERIFY_IN(world, first.contains(QStringLiteral("[test-host] shop: ")));
    VERIFY_IN(world, first.contains(QStringLiteral("no database")));
    VERIFY_IN(world, first.contains(QStringLiteral("\nMessage-ID: <")));

    // Once more is the same trouble.
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == 2);

    supervisord.write(QStringLiteral("well"), "");
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, hook.requests.size() == 2);
    QCOMPARE(kindOf(hook, 1), QStringLiteral("recovered"));
    QCOMPARE(incidentsOf(hook, 1).at(0).toObject().value(QStringLiteral("times")).toInt(), 2);
    QCOMPARE(alert(hook, 1).value(QStringLiteral("thread")), alert(hook, 0).value(QStringLiteral("thread")));
    VERIFY_SOON(world, world.mail().mails().size() == 2);
    VERIFY_IN(world, world.mail().mails().back().raw.contains(QStringLiteral("\nIn-Reply-To: <")));
}

/// An operator stops and restarts, and supervisord ends: whatever falls then is nothing to tell, later
/// neither.
void TestE2eAlerts::whatPeopleStopIsNoTrouble()
{
    HookServer hook;
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
    supervisord.addProgram(QStringLiteral("rude"),
                           QStringLiteral("/bin/sh -c \"trap 'exit 7' TERM; while :; do sleep 0.2; done\""));
    supervisord.addProgram(QStringLiteral("sick"), QStringLiteral("/bin/sh -c \"exit 4\""),
                           {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"),
                            QStringLiteral("autorestart=false")});
    // Is stopped first, and takes its time; meanwhile falls what needs it.
    supervisord.addProgram(
        QStringLiteral("db"),
        QStringLiteral("/bin/sh -c \"touch %(here)s/up; trap 'rm %(here)s/up; sleep 2; exit 0' "
                       "TERM; while :; do sleep 0.1; done\""),
        {QStringLiteral("priority=900")});
    supervisord.addProgram(
        QStringLiteral("app"),
        QStringLiteral("/bin/sh -c \"until test -e %(here)s/up; do sleep 0.1; done; while test -e "
                       "%(here)s/up; do sleep 0.1; done; touch %(here)s/fallen; exit 3\""),
        {QStringLiteral("priority=10"), QStringLiteral("autorestart=false")});
    world.configure("[route]\nto = webhook:chat\ngather = 1s\nseverity = info\n\n" + channel(hook));
    VERIFY_IN(world, world.start());
    for (const QString &name : {QStringLiteral("web"), QStringLiteral("rude")}) {
        VERIFY_SOON(world, supervisord.process(name).isRunning());
        VERIFY_IN(world, supervisord.stopProcess(name));
        VERIFY_SOON(world, supervisord.process(name).state == QStringLiteral("STOPPED"));
        VERIFY_IN(world, supervisord.startProcess(name));
        VERIFY_SOON(world, supervisord.process(name).isRunning());
    }
    VERIFY_SOON(world, QFile::exists(supervisord.path(QStringLiteral("up"))));
    VERIFY_IN(world, supervisord.shutDown());
    VERIFY_IN(world, QFile::exists(supervisord.path(QStringLiteral("fallen"))));
    QVERIFY2(hook.requests.empty(), hook.requests.empty() ? "" : hook.requests.front().body.constData());

    VERIFY_IN(world, supervisord.start());
    VERIFY_IN(world, world.control().open(supervisord.path(QStringLiteral("pennon.sock"))));
    VERIFY_SOON(world, supervisord.process(QStringLiteral("app")).isRunning());
    (void) supervisord.startProcess(QStringLiteral("sick"));
    VERIFY_SOON(world, !hook.requests.empty());
    QCOMPARE(hook.requests.size(), 1U);
    const QJsonArray incidents = incidentsOf(hook, 0);
    QCOMPARE(incidents.size(), 1);
    QCOMPARE(incidents.at(0)[QStringLiteral("process")].toString(), QStringLiteral("sick:sick"));
}

void TestE2eAlerts::nothingIsLostNorToldTwiceByAKill()
{
    HookServer hook({HookServer::answer(500)});
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    addSick(supervisord, QStringLiteral("shop"));
    addSick(supervisord, QStringLiteral("bank"));
    world.configure("[route]\nto = webhook:chat\ngather = 1s\n\n" + channel(hook));
    VERIFY_IN(world, world.start());
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, hook.requests.size() == 1); // refused, and kept
    VERIFY_IN(world, world.replaceListener());
    hook.requests.clear();
    (void) supervisord.startProcess(QStringLiteral("bank"));
    VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == 2);
    world.killListener(); // before or after it is told
    hook.setScript({HookServer::answer(200)});
    QSet<QString> told;
    const auto collect = [&] {
        told.clear();
        for (std::size_t i = 0; i < hook.requests.size(); ++i)
            told.insert(incidentsOf(hook, i).at(0)[QStringLiteral("process")].toString());
        return told.size() == 2;
    };
    VERIFY_SOON(world, collect());
}

void TestE2eAlerts::aFailingChannelIsToldByTheOther()
{
    HookServer hook({HookServer::answer(503)});
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    addSick(supervisord, QStringLiteral("shop"));
    world.configure("[route]\nto = mail, webhook:chat\ngather = 1s\n\n" + channel(hook));
    VERIFY_IN(world, world.start());
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, world.mail().mails().size() == 2);
    VERIFY_IN(world, world.mail().mails().back().raw.contains(QStringLiteral("webhook:chat")));
    QCOMPARE(world.incidents(QStringLiteral("listener")).size(), 1);
    hook.setScript({HookServer::answer(200)});
    VERIFY_SOON(world, world.mail().mails().size() == 3); // it is over
}

/// As superlance does, one mail for each event, whatever routes there are beside it.
void TestE2eAlerts::aSectionWithItsOwnToMailsEachTime()
{
    HookServer hook;
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    addSick(supervisord, QStringLiteral("shop"));
    world.configure("[route]\nto = webhook:chat\ngather = 5s\n\n" + channel(hook) +
                    "[crashmail]\nto = own@example.com\n");
    VERIFY_IN(world, world.start());
    for (int i = 1; i <= 3; ++i) {
        (void) supervisord.startProcess(QStringLiteral("shop"));
        VERIFY_SOON(world, world.mail().mails().size() == i);
        QCOMPARE(world.mail().mails().back().to, QStringLiteral("own@example.com"));
    }
    VERIFY_SOON(world, !hook.requests.empty());
    QCOMPARE(hook.requests.size(), 1U);
    QCOMPARE(incidentsOf(hook, 0).size(), 1);
}

QTEST_GUILESS_MAIN(TestE2eAlerts)
#include "tst_e2e_alerts.moc"
