// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/noticetext.h"
#include "gui/tray/plainline.h"
#include "gui/tray/traycontent.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

using namespace std::chrono_literals;

static const Clock::WallTime now =
    Clock::WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)) + 15h;

static Trouble trouble(const char *name, const char *headline, Health health = Health::Failed)
{
    const QString process = QString::fromUtf8(name);
    return {QStringLiteral("s1"),
            QStringLiteral("prod-1"),
            {process, process},
            {health, QString::fromUtf8(headline), now - 2min}};
}

static Trouble lost()
{
    return {QStringLiteral("s1"),
            QStringLiteral("prod-1"),
            {},
            {Health::Unknown, QStringLiteral("lost"), now - 2min}};
}

static TrayFacts::Server server(const char *name, Health health = Health::Fine, int troubles = 0)
{
    return {QString::fromLatin1(name), QString::fromLatin1(name), health, troubles, false, {}};
}

class TrayContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void saysWhatIsWrongAndSinceWhen();
    void saysThatAllIsWell();
    void showsEightAndCountsTheRest();
    void namesTheServerWhereThereAreSeveral();
    void tellsOfServers_data();
    void tellsOfServers();
    void knowsTheRemedy_data();
    void knowsTheRemedy();
    void tellsOfPauses();
    void isHarmless();
    void cutsLines();
    void noticeSaysWhatWhereAndWhy();
    void noticeIsHarmless();
    void countsInEnglish();
};

void TrayContentTest::saysWhatIsWrongAndSinceWhen()
{
    const TrayFacts facts{
        Health::Failed,
        {{trouble("importer", "failed to start 4 times"), ProcessState::Fatal, false},
         {trouble("api", "limit in about 9 min", Health::Trouble), ProcessState::Running, true}},
        {server("prod-1", Health::Failed, 2)},
        false,
        {}};
    const TrayContent content = trayContent(facts, now);
    QCOMPARE(content.health, Health::Failed);
    QCOMPARE(content.count, 2);
    QCOMPARE(content.toolTip, QStringLiteral("Pennon: 2 problem(s)\n"
                                             "importer: failed to start 4 times, since 14:58\n"
                                             "api: limit in about 9 min (silenced), since 14:58"));
    QCOMPARE(content.troubles.at(1).text, QStringLiteral("api: limit in about 9 min (silenced)"));
}

void TrayContentTest::saysThatAllIsWell()
{
    QCOMPARE(trayContent({}, now).toolTip, QStringLiteral("Pennon: no servers yet"));
    TrayFacts facts{Health::Fine, {}, {server("prod-1")}, false, {}};
    QCOMPARE(trayContent(facts, now).toolTip, QStringLiteral("Pennon: everything is fine"));
    facts.servers.front().connecting = true;
    QCOMPARE(trayContent(facts, now).toolTip, QStringLiteral("Pennon: connecting"));
}

void TrayContentTest::showsEightAndCountsTheRest()
{
    TrayFacts facts{Health::Failed, {}, {server("prod-1", Health::Failed, 30)}, false, {}};
    for (int i = 0; i < 30; ++i)
        facts.troubles.push_back(
            {trouble(qPrintable(QString::number(i)), "failed"), ProcessState::Fatal, false});
    const TrayContent content = trayContent(facts, now);
    QCOMPARE(content.troubles.size(), 8);
    QCOMPARE(content.count, 30);
    QCOMPARE(content.toolTip.count(QLatin1Char('\n')), 6);
    QVERIFY(content.toolTip.endsWith(QLatin1String("and 25 more")));
}

void TrayContentTest::namesTheServerWhereThereAreSeveral()
{
    TrayFacts facts{Health::Failed,
                    {{trouble("api", "failed"), ProcessState::Fatal, false}},
                    {server("prod-1", Health::Failed, 1), server("prod-2")},
                    false,
                    {}};
    QCOMPARE(trayContent(facts, now).troubles.front().text, QStringLiteral("api (prod-1): failed"));
}

void TrayContentTest::tellsOfServers_data()
{
    QTest::addColumn<int>("health");
    QTest::addColumn<int>("troubles");
    QTest::addColumn<bool>("connecting");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<QString>("text");
    const auto row = [](Health health, int troubles, bool connecting, bool answered, const char *text) {
        QTest::newRow(text) << int(health) << troubles << connecting << answered << QString::fromLatin1(text);
    };
    row(Health::Fine, 0, false, true, "prod-1: fine");
    row(Health::Failed, 3, false, true, "prod-1: 3 problem(s)");
    row(Health::Unknown, 1, false, true, "prod-1: lost, last answer 14:50");
    row(Health::Unknown, 1, false, false, "prod-1: does not answer");
    row(Health::Unknown, 0, true, false, "prod-1: connecting");
}

void TrayContentTest::tellsOfServers()
{
    QFETCH(int, health);
    QFETCH(int, troubles);
    QFETCH(bool, connecting);
    QFETCH(bool, answered);
    TrayFacts::Server about = server("prod-1", static_cast<Health>(health), troubles);
    about.connecting = connecting;
    if (answered)
        about.lastAnswer = now - 10min;
    QTEST(trayContent({Health::Fine, {}, {about}, false, {}}, now).servers.front().text, "text");
}

