// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "channels/alertchannels.h"
#include "domain/routing.h"
#include "engine/dispatcher.h"
#include "engine/eventfeed.h"
#include "monitor/alertdesk.h"
#include "monitor/backend.h"
#include "monitor/batchpost.h"
#include "monitor/exitreports.h"
#include "monitor/mailtester.h"
#include "monitor/memorychecks.h"
#include "monitor/pagechecks.h"
#include "monitor/pagestreaks.h"
#include "monitor/rulekeeper.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/selfwatch.h"
#include "notify/durableoutbox.h"
#include "probes/httpprobe.h"
#include "store/alertstore.h"
#include "store/batchstore.h"
#include "store/outboxstore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Peer peer{1000, 1000, 1, true};

/// Everything that the backend shows.
struct World : fakes::MonitorWorld
{
    World()
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("[memmon]\nany = 1MB\ndry_run = true\n") < 0)
            qFatal("cannot write");
        file.close();
        if (!rules.load())
            qFatal("cannot load");
        memory.configure(rules.configuration());
    }

    /// By which channels people are told.
    void useChannels(std::vector<ChannelSection> sections)
    {
        Configuration configuration;
        configuration.alerting.channels = std::move(sections);
        channels.configure(configuration, [](const char *) { return std::nullopt; });
    }
    /// pennon.conf as it is from now on.
    void write(const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("cannot write");
        file.close();
        rules.reload();
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
    MailTester tester{log, clock, [](const char *) { return std::nullopt; }};
    DeadLetters deadLetters{*database};
    Dispatcher dispatcher{log};
    EventFeed feed{EventFeed::Setup(), dispatcher, &supervisor, log, clock};
    SelfWatch watch{book, log, clock};
    SelfCheck self{SelfCheck::Doors{watch, outbox, channels, dispatcher, sampler, database->file(), clock}};
    StateLedger ledger{*database, QStringLiteral("boot/1/2")};
    BatchStore lines{*database};
    BatchPost batches{BatchPost::Doors{ledger, lines, alerts, log, clock}};
    ExitReports exits{
        ExitReports::Doors{supervisor, book, logs, alerts, batches, post, incidentStore, log, clock},
        std::nullopt};
    AlertStore alertStore{*database};
    AlertDesk routes{{book, incidentStore, samples, alertStore, ledger, channels, silences, log, clock}};
    Backend backend{Backend::Doors{rules,    board,  sampler,  samples, incidentStore, book,
                                   silences, desk,   restarts, memory,  pages,         outbox,
                                   channels, routes, tester,   self,    *database,     deadLetters,
                                   feed,     exits,  clock},
                    QStringLiteral("unix:///s")};
};

} // namespace

class TestBackend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void status();
    void statusOfChannels();
    void testsOfChannels();
    void theDesktop();
    void processes();
    void rules();
    void pagesOfIncidents();
    void acknowledgedTwiceKeepsTheFirst();
    void silences();
    void checks();
    void checksWithoutSupervisord();
    void breakers();
    void pushesOnlyWhatChanged();

private:
    template <typename T>
    [[nodiscard]] static Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            qFatal("no answer");
        return future.result();
    }
    qint64 add(IncidentKind kind, const QString &name)
    {
        Incident incident;
        incident.kind = kind;
        incident.process = {u"g"_s, name};
        incident.opened = m_world->clock.now();
        return m_world->book.open(incident).id;
    }

    std::unique_ptr<World> m_world;
};

void TestBackend::status()
{
    m_world->pass(90s);
    m_world->outbox.post({u"a"_s, {u"b"_s}, u"c"_s, u"d"_s});
    m_world->pass(10s);
    const Result<StatusAnswer> answer = wait(m_world->backend.status());
    QVERIFY(answer);
    QCOMPARE(answer->uptime, 100s);
    QCOMPARE(answer->outbox.length, 1);
    QCOMPARE(answer->outbox.oldest, std::optional(10s));
    QVERIFY(answer->database.writable);
    QVERIFY(answer->database.bytes.bytes > 0);
    QCOMPARE(answer->rules.revision, m_world->rules.revision());
    QCOMPARE(answer->dryRun, QStringList{u"memmon"_s});
    QCOMPARE(m_world->backend.identity().supervisord.url, u"unix:///s"_s);
}

