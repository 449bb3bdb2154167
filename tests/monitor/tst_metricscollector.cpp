// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "channels/alertchannels.h"
#include "engine/dispatcher.h"
#include "engine/eventfeed.h"
#include "monitor/batchpost.h"
#include "monitor/exitreports.h"
#include "monitor/memorychecks.h"
#include "monitor/metricscollector.h"
#include "monitor/openincidents.h"
#include "monitor/pagechecks.h"
#include "monitor/pagestreaks.h"
#include "monitor/rulekeeper.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/selfwatch.h"
#include "notify/durableoutbox.h"
#include "probes/httpprobe.h"
#include "store/batchstore.h"
#include "store/outboxstore.h"

#include <QFile>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray rulesText = "[mail]\nto = admin@example.com\n\n[memmon]\nprogram = a=100MB\n\n"
                             "[memmon:trees]\nprogram = b=1GB\ncumulative = true\n";

struct World : fakes::MonitorWorld
{
    World()
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(rulesText) < 0)
            qFatal("cannot write");
        file.close();
        if (const Result<void> loaded = rules.load(); !loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        memory.configure(rules.configuration());
        channels.configure(rules.configuration(), [](const char *) { return std::nullopt; });
        trees.readings = TreeReadings{{10, {{20 << 20}, {50 << 20}, ByteSize{40 << 20}}},
                                      {11, {{30 << 20}, {70 << 20}, std::nullopt}}};
    }

    void take(const char *name, const QByteArray &payload) { exits.take(fakes::event(name, payload)); }
    /// Two processes run, as supervisord says and as is measured.
    void looks()
    {
        supervisor.list = {fakes::running(u"g"_s, u"a"_s, 10), fakes::running(u"g"_s, u"b"_s, 11)};
        sampler.start(1h);
        QTRY_VERIFY(board.takenAt().has_value());
    }
    [[nodiscard]] ProcessFigures of(const QString &name)
    {
        for (const ProcessFigures &one : collector.look().processes) {
            if (one.name.name == name)
                return one;
        }
        return {};
    }

    QString path = folder.filePath(QStringLiteral("pennon.conf"));
    RuleKeeper rules{path, log, clock};
    fakes::Trees trees;
    Sampler sampler{Sampler::Doors{supervisor, trees, samples, board, log, clock}};
    MemoryChecks memory{MemoryChecks::Doors{board, samples, desk, alerts, log, clock}, std::nullopt};
    fakes::Web web;
    HttpProbe probe{web, clock};
    PageStreaks streaks{state, log};
    PageChecks pages{PageCheck::Doors{probe, board, desk, alerts, book, streaks, log, clock}, std::nullopt};
    OutboxStore mails{*database, QStringLiteral("mail")};
    fakes::Transport transport;
    DurableOutbox outbox{mails, transport, log, clock, OutboxPatience()};
    AlertChannels channels{AlertChannels::Parts{*database, log, clock}};
    DeadLetters deadLetters{*database};
    Dispatcher dispatcher{log};
    EventFeed feed{EventFeed::Setup(), dispatcher, &supervisor, log, clock};
    SelfWatch watch{book, log, clock};
    SelfCheck self{SelfCheck::Doors{watch, outbox, channels, dispatcher, sampler, database->file(), clock}};
    StateLedger ledger{*database, QStringLiteral("boot/1/2")};
    BatchStore lines{*database};
    BatchPost batches{BatchPost::Doors{ledger, lines, alerts, log, clock}};
    OpenIncidents openIncidents{OpenIncidents::Doors{book, board, restarts, clock}};
    ExitReports exits{
        ExitReports::Doors{supervisor, book, logs, alerts, batches, post, incidentStore, log, clock},
        std::nullopt};
    MetricsCollector collector{MetricsCollector::Doors{board, sampler, memory, restarts, silences, book,
                                                       openIncidents, desk, exits, pages, outbox, channels,
                                                       deadLetters, feed, *database, self, rules, clock}};
};

} // namespace

