// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertchannels.h"

#include "channels/alertmail.h"
#include "channels/webhooktarget.h"
#include "exampleannouncement.h"
#include "notify/recordinglog.h"
#include "store/opendatabase.h"
#include "testkit/hookserver.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

AlertText words(const Announcement &announcement, const AlertStyle &style)
{
    return {QString(announcement.thread + u' ' + style.language), u"plain\n"_s, u"<p>html</p>"_s, u"brief"_s};
}

Announcement announcement(const QString &thread)
{
    Announcement made = example::raised({example::crash(u"web"_s)});
    made.thread = thread;
    return made;
}

std::optional<QString> noEnvironment(const char * /*name*/)
{
    return std::nullopt;
}

WebhookChannel webhook(const QString &name, const QString &url)
{
    WebhookChannel channel;
    channel.head.section = u"webhook:"_s + name;
    channel.url = url;
    return channel;
}

Configuration configuration(std::vector<ChannelSection> channels)
{
    Configuration made;
    made.alerting.channels = std::move(channels);
    return made;
}

QStringList threads(const HookServer &server)
{
    QStringList all;
    for (const HookServer::Request &request : server.requests)
        all += QJsonDocument::fromJson(request.body).object().value(u"thread"_s).toString();
    return all;
}

/// A whole life of the channels, on a database that outlives them.
class World final
{
public:
    explicit World(OpenDatabase &database)
        : m_database(database)
    {
        start();
    }

    void start()
    {
        OutboxPatience patience;
        patience.firstDelay = 20ms;
        patience.longestDelay = 50ms;
        patience.rejectedAfter = 0ms;
        channels = std::make_unique<AlertChannels>(
            AlertChannels::Parts{*m_database, log, clock, words, patience, [] { return 0.0; }});
    }
    /// As a kill does it.
    void end() { channels.reset(); }

    bool use(const Configuration &configuration)
    {
        channels->configure(configuration, noEnvironment);
        return channels->start().has_value();
    }
    [[nodiscard]] QString logged() const { return log.lines.join(u'\n'); }
    [[nodiscard]] qint64 waiting(const QString &queue) const
    {
        return OutboxStore(*m_database, queue).counts()->waiting;
    }
    [[nodiscard]] qint64 dead(const QString &queue) const
    {
        return OutboxStore(*m_database, queue).counts()->dead;
    }

    RecordingLog log;
    SystemClock clock;
    std::unique_ptr<AlertChannels> channels;

private:
    OpenDatabase &m_database;
};

} // namespace

// A busy machine may need longer than Qt Test's five seconds.
#define SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 45000)
#define SOON_EQUAL(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 45000)

