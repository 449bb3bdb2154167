// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/batchmonitor.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr Clock::WallTime someTime{1'761'987'900'042ms}; ///< Sat Nov  1 09:05:00 2025 UTC
const ProcessName worker{QStringLiteral("grp"), QStringLiteral("w")};
const QByteArray minute = QByteArrayLiteral("TICK_60");

/// A crashsms whose n-th message is about the pid n, due at each tick.
BatchRules eager()
{
    BatchRules rules;
    rules.kind = BatchKind::CrashSms;
    rules.intervalMinutes = 0;
    return rules;
}

void crash(BatchMonitor &monitor, int pid)
{
    QVERIFY(monitor.exited(worker, QString::number(pid), false, someTime));
}

/// The pids in a mail of crashsms: "1 2 3".
QString pidsOf(const std::optional<Notice> &mail)
{
    QStringList pids;
    if (mail) {
        const QStringList lines = mail->body.split(u'\n');
        for (const QString &line : lines)
            pids += line.section(u'(', 1).section(u')', 0, 0);
    }
    return pids.join(u' ');
}

/// Plays events in which each has to wait for the one before: "m" a message, "t" a tick, mails failing as
/// told.
QStringList playedInOrder(const QString &events, const QString &outcomes)
{
    QStringList mails;
    QStringList batch;
    int pid = 0;
    for (const QChar event : events) {
        if (event == u'm') {
            batch += QString::number(++pid);
        } else if (!batch.isEmpty()) {
            const bool accepted = outcomes.at(mails.size() % outcomes.size()) == u'+';
            mails += batch.join(u' ');
            if (accepted)
                batch.clear();
        }
    }
    return mails;
}

/// Plays them while each mail takes as long as several events.
QStringList playedAtOnce(const QString &events, const QString &outcomes, int eventsPerMail)
{
    QStringList mails;
    BatchMonitor monitor(eager());
    int pid = 0;
    int left = 0;
    const auto start = [&] {
        const auto mail = monitor.startSending();
        if (mail) {
            mails += pidsOf(mail);
            left = eventsPerMail;
        }
    };
    const auto end = [&] {
        if (outcomes.at((mails.size() - 1) % outcomes.size()) == u'+')
            monitor.sent();
        else
            monitor.failed();
        start();
    };
    for (const QChar event : events) {
        if (event == u'm')
            crash(monitor, ++pid);
        else if (monitor.tick(minute))
            start();
        if (monitor.isSending() && --left <= 0)
            end();
    }
    while (monitor.isSending())
        end();
    return mails;
}

} // namespace

class TestBatchMonitor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collects_data();
    void collects();
    void isDue_data();
    void isDue();
    void countsOnlyItsOwnTick();
    void sendsNothingWithoutMessages();
    void sendsWhatWasCollected();
    void keepsWhatWasNotAccepted();
    void servesTicksThatCameMeanwhile();
    void actsAsIfOneEventWaitedForTheOther_data();
    void actsAsIfOneEventWaitedForTheOther();
    void flushesOnce();
    void goesOnWithWhatAnEarlierListenerCollected();
    void reports_data();
    void reports();
};

void TestBatchMonitor::collects_data()
{
    QTest::addColumn<BatchKind>("kind");
    QTest::addColumn<QString>("ofExit");
    QTest::addColumn<QString>("ofFatal");
    QTest::newRow("crashmailbatch")
        << BatchKind::CrashMailBatch
        << QStringLiteral("2025-11-01 09:05:00,042 -- Process grp:w (pid 17) died unexpectedly") << QString();
    QTest::newRow("fatalmailbatch")
        << BatchKind::FatalMailBatch << QString()
        << QStringLiteral("2025-11-01 09:05:00,042 -- Process grp:w failed to start too many times");
    QTest::newRow("crashsms") << BatchKind::CrashSms
                              << QStringLiteral("[grp:w](17) exited unexpectedly 2025-11-01 09:05:00,042")
                              << QString();
}

