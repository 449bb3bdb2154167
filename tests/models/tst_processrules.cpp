// SPDX-License-Identifier: GPL-3.0-or-later
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