class TestMetricsCollector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstLook()
    {
        World world;
        const MetricsSnapshot snapshot = world.collector.look();
        QVERIFY(!snapshot.isSupervisordReachable);
        QVERIFY(!snapshot.looked);
        QVERIFY(snapshot.processes.empty());
        QCOMPARE(snapshot.started, world.clock.now());
        QVERIFY(snapshot.resident.bytes > 1'000'000);
        QVERIFY(snapshot.database.bytes > 0);
        QVERIFY(snapshot.isDatabaseWritable);
        QVERIFY(!snapshot.areRulesBroken);
    }

    void memoryAgainstTheLimit()
    {
        World world;
        world.looks();
        const ProcessFigures a = world.of(u"a"_s);
        QCOMPARE(a.limit, ByteSize{100 << 20});
        QCOMPARE(a.limited, ByteSize{20 << 20}); // the process alone
        QCOMPARE(a.resident, ByteSize{50 << 20});
        QCOMPARE(a.proportional, ByteSize{40 << 20});
        const ProcessFigures b = world.of(u"b"_s);
        QCOMPARE(b.limit, ByteSize{1 << 30});
        QCOMPARE(b.limited, ByteSize{70 << 20}); // with its descendants
        QVERIFY(b.started.has_value());
    }

    void exitsAreCounted()
    {
        World world;
        world.take("PROCESS_STATE_EXITED", "processname:a groupname:g from_state:RUNNING expected:1 pid:12");
        world.take("PROCESS_STATE_EXITED", "processname:a groupname:g from_state:RUNNING expected:0 pid:12");
        world.take("PROCESS_STATE_FATAL", "processname:a groupname:g from_state:BACKOFF");
        world.looks();
        const ProcessFigures a = world.of(u"a"_s);
        QCOMPARE(a.exits, 2);
        QCOMPARE(a.crashes, 1);
        QCOMPARE(a.givenUp, 1);
        QCOMPARE(world.of(u"b"_s).exits, 0);
        MetricsSnapshot snapshot = world.collector.look();
        QCOMPARE(snapshot.opened[IncidentKind::Crash], 1);
        QCOMPARE(snapshot.open[IncidentKind::Crash], 1);
        QCOMPARE(snapshot.opened[IncidentKind::Fatal], 1);
    }

    /// Of what is excluded no incident is made, and it is counted all the same.
    void excludedProcesses()
    {
        World world;
        world.exits.configure({}, {*ProcessPattern::parse(u"a")});
        world.take("PROCESS_STATE_EXITED", "processname:a groupname:g from_state:RUNNING expected:0 pid:12");
        world.looks();
        QCOMPARE(world.of(u"a"_s).crashes, 1);
        QCOMPARE(world.collector.look().opened[IncidentKind::Crash], 0);
    }

    void restartsAndSilences()
    {
        World world;
        world.looks();
        world.desk.noteStart({u"g"_s, u"b"_s});
        QVERIFY(world.silences.add({0, u"a"_s, std::nullopt, {}, {}}));
        QCOMPARE(world.of(u"b"_s).restarts, 1);
        QVERIFY(world.of(u"a"_s).isSilenced);
        QVERIFY(!world.of(u"b"_s).isSilenced);
    }

    /// Names that come and go do not fill the memory.
    void strangersAreForgotten()
    {
        World world;
        world.looks();
        world.desk.noteStart({u"g"_s, u"a"_s});
        for (int i = 0; i < 1500; ++i)
            world.desk.noteStart({u"g"_s, QString::number(i)});
        QCOMPARE(world.of(u"a"_s).restarts, 1);
        world.supervisor.list = {fakes::running(u"g"_s, u"1"_s, 10)};
        world.pass(1s);
        world.sampler.lookNow();
        QTRY_COMPARE(world.board.rows().size(), std::size_t{1});
        QCOMPARE(world.of(u"1"_s).restarts, 0); // it was a stranger then
    }

    void pages()
    {
        World world;
        HttpOkSection section;
        section.head.section = u"httpok:shop"_s;
        section.url = u"http://example.com/"_s;
        world.pages.configure({section}, {});
        QVERIFY(!world.collector.look().pages.front().hasPassed);
        world.web.setStatus(503);
        const auto failing = world.pages.check({});
        QTRY_VERIFY(failing.isFinished());
        PageFigures page = world.collector.look().pages.front();
        QCOMPARE(page.hasPassed, false);
        QCOMPARE(page.status, 503);
        world.web.answer = tl::unexpected(Error{ErrorCode::TimedOut, u"no answer"_s, {}});
        const auto silent = world.pages.check({});
        QTRY_VERIFY(silent.isFinished());
        world.web.setStatus(200);
        world.web.isHolding = true;
        const auto passing = world.pages.check({});
        world.pass(300ms);
        world.web.release();
        QTRY_VERIFY(passing.isFinished());
        page = world.collector.look().pages.front();
        QCOMPARE(page.hasPassed, true);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.failures, 2);
        QCOMPARE(page.durations.count(), quint64{3});
        QCOMPARE(page.durations.sum(), 0.3);
    }

    void channels()
    {
        World world;
        QVERIFY(world.outbox.post({}));
        const MetricsSnapshot snapshot = world.collector.look();
        QCOMPARE(snapshot.channels.size(), std::size_t{2});
        QCOMPARE(snapshot.channels.at(0).channel, u"sections"_s);
        QCOMPARE(snapshot.channels.at(0).waiting, 1);
        QCOMPARE(snapshot.channels.at(0).oldest, world.clock.now());
        QCOMPARE(snapshot.channels.at(1).channel, u"mail"_s);
    }

    void brokenRules()
    {
        World world;
        QFile file(world.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[nonsense]\n") > 0);
        file.close();
        world.rules.reload();
        QVERIFY(world.collector.look().areRulesBroken);
    }
};

QTEST_GUILESS_MAIN(TestMetricsCollector)
#include "tst_metricscollector.moc"
