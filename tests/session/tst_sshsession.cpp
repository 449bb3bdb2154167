// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serversession.h"

#include "net/httpclient.h"
#include "session/askpass.h"
#include "session/askpassserver.h"
#include "session/memorypasswords.h"
#include "session/sshtunnel.h"
#include "testkit/processes.h"
#include "testkit/sshserver.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pennon;
using namespace pennon::testkit;

/// A live session over a real sshd. This program is its own askpass.
class tst_SshSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackByItselfAfterACut();
    void outlivesARestartOfSupervisord();
    void aCancelledQuestionIsNotAskedAgainByItself();

private:
    struct World
    {
        World()
            : askpass(QCoreApplication::applicationFilePath(), folder.path())
        {}
        /// What a session over it stands on.
        [[nodiscard]] ServerSession::Parts parts()
        {
            return {http, clock, passwords, nullptr, [this](const ServerProfile &profile) {
                        SshSettings settings;
                        settings.arguments = sshd.clientArguments();
                        settings.folder = folder.path();
                        return std::make_unique<SshTunnel>(profile, &askpass, settings);
                    }};
        }
        [[nodiscard]] ServerProfile profile() const
        {
            return {QStringLiteral("1"),
                    QStringLiteral("web"),
                    sshd.url(),
                    supervisord.path(QStringLiteral("supervisor.sock")),
                    {},
                    {}};
        }
        [[nodiscard]] QByteArray report() { return sshd.report() + supervisord.report(); }

        QTemporaryDir folder;
        SshServer sshd;
        SupervisordProcess supervisord;
        HttpClient http;
        SystemClock clock;
        MemoryPasswords passwords;
        AskpassServer askpass;
    };

    static bool isConnected(const ServerSession &session)
    {
        return session.state().supervisord.state == LinkState::Connected;
    }
    static bool isLost(const ServerSession &session)
    {
        return session.state().supervisord.state == LinkState::Lost;
    }
};

void tst_SshSession::comesBackByItselfAfterACut()
{
    World world;
    world.supervisord.addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(world, world.supervisord.start() && world.sshd.start());
    ServerSession session(world.profile(), world.parts());
    session.connectNow();
    VERIFY_SOON(world, isConnected(session) && session.processes().size() == 1);
    const auto before = session.state().supervisord.lastAnswer;
    QVERIFY(before);

    // The machine is gone for a while.
    world.sshd.cutConnections();
    world.sshd.stopListening();
    VERIFY_SOON(world, isLost(session));
    QCOMPARE(session.state().supervisord.trouble, LinkTrouble::Tunnel);
    QVERIFY(session.state().supervisord.lastAnswer);
    QCOMPARE(session.processes().size(), std::size_t(1)); // the last that was known
    VERIFY_IN(world, world.sshd.listenAgain());
    VERIFY_SOON(world, isConnected(session));
    QVERIFY(*session.state().supervisord.lastAnswer > *before);
}

void tst_SshSession::outlivesARestartOfSupervisord()
{
    World world;
    VERIFY_IN(world, world.supervisord.start() && world.sshd.start());
    ServerSession session(world.profile(), world.parts());
    session.connectNow();
    VERIFY_SOON(world, isConnected(session));
    QVERIFY(world.supervisord.shutDown());
    VERIFY_SOON(world, isLost(session));
    QVERIFY(world.supervisord.start());
    VERIFY_SOON(world, isConnected(session));
}

void tst_SshSession::aCancelledQuestionIsNotAskedAgainByItself()
{
    World world;
    VERIFY_IN(world, world.supervisord.start() && world.sshd.start());
    world.sshd.refuseKey();
    QSignalSpy asked(&world.askpass, &AskpassServer::asked);
    ServerSession session(world.profile(), world.parts());
    session.connectNow();
    VERIFY_SOON(world, asked.size() == 1);
    world.askpass.cancel(asked[0][0].value<AskpassQuestion>().id);
    QCOMPARE(session.state().supervisord.trouble, LinkTrouble::WrongPassword);
    const auto next = session.state().supervisord.nextTry;
    QVERIFY(!next || *next > world.clock.now() + std::chrono::seconds(20));
    session.connectNow(); // the user wants to
    VERIFY_SOON(world, asked.size() == 2);
}

int main(int argc, char **argv)
{
    if (isAskpassCall())
        return runAskpass(argc, argv);
    QCoreApplication application(argc, argv);
    tst_SshSession test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sshsession.moc"
