// SPDX-License-Identifier: GPL-3.0-or-later
#include "someincidents.h"

#include "alerts/alerttext.h"
#include "alerts/alertwords.h"
#include "alerts/brieftext.h"
#include "domain/alerttemplate.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

const QString english = QStringLiteral("en");
const QString chinese = QStringLiteral("zh_CN");

AlertText textOf(const Announcement &announcement, const QString &language = english)
{
    return alertText(announcement, {language, {}, {}});
}

constexpr std::array allKinds = {IncidentKind::Crash,         IncidentKind::Fatal, IncidentKind::Memory,
                                 IncidentKind::Growth,        IncidentKind::Http,  IncidentKind::Breaker,
                                 IncidentKind::Configuration, IncidentKind::Mail,  IncidentKind::Listener};
constexpr std::array allAnnouncements = {AnnouncementKind::Raised, AnnouncementKind::Reminder,
                                         AnnouncementKind::Recovered, AnnouncementKind::Digest,
                                         AnnouncementKind::Test};

AlertFacts full(IncidentKind kind)
{
    AlertFacts facts = factsOf(kind);
    Incident &incident = facts.incident;
    incident.memory = ByteSize{224'710'656};
    incident.limit = ByteSize{200LL << 20U};
    if (kind == IncidentKind::Http)
        incident.httpStatus = 503;
    incident.cause = QStringLiteral("supervisord cannot be asked: refused");
    return facts;
}

std::vector<AlertFacts> crashes(int processes, int times)
{
    std::vector<AlertFacts> facts;
    for (int i = 0; i < processes; ++i) {
        facts.push_back(aCrash());
        Incident &incident = facts.back().incident;
        incident.process = {QStringLiteral("shop"), QStringLiteral("worker_%1").arg(i)};
        incident.times = times;
        incident.id = i + 1;
    }
    return facts;
}

bool isHarmless(const QString &text, bool mayHaveLines)
{
    for (const uint c : text.toUcs4()) {
        if (c == U'\n' && mayHaveLines)
            continue;
        if (c < U' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
            (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f)
            return false;
    }
    return true;
}

/// What stands behind "<" anywhere.
QSet<QString> tagsOf(const QString &html)
{
    QSet<QString> tags;
    static const QRegularExpression tag(QStringLiteral("<([^\\s>]*)"));
    for (auto at = tag.globalMatch(html); at.hasNext();)
        tags += at.next().captured(1);
    return tags;
}

} // namespace