void TestBackend::statusOfChannels()
{
    QVERIFY(wait(m_world->backend.status())->channels.empty());
    WebhookChannel broken;
    broken.head.section = u"webhook:chat"_s;
    broken.urlFile = m_world->folder.filePath(u"no such file"_s);
    CommandChannel quiet;
    quiet.head.section = u"command:apprise"_s;
    quiet.command = {u"/bin/true"_s};
    m_world->useChannels({broken, quiet});
    Announcement announcement;
    announcement.kind = AnnouncementKind::Test;
    QVERIFY(m_world->channels.start());
    QVERIFY(m_world->channels.announce(u"webhook:chat"_s, announcement));
    m_world->pass(10s);
    const auto failing = [this] { return wait(m_world->backend.status())->channels.at(0).failingSince; };
    QTRY_VERIFY(failing());
    m_world->pass(20s);
    const Result<StatusAnswer> answer = wait(m_world->backend.status());
    QCOMPARE(answer->channels.size(), 2U);
    const StatusAnswer::Channel &chat = answer->channels.at(0);
    QCOMPARE(chat.name, u"webhook:chat"_s);
    QCOMPARE(chat.length, 1);
    QCOMPARE(chat.oldest, std::optional(30s));
    QCOMPARE(chat.failingSince, std::optional(m_world->clock.now() - 20s));
    QVERIFY(!chat.lastSuccess);
    QVERIFY(chat.problem && chat.problem->contains(u"no such file"));
    QVERIFY(chat.lastError && chat.lastError->contains(u"no such file"));
    QCOMPARE(answer->channels.at(1), (StatusAnswer::Channel{u"command:apprise"_s, 0, {}, {}, {}, {}, {}, 0}));
}

void TestBackend::testsOfChannels()
{
    const auto nobody = wait(m_world->backend.testMail({}, peer));
    QCOMPARE(nobody.error().code, ErrorCode::InvalidInput);
    m_world->write("[command:good]\ncommand = /bin/true\n\n"
                   "[command:bad]\ncommand = /bin/sh -c 'echo no luck >&2; exit 1'\n");
    const auto all = wait(m_world->backend.testMail({}, peer));
    QCOMPARE(all->deliveries.size(), 2U);
    QCOMPARE(all->deliveries.at(0).transport, u"command:good"_s);
    QVERIFY(all->deliveries.at(0).accepted);
    QVERIFY(!all->deliveries.at(0).answer.isEmpty());
    QVERIFY(!all->deliveries.at(1).accepted);
    QVERIFY(all->deliveries.at(1).answer.contains(u"no luck"));
    const auto one = wait(m_world->backend.testMail({{}, u"command:bad"_s}, peer));
    QCOMPARE(one->deliveries.size(), 1U);
    QCOMPARE(one->deliveries.at(0).transport, u"command:bad"_s);
    const auto unknown = wait(m_world->backend.testMail({{}, u"webhook:none"_s}, peer));
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    QVERIFY(unknown.error().message.contains(u"webhook:none"));
}

void TestBackend::theDesktop()
{
    QSignalSpy pushes(&m_world->backend, &Backend::incidentsChanged);
    TestMailRequest request;
    request.channel = desktopChannel();
    const Result<TestMailAnswer> alone = wait(m_world->backend.testMail(request, {}));
    QVERIFY(alone && !alone->deliveries.front().accepted);
    QCOMPARE(pushes.count(), 0);
    m_world->backend.setAudience([] { return 2; });
    const Result<TestMailAnswer> heard = wait(m_world->backend.testMail(request, {}));
    QVERIFY(heard && heard->deliveries.front().accepted);
    QCOMPARE(pushes.count(), 1);
    QVERIFY(pushes.takeFirst().at(0).value<IncidentsPush>().test);

    // What a route has told is marked, in the list and in what is told of it.
    Alerting alerting;
    alerting.routes.resize(1);
    alerting.routes.front().head.section = QStringLiteral("route");
    alerting.routes.front().channels = {desktopChannel()};
    QVERIFY(!wait(m_world->backend.incidents({}))->desktop);
    m_world->routes.configure(alerting);
    QVERIFY(m_world->routes.recall());
    Incident incident;
    incident.kind = IncidentKind::Fatal;
    incident.process = {QStringLiteral("web"), QStringLiteral("web")};
    incident.opened = m_world->clock.now();
    (void) m_world->book.open(incident);
    QVERIFY(!pushes.takeFirst().at(0).value<IncidentsPush>().incidents.front().desktop);
    QVERIFY(wait(m_world->backend.incidents({}))->desktop);
    QVERIFY(!wait(m_world->backend.incidents({}))->incidents.front().desktop);
    m_world->pass(std::chrono::seconds(11));
    m_world->routes.look();
    QVERIFY(pushes.takeFirst().at(0).value<IncidentsPush>().incidents.front().desktop);
    IncidentsRequest open;
    open.open = true;
    QVERIFY(wait(m_world->backend.incidents(open))->incidents.front().desktop);
}

