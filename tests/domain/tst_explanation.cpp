// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/explanation.h"
#include "domain/unmatchedpatterns.h"
#include "sections.h"

#include <QTest>

namespace pennon {

namespace {

constexpr const char *shop = R"([listener]
exclude = pennon
[mail]
to = ops@example.com
[memmon]
program = web*=200MB, web1=300MB
group = shop=1GB
any = 2GB
uptime = 12h
cumulative = true
failures = 3
grace = 30s
[memmon:growth]
program = web1
growth = 50MB per 10min
interval = 30s
signal = USR1
hook = /bin/sh -c 'date'
core_dir = /cores
max_restarts = none
cooldown = 5min
dry_run = true
[httpok:shop]
url = http://localhost:8080/
group = shop
pause = 0
[crashmail]
exclude = redis
[fatalmailbatch]
[crashsms]
program = redis
to = 555@example.net
[revive]
program = web1
max_attempts = 3
[memmon:late]
any = 3GB
)";

QString explained(const char *text, const char *group, const char *name)
{
    const std::vector<SectionText> sections = sectionTexts(IniDocument::parse(text));
    const ReadConfiguration read = readConfiguration(sections);
    if (!read.problems.empty())
        return texts(read.problems);
    return explain(read.configuration, sections, QStringLiteral("p.conf"),
                   {QString::fromLatin1(group), QString::fromLatin1(name)});
}

} // namespace

class ExplanationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWinsAndWhy()
    {
        const QString expected = QString::fromLatin1(R"(shop:web1
memory: at most 200MB, by program = web* of [memmon] (p.conf:6)
    checked every 1min, its descendants counted too
    restarted after 3 failed checks in a row; not within 30s after its start; at most 5 within 1h, then the breaker opens until 1h later
    mail to ops@example.com, of a restart only up to an uptime of 12h
    without effect: 300MB, by program = web1 of [memmon] (p.conf:6): the first one counts
    without effect: 1GB, by group = shop of [memmon] (p.conf:7): program goes before group
    without effect: 2GB, by any of [memmon] (p.conf:8): program goes before any
    without effect: 3GB, by any of [memmon:late] (p.conf:37): program goes before any
growth: at most 50MB within 10min, by program = web1 of [memmon:growth] (p.conf:14)
    checked every 30s
    restarted after one failed check; not within 5min after the last restart; as often as needed; before the stop: SIGUSR1 and a wait of 1s, the command /bin/sh -c date, a core into /cores
    mail to ops@example.com
    dry run: all this is only said on the log
page: [httpok:shop] (p.conf:25), by group
    http://localhost:8080/ every 1min, within 10s
    restarted after one failed check; at most 5 within 1h, then the breaker opens until it is reset by hand
    mail to ops@example.com
crash: [crashmail] (p.conf:27), by any
    mail to ops@example.com
failed start: [fatalmailbatch] (p.conf:29), by any
    mail to ops@example.com, collected for 1min
failed start: [revive] (p.conf:34), by program
    started again after 10s, then after growing delays up to 10min, 3 times
    mail to ops@example.com
)");
        QCOMPARE(explained(shop, "shop", "web1").split(u'\n'), expected.split(u'\n'));
    }

    void tellsLittleWhereThereIsLittle()
    {
        QCOMPARE(
            explained(shop, "pennon", "pennon"),
            QStringLiteral("pennon:pennon\nno rule is about it: [listener] exclude names it (p.conf:2)\n"));
        QCOMPARE(explained("[revive]\nprogram=a\non_fatal=shutdown\n", "b", "b"),
                 QStringLiteral("b:b\nno rule is about it\n"));
        QCOMPARE(explained("[revive]\nprogram=a\non_fatal=shutdown\n", "a", "a"),
                 QStringLiteral(
                     "a:a\nfailed start: [revive] (p.conf:2), by program\n    supervisord is shut down\n"
                     "    nobody is told by mail\n"));
        QVERIFY(explained(shop, "redis", "redis")
                    .contains(QStringLiteral("crash: [crashsms] (p.conf:31), by program\n"
                                             "    mail to 555@example.net, collected for 1min\n")));
        QVERIFY(!explained(shop, "redis", "redis").contains(QStringLiteral("[crashmail]")));
    }

    void routesAndWindows()
    {
        const char *text = "[route]\nto = desktop\nkinds = crash, http\nprogram = redis\nquiet = "
                           "22:00-07:00\n[maintenance]\ntimes = Sun 02:00-04:00\n";
        const QString told = explained(text, "redis", "redis");
        QVERIFY2(told.contains(QStringLiteral("told: [route] (p.conf:4), by program\n"
                                              "    crash, http to desktop\n"
                                              "    quiet 22:00-07:00, but for what is critical\n"
                                              "nobody is told: Sun 02:00-04:00, [maintenance] (p.conf:6)")),
                 qPrintable(told));
        QVERIFY(!explained(text, "web", "web").contains(QStringLiteral("[route]")));
    }

    void namesPatternsThatMatchNothing()
    {
        const std::vector<SectionText> sections = sectionTexts(IniDocument::parse(
            "[memmon]\nprogram = webap=1G, w*=1G, x*=1G\ngroup = shp=1G, s*=1G\nexclude = gone\n"
            "[httpok:a]\nurl=http://h\nprogram = shop:web2, shop:*\ngroup = web1\n[listener]\nexclude = "
            "pennon, web1\n"));
        const ReadConfiguration read = readConfiguration(sections);
        QCOMPARE(texts(read.problems), QString());
        const std::vector<ProcessName> processes = {{QStringLiteral("shop"), QStringLiteral("web1")},
                                                    {QStringLiteral("webapp"), QStringLiteral("webapp")}};
        QCOMPARE(texts(unmatchedPatterns(read.configuration, sections, processes)),
                 QStringLiteral(
                     "2: [memmon] program: supervisord has no process webap; did you mean webapp?\n"
                     "2: [memmon] program: supervisord has no process x*\n"
                     "3: [memmon] group: supervisord has no group shp; did you mean shop?\n"
                     "4: warning: [memmon] exclude: supervisord has no process gone\n"
                     "7: [httpok:a] program: supervisord has no process shop:web2; did you mean shop:web1?\n"
                     "8: [httpok:a] group: supervisord has no group web1\n"
                     "10: warning: [listener] exclude: supervisord has no process pennon"));
    }

    void findsLines()
    {
        const std::vector<SectionText> sections = sectionTexts(IniDocument::parse("[a]\n\nB = 1\n"));
        QCOMPARE(lineOf(sections, QStringLiteral("a"), QStringLiteral("b")), 3);
        QCOMPARE(lineOf(sections, QStringLiteral("a"), QStringLiteral("c")), 1);
        QCOMPARE(lineOf(sections, QStringLiteral("b"), QStringLiteral("b")), 0);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ExplanationTest)
#include "tst_explanation.moc"