class TestAlertText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subjects_data()
    {
        QTest::addColumn<Announcement>("announcement");
        QTest::addColumn<QString>("inEnglish");
        QTest::addColumn<QString>("inChinese");
        const auto row = [](const char *name, AnnouncementKind kind, std::vector<AlertFacts> facts,
                            const char *subject, const char *translated) {
            QTest::newRow(name) << announcementOf(kind, std::move(facts)) << QString::fromUtf8(subject)
                                << QString::fromUtf8(translated);
        };
        using enum AnnouncementKind;
        row("crash", Raised, {aCrash()}, "[shop-1] webapp: crashed (SIGSEGV)",
            "[shop-1] webapp: 崩溃（SIGSEGV）");
        AlertFacts facts = aCrash();
        facts.incident.signal = 9;
        row("killed", Raised, {facts}, "[shop-1] webapp: was killed (SIGKILL)",
            "[shop-1] webapp: 被杀死（SIGKILL）");
        facts.incident.signal.reset();
        row("unknown exit", Raised, {facts}, "[shop-1] webapp: exited unexpectedly",
            "[shop-1] webapp: 意外退出");
        facts.incident.exitStatus = 3;
        facts.incident.times = 2;
        row("status", Raised, {facts}, "[shop-1] webapp: exited with status 3, 2 times",
            "[shop-1] webapp: 退出，状态码 3，2 次");
        row("of a group", Raised, {factsOf(IncidentKind::Fatal, "worker_1", "shop")},
            "[shop-1] shop:worker_1: does not start (FATAL)", "[shop-1] shop:worker_1: 无法启动（FATAL）");
        row("memory", Raised, {full(IncidentKind::Memory)},
            "[shop-1] webapp: uses 214.3MB of memory, limit 200.0MB",
            "[shop-1] webapp: 使用内存 214.3MB，限制 200.0MB");
        row("page", Raised, {full(IncidentKind::Http)}, "[shop-1] webapp: HTTP check failed (503)",
            "[shop-1] webapp: HTTP 检查失败（503）");
        AlertFacts own = full(IncidentKind::Listener);
        own.incident.process = {};
        row("listener", Raised, {own}, "[shop-1] Pennon: supervisord cannot be asked: refused",
            "[shop-1] Pennon: 无法询问 supervisord：refused");
        row("reminder", Reminder, {aCrash()}, "[shop-1] webapp: crashed (SIGSEGV), still not over after 5min",
            "[shop-1] webapp: 崩溃（SIGSEGV），5 分钟后仍未恢复");
        facts = aCrash();
        facts.incident.closed = at(5400);
        row("recovered", Recovered, {facts}, "[shop-1] webapp: crashed (SIGSEGV), is over after 1h 30min",
            "[shop-1] webapp: 崩溃（SIGSEGV），1 小时 30 分钟后恢复");
        std::vector<AlertFacts> many = crashes(12, 2);
        many.push_back(factsOf(IncidentKind::Fatal));
        row("many", Raised, many, "[shop-1] 13 processes: 24 crashes, 1 failed start",
            "[shop-1] 13 个进程: 24 次崩溃，1 次启动失败");
        row("many are over", Recovered, crashes(2, 1), "[shop-1] 2 processes: 2 crashes, all over after 5min",
            "[shop-1] 2 个进程: 2 次崩溃，5 分钟后全部恢复");
        row("two of one", Raised, {aCrash(), full(IncidentKind::Memory)},
            "[shop-1] webapp: 1 crash, once over a memory limit",
            "[shop-1] webapp: 1 次崩溃，1 次超出内存限制");
        row("digest", Digest, crashes(7, 1), "[shop-1] Digest: 7 incidents in the quiet hours",
            "[shop-1] 汇总: 静默时段内有 7 起故障");
        row("digest of one", Digest, {aCrash()}, "[shop-1] Digest: 1 incident in the quiet hours",
            "[shop-1] 汇总: 静默时段内有 1 起故障");
        row("test", Test, {}, "[shop-1] Pennon: test message", "[shop-1] Pennon: 测试消息");
    }
    void subjects()
    {
        QFETCH(Announcement, announcement);
        QTEST(textOf(announcement).subject, "inEnglish");
        QTEST(textOf(announcement, chinese).subject, "inChinese");
        QTEST(textOf(announcement).subject, "inEnglish"); // both at once
    }

    void wholeText()
    {
        AlertFacts facts = aCrash();
        facts.incident.times = 2;
        facts.incident.last = at(60);
        facts.incident.action = QStringLiteral("restart");
        facts.incident.outcome = QStringLiteral("runs again\ncore in /tmp");
        const Announcement announcement = announcementOf(AnnouncementKind::Raised, {facts});
        QCOMPARE(textOf(announcement).plain,
                 QStringLiteral("webapp: crashed (SIGSEGV), 2 times\n"
                                "\n"
                                "Host: shop-1\n"
                                "Process: webapp:webapp\n"
                                "Since: 2025-11-01 09:05:00 UTC\n"
                                "Why: It exited unexpectedly (pid 4711) from state RUNNING\n"
                                "Exit: signal 11, SIGSEGV (Segmentation fault)\n"
                                "Pennon did: restart: runs again; core in /tmp\n"
                                "How often: 2 times in this incident, last at 2025-11-01 09:06:00 UTC, 4 "
                                "times in the last 24 hours\n"
                                "Severity: warning\n"
                                "\n"
                                "Last lines of stderr:\n"
                                "    loading\n"
                                "    segmentation fault\n"
                                "\n"
                                "To look further, on the server:\n"
                                "    supervisorctl tail webapp:webapp stderr\n"
                                "    pennon-listener ctl incidents 77\n"
                                "    pennon-listener ctl incidents webapp:webapp\n"));
        QCOMPARE(textOf(announcement, chinese).plain,
                 QStringLiteral("webapp: 崩溃（SIGSEGV），2 次\n"
                                "\n"
                                "主机：shop-1\n"
                                "进程：webapp:webapp\n"
                                "开始：2025-11-01 09:05:00 UTC\n"
                                "原因：意外退出（pid 4711），之前状态为 RUNNING\n"
                                "退出：信号 11，SIGSEGV（Segmentation fault）\n"
                                "Pennon 的处理：重启：已恢复运行; core in /tmp\n"
                                "次数：本故障中 2 次，最近一次 2025-11-01 09:06:00 UTC，过去 24 小时内 4 次\n"
                                "严重程度：警告\n"
                                "\n"
                                "stderr 的最后几行：\n"
                                "    loading\n"
                                "    segmentation fault\n"
                                "\n"
                                "在服务器上进一步查看：\n"
                                "    supervisorctl tail webapp:webapp stderr\n"
                                "    pennon-listener ctl incidents 77\n"
                                "    pennon-listener ctl incidents webapp:webapp\n"));
    }

    void memoryAndPage()
    {
        AlertFacts facts = full(IncidentKind::Memory);
        for (int i = 0; i < 8; ++i)
            facts.memoryCourse.push_back({(100LL + 20 * i) << 20U});
        facts.memorySpan = 15min;
        facts.incident.stdoutTail = "out\n";
        facts.incident.url = QStringLiteral("http://admin:secret@localhost/health");
        const QString plain = textOf(announcementOf(AnnouncementKind::Raised, {facts})).plain;
        QVERIFY2(plain.contains(QStringLiteral("\nMemory: 214.3MB, limit 200.0MB\n"
                                               "Course of memory: ▁▂▃▄▅▆▇█ 100.0MB to 240.0MB within 15min\n"
                                               "HTTP: no answer, http://localhost/health\n"
                                               "Pennon did: nothing\n")),
                 qPrintable(plain));
        QVERIFY(plain.contains(QStringLiteral("\nLast lines of stdout:\n    out\n")));
        QVERIFY(plain.contains(QStringLiteral("tail webapp:webapp stdout\n")));
    }

    /// These keep the name of a channel where others keep the URL of a page.
    void ofAChannel()
    {
        AlertFacts facts = full(IncidentKind::Listener);
        facts.incident.process = {};
        facts.incident.url = QStringLiteral("webhook:chat");
        facts.incident.cause = QStringLiteral("No message leaves by webhook:chat: 500; later");
        const Announcement announcement = announcementOf(AnnouncementKind::Raised, {facts});
        QVERIFY(!textOf(announcement).plain.contains(QStringLiteral("HTTP")));
        QCOMPARE(textOf(announcement).subject,
                 QStringLiteral("[shop-1] Pennon: No message leaves by webhook:chat: 500; later"));
        QCOMPARE(textOf(announcement, chinese).subject,
                 QStringLiteral("[shop-1] Pennon: 消息无法通过 webhook:chat 发出：500；later"));
    }

    void bars_data()
    {
        QTest::addColumn<std::vector<ByteSize>>("course");
        QTest::addColumn<QString>("bars");
        using Course = std::vector<ByteSize>;
        QTest::newRow("none") << Course() << QString();
        QTest::newRow("one") << Course{{5}} << QStringLiteral("▅");
        QTest::newRow("nothing at all") << Course{{0}, {0}} << QStringLiteral("▅▅");
        QTest::newRow("even") << Course{{1000}, {1001}, {1000}} << QStringLiteral("▄▅▄");
        QTest::newRow("up and down") << Course{{0}, {70}, {35}} << QStringLiteral("▁█▅");
        Course many(4000, ByteSize{10});
        many.at(2000) = {100}; // a peak stays one
        QTest::newRow("many") << many
                              << QStringLiteral("▁").repeated(20) + u'█' + QStringLiteral("▁").repeated(19);
    }
    void bars()
    {
        QFETCH(std::vector<ByteSize>, course);
        AlertFacts facts = full(IncidentKind::Memory);
        facts.memoryCourse = course;
        QTEST(alertText(announcementOf(AnnouncementKind::Raised, {facts}),
                        {english, {}, QStringLiteral("{bars}")})
                  .plain.trimmed(),
              "bars");
    }

    void everyoneIsAccountedFor()
    {
        std::vector<AlertFacts> facts = crashes(60, 25);
        Announcement announcement = announcementOf(AnnouncementKind::Raised, facts);
        announcement.isHostWide = true;
        const AlertText text = textOf(announcement);
        QCOMPARE(text.subject, QStringLiteral("[shop-1] 60 processes at once: 1500 crashes"));
        QVERIFY(
            text.plain.contains(QStringLiteral("\nIn all: 60 incidents of 60 processes: 1500 crashes\n")));
        QCOMPARE(text.plain.count(QStringLiteral(": crashed (SIGSEGV), 25 times\n")), 40);
        QVERIFY(text.plain.contains(QStringLiteral("\n    and 20 more: 500 crashes\n")));
        QVERIFY(text.html.contains(QStringLiteral("and 20 more: 500 crashes")));
        QVERIFY(text.plain.contains(QStringLiteral("may have one cause")));
        QVERIFY(text.plain.contains(QStringLiteral("\nLast lines of stderr of shop:worker_0:\n")));
        QVERIFY(text.brief.startsWith(
            QStringLiteral("shop-1 60 processes at once: 1500 crashes; shop:worker_0: crashed")));
    }

    void digestTellsWhatIsLeft()
    {
        std::vector<AlertFacts> facts = crashes(3, 1);
        facts.at(1).incident.closed = at(120);
        const AlertText text = textOf(announcementOf(AnnouncementKind::Digest, facts));
        QVERIFY(text.plain.contains(QStringLiteral("\n2 of them are not over.\n")));
        QVERIFY(text.plain.contains(QStringLiteral("shop:worker_1: crashed (SIGSEGV); over after 2min\n")));
        QVERIFY(text.plain.contains(QStringLiteral("shop:worker_2: crashed (SIGSEGV); not over\n")));
    }

    void hostile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("header") << QStringLiteral("web\r\nBcc: x@example.com\r\n\r\nhello");
        QTest::newRow("escapes") << QStringLiteral("\x1b[2J\x1b]0;x\a\x9b"
                                                   "31mweb");
        QTest::newRow("HTML") << QStringLiteral(
            "</pre></td><script>alert(1)</script><img src=x onerror=y>\"'&lt;");
        QTest::newRow("direction") << QStringLiteral("\u202Eexe.web\u2067\u2028x\u200f");
        QTest::newRow("shell") << QStringLiteral("a'; rm -rf ~; echo $(id) `id` '");
        QTest::newRow("places") << QStringLiteral("%1 %2 %n {host} {{");
        QTest::newRow("long") << QString(100'000, u'w');
        QTest::newRow("pairs") << QString::fromUtf8("\U0001F600").repeated(500);
        QTest::newRow("half a pair") << QString(QChar(0xD83D));
        QTest::newRow("empty") << QString();
        QTest::newRow("NUL") << QString(3, u'\0');
    }
    void hostile()
    {
        QFETCH(QString, name);
        for (const IncidentKind kind : allKinds) {
            AlertFacts facts = full(kind);
            Incident &incident = facts.incident;
            incident.process = {name, name};
            incident.cause = incident.action = incident.outcome = incident.url = name;
            incident.stderrTail = name.toUtf8() + "\n\xff\xfe\n" + QByteArray(50'000, '<');
            for (const AnnouncementKind announced : allAnnouncements) {
                for (const int count : {1, 3}) {
                    Announcement announcement = announcementOf(
                        announced, std::vector<AlertFacts>(static_cast<std::size_t>(count), facts));
                    announcement.host = name;
                    for (const QString &language : {english, chinese})
                        checkHarmless(textOf(announcement, language));
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }

    static void checkHarmless(const AlertText &text)
    {
        static const QSet<QString> ours = [] {
            QSet<QString> tags{QStringLiteral("!DOCTYPE"), QStringLiteral("meta")};
            for (const char *tag :
                 {"html", "head", "title", "body", "p", "b", "table", "tr", "td", "th", "pre"}) {
                tags += QString::fromUtf8(tag);
                tags += u'/' + QString::fromUtf8(tag);
            }
            return tags;
        }();
        QVERIFY(isHarmless(text.subject, false));
        QVERIFY(text.subject.size() < 1000);
        QVERIFY(isHarmless(text.plain, true));
        QVERIFY(text.plain.endsWith(u'\n'));
        QVERIFY(text.plain.size() < 50'000);
        QVERIFY(isHarmless(text.html, true));
        const QSet<QString> others = tagsOf(text.html) - ours;
        QVERIFY2(others.isEmpty(), qPrintable(QStringList(others.values()).join(u' ')));
        QVERIFY(!text.html.contains(QStringLiteral("href")));
        QVERIFY(isHarmless(text.brief, false));
        QVERIFY2(fitsShortMessage(text.brief), qPrintable(text.brief));
        QVERIFY(text.brief.size() <= 160);
        QVERIFY(!text.brief.isEmpty());
    }

    void commandsAreForAShell()
    {
        AlertFacts facts = aCrash("a'; rm -rf ~; '", "x");
        const QString plain = textOf(announcementOf(AnnouncementKind::Raised, {facts})).plain;
        QVERIFY2(plain.contains(QStringLiteral("    supervisorctl tail 'x:a'\\''; rm -rf ~; '\\''' stderr\n"
                                               "    pennon-listener ctl incidents 77\n")),
                 qPrintable(plain));
    }

    void knownSentencesAreTranslated_data()
    {
        QTest::addColumn<QString>("translated");
        const auto row = [](const char *english, const char *translated) {
            QTest::newRow(english) << QString::fromUtf8(translated);
        };
        row("RSS of a:b is 3.0MB, over the limit of 2.0MB; 5 restarts within 1h did not help: no more of "
            "them for 1h",
            "a:b 的 RSS 为 3.0MB，超出限制 2.0MB；1h 内重启 5 次无效：1h 内不再重启");
        row("It is FATAL; 3 starts have not helped", "处于 FATAL；已启动 3 次无效");
        row("stopped, and did not start: runs again", "已停止，但未能启动：已恢复运行");
        row("start, attempt 2 of 5", "启动，第 2 次尝试，共 5 次");
        row("RSS of %1 is %2, over the limit of %3", "%1 的 RSS 为 %2，超出限制 %3");
        row("Something else; over", "Something else；已恢复");
        row("Restart", "Restart");
        row("", "");
    }
    void knownSentencesAreTranslated()
    {
        const QString english = QString::fromUtf8(QTest::currentDataTag());
        QTEST(AlertWords(chinese).phrase(english), "translated");
        QCOMPARE(AlertWords(::english).phrase(english), english);
    }

    void html()
    {
        const QString html =
            textOf(announcementOf(AnnouncementKind::Raised, {aCrash("<b>", "x&y")}), chinese).html;
        QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"zh-CN\">")));
        QVERIFY(html.contains(QStringLiteral("x&amp;y:&lt;b&gt;")));
        QVERIFY(html.contains(QStringLiteral("color-scheme")));
        QVERIFY(html.endsWith(QStringLiteral("</html>\n")));
        QVERIFY(!html.contains(QStringLiteral("http")));
    }

    void briefs_data()
    {
        QTest::addColumn<Announcement>("announcement");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("brief");
        AlertFacts facts = aCrash();
        facts.incident.action = QStringLiteral("restart");
        facts.incident.outcome = QStringLiteral("runs again");
        const Announcement crash = announcementOf(AnnouncementKind::Raised, {facts});
        QTest::newRow("English") << crash << english
                                 << QStringLiteral(
                                        "shop-1 webapp: crashed (SIGSEGV); since 09:05; restart: runs again; "
                                        "It exited unexpectedly (pid 4711) from state RUNNING");
        QTest::newRow("Chinese") << crash << chinese
                                 << QStringLiteral(
                                        "shop-1 webapp: 崩溃（SIGSEGV）; 自 09:05 起; 重启：已恢复运行");
        Announcement longNames =
            announcementOf(AnnouncementKind::Raised, {aCrash(QByteArray(200, 'w').constData(), "g")});
        longNames.host = QStringLiteral("h").repeated(63);
        const QString brief = textOf(longNames).brief;
        QTest::newRow("long names") << longNames << english << brief;
        QVERIFY2(brief.contains(QStringLiteral(": crashed (SIGSEGV)")), qPrintable(brief));
        QTest::newRow("test") << announcementOf(AnnouncementKind::Test, {}) << english
                              << QStringLiteral("shop-1 Pennon: test message");
    }
    void briefs()
    {
        QFETCH(Announcement, announcement);
        QFETCH(QString, language);
        const QString brief = textOf(announcement, language).brief;
        QTEST(brief, "brief");
        QVERIFY(fitsShortMessage(brief));
    }

    void templates_data()
    {
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *pattern, const char *text) {
            QTest::newRow(pattern) << QString::fromUtf8(text);
        };
        row("{host} {process} {group} {what}", "shop-1 webapp webapp exited with status 3, 2 times");
        row("{kind}, {severity}, {since}, {times}, {count}", "crash, warning, 2025-11-01 09:05:00 UTC, 2, 1");
        row("{memory} of {limit}", "214.3MB of 200.0MB");
        row("{http}", "503, http://localhost/");
        row("{action}: {outcome}", "restart: runs again");
        row("{cause}", "{host} %1 broke");
        row("{log}", "one\ntwo");
        row("{list}", "webapp: exited with status 3, 2 times");
        row("{command}", "supervisorctl tail webapp:webapp stderr");
        row("{{host} }\\n\\\\n\\t{host}", "{host} }\n\\n\\tshop-1");
        row("{nothing} {host", "{nothing} {host");
    }
    void templates()
    {
        AlertFacts facts = full(IncidentKind::Crash);
        Incident &incident = facts.incident;
        incident.exitStatus = 3;
        incident.times = 2;
        incident.httpStatus = 503;
        incident.url = QStringLiteral("http://localhost/");
        incident.action = QStringLiteral("restart");
        incident.outcome = QStringLiteral("runs again");
        incident.cause = QStringLiteral("{host} %1 broke");
        incident.stderrTail = "one\ntwo\n";
        const Announcement announcement = announcementOf(AnnouncementKind::Raised, {facts});
        const QString pattern = QString::fromUtf8(QTest::currentDataTag());
        const AlertText text = alertText(announcement, {english, pattern, pattern});
        QFETCH(QString, filled);
        QCOMPARE(text.plain, QString(filled + u'\n'));
        QCOMPARE(text.subject, filled.simplified());
        QCOMPARE(text.brief, filled.simplified());
        QVERIFY(text.html.contains(QStringLiteral(">") + filled.toHtmlEscaped()));
    }

    void aSubjectOfNothingIsTheUsualOne()
    {
        const AlertText text = alertText(announcementOf(AnnouncementKind::Raised, {aCrash()}),
                                         {english, QStringLiteral(" {memory} "), {}});
        QCOMPARE(text.subject, QStringLiteral("[shop-1] webapp: crashed (SIGSEGV)"));
    }

    void everyFieldHasAValue()
    {
        AlertFacts facts = full(IncidentKind::Http);
        facts.memoryCourse = {{1}, {2}};
        facts.incident.action = facts.incident.outcome = QStringLiteral("x");
        facts.incident.stderrTail = "x";
        const Announcement announcement = announcementOf(AnnouncementKind::Raised, {facts});
        for (const QString &field : alertTemplateFields()) {
            const AlertText text = alertText(announcement, {english, {}, QString(u'{' + field + u'}')});
            QVERIFY2(!text.plain.trimmed().isEmpty(), qPrintable(field));
        }
    }
};

QTEST_GUILESS_MAIN(TestAlertText)
#include "tst_alerttext.moc"
