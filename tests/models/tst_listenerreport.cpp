// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listenerreport.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

const Clock::WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + 15h};

StatusAnswer calm()
{
    StatusAnswer status;
    status.version = QStringLiteral("1.0.0");
    status.uptime = 24h;
    status.supervisord.reachableSince = now - 24h;
    status.events.received = 18243;
    status.events.lag = 12ms;
    status.outbox.lastSuccess = now - 2min;
    status.database = {QStringLiteral("/var/lib/pennon/pennon.sqlite"), ByteSize{7340032}, true, {}};
    status.rules = {QStringLiteral("/etc/pennon/pennon.conf"), QStringLiteral("5f1d"), now - 1h, {}};
    status.subscribers = 1;
    return status;
}

} // namespace

class TestListenerReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell()
    {
        const std::vector<ReportLine> lines = listenerReport(calm(), now);
        QCOMPARE(lines.size(), std::size_t{9});
        for (const ReportLine &line : lines) {
            QCOMPARE(line.health, Health::Fine);
            QVERIFY2(line.advice.isEmpty(), qPrintable(line.advice));
            QVERIFY(!line.title.isEmpty() && !line.text.isEmpty());
        }
        QCOMPARE(lines[0].subject, ReportLine::Subject::Listener);
        QCOMPARE(lines[3].text, QStringLiteral("none waits · last sent 2 min ago")
                                    .replace(QStringLiteral("2 min"), QStringLiteral("2 min")));
    }

    void whatIsWrongIsFirst_data()
    {
        QTest::addColumn<StatusAnswer>("status");
        QTest::addColumn<int>("subject");
        QTest::addColumn<Health>("health");
        using Subject = ReportLine::Subject;
        const auto row = [](const char *name, Subject subject, Health health, auto change) {
            StatusAnswer status = calm();
            change(status);
            QTest::newRow(name) << status << static_cast<int>(subject) << health;
        };
        row("supervisord", Subject::Supervisord, Health::Failed,
            [](StatusAnswer &status) { status.supervisord.reachableSince.reset(); });
        row("dropped", Subject::Events, Health::Trouble,
            [](StatusAnswer &status) { status.events.dropped = 3; });
        row("lag", Subject::Events, Health::Trouble, [](StatusAnswer &status) { status.events.lag = 6s; });
        row("no events", Subject::Events, Health::Failed,
            [](StatusAnswer &status) { status.events.received = 0; });
        row("mail waits", Subject::Mail, Health::Trouble, [](StatusAnswer &status) {
            status.outbox.length = 2;
            status.outbox.lastError = QStringLiteral("refused");
        });
        row("mail is stuck", Subject::Mail, Health::Failed, [](StatusAnswer &status) {
            status.outbox.length = 2;
            status.outbox.oldest = 11min;
        });
        row("late ticks", Subject::Events, Health::Trouble,
            [](StatusAnswer &status) { status.events.tickLag = 16s; });
        row("a channel", Subject::Channels, Health::Trouble, [](StatusAnswer &status) {
            status.channels.resize(2);
            status.channels[1].name = QStringLiteral("webhook:chat");
            status.channels[1].failingSince = now;
        });
        row("mail given up", Subject::Mail, Health::Trouble,
            [](StatusAnswer &status) { status.outbox.dead = 1; });
        row("database", Subject::Database, Health::Failed,
            [](StatusAnswer &status) { status.database.writable = false; });
        row("rules", Subject::Rules, Health::Failed,
            [](StatusAnswer &status) { status.rules.problem = QStringLiteral("line 3"); });
    }
    void whatIsWrongIsFirst()
    {
        QFETCH(StatusAnswer, status);
        QFETCH(int, subject);
        QFETCH(Health, health);
        const std::vector<ReportLine> lines = listenerReport(status, now);
        QCOMPARE(static_cast<int>(lines[0].subject), subject);
        QCOMPARE(lines[0].health, health);
        QVERIFY(!lines[0].advice.isEmpty());
        QCOMPARE(lines[1].health, Health::Fine);
    }

    void channels()
    {
        StatusAnswer status = calm();
        status.events.tickLag = 640ms;
        status.channels.resize(2);
        status.channels[0].name = QStringLiteral("mail");
        status.channels[1].name = QStringLiteral("webhook:chat");
        std::vector<ReportLine> lines = listenerReport(status, now);
        QCOMPARE(lines.size(), std::size_t{10});
        QVERIFY(lines[2].text.contains(QStringLiteral("640 ms")));
        QCOMPARE(lines[4].subject, ReportLine::Subject::Channels);
        QCOMPARE(lines[4].health, Health::Fine);
        status.channels[1].problem = QStringLiteral("no URL");
        lines = listenerReport(status, now);
        QCOMPARE(lines[0].health, Health::Failed);
        QCOMPARE(lines[0].text, QStringLiteral("1 of 2 with trouble: webhook:chat"));
    }

    void onPurpose()
    {
        StatusAnswer status = calm();
        status.dryRun = {QStringLiteral("memmon"), QStringLiteral("httpok:web")};
        status.silences = {{1, QStringLiteral("mailer"), {}, {}, {}}};
        const std::vector<ReportLine> lines = listenerReport(status, now);
        QCOMPARE(lines[0].subject, ReportLine::Subject::Listener); // nothing is wrong
        QCOMPARE(lines[6].health, Health::Stopped);
        QVERIFY(lines[6].text.contains(QStringLiteral("[memmon], [httpok:web]")));
        QVERIFY(lines[7].text.contains(QStringLiteral("mailer")));
    }
};

QTEST_GUILESS_MAIN(TestListenerReport)
#include "tst_listenerreport.moc"