void TestBackend::processes()
{
    m_world->runs({fakes::running(u"g"_s, u"b"_s, 2), fakes::running(u"g"_s, u"a"_s, 1),
                   fakes::running(u"f"_s, u"c"_s, 3)});
    const qint64 latest = add(IncidentKind::Crash, u"a"_s);
    QVERIFY(m_world->silences.add({0, u"g:b"_s, {}, {}, {}}));
    const Result<ProcessesAnswer> all = wait(m_world->backend.processes({}));
    QCOMPARE(all->total, 3);
    QCOMPARE(all->processes[0].name.name, u"c"_s);
    QCOMPARE(all->processes[1].name.name, u"a"_s);
    QCOMPARE(all->processes[1].lastIncident->id, latest);
    QCOMPARE(all->processes[1].limit->section, u"memmon"_s);
    QVERIFY(!all->processes[1].silenced);
    QVERIFY(all->processes[2].silenced);
    const Result<ProcessesAnswer> page = wait(m_world->backend.processes({u"g:*"_s, 1, 5}));
    QCOMPARE(page->total, 2);
    QCOMPARE(page->processes.size(), 1U);
    QCOMPARE(page->processes[0].name.name, u"b"_s);
}

void TestBackend::rules()
{
    QSignalSpy pushes(&m_world->backend, &ControlBackend::rulesChanged);
    const Result<RulesAnswer> before = wait(m_world->backend.rules());
    QCOMPARE(before->sections.size(), 1U);
    QCOMPARE(before->sections[0].values.value(u"any"_s), u"1MB"_s);
    const auto stale = wait(m_world->backend.setRules({u"other"_s, {}}, peer));
    QCOMPARE(stale.error().code, ErrorCode::Conflict);
    const auto refused =
        wait(m_world->backend.setRules({before->revision, {{u"memmon"_s, u"any"_s, u"x"_s}}}, peer));
    QVERIFY(refused && !refused->isAccepted());
    QCOMPARE(pushes.count(), 0);
    const auto accepted =
        wait(m_world->backend.setRules({before->revision, {{u"memmon"_s, u"any"_s, u"2MB"_s}}}, peer));
    QVERIFY(accepted && accepted->isAccepted());
    QCOMPARE(pushes.count(), 1);
    QCOMPARE(wait(m_world->backend.rules())->revision, accepted->revision);
}

void TestBackend::pagesOfIncidents()
{
    std::vector<qint64> ids;
    for (int i = 0; i < 500; ++i)
        ids.push_back(add(i % 100 == 0 ? IncidentKind::Fatal : IncidentKind::Crash, i % 2 ? u"a"_s : u"b"_s));
    IncidentsRequest request;
    request.kinds = {IncidentKind::Fatal, IncidentKind::Http};
    request.pattern = u"g:b"_s;
    request.limit = 2;
    std::vector<qint64> seen;
    while (true) {
        const Result<IncidentsAnswer> page = wait(m_world->backend.incidents(request));
        QVERIFY(page);
        QVERIFY(page->incidents.size() <= 2);
        for (const Incident &incident : page->incidents)
            seen.push_back(incident.id);
        if (!page->more)
            break;
        request.before = seen.back();
    }
    QCOMPARE(seen, (std::vector<qint64>{ids[400], ids[300], ids[200], ids[100], ids[0]}));
    request = {};
    request.id = ids[3];
    QCOMPARE(wait(m_world->backend.incidents(request))->incidents.size(), 1U);
    request.id = 99'999;
    QVERIFY(wait(m_world->backend.incidents(request))->incidents.empty());
}

