// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/maintenancemodel.h"
#include "models/processrules.h"
#include "models/recipientmodel.h"
#include "models/silencemodel.h"
#include "rulesof.h"

#include "models/ruletexts.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QTest>

namespace pennon {

namespace {

struct Read
{
    explicit Read(const QByteArray &text)
        : answer(rulesOf(text.constData()))
        , sections(RuleTexts(answer.sections).forReading(answer.sections))
        , configuration(readConfiguration(sections).configuration)
    {}
    RulesAnswer answer;
    std::vector<SectionText> sections;
    Configuration configuration;
};

/// "memmon:12 program: Memory: at most 512 MB", "- " in front of what is without effect.
QString shown(const ProcessRules &rules)
{
    if (rules.isExcluded)
        return QStringLiteral("excluded");
    QStringList all;
    for (const ProcessRule &rule : rules.rules) {
        all += QString(rule.hasEffect ? QString() : QStringLiteral("- ")) + rule.section + u':' +
               QString::number(rule.line) + u' ' + rule.key + QStringLiteral(": ") + rule.title;
    }
    return all.join(u'\n').replace(QChar(0xa0), u' ');
}

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};

QString shown(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(QStringLiteral(" | "));
    }
    return rows.join(u'\n');
}

} // namespace

class ProcessRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rules");
        const auto row = [](const char *name, const char *text, const char *rules) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(rules);
        };
        row("none", "[memmon]\nprogram = other=1GB\n", "");
        row("excluded", "[listener]\nexclude = shop:*\n[memmon]\nany = 1GB\n", "excluded");
        row("limit", "[memmon]\nany = 1GB\n", "memmon:1 any: Memory: at most 1.0 GB");
        row("limits", "[memmon]\nany = 1GB\n[memmon:x]\nprogram = web=200MB\n",
            "memmon:x:3 program: Memory: at most 200 MB\n- memmon:1 any: Memory: at most 1.0 GB");
        row("growth", "[memmon]\nprogram = web\ngrowth = 50MB per 10min\n",
            "memmon:1 program: Growth: at most 50 MB within 10 min");
        row("page", "[httpok]\nurl = http://h/\nprogram = web\n", "httpok:1 program: Page: http://h/");
        row("mails",
            "[mail]\nto = a@b\n[crashmail]\n[crashsms]\ngroup = shop\n[fatalmailbatch]\nexclude = web\n",
            "crashmail:3 any: Mail on a crash\ncrashsms:4 group: Mail on a crash");
        row("revival", "[revive]\n[revive:x]\non_fatal = shutdown\n",
            "revive:1 any: Given up by supervisord: started again\n"
            "revive:x:2 any: Given up by supervisord: supervisord is shut down");
    }

    void rules()
    {
        QFETCH(QByteArray, text);
        const Read read(text);
        QTEST(shown(rulesFor(read.configuration, read.sections, web)), "rules");
    }

    void detailsAreThoseOfTheSection()
    {
        const Read read("[mail]\nto = a@b\n[restart]\ngrace = 30s\nhook = /bin/x y\n[memmon]\nany = 1GB\n"
                        "cumulative = yes\nfailures = 3\ndry_run = yes\n");
        const ProcessRules rules = rulesFor(read.configuration, read.sections, web);
        QCOMPARE(rules.rules.size(), 1U);
        QCOMPARE(rules.rules.front().details.join(u'\n').replace(QChar(0xa0), u' '),
                 QStringLiteral("Checked every 1 min, descendants counted too.\n"
                                "Restarted after 3 failed check(s) in a row, not within 30 s of its start.\n"
                                "At most 5 time(s) within 1 h; then the breaker opens for 1 h.\n"
                                "Before the stop: /bin/x.\n"
                                "Mail to a@b.\n"
                                "Dry run: all this is only said on the log."));
    }

    void whoIsTold()
    {
        RecipientModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSections(mailedSections(
            Read("[mail]\nto = a@b\n[memmon]\nany = 1GB\nprogram = web=2GB\n[httpok:w]\nurl = http://h/\nto "
                 "= none\n"
                 "[crashmail]\ngroup = shop\n[crashsms]\nto = c@d\n[fatalmailbatch]\nany = yes\n[revive]\n"
                 "dry_run = yes\n")
                .configuration));
        QCOMPARE(shown(model),
                 QStringLiteral("[memmon] | too much memory: web, every other process | a@b\n"
                                "[httpok:w] | page not as it should be: http://h/ | nobody\n"
                                "[crashmail] | crashes: shop:* | a@b\n"
                                "[crashsms] | crashes: every process | c@d\n"
                                "[fatalmailbatch] | failed starts: every process | a@b\n"
                                "[revive] | starts from FATAL: every process | nobody (dry run)"));
        model.setSections({});
        model.setSections(mailedSections(Read("[mail]\nto = a@b\n[crashmail]\n").configuration));
        QCOMPARE(model.sectionAt(model.index(0, 0)), QStringLiteral("crashmail"));
    }

    void routesAndWindows()
    {
        const Read read("[route:ops]\nto = desktop\nkinds = crash, http\nquiet = 22:00-07:00\ngather = 0s\n"
                        "[route:other]\nto = desktop\nprogram = other\n"
                        "[route:trial]\nto = desktop\nprogram = web\nremind = 0\ndry_run = yes\n"
                        "recovery = no\n"
                        "[maintenance]\ntimes = Sun 02:00-04:00\ngroup = shop\n");
        const QTimeZone zone("Europe/Berlin");
        const auto at = [&zone](int day, int hour) {
            const QDateTime time(QDate(2026, 11, day), QTime(hour, 0), zone);
            return ListenerTime{Clock::WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch())), zone};
        };
        const ProcessTold day = toldAbout(read.configuration, read.sections, web, at(23, 12)); // a Monday
        ProcessRules rules;
        rules.rules = day.rules;
        QCOMPARE(shown(rules), QStringLiteral("route:ops:1 any: Told to desktop\n"
                                              "- route:trial:9 program: Told to desktop\n"
                                              "- maintenance:15 group: Nobody is told: Sun 02:00-04:00"));
        QVERIFY(day.muted.isEmpty());
        const auto details = [](const ProcessTold &told, std::size_t rule) {
            return told.rules.at(rule).details.join(u'\n').replace(QChar(0xa0), u' ');
        };
        QCOMPARE(details(day, 0),
                 QStringLiteral("Kinds: crash, http.\n"
                                "At once, told again every 4 h until it is over, and when it is over.\n"
                                "Quiet hours: 22:00-07:00, but for what is critical; a digest follows."));
        QVERIFY(details(day, 1).endsWith(QStringLiteral("Dry run: all this is only said on the log.")));
        QVERIFY2(details(day, 2).startsWith(QStringLiteral("Next: ")), qPrintable(details(day, 2)));

        // By the clock of the listener, wherever this is.
        const ProcessTold night = toldAbout(read.configuration, read.sections, web, at(29, 3)); // a Sunday
        QVERIFY(details(night, 0).contains(QStringLiteral("It is quiet now, until ")));
        QVERIFY(night.rules.at(2).hasEffect);
        QCOMPARE(night.muted.size(), 1);
        QVERIFY(night.muted.front().contains(QStringLiteral("[maintenance]")));

        MaintenanceModel windows;
        const QAbstractItemModelTester tester(&windows,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        windows.setViews(maintenanceViews(read.configuration, at(29, 3)), at(29, 3).now);
        QVERIFY(shown(windows).startsWith(
            QStringLiteral("[maintenance] | shop:* | Sun 02:00-04:00 | now, until ")));
        windows.setViews(maintenanceViews(read.configuration, at(23, 12)), at(23, 12).now);
        QVERIFY(shown(windows).contains(QStringLiteral(" | next: ")));
        QCOMPARE(windows.sectionAt(windows.index(0, 0)), QStringLiteral("maintenance"));
        windows.setViews({}, {});
        QCOMPARE(windows.rowCount(), 0);

        RecipientModel told;
        told.setSections(mailedSections(read.configuration));
        QVERIFY2(
            shown(told).startsWith(QStringLiteral("[route:ops] | crash, http: every process, quiet "
                                                  "22:00-07:00 | desktop\n[route:other] | all incidents: ")),
            qPrintable(shown(told)));
    }

    void silences()
    {
        const Clock::WallTime now{std::chrono::hours(24 * 365 * 55)};
        SilenceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Silence one{1, QStringLiteral("web"), std::nullopt, QStringLiteral("why"),
                          QStringLiteral("uid 0")};
        const Silence two{2, QStringLiteral("*"), now + std::chrono::hours(1), {}, QStringLiteral("uid 1")};
        model.setSilences({one, two}, now);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, SilenceModel::Until).data().toString(), QStringLiteral("for ever"));
        QVERIFY(!model.index(1, SilenceModel::Until).data().toString().isEmpty());
        const QPersistentModelIndex second = model.index(1, 0);
        model.setSilences({two}, now);
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data(SilenceModel::IdRole).toLongLong(), 2);
        model.setSilences({}, now);
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace pennon

QTEST_MAIN(pennon::ProcessRulesTest)
#include "tst_processrules.moc"
