// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "procmem/memoryprobefactory.h"
#include "session/memorypasswords.h"
#include "session/serversession.h"
#include "supervisor/supervisorapi.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QtTest>

#include <csignal>

using namespace pennon;
using namespace pennon::testkit;

/// A session on a real supervisord and a real listener.
class TestLiveSession : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    HttpClient m_http;
    MemoryPasswords m_passwords;

    [[nodiscard]] ServerProfile profile(const SupervisordProcess &supervisord) const
    {
        ServerProfile made;
        made.id = QStringLiteral("one");
        made.name = QStringLiteral("One");
        made.address = QStringLiteral("unix://") + supervisord.path(QStringLiteral("supervisor.sock"));
        return made;
    }
    [[nodiscard]] ServerSession::Parts parts() { return {m_http, m_clock, m_passwords, nullptr, {}}; }
    [[nodiscard]] static ProcessName name(const QString &program) { return {program, program}; }
    [[nodiscard]] static ProcessState stateOf(const ServerSession &session, const QString &program)
    {
        const ProcessView *const view = session.process(name(program));
        return view ? view->state : ProcessState::Unknown;
    }
    [[nodiscard]] static bool endsWell(const QFuture<Result<void>> &action)
    {
        return comesTrue([&] { return action.isFinished(); }) && action.result().has_value();
    }