class TestAlertChannels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachChannelForItself()
    {
        OpenDatabase database;
        World world(database);
        HookServer good;
        HookServer hangs({HookServer::hang()});
        QTemporaryDir directory;
        const QString got = directory.filePath(u"got"_s);
        CommandChannel command;
        command.head.section = u"command:tee"_s;
        command.command = {u"/usr/bin/tee"_s, got};
        command.common.language = u"zh_CN"_s;
        QVERIFY(world.use(
            configuration({webhook(u"hangs"_s, hangs.url()), webhook(u"good"_s, good.url()), command})));
        QCOMPARE(world.channels->names(),
                 QStringList({u"webhook:hangs"_s, u"webhook:good"_s, u"command:tee"_s}));
        for (const QString &name : world.channels->names())
            QVERIFY(world.channels->announce(name, announcement(u"i1"_s)));
        QCOMPARE(world.channels->announce(u"webhook:other"_s, announcement(u"i1"_s)).error().code,
                 ErrorCode::NotFound);
        SOON_EQUAL(threads(good), QStringList(u"i1"_s));
        SOON_EQUAL(world.waiting(u"command:tee"_s), 0);
        QFile file(got);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json.value(u"subject"_s).toString(), u"i1 zh_CN"_s);
        SOON_EQUAL(hangs.requests.size(), 1U);
        QCOMPARE(world.waiting(u"webhook:hangs"_s), 1);
        const std::vector<ChannelStatus> status = world.channels->status();
        QCOMPARE(status.at(0).outbox.waiting, 1);
        QVERIFY(!status.at(0).outbox.lastSuccess);
        SOON(world.channels->status().at(1).outbox.lastSuccess.has_value());
        QCOMPARE(world.channels->status().at(1).outbox.waiting, 0);
    }

    void nothingIsLostWhenKilled()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::hang()});
        const Configuration rules = configuration({webhook(u"a"_s, server.url())});
        QVERIFY(world.use(rules));
        for (const QString &thread : {u"1"_s, u"2"_s, u"3"_s})
            QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(thread)));
        SOON_EQUAL(server.requests.size(), 1U);
        world.end();
        database.reopen();
        server.requests.clear();
        server.setScript({HookServer::answer(200)});
        world.start();
        QVERIFY(world.use(rules));
        SOON_EQUAL(threads(server), QStringList({u"1"_s, u"2"_s, u"3"_s}));
        SOON_EQUAL(world.waiting(u"webhook:a"_s), 0);
    }

    void failuresAreTriedAgain()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::answer(500), HookServer::closeEarly(), HookServer::answer(302),
                           HookServer::reset(), HookServer::answer(503), HookServer::endless()});
        QVERIFY(world.use(configuration({webhook(u"a"_s, server.url())})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        SOON_EQUAL(server.requests.size(), 6U);
        SOON_EQUAL(world.waiting(u"webhook:a"_s), 0);
        QVERIFY(world.logged().contains(u"[webhook:a] Mail \"1 en\" could not be sent"_s));
        QVERIFY(!world.logged().contains(u"/hook"_s)); // the URL is a secret
    }

    void retryAfterHoldsTheChannel()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::answer(429, {}, "Retry-After: 1\r\n"), HookServer::answer(200)});
        QVERIFY(world.use(configuration({webhook(u"a"_s, server.url())})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"2"_s)));
        SOON_EQUAL(server.requests.size(), 1U);
        QElapsedTimer timer;
        timer.start();
        SOON_EQUAL(threads(server), QStringList({u"1"_s, u"1"_s, u"2"_s}));
        QVERIFY(timer.elapsed() >= 800); // without it 20 ms
    }

    void refusedForGoodBecomesADeadLetter()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::answer(400), HookServer::answer(200)});
        QSignalSpy gaveUp(world.channels.get(), &AlertChannels::gaveUp);
        QVERIFY(world.use(configuration({webhook(u"a"_s, server.url())})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"2"_s)));
        SOON_EQUAL(gaveUp.size(), 1);
        QCOMPARE(gaveUp.first().at(0).toString(), u"webhook:a"_s);
        SOON_EQUAL(threads(server), QStringList({u"1"_s, u"2"_s}));
        SOON_EQUAL(world.waiting(u"webhook:a"_s), 0);
        QCOMPARE(world.dead(u"webhook:a"_s), 1);
    }

    void failingIsToldOnceAndSoIsRecovery()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::answer(500)});
        WebhookChannel channel = webhook(u"a"_s, server.url());
        channel.common.failingAfter = 0s;
        QSignalSpy failing(world.channels.get(), &AlertChannels::failing);
        QSignalSpy recovered(world.channels.get(), &AlertChannels::recovered);
        QVERIFY(world.use(configuration({channel})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        SOON(server.requests.size() >= 3);
        QCOMPARE(failing.size(), 1);
        QCOMPARE(failing.first().at(0).toString(), u"webhook:a"_s);
        QVERIFY(failing.first().at(2).toString().contains(u"500"_s));
        QVERIFY(world.channels->status().front().failingSince.has_value());
        QVERIFY(world.channels->status().front().failure.contains(u"500"_s));
        QVERIFY(recovered.isEmpty());
        server.setScript({HookServer::answer(200)});
        SOON_EQUAL(recovered.size(), 1);
        QVERIFY(!world.channels->status().front().failingSince);
        QCOMPARE(failing.size(), 1);
    }

    void failingIsNotToldTooSoon()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::answer(500)});
        WebhookChannel channel = webhook(u"a"_s, server.url());
        channel.common.failingAfter = 1s;
        QSignalSpy failing(world.channels.get(), &AlertChannels::failing);
        QVERIFY(world.use(configuration({channel})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        SOON(world.channels->status().front().failingSince.has_value());
        const Clock::WallTime since = *world.channels->status().front().failingSince;
        SOON_EQUAL(failing.size(), 1);
        QVERIFY(world.clock.now() - since >= 900ms);
    }

    void newSettingsTakeWhatWaitsWithThem()
    {
        OpenDatabase database;
        World world(database);
        HookServer before({HookServer::hang()});
        HookServer after;
        WebhookChannel slow = webhook(u"a"_s, before.url());
        slow.timeout = 1s;
        QVERIFY(world.use(configuration({slow})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"2"_s)));
        SOON_EQUAL(before.requests.size(), 1U);
        world.channels->configure(configuration({webhook(u"a"_s, after.url())}), noEnvironment);
        QCOMPARE(world.channels->status().front().outbox.waiting, 2);
        // The one under way goes the old way until it has failed there.
        SOON_EQUAL(threads(after), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(before.requests.size(), 1U);
    }

    void aChannelThatIsGoneLosesNothingSilently()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::hang()});
        WebhookChannel slow = webhook(u"a"_s, server.url());
        slow.timeout = 500ms;
        QSignalSpy gaveUp(world.channels.get(), &AlertChannels::gaveUp);
        QVERIFY(world.use(configuration({slow})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"2"_s)));
        SOON_EQUAL(server.requests.size(), 1U);
        world.channels->configure(configuration({}), noEnvironment);
        QVERIFY(world.channels->names().isEmpty());
        QCOMPARE(gaveUp.size(), 1); // the other one is under way
        SOON_EQUAL(gaveUp.size(), 2);
        QCOMPARE(world.dead(u"webhook:a"_s), 2);
        QCOMPARE(world.waiting(u"webhook:a"_s), 0);
        QVERIFY(world.logged().contains(u"[webhook:a] Mail \"2 en\" is given up"_s));
    }

    void aChannelThatComesBackAtOnceGoesOn()
    {
        OpenDatabase database;
        World world(database);
        HookServer server({HookServer::hang(), HookServer::answer(200)});
        WebhookChannel slow = webhook(u"a"_s, server.url());
        slow.timeout = 500ms;
        QVERIFY(world.use(configuration({slow})));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        SOON_EQUAL(server.requests.size(), 1U);
        world.channels->configure(configuration({}), noEnvironment);
        world.channels->configure(configuration({slow}), noEnvironment);
        SOON_EQUAL(threads(server), QStringList({u"1"_s, u"1"_s}));
        SOON_EQUAL(world.waiting(u"webhook:a"_s), 0);
        QCOMPARE(world.dead(u"webhook:a"_s), 0);
    }

    void messagesOfChannelsRemovedMeanwhileAreGivenUpAtTheStart()
    {
        OpenDatabase database;
        QVERIFY(OutboxStore(*database, u"webhook:old"_s).add({{}, {}, u"old"_s, {}}, example::at(1)));
        QVERIFY(OutboxStore(*database, u"mail"_s).add({{}, {}, u"other"_s, {}}, example::at(1)));
        World world(database);
        QSignalSpy gaveUp(world.channels.get(), &AlertChannels::gaveUp);
        QVERIFY(world.use(configuration({})));
        QCOMPARE(gaveUp.size(), 1);
        QCOMPARE(world.dead(u"webhook:old"_s), 1);
        QCOMPARE(world.waiting(u"mail"_s), 1); // somebody else's
        QVERIFY(world.logged().contains(u"old"_s));
    }

    void anUnusableChannelKeepsItsMessages()
    {
        OpenDatabase database;
        World world(database);
        QTemporaryDir directory;
        HookServer server;
        WebhookChannel channel = webhook(u"a"_s, {});
        channel.urlFile = directory.filePath(u"url"_s);
        QVERIFY(world.use(configuration({channel})));
        QVERIFY(world.logged().contains(u"[webhook:a]"_s));
        QVERIFY(world.logged().contains(channel.urlFile));
        QVERIFY(world.channels->status().front().problem.contains(channel.urlFile));
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        SOON(world.channels->status().front().failingSince.has_value());
        QFile file(channel.urlFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(server.url().toUtf8());
        file.close();
        world.channels->configure(configuration({channel}), noEnvironment);
        QVERIFY(world.channels->status().front().problem.isEmpty());
        SOON_EQUAL(threads(server), QStringList(u"1"_s));
    }

    void mailGoesToWhomMailNames()
    {
        OpenDatabase database;
        World world(database);
        QTemporaryDir directory;
        Configuration rules = configuration({});
        rules.mail.command = u"cat > %1"_s.arg(directory.filePath(u"mail"_s));
        rules.mail.to = {u"ops@example.com"_s};
        QVERIFY(world.use(rules));
        QCOMPARE(world.channels->names(), QStringList(u"mail"_s));
        QVERIFY(world.channels->announce(u"mail"_s, announcement(u"1"_s)));
        SOON_EQUAL(world.waiting(AlertChannels::mailQueue()), 0);
        QFile file(directory.filePath(u"mail"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray mail = file.readAll();
        QVERIFY2(mail.contains("To: ops@example.com"), mail.constData());
        QVERIFY(mail.contains("Subject: 1 en"));
    }

    void mailsOfAThreadAnswerItsFirstOne()
    {
        EmailChannel email;
        email.to = {u"a@example.com"_s};
        MailSettings settings;
        settings.from = u"from@example.com"_s;
        Announcement first = announcement(u"i17"_s);
        const AlertText text = words(first, {});
        const Mail one = alertMail(email, first, text, settings);
        QCOMPARE(one.from, settings.from);
        QCOMPARE(one.to, email.to);
        QCOMPARE(one.subject, text.subject);
        QCOMPARE(one.body, text.plain);
        QCOMPARE(one.html, text.html);
        QCOMPARE(one.messageId, u"pennon.i17@web1.example.com"_s);
        QVERIFY(one.inReplyTo.isEmpty());
        first.isFirst = false;
        first.host = u"Büro <\r\nweb> 1.."_s;
        const Mail two = alertMail(email, first, text, settings);
        QCOMPARE(two.messageId, u"pennon.i17.1762000060000@Broweb1"_s);
        QCOMPARE(two.inReplyTo, u"pennon.i17@Broweb1"_s);
        first.host = u"主机"_s;
        QCOMPARE(alertMail(email, first, text, settings).inReplyTo, u"pennon.i17@localhost"_s);
        email.html = false;
        QVERIFY(alertMail(email, first, text, settings).html.isEmpty());

        SmsChannel sms;
        sms.to = {u"5551234567@sms.example.com"_s};
        const Mail brief = alertMail(sms, first, text, settings);
        QCOMPARE(brief.body, text.brief);
        QVERIFY(brief.subject.isEmpty());
        QVERIFY(brief.html.isEmpty());
        QCOMPARE(brief.to, sms.to);
    }

    void tests()
    {
        OpenDatabase database;
        World world(database);
        HookServer good({HookServer::answer(200, "welcome")});
        HookServer bad({HookServer::answer(403, "go away")});
        QVERIFY(world.use(configuration({webhook(u"good"_s, good.url()), webhook(u"bad"_s, bad.url())})));
        const QFuture<Result<QString>> accepted = world.channels->test(u"webhook:good"_s);
        const QFuture<Result<QString>> refused = world.channels->test(u"webhook:bad"_s);
        const QFuture<Result<QString>> unknown = world.channels->test(u"webhook:other"_s);
        SOON(accepted.isFinished() && refused.isFinished() && unknown.isFinished());
        QCOMPARE(accepted.result().value(), u"HTTP 200 Phrase: welcome"_s);
        QCOMPARE(QJsonDocument::fromJson(good.requests.front().body).object().value(u"kind"_s).toString(),
                 u"test"_s);
        QVERIFY(refused.result().error().message.contains(u"go away"_s));
        QCOMPARE(unknown.result().error().code, ErrorCode::NotFound);
        QCOMPARE(bad.requests.size(), 1U); // once: not by the outbox
    }

    void drainTriesOnceMore()
    {
        OpenDatabase database;
        World world(database);
        HookServer good;
        HookServer bad({HookServer::answer(500)});
        QVERIFY(world.use(configuration({webhook(u"good"_s, good.url()), webhook(u"bad"_s, bad.url())})));
        QVERIFY(world.channels->announce(u"webhook:good"_s, announcement(u"1"_s)));
        QVERIFY(world.channels->announce(u"webhook:bad"_s, announcement(u"1"_s)));
        const QFuture<void> drained = world.channels->drain();
        SOON(drained.isFinished());
        QCOMPARE(threads(good), QStringList(u"1"_s));
        QCOMPARE(world.waiting(u"webhook:bad"_s), 1);
    }

    void aTransactionThatFailsLosesNothing()
    {
        OpenDatabase database;
        World world(database);
        HookServer server;
        QVERIFY(world.use(configuration({webhook(u"a"_s, server.url())})));
        world.channels->transactionBegun();
        QVERIFY(world.channels->announce(u"webhook:a"_s, announcement(u"1"_s)));
        QVERIFY(OutboxStore(*database, u"webhook:a"_s).remove(1)); // what a rollback does
        world.channels->transactionEnded(failure(ErrorCode::System, u"disk full"_s));
        QCOMPARE(world.channels->status().front().outbox.unstored, 1);
        SOON_EQUAL(threads(server), QStringList(u"1"_s));
    }
};

QTEST_GUILESS_MAIN(TestAlertChannels)
#include "tst_alertchannels.moc"
