// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakelistener.h"
#include "fakesupervisord.h"
#include "pretendedservers.h"
#include "session/memorypasswords.h"
#include "session/serversession.h"
#include "supervisor/supervisorapi.h"

#include <QtTest>

using namespace pennon;

namespace {

/// A tunnel that is up or not as the test says.
class FakeTunnel final : public Tunnel
{
public:
    explicit FakeTunnel(int &opened)
        : m_opened(opened)
    {}
    void open() override { ++m_opened; }
    void close() override { m_isUp = false; }
    [[nodiscard]] bool isUp() const override { return m_isUp; }
    [[nodiscard]] QString supervisorSocket() const override { return QStringLiteral("/tunnel/s.sock"); }
    [[nodiscard]] QString listenerSocket() const override { return QStringLiteral("/tunnel/l.sock"); }
    void succeed()
    {
        m_isUp = true;
        Q_EMIT opened();
    }
    void fail(ErrorCode code)
    {
        m_isUp = false;
        Q_EMIT ended(Error{code, QStringLiteral("ssh: no route"), {}, 0});
    }

private:
    int &m_opened;
    bool m_isUp = false;
};

class FakeProbe final : public TreeMemoryProbe
{
public:
    [[nodiscard]] QFuture<Result<TreeReadings>> measure(std::vector<qint64> pids) override
    {
        TreeReadings readings;
        for (const qint64 pid : pids)
            readings.insert(pid, TreeMemory{ByteSize{pid}, ByteSize{pid * 1000}, {}});
        return QtFuture::makeReadyFuture(Result<TreeReadings>(readings));
    }
};

} // namespace

/// A session on a supervisord that is made up; see tst_livesession for real ones.
class TestServerSession : public QObject
{
    Q_OBJECT

    FakeSupervisord m_supervisord;
    MemoryPasswords m_passwords;
    SystemClock m_clock;
    FakeProbe m_probe;

    [[nodiscard]] ServerProfile profile(const QString &address = QStringLiteral("unix:///run/s.sock")) const
    {
        ServerProfile made;
        made.id = QStringLiteral("one");
        made.name = QStringLiteral("One");
        made.address = address;
        return made;
    }
    [[nodiscard]] ServerSession::Parts parts() { return {m_supervisord, m_clock, m_passwords, &m_probe, {}}; }
    [[nodiscard]] int looks() { return m_supervisord.calls["supervisor.getAllProcessInfo"]; }

private Q_SLOTS:
    void init()
    {
        m_supervisord = FakeSupervisord();
        m_supervisord.processes = {FakeSupervisord::running(QStringLiteral("a"), 11),
                                   FakeSupervisord::running(QStringLiteral("b"), 12)};
        m_passwords.remove(QStringLiteral("one"));
    }

    void connectsAndIsFine()
    {
        ServerSession session(profile(), parts());
        QCOMPARE(session.state().supervisord.state, LinkState::Off);
        QCOMPARE(session.health(), Health::Unknown);
        session.connectNow();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        QCOMPARE(session.health(), Health::Fine);
        QVERIFY(session.troubles().empty());
        QTRY_COMPARE(session.state().supervisorVersion, QStringLiteral("4.2.5"));
        QVERIFY(session.process({QStringLiteral("group"), QStringLiteral("b")}));
        QVERIFY(!session.process({QStringLiteral("group"), QStringLiteral("c")}));
        QVERIFY(session.logSource());
    }

    void tellsOnlyWhatChanged()
    {
        m_supervisord.processes.clear();
        for (int index = 0; index < 1000; ++index) {
            m_supervisord.processes.push_back(
                FakeSupervisord::running(QStringLiteral("p%1").arg(index), index + 1));
        }
        ServerSession session(profile(), {m_supervisord, m_clock, m_passwords, nullptr, {}});
        session.setInterval(std::chrono::milliseconds(1));
        QList<ProcessChanges> batches;
        QList<ServerState> states;
        connect(&session, &ServerSession::processesChanged, this,
                [&](const ProcessChanges &changes) { batches << changes; });
        connect(&session, &ServerSession::stateChanged, this, [&] { states << session.state(); });
        session.connectNow();
        QTRY_COMPARE(batches.size(), 1);
        QCOMPARE(batches.first().changed.size(), std::size_t{1000});
        for (ProcessInfo &info : m_supervisord.processes)
            ++info.now;
        const int before = looks();
        QTRY_VERIFY(looks() > before + 3);
        QCOMPARE(batches.size(), 1);
        m_supervisord.processes[500].pid = 5000;
        m_supervisord.processes.pop_back();
        QTRY_COMPARE(batches.size(), 2);
        QCOMPARE(batches.last().changed.size(), std::size_t{1});
        QCOMPARE(batches.last().changed.front().pid, 5000);
        QCOMPARE(batches.last().gone.size(), std::size_t{1});
        QVERIFY2(states.size() <= 8, qPrintable(QString::number(states.size())));
    }

