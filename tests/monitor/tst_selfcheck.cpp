// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "channels/alertchannels.h"
#include "engine/dispatcher.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/selfwatch.h"
#include "notify/durableoutbox.h"
#include "store/outboxstore.h"

#include <QCoroFuture>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A watcher whose work on an event ends when the test says so.
class Slow final : public Watcher
{
public:
    [[nodiscard]] bool wants(const QByteArray & /*eventName*/) const override { return true; }
    [[nodiscard]] QCoro::Task<> handle(Event /*event*/) override
    {
        const QFuture<void> released = waiters.wait(false);
        co_await released;
    }
    [[nodiscard]] QCoro::Task<> finish(Ending /*ending*/) override { co_return; }
    void hurry(std::chrono::milliseconds /*within*/) override {}

    Waiters waiters;
};

struct World : fakes::MonitorWorld
{
    World()
    {
        QObject::connect(&book, &IncidentBook::changed, &book,
                         [this](const Incident &incident) { told.push_back(incident); });
    }
    /// The channel webhook:chat, whose URL cannot be read, so that every attempt fails.
    void useBrokenChannel()
    {
        WebhookChannel chat;
        chat.head.section = u"webhook:chat"_s;
        chat.urlFile = folder.filePath(u"none"_s);
        use(chat);
    }
    void use(ChannelSection section)
    {
        Configuration configuration;
        configuration.alerting.channels = {std::move(section)};
        channels.configure(configuration, [](const char *) { return std::nullopt; });
    }
    /// The incident that is not over.
    [[nodiscard]] QString open() const
    {
        QStringList causes;
        for (const Incident &incident : told) {
            if (incident.closed) {
                causes.removeAll(incident.cause);
            } else {
                causes += incident.cause;
            }
        }
        return causes.join(u'|');
    }

    std::vector<Incident> told;
    OutboxStore mails{*database, u"mail"_s};
    fakes::Transport transport;
    DurableOutbox outbox{mails, transport, log, clock, OutboxPatience()};
    AlertChannels channels{AlertChannels::Parts{*database, log, clock}};
    Dispatcher dispatcher{log};
    fakes::Trees trees;
    Sampler sampler{Sampler::Doors{supervisor, trees, samples, board, log, clock}};
    SelfWatch watch{book, log, clock};
    std::optional<ByteSize> space = ByteSize{qint64{1} << 30U};
    SelfCheck check{SelfCheck::Doors{watch, outbox, channels, dispatcher, sampler, database->file(), clock,
                                     [this](const QString &) { return space; }}};
};

} // namespace

class TestSelfCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void allIsWell();
    void mailsThatWait();
    void aFailingChannelIsNotToldHere();
    void lateTicks();
    void ticksFromBeforeTheStart();
    void missedEvents();
    void lateEvents();
    void anEventThatHangs();
    void storeNotWritable();
    void makeshiftState();
    void folderGone();
    void diskNearlyFull();
    void aMomentIsNoIncident();
    void eachIsATroubleOfItsOwn();

private:
    std::unique_ptr<World> m_world;
};

void TestSelfCheck::allIsWell()
{
    m_world->check.start();
    m_world->check.noteTick(800ms);
    m_world->check.noteEvent(20ms);
    m_world->pass(1h);
    m_world->check.look();
    m_world->watch.look();
    QVERIFY(m_world->told.empty());
}

void TestSelfCheck::mailsThatWait()
{
    // Nothing is sent before start(): the message waits without any failure.
    QVERIFY(m_world->outbox.post({u"a"_s, {u"b"_s}, u"c"_s, u"d"_s}));
    m_world->pass(14min);
    m_world->check.look();
    QVERIFY(m_world->told.empty());
    m_world->pass(2min);
    m_world->check.look();
    QCOMPARE(m_world->open(), u"Messages wait too long: 1 by [mail], the oldest for 16min"_s);
    QCOMPARE(m_world->told.back().kind, IncidentKind::Listener);
    m_world->pass(5min);
    m_world->check.look();
    QCOMPARE(m_world->told.size(), 1U); // one, however long
    m_world->outbox.abandon(u"test"_s);
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
    QCOMPARE(m_world->told.size(), 2U);
    QCOMPARE(m_world->told.back().id, m_world->told.front().id);
    QCOMPARE(m_world->told.back().outcome, u"over"_s);
}

