// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channel.h"

#include "notify/recordinglog.h"
#include "notify/smtptransport.h"
#include "store/opendatabase.h"
#include "testkit/reservedport.h"
#include "testkit/smtpserver.h"
#include "testkit/waiting.h"

#include <QMap>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString name = u"email:ops"_s;

/// A channel on its way to a mail server, over lives of its own.
class World final
{
public:
    explicit World(quint16 port)
        : m_port(port)
    {}

    /// As after a kill, or for the first time.
    [[nodiscard]] bool start()
    {
        channel.reset();
        m_database.reopen();
        SmtpServer server;
        server.host = u"127.0.0.1"_s;
        server.port = m_port;
        SmtpTransport::Limits limits;
        limits.longestWait = 400ms;
        limits.idleTime = 20ms;
        OutboxPatience patience;
        patience.firstDelay = 20ms;
        patience.longestDelay = 60ms;
        patience.rejectedAfter = rejectedAfter;
        Channel::Way way;
        way.settings.failingAfter = 0s;
        way.transport = std::make_unique<SmtpTransport>(server, log, clock, limits);
        channel = std::make_unique<Channel>(
            Channel::Surroundings{*m_database, log, clock, patience, [] { return 0.0; }}, name, name,
            std::move(way));
        QObject::connect(channel.get(), &Channel::failing, channel.get(),
                         [this](Clock::WallTime, const QString &reason) { failures += reason; });
        QObject::connect(channel.get(), &Channel::recovered, channel.get(), [this] { ++recoveries; });
        return channel->outbox().start().has_value();
    }
    [[nodiscard]] bool post(const QString &subject)
    {
        return channel->outbox()
            .post({u"pennon@example.com"_s, {u"ops@example.com"_s}, subject, u"text of %1\n"_s.arg(subject)})
            .has_value();
    }
    [[nodiscard]] MailCounts stored() { return *OutboxStore(*m_database, name).counts(); }
    [[nodiscard]] QByteArray report() const { return QByteArray("\n" + log.lines.join(u'\n').toUtf8()); }

private:
    quint16 m_port;
    OpenDatabase m_database; // outlives the channel

public:
    std::chrono::milliseconds rejectedAfter = 1h;
    SystemClock clock;
    RecordingLog log;
    std::unique_ptr<Channel> channel;
    QStringList failures;
    int recoveries = 0;
};

/// How often each subject has arrived.
QMap<QString, int> arrived(const SmtpServerProcess &server)
{
    QMap<QString, int> all;
    for (const ReceivedMail &mail : server.mails()) {
        for (const QByteArray &line : mail.data.split('\n')) {
            if (line.startsWith("Subject: "))
                ++all[QString::fromUtf8(line.mid(9).trimmed())];
        }
    }
    return all;
}

const QStringList subjects = {u"one"_s, u"two"_s, u"three"_s};

} // namespace