void TrayContentTest::knowsTheRemedy_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("fatal") << int(ProcessState::Fatal) << QStringLiteral("Start");
    QTest::newRow("exited") << int(ProcessState::Exited) << QStringLiteral("Start");
    QTest::newRow("near its limit") << int(ProcessState::Running) << QStringLiteral("Restart");
    QTest::newRow("backoff") << int(ProcessState::Backoff) << QStringLiteral("Restart");
}

void TrayContentTest::knowsTheRemedy()
{
    QFETCH(int, state);
    QTEST(remedyText(remedyOf(trouble("api", "wrong"), static_cast<ProcessState>(state))), "remedy");
    QCOMPARE(remedyOf(trouble("api", "wrong"), std::nullopt), Remedy::None);
    QCOMPARE(remedyOf(lost(), std::nullopt), Remedy::Reconnect);
}

void TrayContentTest::tellsOfPauses()
{
    TrayFacts facts{Health::Fine, {}, {server("prod-1")}, true, now + 1h};
    QCOMPARE(trayContent(facts, now).pausedText, QStringLiteral("paused until 16:00"));
    QVERIFY(
        trayContent(facts, now).toolTip.endsWith(QLatin1String("\nNotifications are paused until 16:00")));
    facts.pausedUntil.reset();
    QCOMPARE(trayContent(facts, now).pausedText, QStringLiteral("turned off"));
}

void TrayContentTest::isHarmless()
{
    const TrayFacts facts{Health::Failed,
                          {{trouble("<b>a\n&b\t\x1b[31m\u202e", "<script>"), ProcessState::Fatal, false}},
                          {server("prod-1", Health::Failed, 1)},
                          false,
                          {}};
    const TrayContent content = trayContent(facts, now);
    QVERIFY(!content.toolTip.contains(QLatin1Char('<')));
    QCOMPARE(content.troubles.front().text, QStringLiteral("<b>a &b [31m: <script>"));
    QCOMPARE(menuLine(content.troubles.front().text), QStringLiteral("<b>a &&b [31m: <script>"));
}

void TrayContentTest::cutsLines()
{
    QCOMPARE(plainLine(QString(1'000'000, QLatin1Char('x')), 10),
             QString(QString(9, QLatin1Char('x')) + QChar(0x2026)));
    QCOMPARE(plainLine(QStringLiteral("exactly 10"), 10), QStringLiteral("exactly 10"));
    QCOMPARE(plainLine(QStringLiteral("abc\U0001F600def"), 5),
             QStringLiteral("abc\u2026")); // never half a character
    QCOMPARE(plainLine(QStringLiteral(" \n\t "), 10), QString());
}

void TrayContentTest::noticeSaysWhatWhereAndWhy()
{
    ProcessView process;
    process.state = ProcessState::Fatal;
    process.description = QStringLiteral("Exited too quickly (process log may have details)");
    const Notice notice = noticeOf(trouble("importer", "failed to start 4 times"), &process, {}, false, now);
    QCOMPARE(notice.title, QStringLiteral("importer: failed to start 4 times"));
    QCOMPARE(notice.body, QStringLiteral("on prod-1 · Fatal · since 14:58\n"
                                         "Exited too quickly (process log may have details)"));
    QCOMPARE(notice.remedy, Remedy::Start);
    const Notice logged =
        noticeOf(trouble("importer", "failed"), &process, QStringLiteral("ImportError: pgclient"), true, now);
    QCOMPARE(logged.body, QStringLiteral("Fatal · since 14:58\nImportError: pgclient"));
    QCOMPARE(noticeOf(trouble("importer", "failed"), nullptr, {}, true, now).body,
             QStringLiteral("since 14:58"));
    const Notice server = noticeOf(lost(), nullptr, {}, false, now);
    QCOMPARE(server.title, QStringLiteral("prod-1: lost"));
    QCOMPARE(server.remedy, Remedy::Reconnect);
    QVERIFY(server.id() != notice.id());
}

void TrayContentTest::noticeIsHarmless()
{
    ProcessView process;
    process.state = ProcessState::Backoff;
    process.description = QStringLiteral("line\nline\r\nline\x07") + QString(100'000, QLatin1Char('x'));
    const Notice notice = noticeOf(trouble("a\nb", "x\ny"), &process, {}, true, now);
    QVERIFY(!notice.title.contains(QLatin1Char('\n')));
    QCOMPARE(notice.body.count(QLatin1Char('\n')), 1);
    QVERIFY(notice.body.size() < 400);
}

void TrayContentTest::countsInEnglish()
{
    loadTranslations();
    QTranslator english;
    QVERIFY(english.load(QStringLiteral(":/translations/pennon_en.qm")));
    QCoreApplication::installTranslator(&english);
    TrayFacts facts{Health::Failed,
                    {{trouble("api", "failed"), ProcessState::Fatal, false}},
                    {server("prod-1", Health::Failed, 1)},
                    false,
                    {}};
    QVERIFY(trayContent(facts, now).toolTip.startsWith(QLatin1String("Pennon: 1 problem\n")));
    facts.troubles.push_back({trouble("web", "failed"), ProcessState::Fatal, false});
    QVERIFY(trayContent(facts, now).toolTip.startsWith(QLatin1String("Pennon: 2 problems\n")));
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::TrayContentTest)
#include "tst_traycontent.moc"