void TestSelfCheck::aFailingChannelIsNotToldHere()
{
    m_world->useBrokenChannel();
    QVERIFY(m_world->channels.start());
    Announcement announcement;
    QVERIFY(m_world->channels.announce(u"webhook:chat"_s, announcement));
    QTRY_VERIFY(m_world->channels.status().front().failingSince);
    m_world->pass(1h);
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
    // One that does not fail and does not get on either.
    m_world = std::make_unique<World>();
    m_world->useBrokenChannel();
    QVERIFY(m_world->channels.announce(u"webhook:chat"_s, announcement));
    m_world->pass(1h);
    m_world->check.look();
    QCOMPARE(m_world->open(), u"Messages wait too long: 1 by webhook:chat, the oldest for 1h"_s);
}

void TestSelfCheck::lateTicks()
{
    m_world->pass(1h);
    m_world->check.noteTick(40s);
    m_world->check.noteTick(35s);
    QCOMPARE(m_world->open(), QString());
    m_world->check.noteTick(30s);
    QCOMPARE(m_world->open(), u"supervisord's ticks come late: one took 30s"_s);
    m_world->check.noteTick(25s);
    QCOMPARE(m_world->told.size(), 1U);
    m_world->pass(5s);
    m_world->check.noteTick(900ms);
    QCOMPARE(m_world->open(), QString());
    m_world->check.noteTick(40s);
    m_world->check.noteTick(1s);
    m_world->check.noteTick(40s);
    m_world->check.noteTick(40s);
    QCOMPARE(m_world->open(), QString()); // not in a row
}

void TestSelfCheck::ticksFromBeforeTheStart()
{
    m_world->pass(10s);
    for (int i = 0; i < 10; ++i)
        m_world->check.noteTick(20s);
    QVERIFY(m_world->told.empty());
}

/// Counted for a moment, told once, and over when no more are missed.
void TestSelfCheck::missedEvents()
{
    m_world->check.noteMissed(15);
    m_world->pass(10s);
    m_world->check.noteMissed(2);
    QVERIFY(m_world->told.empty());
    m_world->pass(10s);
    m_world->watch.look();
    QCOMPARE(
        m_world->open(),
        u"supervisord drops events: 17 so far, its buffer was full and what fell with them is not told"_s);
    m_world->check.look();
    QVERIFY(!m_world->open().isEmpty());
    m_world->pass(50s);
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
    m_world->check.noteMissed(1);
    m_world->pass(20s);
    m_world->watch.look();
    QVERIFY(m_world->open().contains(u" 1 so far"_s));
}

void TestSelfCheck::lateEvents()
{
    for (int i = 0; i < 2; ++i)
        m_world->check.noteEvent(45s);
    QVERIFY(m_world->told.empty());
    m_world->check.noteEvent(50s);
    QCOMPARE(m_world->open(), u"Events are worked off late: one took 50s"_s);
    m_world->check.look();
    QCOMPARE(m_world->told.size(), 1U);
    m_world->check.noteEvent(2s);
    QCOMPARE(m_world->open(), QString());
}

void TestSelfCheck::anEventThatHangs()
{
    Slow slow;
    m_world->dispatcher.add(slow);
    Event event = fakes::event("PROCESS_STATE_RUNNING", {});
    event.receivedAt = m_world->clock.now();
    QVERIFY(!m_world->dispatcher.oldest());
    m_world->dispatcher.accept(event);
    QCOMPARE(m_world->dispatcher.oldest(), std::optional(event.receivedAt));
    m_world->dispatcher.work();
    QCOMPARE(m_world->dispatcher.oldest(), std::optional(event.receivedAt));
    m_world->pass(89s);
    m_world->check.look();
    QVERIFY(m_world->told.empty());
    m_world->pass(1s);
    m_world->check.look();
    QCOMPARE(m_world->open(), u"Events are worked off late: one took 1min30s"_s);
    slow.waiters.release();
    QTRY_VERIFY(!m_world->dispatcher.oldest());
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
}