    void looksOneAtATime()
    {
        m_supervisord.holdsBack = true;
        ServerSession session(profile(), parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_COMPARE(m_supervisord.underWay, 1);
        QTest::qWait(50);
        QCOMPARE(m_supervisord.underWay, 1);
    }

    void wordsComeWithTheChange()
    {
        ServerSession session(profile(), parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        QList<ProcessView> told;
        connect(&session, &ServerSession::processesChanged, this, [&](const ProcessChanges &changes) {
            for (const ProcessView &view : changes.changed) {
                if (view.state == ProcessState::Exited)
                    told << view;
            }
        });
        ProcessInfo &info = m_supervisord.processes[0];
        info.pid = 0;
        info.state = ProcessState::Exited;
        info.exitStatus = 3;
        info.stop = info.now;
        info.spawnError = QStringLiteral("Bad exit code 3");
        QTRY_COMPARE(session.health(), Health::Failed);
        QTRY_VERIFY(!told.empty());
        QCOMPARE(told.first().description, QStringLiteral("Bad exit code 3"));
        QCOMPARE(session.troubles().size(), std::size_t{1});
        const int asked = m_supervisord.calls["supervisor.getProcessInfo"];
        QCOMPARE(asked, 1);
        const int before = looks();
        QTRY_VERIFY(looks() > before + 3);
        QCOMPARE(m_supervisord.calls["supervisor.getProcessInfo"], asked);
    }

    void isLostAndRowsStay()
    {
        ServerSession session(profile(), parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        m_supervisord.failure = Error{ErrorCode::ConnectionRefused, QStringLiteral("refused"), {}, 0};
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Lost);
        const LinkStatus &link = session.state().supervisord;
        QCOMPARE(link.trouble, LinkTrouble::Unreachable);
        QVERIFY(link.lastAnswer);
        QVERIFY(link.nextTry);
        QCOMPARE(session.processes().size(), std::size_t{2});
        QCOMPARE(session.health(), Health::Unknown);
        QCOMPARE(session.troubles().size(), std::size_t{1});
        QVERIFY(session.troubles().front().process.name.isEmpty());
        QVERIFY(!session.logSource());
        const Result<void> started = session.start({QStringLiteral("group"), QStringLiteral("a")}).result();
        QCOMPARE(started.error().code, ErrorCode::ConnectionLost);
        m_supervisord.failure.reset();
        session.connectNow();
        QTRY_COMPARE(session.health(), Health::Fine);
    }

    void comesBackByItself()
    {
        m_supervisord.failure = Error{ErrorCode::ConnectionRefused, QStringLiteral("refused"), {}, 0};
        ServerSession session(profile(), parts());
        session.connectNow();
        QTRY_VERIFY(session.state().supervisord.error);
        QCOMPARE(session.state().supervisord.state, LinkState::Connecting);
        m_supervisord.failure.reset();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
    }

    void shuttingDownIsShown()
    {
        ServerSession session(profile(), parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        m_supervisord.fault = fault::shutdownState;
        QTRY_VERIFY(session.state().isShuttingDown);
        QCOMPARE(session.state().supervisord.state, LinkState::Connected);
        QCOMPARE(session.processes().size(), std::size_t{2});
        m_supervisord.fault = 0;
        QTRY_VERIFY(!session.state().isShuttingDown);
    }

    void asksOnceForAPassword()
    {
        m_supervisord.status = 401;
        ServerProfile guarded = profile();
        guarded.user = QStringLiteral("admin");
        ServerSession session(guarded, parts());
        QSignalSpy needed(&session, &ServerSession::passwordNeeded);
        session.connectNow();
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(session.state().supervisord.trouble, LinkTrouble::WrongPassword);
        m_passwords.store(QStringLiteral("one"), QStringLiteral("wrong"));
        session.connectNow();
        QTRY_COMPARE(needed.size(), 2);
        m_supervisord.status = 200;
        m_passwords.store(QStringLiteral("one"), QStringLiteral("right"));
        session.connectNow();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
        QCOMPARE(m_supervisord.lastCredentials->password, QStringLiteral("right"));
    }

    void measuresWithoutAListener()
    {
        ServerSession session(profile(), parts());
        session.connectNow();
        QTRY_VERIFY(!session.processes().empty() && session.processes()[1].memory);
        QCOMPARE(session.processes()[1].memory->bytes, 12'000);
    }

    void doesNotMeasureElsewhere()
    {
        ServerSession session(profile(QStringLiteral("http://web1.example.com:9001")), parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_VERIFY(looks() > 3);
        QVERIFY(!session.processes()[1].memory);
    }

    void listenerOfAnotherProtocol()
    {
        const PretendedListener listener(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32001,\"message\":\"protocol 2 only\","
            "\"data\":{\"reason\":\"protocol\"}}}\n");
        ServerProfile both = profile();
        both.listenerSocket = listener.path();
        ServerSession session(both, parts());
        session.connectNow();
        QTRY_COMPARE(session.state().listener.trouble, LinkTrouble::OtherProtocol);
        QVERIFY(!session.hasListener());
        QVERIFY(*session.state().listener.nextTry > m_clock.now() + std::chrono::seconds(30));
        QTRY_COMPARE(session.health(), Health::Trouble);
        const auto asked = session.ask(StatusRequest{}).result();
        QCOMPARE(asked.error().code, ErrorCode::NotFound);
        QTRY_VERIFY(!session.processes().empty() && session.processes()[0].memory);
    }

    void listenerIsShownUntilSupervisordHasListed()
    {
        FakeListener listener;
        listener.processes = {
            FakeListener::status(QStringLiteral("a"), ProcessState::Running, 11),
            FakeListener::status(QStringLiteral("gone"), ProcessState::Running, 13),
            FakeListener::status(QStringLiteral("x"), ProcessState::Fatal, 0),
        };
        ServerProfile both = profile();
        both.listenerSocket = listener.path();
        m_supervisord.holdsBack = true;
        ServerSession session(both, parts());
        QList<ProcessChanges> batches;
        connect(&session, &ServerSession::processesChanged, this,
                [&](const ProcessChanges &changes) { batches << changes; });
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{3});
        QCOMPARE(batches.size(), 1);
        const ProcessName a{QStringLiteral("group"), QStringLiteral("a")};
        QVERIFY(session.process(a)->isProvisional);
        QVERIFY(!session.process(a)->started);
        QCOMPARE(session.process(a)->memory->bytes, 1000);
        // Nothing is said to be wrong before supervisord says it.
        QCOMPARE(session.state().supervisord.state, LinkState::Connecting);
        QCOMPARE(session.health(), Health::Unknown);
        QCOMPARE(session.troubles().size(), std::size_t{1});
        QCOMPARE(session.troubles().front().assessment.headline, QStringLiteral("connecting"));
        QCOMPARE(session.restart(a).result().error().code, ErrorCode::ConnectionLost);

        ProcessesPush push;
        push.changed = {FakeListener::status(QStringLiteral("x"), ProcessState::Running, 14),
                        FakeListener::status(QStringLiteral("new"), ProcessState::Running, 15)};
        listener.push(push);
        QTRY_COMPARE(batches.size(), 2);
        QCOMPARE(batches.last().changed.size(), std::size_t{2});
        QCOMPARE(batches.last().changed.front().pid, 14);

        m_supervisord.letGo();
        QTRY_COMPARE(batches.size(), 3);
        QCOMPARE(batches.last().changed.size(), std::size_t{2}); // a and b
        QCOMPARE(batches.last().gone.size(), std::size_t{3});
        QCOMPARE(session.health(), Health::Fine);
        QVERIFY(!session.process(a)->isProvisional);
        QVERIFY(session.process(a)->started);
        QCOMPARE(session.process(a)->limit->bytes.bytes, 5000);
    }

    void listenersListCostsNoSecondLook()
    {
        FakeListener listener;
        listener.processes = {FakeListener::status(QStringLiteral("a"), ProcessState::Running, 11),
                              FakeListener::status(QStringLiteral("b"), ProcessState::Running, 12)};
        ServerProfile both = profile();
        both.listenerSocket = listener.path();
        m_supervisord.holdsBack = true;
        ServerSession session(both, parts());
        session.setInterval(std::chrono::minutes(1));
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        m_supervisord.letGo();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
        QTest::qWait(250); // a look that is wanted soon comes within 100 ms
        QCOMPARE(looks(), 1);
    }

    void whatTheListenerToldOfALostServerReplacesNothing()
    {
        FakeListener listener;
        ServerProfile both = profile();
        both.listenerSocket = listener.path();
        ServerSession session(both, parts());
        session.setInterval(std::chrono::milliseconds(1));
        session.connectNow();
        QTRY_COMPARE(session.processes().size(), std::size_t{2});
        QTRY_VERIFY(session.hasListener());
        m_supervisord.failure = Error{ErrorCode::ConnectionRefused, QStringLiteral("refused"), {}, 0};
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Lost);
        listener.hangUp();
        QTRY_VERIFY(!session.hasListener());
        listener.processes = {FakeListener::status(QStringLiteral("a"), ProcessState::Fatal, 0),
                              FakeListener::status(QStringLiteral("x"), ProcessState::Running, 15)};
        listener.listen();
        session.connectNow();
        const ProcessName a{QStringLiteral("group"), QStringLiteral("a")};
        QTRY_VERIFY(session.process(a)->limit);
        QCOMPARE(session.process(a)->state, ProcessState::Running);
        QCOMPARE(session.processes().size(), std::size_t{2});
        QVERIFY(!session.process(a)->isProvisional);
    }

    void goesThroughTheTunnel()
    {
        int opened = 0;
        QPointer<FakeTunnel> tunnel;
        ServerProfile far = profile(QStringLiteral("ssh://web1.example.com"));
        far.supervisorSocket = QStringLiteral("/run/supervisor.sock");
        far.listenerSocket = QStringLiteral("/run/listener.sock");
        const auto make = [&](const ServerProfile &) {
            auto made = std::make_unique<FakeTunnel>(opened);
            tunnel = made.get();
            return made;
        };
        ServerSession session(far, {m_supervisord, m_clock, m_passwords, nullptr, make});
        session.connectNow();
        QCOMPARE(opened, 1);
        tunnel->fail(ErrorCode::Unauthorized);
        QCOMPARE(session.state().supervisord.trouble, LinkTrouble::WrongPassword);
        QCOMPARE(session.state().listener.trouble, LinkTrouble::Tunnel);
        session.connectNow();
        QCOMPARE(opened, 2);
        tunnel->succeed();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
        tunnel->fail(ErrorCode::ConnectionLost);
        QCOMPARE(session.state().supervisord.state, LinkState::Lost);
        QCOMPARE(session.state().supervisord.trouble, LinkTrouble::Tunnel);
        QVERIFY(session.state().supervisord.nextTry);
        QTRY_COMPARE(opened, 3); // by itself
        tunnel->succeed();
        QTRY_COMPARE(session.state().supervisord.state, LinkState::Connected);
    }

    void endsWithinItsOwnSignals()
    {
        auto *const session = new ServerSession(profile(), parts());
        connect(session, &ServerSession::processesChanged, this, [session] { delete session; });
        const QPointer<ServerSession> alive(session);
        session->connectNow();
        QTRY_VERIFY(!alive);
    }

    void endsWithALookUnderWay()
    {
        m_supervisord.holdsBack = true;
        {
            ServerSession session(profile(), parts());
            session.connectNow();
            QTRY_COMPARE(m_supervisord.underWay, 1);
        }
        QTest::qWait(10);
    }
};

QTEST_GUILESS_MAIN(TestServerSession)
#include "tst_serversession.moc"