private Q_SLOTS:
    void withAListener()
    {
        UnifiedWorld world;
        world.configure("[memmon]\nany = 2GB\n\n[crashmail]\nany = true\n");
        world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        VERIFY_IN(world, world.start());
        ServerProfile both = profile(world.supervisord());
        both.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        ServerSession session(both, parts());
        session.setInterval(std::chrono::milliseconds(200));
        QSignalSpy samples(&session, &ServerSession::samplesTaken);
        QSignalSpy incidents(&session, &ServerSession::incidentsChanged);
        session.connectNow();
        VERIFY_SOON(world, session.hasListener());
        VERIFY_SOON(world, stateOf(session, QStringLiteral("web")) == ProcessState::Running);
        VERIFY_SOON(world, session.process(name(QStringLiteral("web")))->memory.has_value());
        VERIFY_SOON(world, session.process(name(QStringLiteral("web")))->limit.has_value());
        VERIFY_SOON(world, samples.size() > 0);
        QVERIFY(session.state().mayWrite);
        QCOMPARE(session.health(), Health::Fine);

        // A crash is seen, with the incident.
        const auto pid = static_cast<pid_t>(session.process(name(QStringLiteral("web")))->pid);
        QVERIFY(pid > 1);
        ::kill(pid, SIGKILL);
        VERIFY_SOON(world, session.health() == Health::Failed);
        QCOMPARE(session.troubles().front().process, name(QStringLiteral("web")));
        QCOMPARE(session.troubles().front().assessment.headline, QStringLiteral("ended by a signal"));
        VERIFY_SOON(world, incidents.size() > 0);
        VERIFY_SOON(world, session.process(name(QStringLiteral("web")))->lastIncident.has_value());
        VERIFY_IN(world, endsWell(session.restart(name(QStringLiteral("web")))));
        VERIFY_SOON(world, session.health() == Health::Fine);

        // The listener is killed and comes back.
        const QString before = session.state().listenerVersion;
        world.killListener();
        VERIFY_SOON(world, session.state().listener.state == LinkState::Lost);
        QVERIFY(session.state().listener.lastAnswer);
        QVERIFY(session.process(name(QStringLiteral("web")))->limit); // still counts
        VERIFY_SOON(world, session.hasListener());
        QCOMPARE(session.state().listenerVersion, before);

        const auto asked = session.ask(StatusRequest{});
        VERIFY_SOON(world, asked.isFinished());
        QVERIFY(asked.result());
    }

    void supervisordEndsAndComesBack()
    {
        SupervisordProcess supervisord;
        supervisord.addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        VERIFY_IN(supervisord, supervisord.start());
        ServerSession session(profile(supervisord), parts());
        session.setInterval(std::chrono::milliseconds(100));
        session.connectNow();
        VERIFY_SOON(supervisord, session.health() == Health::Fine);
        QVERIFY(supervisord.shutDown());
        VERIFY_SOON(supervisord, session.state().supervisord.state == LinkState::Lost);
        QCOMPARE(session.state().supervisord.trouble, LinkTrouble::Unreachable);
        QCOMPARE(session.processes().size(), std::size_t{1});
        VERIFY_IN(supervisord, supervisord.start());
        VERIFY_SOON(supervisord, session.state().supervisord.state == LinkState::Connected);
        VERIFY_SOON(supervisord, session.health() == Health::Fine);
    }

    void listenerTellsWhileSupervisordDoesNotAnswer()
    {
        UnifiedWorld world;
        world.configure("[memmon]\nany = 2GB\n");
        world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        world.supervisord().addProgram(QStringLiteral("broken"), QStringLiteral("/nowhere/at/all"),
                                       {QStringLiteral("startretries=0")});
        VERIFY_IN(world, world.start());
        const QString socket = world.supervisord().path(QStringLiteral("supervisor.sock"));
        const QString wanted = world.supervisord().path(QStringLiteral("other.sock"));
        ServerProfile both = profile(world.supervisord());
        both.address = QStringLiteral("unix://") + wanted;
        both.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        ServerSession session(both, parts());
        session.connectNow();
        VERIFY_SOON(world, session.state().supervisord.trouble == LinkTrouble::Unreachable);
        const ProcessName web = name(QStringLiteral("web"));
        VERIFY_SOON(world, session.process(web) && session.process(web)->pid > 0);
        VERIFY_SOON(world, stateOf(session, QStringLiteral("broken")) == ProcessState::Fatal);
        QVERIFY(session.process(web)->isProvisional);
        QVERIFY(session.process(web)->limit);
        QVERIFY(!session.process(web)->started);
        QCOMPARE(session.health(), Health::Unknown);
        QCOMPARE(session.troubles().size(), std::size_t{1});
        QVERIFY(session.troubles().front().process.name.isEmpty());

        QVERIFY(QFile::link(socket, wanted));
        session.connectNow();
        VERIFY_SOON(world, session.health() == Health::Failed);
        VERIFY_SOON(world, session.process(web)->started.has_value());
        QVERIFY(!session.process(web)->isProvisional);
        QCOMPARE(session.process(name(QStringLiteral("broken")))->crashes, 0);
    }

    void wrongPassword()
    {
        SupervisordProcess supervisord({QStringLiteral("admin"), QStringLiteral("secret")});
        supervisord.addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        VERIFY_IN(supervisord, supervisord.start());
        ServerProfile guarded = profile(supervisord);
        guarded.user = QStringLiteral("admin");
        m_passwords.store(guarded.id, QStringLiteral("guess"));
        ServerSession session(guarded, parts());
        QSignalSpy needed(&session, &ServerSession::passwordNeeded);
        session.connectNow();
        VERIFY_SOON(supervisord, needed.size() == 1);
        QCOMPARE(session.state().supervisord.trouble, LinkTrouble::WrongPassword);
        m_passwords.store(guarded.id, QStringLiteral("secret"));
        session.connectNow();
        VERIFY_SOON(supervisord, session.health() == Health::Fine);
        m_passwords.remove(guarded.id);
    }

    void actions()
    {
        SupervisordProcess supervisord;
        supervisord.addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        supervisord.addProgram(QStringLiteral("broken"), QStringLiteral("/nowhere/at/all"),
                               {QStringLiteral("startretries=0"), QStringLiteral("startsecs=1")});
        supervisord.addProgram(
            QStringLiteral("slow"),
            QStringLiteral("sh -c 'trap \"sleep 1; exit\" TERM; while :; do sleep 0.1; done'"),
            {QStringLiteral("startsecs=1")});
        VERIFY_IN(supervisord, supervisord.start());
        ServerSession session(profile(supervisord), parts());
        session.setInterval(std::chrono::milliseconds(100));
        session.connectNow();
        const QString web = QStringLiteral("web");
        VERIFY_SOON(supervisord, stateOf(session, web) == ProcessState::Running);

        VERIFY_IN(supervisord, endsWell(session.stop(name(web))));
        VERIFY_SOON(supervisord, stateOf(session, web) == ProcessState::Stopped);
        QCOMPARE(assess(*session.process(name(web)), m_clock.now()).headline,
                 QStringLiteral("stopped by hand"));
        VERIFY_IN(supervisord, endsWell(session.restart(name(web)))); // of one that is stopped
        VERIFY_SOON(supervisord, stateOf(session, web) == ProcessState::Running);
        const qint64 pid = session.process(name(web))->pid;
        VERIFY_IN(supervisord, endsWell(session.restart(name(web))));
        VERIFY_SOON(supervisord, session.process(name(web))->pid != pid);
        VERIFY_IN(supervisord, endsWell(session.clearLog(name(web))));

        // One that is just being stopped.
        const QString slow = QStringLiteral("slow");
        VERIFY_SOON(supervisord, stateOf(session, slow) == ProcessState::Running);
        const QFuture<Result<void>> stopping = session.stop(name(slow));
        VERIFY_SOON(supervisord, stateOf(session, slow) == ProcessState::Stopping);
        VERIFY_IN(supervisord, endsWell(session.restart(name(slow))));
        VERIFY_SOON(supervisord, stateOf(session, slow) == ProcessState::Running);
        VERIFY_SOON(supervisord, stopping.isFinished());

        // One that does not start.
        const QString broken = QStringLiteral("broken");
        VERIFY_SOON(supervisord, stateOf(session, broken) == ProcessState::Fatal);
        QCOMPARE(assess(*session.process(name(broken)), m_clock.now()).headline,
                 QStringLiteral("failed to start · there is no command “/nowhere/at/all”"));
        const QFuture<Result<void>> restarting = session.restart(name(broken));
        VERIFY_SOON(supervisord, restarting.isFinished());
        QCOMPARE(restarting.result().error().code, ErrorCode::Fault);
        QCOMPARE(restarting.result().error().message,
                 QStringLiteral("The program of broken does not exist."));

        const QFuture<Result<void>> unknown = session.restart(name(QStringLiteral("nobody")));
        VERIFY_SOON(supervisord, unknown.isFinished());
        QCOMPARE(unknown.result().error().detail, fault::badName);

        const QFuture<Result<ProcessInfo>> details = session.details(name(web));
        VERIFY_SOON(supervisord, details.isFinished());
        QVERIFY(details.result()->stdoutLog.endsWith(QStringLiteral("web.out")));
    }

    void backsOff()
    {
        SupervisordProcess supervisord;
        supervisord.addProgram(QStringLiteral("early"), QStringLiteral("sh -c 'exit 4'"),
                               {QStringLiteral("startsecs=5"), QStringLiteral("startretries=100")});
        VERIFY_IN(supervisord, supervisord.start());
        ServerSession session(profile(supervisord), parts());
        session.setInterval(std::chrono::milliseconds(50));
        session.connectNow();
        const ProcessName early = name(QStringLiteral("early"));
        VERIFY_SOON(supervisord,
                    session.process(early) && assess(*session.process(early), m_clock.now()).headline ==
                                                  QStringLiteral("exited too quickly · trying again"));
    }

    void crashesOverAndOver()
    {
        UnifiedWorld world;
        world.configure("[crashmail]\nany = true\n");
        world.supervisord().addProgram(QStringLiteral("loop"), QStringLiteral("sh -c 'sleep 1.5; exit 7'"),
                                       {QStringLiteral("startsecs=1"), QStringLiteral("autorestart=true")});
        VERIFY_IN(world, world.start());
        ServerProfile both = profile(world.supervisord());
        both.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        ServerSession session(both, parts());
        session.connectNow();
        const ProcessName loop = name(QStringLiteral("loop"));
        VERIFY_SOON(world, session.process(loop) && session.process(loop)->crashes >= 3);
        VERIFY_SOON(
            world,
            assess(*session.process(loop), m_clock.now()).headline.startsWith(QStringLiteral("crashed ")));
        VERIFY_IN(world, session.troubles().front().process == loop);
    }

    void measuresHere()
    {
        SupervisordProcess supervisord;
        supervisord.addProgram(QStringLiteral("web"), QStringLiteral("sleep 1000"));
        VERIFY_IN(supervisord, supervisord.start());
        const std::unique_ptr<TreeMemoryProbe> probe = makeTreeMemoryProbe(m_clock);
        ServerSession session(profile(supervisord), {m_http, m_clock, m_passwords, probe.get(), {}});
        session.connectNow();
        const ProcessName web = name(QStringLiteral("web"));
        VERIFY_SOON(supervisord, session.process(web) && session.process(web)->memory &&
                                     session.process(web)->memory->bytes > 100'000);
    }
};

QTEST_GUILESS_MAIN(TestLiveSession)
#include "tst_livesession.moc"
