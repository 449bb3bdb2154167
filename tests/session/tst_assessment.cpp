// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/assessment.h"
#include "session/troublelist.h"

#include <QtTest>

using namespace pennon;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Clock::WallTime now{seconds(1'700'000'000)};

ProcessView inState(ProcessState state)
{
    ProcessView view;
    view.name = {QStringLiteral("group"), QStringLiteral("web")};
    view.state = state;
    return view;
}

ProcessView running(qint64 memory, qint64 limit, std::optional<seconds> timeLeft = {})
{
    ProcessView view = inState(ProcessState::Running);
    view.pid = 12;
    view.memory = ByteSize{memory};
    view.limit = ProcessStatus::Limit{ByteSize{limit}, QStringLiteral("memmon"), timeLeft};
    return view;
}

ProcessView ended(ProcessState state, int status, const QString &words = {})
{
    ProcessView view = inState(state);
    view.stopped = now - minutes(2);
    view.exitStatus = status;
    view.description = words;
    return view;
}

template <typename Change>
ProcessView with(ProcessView view, Change change)
{
    change(view);
    return view;
}

LinkStatus link(LinkState state, LinkTrouble trouble = LinkTrouble::None)
{
    LinkStatus status;
    status.state = state;
    status.trouble = trouble;
    return status;
}

} // namespace

Q_DECLARE_METATYPE(pennon::ProcessView)
Q_DECLARE_METATYPE(pennon::ServerState)

class TestAssessment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void process_data()
    {
        QTest::addColumn<ProcessView>("view");
        QTest::addColumn<Health>("health");
        QTest::addColumn<QString>("headline");
        const auto row = [](const char *name, const ProcessView &view, Health health, const char *headline) {
            QTest::newRow(name) << view << health << QString::fromUtf8(headline);
        };
        row("running", running(10, 100), Health::Fine, "");
        const auto provisional = [](ProcessState state) {
            return with(inState(state), [](ProcessView &view) { view.isProvisional = true; });
        };
        row("stopped, as the listener says", provisional(ProcessState::Stopped), Health::Stopped, "");
        row("exited, as the listener says", provisional(ProcessState::Exited), Health::Unknown, "");
        row("fatal, as the listener says", provisional(ProcessState::Fatal), Health::Failed,
            "failed to start");
        row("just below", running(899, 1000), Health::Fine, "");
        row("near", running(900, 1000), Health::Trouble, "90 % of its limit");
        row("over", running(1049, 1000), Health::Trouble, "104 % of its limit");
        row("soon", running(500, 1000, seconds(550)), Health::Trouble, "limit in about 9 min");
        row("very soon", running(999, 1000, seconds(3)), Health::Trouble, "limit in about 1 min");
        row("late", running(500, 1000, seconds(901)), Health::Fine, "");
        row("no limit at all", running(500, 0), Health::Fine, "");
        row("one check", with(running(1, 100), [](ProcessView &view) { view.failures = 1; }), Health::Trouble,
            "a check failed");
        row("checks", with(running(1, 100), [](ProcessView &view) { view.failures = 3; }), Health::Trouble,
            "3 checks failed in a row");
        row("breaker", with(running(1, 100), [](ProcessView &view) { view.breakerOpened = now; }),
            Health::Trouble, "restarts did not help, no more of them");
        row("two crashes", with(running(1, 100), [](ProcessView &view) { view.crashes = 2; }), Health::Fine,
            "");
        row("crash loop", with(running(1, 100), [](ProcessView &view) { view.crashes = 4; }), Health::Trouble,
            "crashed 4 times within 10 min");
        row("starting", inState(ProcessState::Starting), Health::Fine, "starting");
        row("starting in a crash loop",
            with(inState(ProcessState::Starting), [](ProcessView &view) { view.crashes = 4; }),
            Health::Trouble, "crashed 4 times within 10 min");
        row("stopping", inState(ProcessState::Stopping), Health::Fine, "stopping");
        row("never started", inState(ProcessState::Stopped), Health::Stopped, "not started");
        row("stopped", ended(ProcessState::Stopped, -1), Health::Stopped, "stopped by hand");
        row("finished", ended(ProcessState::Exited, 0), Health::Stopped, "finished");
        row("finished with a code", ended(ProcessState::Exited, 2), Health::Stopped,
            "finished · exit code 2");
        row("exited", ended(ProcessState::Exited, 1, QStringLiteral("Bad exit code 1")), Health::Failed,
            "exited · exit code 1");
        row("exited with 0", ended(ProcessState::Exited, 0, QStringLiteral("Bad exit code 0")),
            Health::Failed, "exited · exit code 0");
        row("killed", ended(ProcessState::Exited, -1, QStringLiteral("Bad exit code -1")), Health::Failed,
            "ended by a signal");
        row("backoff",
            ended(ProcessState::Backoff, 0,
                  QStringLiteral("Exited too quickly (process log may have details)")),
            Health::Trouble, "exited too quickly · trying again");
        row("next try of it",
            ended(ProcessState::Starting, 0,
                  QStringLiteral("Exited too quickly (process log may have details)")),
            Health::Trouble, "exited too quickly · trying again");
        row("fatal",
            ended(ProcessState::Fatal, 0,
                  QStringLiteral("Exited too quickly (process log may have details)")),
            Health::Failed, "failed to start · exited too quickly");
        row("fatal without words", ended(ProcessState::Fatal, 0), Health::Failed, "failed to start");
        row("no command", ended(ProcessState::Fatal, 0, QStringLiteral("can't find command '/opt/a'")),
            Health::Failed, "failed to start · there is no command “/opt/a”");
        row("no program", ended(ProcessState::Fatal, 0, QStringLiteral("command at '/etc' is a directory")),
            Health::Failed, "failed to start · “/etc” is not executable");
        row("no log",
            ended(ProcessState::Fatal, 0,
                  QStringLiteral("unknown error making dispatchers for 'web': ENOENT")),
            Health::Failed, "failed to start · its log files cannot be opened (ENOENT)");
        row("other words", ended(ProcessState::Fatal, 0, QStringLiteral("no room left")), Health::Failed,
            "failed to start · no room left");
        row("to be revived",
            with(ended(ProcessState::Fatal, 0),
                 [](ProcessView &view) { view.nextRevive = now + seconds(270); }),
            Health::Failed, "failed to start · next try in 5 min");
        row("unknown", inState(ProcessState::Unknown), Health::Trouble,
            "supervisord does not know how it is");
        row("silenced", with(ended(ProcessState::Fatal, 0), [](ProcessView &view) { view.silenced = true; }),
            Health::Failed, "failed to start");
    }
    void process()
    {
        QFETCH(const ProcessView, view);
        QFETCH(const Health, health);
        QFETCH(const QString, headline);
        const Assessment assessment = assess(view, now);
        QCOMPARE(assessment.headline, headline);
        QCOMPARE(assessment.health, health);
    }

    void since()
    {
        QCOMPARE(assess(ended(ProcessState::Fatal, 0), now).since, std::optional(now - minutes(2)));
        QCOMPARE(
            assess(with(running(1, 2), [](ProcessView &view) { view.breakerOpened = now - minutes(7); }), now)
                .since,
            std::optional(now - minutes(7)));
    }

    void server_data()
    {
        QTest::addColumn<ServerState>("state");
        QTest::addColumn<Health>("health");
        QTest::addColumn<QString>("headline");
        const auto row = [](const char *name, const LinkStatus &supervisord, const LinkStatus &listener,
                            Health health, const char *headline) {
            ServerState state;
            state.supervisord = supervisord;
            state.listener = listener;
            QTest::newRow(name) << state << health << QString::fromUtf8(headline);
        };
        const LinkStatus off = link(LinkState::Off);
        const LinkStatus on = link(LinkState::Connected);
        LinkStatus gone = link(LinkState::Lost, LinkTrouble::Unreachable);
        gone.lastAnswer = now - seconds(10);
        LinkStatus longGone = gone;
        longGone.lastAnswer = now - minutes(1);
        row("off", off, off, Health::Unknown, "");
        row("connecting", link(LinkState::Connecting), off, Health::Unknown, "connecting");
        row("alone", on, off, Health::Fine, "");
        row("with a listener", on, on, Health::Fine, "");
        row("a listener that restarts", on, gone, Health::Fine, "");
        row("listener lost", on, longGone, Health::Trouble, "listener lost");
        row("other listener", on, link(LinkState::Connecting, LinkTrouble::OtherProtocol), Health::Trouble,
            "the listener is of another version");
        row("lost", longGone, on, Health::Unknown, "unreachable");
        row("password", link(LinkState::Connecting, LinkTrouble::WrongPassword), off, Health::Unknown,
            "wrong password");
        row("tunnel", link(LinkState::Lost, LinkTrouble::Tunnel), off, Health::Unknown, "ssh ended");
    }
    void server()
    {
        QFETCH(const ServerState, state);
        QFETCH(const Health, health);
        QFETCH(const QString, headline);
        const Assessment assessment = assess(state, now);
        QCOMPARE(assessment.headline, headline);
        QCOMPARE(assessment.health, health);
    }

    void shutdownIsTrouble()
    {
        ServerState state;
        state.supervisord = link(LinkState::Connected);
        state.isShuttingDown = true;
        QCOMPARE(assess(state, now).health, Health::Trouble);
    }

    void troubles()
    {
        ServerState state;
        state.supervisord = link(LinkState::Connected);
        const ServerProfile profile{QStringLiteral("id"), QStringLiteral("One"), {}, {}, {}, {}};
        std::vector<ProcessView> views{running(95, 100), running(1, 100), ended(ProcessState::Fatal, 0),
                                       ended(ProcessState::Fatal, 0), ended(ProcessState::Fatal, 0)};
        views[3].name.name = QStringLiteral("newer");
        views[3].stopped = now - seconds(5);
        views[4].silenced = true;
        const std::vector<Trouble> found = troublesOf(profile, state, views, now);
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[0].process.name, QStringLiteral("newer"));
        QCOMPARE(found[1].assessment.health, Health::Failed);
        QCOMPARE(found[2].assessment.health, Health::Trouble);
        QCOMPARE(found[2].serverName, QStringLiteral("One"));
        QCOMPARE(healthOf(state, found), Health::Failed);
        QCOMPARE(healthOf(state, {}), Health::Fine);
        state.supervisord.state = LinkState::Lost;
        QCOMPARE(troublesOf(profile, state, views, now).size(), std::size_t{1});
        QCOMPARE(healthOf(state, found), Health::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