void TestBatchMonitor::collects()
{
    QFETCH(BatchKind, kind);
    QFETCH(QString, ofExit);
    QFETCH(QString, ofFatal);
    BatchRules rules;
    rules.kind = kind;
    BatchMonitor monitor(rules);
    QCOMPARE(monitor.collects("PROCESS_STATE_EXITED"), !ofExit.isEmpty());
    QCOMPARE(monitor.collects("PROCESS_STATE_FATAL"), !ofFatal.isEmpty());
    QVERIFY(!monitor.collects("PROCESS_STATE_STOPPED"));
    QVERIFY(!monitor.collects("TICK_60"));
    QVERIFY(!monitor.exited(worker, QStringLiteral("17"), true, someTime));
    QCOMPARE(monitor.pending(), 0);
    QCOMPARE(monitor.exited(worker, QStringLiteral("17"), false, someTime).value_or(QString()), ofExit);
    QCOMPARE(monitor.failedToStart(worker, someTime).value_or(QString()), ofFatal);
    QCOMPARE(monitor.pending(), 1);
}

void TestBatchMonitor::isDue_data()
{
    QTest::addColumn<double>("minutes");
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("ticks"); // due at each of so many
    QTest::newRow("a minute of minutes") << 1.0 << 60 << 1;
    QTest::newRow("half a minute of 5 s") << 0.5 << 5 << 6;
    QTest::newRow("two minutes of 5 s") << 2.0 << 5 << 24;
    QTest::newRow("five minutes of 5 s") << 5.0 << 5 << 60;
    QTest::newRow("1.1 minutes of 6 s") << 1.1 << 6 << 11;
    QTest::newRow("no multiple") << 0.1 << 4 << 2;
    QTest::newRow("no interval") << 0.0 << 3600 << 1;
    QTest::newRow("negative") << -3.0 << 5 << 1;
}

void TestBatchMonitor::isDue()
{
    QFETCH(double, minutes);
    QFETCH(int, period);
    QFETCH(int, ticks);
    BatchRules rules;
    rules.intervalMinutes = minutes;
    rules.tickEvent = QStringLiteral("TICK_%1").arg(period);
    rules.tickPeriod = std::chrono::seconds(period);
    BatchMonitor monitor(rules);
    for (int i = 1; i <= 3 * ticks; ++i)
        QCOMPARE(monitor.tick(rules.tickEvent.toUtf8()), i % ticks == 0);
}

void TestBatchMonitor::countsOnlyItsOwnTick()
{
    BatchMonitor monitor({});
    QVERIFY(!monitor.tick("TICK_5"));
    QVERIFY(!monitor.tick("TICK_3600"));
    QVERIFY(!monitor.tick("TICK_600"));
    QVERIFY(!monitor.tick("TICK"));
    QVERIFY(monitor.tick("TICK_60"));
}

void TestBatchMonitor::sendsNothingWithoutMessages()
{
    BatchMonitor monitor(eager());
    QVERIFY(!monitor.startSending());
    QVERIFY(monitor.tick(minute));
    QVERIFY(!monitor.startSending());
    crash(monitor, 1); // the tick before it does not count for it
    QVERIFY(!monitor.startSending());
    QCOMPARE(monitor.pending(), 1);
}

void TestBatchMonitor::sendsWhatWasCollected()
{
    BatchRules rules;
    rules.subject = QStringLiteral("Crash alert from supervisord");
    BatchMonitor monitor(rules);
    (void) monitor.exited(worker, QStringLiteral("1"), false, someTime);
    (void) monitor.exited(worker, QStringLiteral("2"), false, someTime);
    QVERIFY(monitor.tick(minute));
    const auto mail = monitor.startSending();
    QVERIFY(mail);
    QCOMPARE(mail->subject, QStringLiteral("Crash alert from supervisord"));
    QCOMPARE(mail->body,
             QStringLiteral("2025-11-01 09:05:00,042 -- Process grp:w (pid 1) died unexpectedly\n"
                            "2025-11-01 09:05:00,042 -- Process grp:w (pid 2) died unexpectedly"));
    QVERIFY(monitor.isSending());
    QVERIFY(!monitor.startSending());
    (void) monitor.exited(worker, QStringLiteral("3"), false, someTime);
    QCOMPARE(monitor.pending(), 3);
    monitor.sent();
    QCOMPARE(monitor.pending(), 1);
    QVERIFY(!monitor.isSending());
    QVERIFY(!monitor.startSending());
}