/// An alert channel and real mail servers that do everything wrong: nothing is lost, nothing comes twice but
/// the one that was under way.
class TestMailChannel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moods_data()
    {
        QTest::addColumn<QString>("moods");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<int>("twice");
        QTest::newRow("greylists") << u"greylists,greylists,fine"_s << u"greylisted, come back later"_s << 0;
        QTest::newRow("refuses at first") << u"refuses,refuses,fine"_s << u"550"_s << 0;
        QTest::newRow("is busy") << u"busy,busy,fine"_s << u"421"_s << 0;
        QTest::newRow("has no space") << u"full,fine"_s << u"452"_s << 0;
        QTest::newRow("is gone") << u"gone,gone,fine"_s << u"127.0.0.1"_s << 0;
        QTest::newRow("drops in DATA") << u"drops,drops,drops,fine"_s << u"127.0.0.1"_s << 0;
        QTest::newRow("hangs in DATA") << u"hangs,fine"_s << u"127.0.0.1"_s << 0;
        QTest::newRow("says nothing") << u"silent,fine"_s << u"127.0.0.1"_s << 0;
        QTest::newRow("takes it and forgets to say so") << u"forgets,fine"_s << u"127.0.0.1"_s << 1;
        QTest::newRow("all of it") << u"busy,greylists,drops,refuses,hangs,gone,full,forgets,silent,fine"_s
                                   << u"421"_s << 1;
    }
    void moods()
    {
        QFETCH(const QString, moods);
        QFETCH(const QString, failure);
        QFETCH(const int, twice);
        SmtpServerProcess server({u"--moods"_s, moods});
        QVERIFY2(server.port() != 0, qPrintable(server.errorString()));
        World world(server.port());
        QVERIFY(world.start());
        for (const QString &subject : subjects)
            QVERIFY(world.post(subject));
        VERIFY_SOON(world, !world.failures.isEmpty());
        VERIFY_IN(world, world.failures.front().contains(failure));
        const ChannelStatus status = world.channel->status();
        QVERIFY(status.outbox.lastErrorTime.has_value() && !status.outbox.lastError.isEmpty());

        VERIFY_SOON(world, arrived(server).size() == subjects.size());
        VERIFY_SOON(world, world.channel->status().outbox.waiting == 0);
        VERIFY_SOON(world, world.recoveries == world.failures.size());
        const QMap<QString, int> all = arrived(server);
        int more = 0;
        for (const QString &subject : subjects)
            more += all.value(subject) - 1;
        QCOMPARE(more, twice);
        QVERIFY(!world.channel->status().failingSince);
        QVERIFY(world.channel->status().outbox.lastSuccess.has_value());
        QCOMPARE(world.stored().waiting, 0);
        QCOMPARE(world.stored().dead, 0);
    }

    void refusedForGood()
    {
        SmtpServerProcess server({u"--moods"_s, u"refuses"_s});
        World world(server.port());
        world.rejectedAfter = 0ms;
        QVERIFY(world.start());
        QSignalSpy gaveUp(&world.channel->outbox(), &DurableOutbox::gaveUp);
        for (const QString &subject : subjects)
            QVERIFY(world.post(subject));
        VERIFY_SOON(world, gaveUp.size() == 3);
        QCOMPARE(world.stored().dead, 3);
        QCOMPARE(world.stored().waiting, 0);
        const ChannelStatus status = world.channel->status();
        QCOMPARE(status.outbox.dead, 3);
        QVERIFY(status.outbox.lastError.contains(u"5.7.1 not you"_s));
        QVERIFY(status.failingSince.has_value());
        for (const QString &subject : subjects) {
            QCOMPARE(world.log.lines.filter(QString(u"Mail \"" + subject + u"\" is given up")).size(), 1);
        }
        QVERIFY(server.mails().isEmpty());
    }

    /// Killed in the middle of it, too.
    void downAndBack()
    {
        const ReservedPort port;
        World world(port.number());
        QVERIFY(world.start());
        QVERIFY(world.post(u"one"_s));
        QVERIFY(world.post(u"two"_s));
        VERIFY_SOON(world, !world.failures.isEmpty());
        QVERIFY(world.start());
        QVERIFY(world.post(u"three"_s));
        VERIFY_SOON(world, world.failures.size() == 2);
        ChannelStatus status = world.channel->status();
        QCOMPARE(status.outbox.waiting, 3);
        QVERIFY(status.outbox.oldest.has_value());
        QVERIFY(status.failure.contains(u"refused"_s));

        SmtpServerProcess server({u"--port"_s, QString::number(port.number())});
        QVERIFY2(server.port() == port.number(), qPrintable(server.errorString()));
        VERIFY_SOON(world, world.channel->status().outbox.waiting == 0);
        VERIFY_SOON(world, arrived(server).size() == 3);
        QCOMPARE(arrived(server).values(), QList<int>({1, 1, 1}));
        QCOMPARE(world.stored().waiting, 0);
        QCOMPARE(world.recoveries, 1);
    }

    /// The one that is under way when the listener is killed may come twice, the others not.
    void killedWhileOneIsUnderWay()
    {
        SmtpServerProcess server({u"--moods"_s, u"hangs,fine"_s});
        World world(server.port());
        QVERIFY(world.start());
        for (const QString &subject : subjects)
            QVERIFY(world.post(subject));
        VERIFY_SOON(world, server.mailCommands() == 1);
        QVERIFY(world.start());
        VERIFY_SOON(world, world.channel->status().outbox.waiting == 0);
        VERIFY_SOON(world, arrived(server).size() == 3);
        QCOMPARE(arrived(server).values(), QList<int>({1, 1, 1}));
    }
};

QTEST_GUILESS_MAIN(TestMailChannel)
#include "tst_mailchannel.moc"