void TestBackend::acknowledgedTwiceKeepsTheFirst()
{
    m_world->runs({fakes::running(u"g"_s, u"a"_s, 1)});
    const qint64 id = add(IncidentKind::Crash, u"a"_s);
    m_world->pass(1s);
    const qint64 later = add(IncidentKind::Crash, u"a"_s);
    QSignalSpy pushes(&m_world->backend, &ControlBackend::incidentsChanged);
    const Clock::WallTime when = m_world->clock.now();
    QVERIFY(wait(m_world->backend.acknowledge({id, u"mine"_s}, peer)));
    m_world->pass(1min);
    const auto again = wait(m_world->backend.acknowledge({id, u"other"_s}, Peer{1, 1, 1, true}));
    QCOMPARE(again->incident.acknowledged, std::optional(when));
    QCOMPARE(again->incident.acknowledgedBy, u"uid 1000"_s);
    QCOMPARE(again->incident.note, u"other"_s);
    QCOMPARE(pushes.count(), 2);
    QCOMPARE(wait(m_world->backend.processes({}))->processes[0].lastIncident->id, later);
    QCOMPARE(wait(m_world->backend.acknowledge({99'999, {}}, peer)).error().code, ErrorCode::NotFound);
}

void TestBackend::silences()
{
    SilenceRequest request;
    request.add = SilenceRequest::Added{u"*"_s, {}, u"note"_s};
    const auto added = wait(m_world->backend.setSilence(request, peer));
    QCOMPARE(added->silences.size(), 1U);
    QCOMPARE(added->silences[0].by, u"uid 1000"_s);
    request = {};
    request.remove = added->silences[0].id;
    QVERIFY(wait(m_world->backend.setSilence(request, peer))->silences.empty());
    QCOMPARE(wait(m_world->backend.setSilence(request, peer)).error().code, ErrorCode::NotFound);
}

void TestBackend::checks()
{
    m_world->supervisor.list = std::vector<ProcessInfo>{fakes::running(u"g"_s, u"a"_s, 1)};
    m_world->trees.readings->insert(1, TreeMemory{ByteSize{5}, ByteSize{5}, {}});
    connect(&m_world->sampler, &Sampler::sampled, this, [this] { m_world->memory.look(); });
    m_world->sampler.start(1h);
    const auto answer = wait(m_world->backend.runCheck({u"memmon"_s}, peer));
    QCOMPARE(answer->findings.size(), 1U);
    QVERIFY(answer->findings[0].passed);
    QCOMPARE(wait(m_world->backend.runCheck({u"httpok"_s}, peer)).error().code, ErrorCode::NotFound);
}

void TestBackend::checksWithoutSupervisord()
{
    m_world->supervisor.list = failure(ErrorCode::ConnectionRefused, u"nobody there"_s);
    m_world->sampler.start(1h);
    const auto answer = wait(m_world->backend.runCheck({}, peer));
    QCOMPARE(answer->findings.size(), 1U);
    QVERIFY(!answer->findings[0].passed);
    QVERIFY(answer->findings[0].message.contains(u"nobody there"));
}

void TestBackend::breakers()
{
    for (const QString &name : {u"a"_s, u"b"_s}) {
        RestartHistory history;
        history.process = {u"g"_s, name};
        history.breakerOpened = m_world->clock.now();
        m_world->restarts.put(history);
    }
    QVERIFY(wait(m_world->backend.resetBreaker({u"x"_s}, peer))->processes.empty());
    QCOMPARE(wait(m_world->backend.resetBreaker({u"g:a"_s}, peer))->processes.size(), 1U);
    QCOMPARE(wait(m_world->backend.resetBreaker({u"*"_s}, peer))->processes.size(), 1U);
}

void TestBackend::pushesOnlyWhatChanged()
{
    std::vector<ProcessesPush> pushes;
    connect(&m_world->backend, &ControlBackend::processesChanged, this,
            [&pushes](const ProcessesPush &push) { pushes.push_back(push); });
    ProcessInfo a = fakes::running(u"g"_s, u"a"_s, 1);
    const ProcessInfo b = fakes::running(u"g"_s, u"b"_s, 2);
    m_world->runs({a, b});
    m_world->backend.tellSampled(false);
    QVERIFY(pushes.empty());
    m_world->backend.tellSampled(true);
    QCOMPARE(pushes.size(), 1U);
    QCOMPARE(pushes[0].changed.size(), 2U);
    a.now += 5; // only older
    m_world->runs({a, b});
    m_world->board.rows().front().tree = ByteSize{7};
    m_world->backend.tellSampled(true);
    QCOMPARE(pushes.size(), 1U);
    a.state = ProcessState::Stopped;
    m_world->runs({a});
    m_world->backend.tellSampled(true);
    QCOMPARE(pushes.size(), 2U);
    QCOMPARE(pushes[1].changed.size(), 1U);
    QCOMPARE(pushes[1].changed[0].name.name, u"a"_s);
    QCOMPARE(pushes[1].gone, (std::vector<ProcessName>{{u"g"_s, u"b"_s}}));
}

QTEST_GUILESS_MAIN(TestBackend)
#include "tst_backend.moc"