void TestBatchMonitor::keepsWhatWasNotAccepted()
{
    BatchMonitor monitor(eager());
    crash(monitor, 1);
    QVERIFY(monitor.tick(minute));
    QCOMPARE(pidsOf(monitor.startSending()), QStringLiteral("1"));
    monitor.failed();
    QVERIFY(!monitor.startSending()); // not before it is due again
    crash(monitor, 2);
    QVERIFY(monitor.tick(minute));
    QCOMPARE(pidsOf(monitor.startSending()), QStringLiteral("1 2"));
    monitor.sent();
    QCOMPARE(monitor.pending(), 0);
}

void TestBatchMonitor::servesTicksThatCameMeanwhile()
{
    BatchMonitor monitor(eager());
    crash(monitor, 1);
    QVERIFY(monitor.tick(minute));
    QCOMPARE(pidsOf(monitor.startSending()), QStringLiteral("1"));
    crash(monitor, 2);
    QVERIFY(monitor.tick(minute));
    crash(monitor, 3);
    monitor.sent();
    QCOMPARE(pidsOf(monitor.startSending()), QStringLiteral("2"));
    monitor.sent();
    QVERIFY(!monitor.startSending());
    QCOMPARE(monitor.pending(), 1);
}

void TestBatchMonitor::actsAsIfOneEventWaitedForTheOther_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 50; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestBatchMonitor::actsAsIfOneEventWaitedForTheOther()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    QString events;
    QString outcomes;
    for (int i = 0; i < 60; ++i)
        events += random.bounded(2) == 0 ? u'm' : u't';
    for (int i = 0; i < 11; ++i)
        outcomes += random.bounded(2) == 0 ? u'+' : u'-';
    const QStringList expected = playedInOrder(events, outcomes);
    for (const int eventsPerMail : {1, 2, 3, 7, 1000})
        QCOMPARE(playedAtOnce(events, outcomes, eventsPerMail), expected);
}

void TestBatchMonitor::flushesOnce()
{
    BatchMonitor monitor({});
    (void) monitor.exited(worker, QStringLiteral("1"), false, someTime);
    monitor.flush();
    monitor.flush();
    QVERIFY(monitor.startSending());
    monitor.failed();
    QVERIFY(!monitor.startSending());
    QCOMPARE(monitor.pending(), 1);
}

void TestBatchMonitor::goesOnWithWhatAnEarlierListenerCollected()
{
    BatchRules rules = eager();
    rules.intervalMinutes = 60;
    BatchMonitor monitor(rules);
    crash(monitor, 3);
    monitor.restore({QStringLiteral("(1)"), QStringLiteral("(2)")});
    QVERIFY(!monitor.startSending());
    QVERIFY2(monitor.tick(minute), "due at the first tick");
    QCOMPARE(pidsOf(monitor.startSending()), QStringLiteral("1 2 3"));
    QCOMPARE(monitor.sending(), 3);
    monitor.sent();
    QCOMPARE(monitor.sending(), 0);

    BatchMonitor other(rules);
    other.restore({});
    QVERIFY2(!other.tick(minute), "nothing to restore, the clock is where it was");
}

void TestBatchMonitor::reports_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("shown");
    const QString line(76, u'x');
    const QString faces = QStringLiteral("\U0001f600").repeated(76);
    QTest::newRow("short") << QStringLiteral("a\nb") << QStringLiteral("a\nb");
    QTest::newRow("76") << line << line;
    QTest::newRow("77") << line + u'y' << line + QStringLiteral("...");
    QTest::newRow("76 pairs") << faces << faces;
    QTest::newRow("77 pairs") << faces + QStringLiteral("\U0001f600") << faces + QStringLiteral("...");
}

void TestBatchMonitor::reports()
{
    QFETCH(QString, body);
    QFETCH(QString, shown);
    BatchRules rules;
    rules.to = {QStringLiteral("a@example.com"), QStringLiteral("B <b@example.com>")};
    rules.route.from = QStringLiteral("me@example.com");
    const BatchMonitor monitor(rules);
    QCOMPARE(monitor.sentReport({QStringLiteral("Hello"), body}),
             QStringLiteral("Sending notification email:\nTo: a@example.com, B <b@example.com>\n"
                            "From: me@example.com\nSubject: Hello\nBody:\n") +
                 shown);
    QCOMPARE(BatchMonitor::failedReport(QStringLiteral("no")), QStringLiteral("Error sending email: no"));
}

QTEST_GUILESS_MAIN(TestBatchMonitor)
#include "tst_batchmonitor.moc"