void TestSelfCheck::storeNotWritable()
{
    WebhookChannel chat;
    chat.head.section = u"webhook:chat"_s;
    chat.url = u"http://127.0.0.1:9/"_s;
    m_world->use(chat);
    m_world->setReadOnly(true);
    Announcement announcement;
    QVERIFY(!m_world->channels.announce(u"webhook:chat"_s, announcement));
    QVERIFY(!m_world->check.storeProblem().isEmpty());
    m_world->check.look();
    m_world->pass(20s);
    m_world->watch.look();
    QVERIFY2(m_world->open().startsWith(u"The state cannot be stored: "), qPrintable(m_world->open()));
    QCOMPARE(m_world->told.back().id, 0); // it cannot be stored either
    m_world->setReadOnly(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->check.storeProblem().isEmpty(), 15'000);
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
}

void TestSelfCheck::makeshiftState()
{
    m_world->check.setMakeshift(u"disk full"_s);
    m_world->check.start();
    m_world->pass(20s);
    m_world->watch.look();
    QCOMPARE(m_world->open(), u"The state cannot be stored: disk full"_s);
    QCOMPARE(m_world->check.storeProblem(), u"disk full"_s);
}

void TestSelfCheck::folderGone()
{
    const QString file = m_world->database->file();
    QVERIFY(QFile::rename(file, file + u".away"_s));
    m_world->check.look();
    m_world->pass(20s);
    m_world->watch.look();
    QVERIFY2(
        m_world->open().startsWith(QString(u"The state folder is in trouble: "_s + file + u" was removed"_s)),
        qPrintable(m_world->open()));
    QVERIFY(QFile::rename(file + u".away"_s, file));
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
}

void TestSelfCheck::diskNearlyFull()
{
    m_world->space = ByteSize{qint64{3} << 20U};
    m_world->check.look();
    m_world->pass(20s);
    m_world->watch.look();
    QCOMPARE(m_world->open(),
             QString(u"The state folder is in trouble: only 3.0MB are left on the disk of "_s +
                     m_world->folder.filePath(u"state"_s)));
    m_world->space = std::nullopt; // cannot be told
    m_world->check.look();
    QCOMPARE(m_world->open(), QString());
}

void TestSelfCheck::aMomentIsNoIncident()
{
    m_world->watch.begin(SelfWatch::Trouble::SupervisordUnreachable, u"refused"_s);
    m_world->pass(19s);
    m_world->watch.look();
    m_world->watch.end(SelfWatch::Trouble::SupervisordUnreachable);
    m_world->pass(20s);
    m_world->watch.look();
    QVERIFY(m_world->told.empty());
}

void TestSelfCheck::eachIsATroubleOfItsOwn()
{
    m_world->watch.begin(SelfWatch::Trouble::NoTicks, u"no TICK_5 for 15s although supervisord runs"_s);
    m_world->watch.begin(SelfWatch::Trouble::ControlSocket, u"the folder is not there"_s);
    m_world->pass(20s);
    m_world->watch.look();
    QCOMPARE(m_world->open(),
             u"supervisord sends no events any more: no TICK_5 for 15s although supervisord runs|"
             "There is no control socket: the folder is not there"_s);
    m_world->watch.set(SelfWatch::Trouble::ControlSocket, {});
    m_world->watch.set(SelfWatch::Trouble::NoTicks, {});
    QCOMPARE(m_world->open(), QString());
    QVERIFY(!m_world->watch.has(SelfWatch::Trouble::NoTicks));
}

QTEST_GUILESS_MAIN(TestSelfCheck)
#include "tst_selfcheck.moc"
