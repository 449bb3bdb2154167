// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesmerge.h"
#include "rulesof.h"

#include <QTest>

namespace pennon {

namespace {

RuleTexts texts(const QByteArray &text)
{
    return RuleTexts(rulesOf(text.constData()).sections);
}

QString shown(const std::vector<RuleDiffLine> &lines)
{
    QStringList all;
    for (const RuleDiffLine &line : lines)
        all += line.signedText();
    return all.join(u'\n');
}

/// "memmon.any=2GB", "memmon.any-", "memmon-", "crashmail+"
QString shown(const std::vector<RuleChange> &changes)
{
    QStringList all;
    for (const RuleChange &change : changes) {
        QString text = change.section;
        if (change.key)
            text += u'.' + *change.key;
        if (change.key && change.value)
            text += u'=' + *change.value;
        else
            text += change.value ? u'+' : u'-';
        all += text;
    }
    return all.join(u' ');
}

QString shown(const RuleTexts &all)
{
    QString text;
    for (const RuleTexts::Section &section : all.sections()) {
        text += u'[' + section.name + u']';
        for (auto value = section.values.cbegin(); value != section.values.cend(); ++value)
            text += value.key() + u'=' + value.value() + u';';
    }
    return text;
}

QString shown(const std::vector<RuleConflict> &conflicts)
{
    QStringList all;
    const auto side = [](const std::optional<QString> &value) {
        return value ? QString(*value).replace(u'\n', u'|') : QStringLiteral("-");
    };
    for (const RuleConflict &conflict : conflicts) {
        all += conflict.section + u'.' + conflict.key + u':' + side(conflict.base) + u'/' +
               side(conflict.mine) + u'/' + side(conflict.theirs);
    }
    return all.join(u' ');
}

} // namespace

class RuleTextsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("diff");
        const auto row = [](const char *name, const char *from, const char *to, const char *changes,
                            const char *diff) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(changes)
                                << QString::fromUtf8(diff);
        };
        row("nothing", "[memmon]\nany=2GB", "[memmon]\nany=2GB ; a word", "", "");
        row("value", "[memmon]\nany=2GB\ninterval=1min", "[memmon]\nany=3GB\ninterval=1min", "memmon.any=3GB",
            " [memmon]\n-any = 2GB\n+any = 3GB");
        row("new key", "[memmon]\nany=2GB", "[memmon]\nany=2GB\nlabel=x", "memmon.label=x",
            " [memmon]\n+label = x");
        row("removed key", "[memmon]\nany=2GB\nlabel=x", "[memmon]\nany=2GB", "memmon.label-",
            " [memmon]\n-label = x");
        row("new section", "[crashmail]\nto=a@b", "[crashmail]\nto=a@b\n[memmon:x]\nany=1GB",
            "memmon:x.any=1GB", "+[memmon:x]\n+any = 1GB");
        row("new empty section", "", "[crashmail]", "crashmail+", "+[crashmail]");
        row("removed section", "[crashmail]\nto=a@b\n[revive]", "[revive]", "crashmail-",
            "-[crashmail]\n-to = a@b");
        row("two sections", "[crashmail]\nto=a@b\n[memmon]\nany=2GB",
            "[crashmail]\nto=c@d\n[memmon]\nany=1GB", "crashmail.to=c@d memmon.any=1GB",
            " [crashmail]\n-to = a@b\n+to = c@d\n\n [memmon]\n-any = 2GB\n+any = 1GB");
        row("continued", "[memmon]\nprogram=a=1GB,\n  b=2GB", "[memmon]\nprogram=a=1GB",
            "memmon.program=a=1GB", " [memmon]\n-program = a=1GB,\n-    b=2GB\n+program = a=1GB");
        row("in parts", "[memmon]\nany=1GB\n[revive]\n[memmon]\nany=2GB", "[memmon]\nany=2GB\n[revive]", "",
            "");
    }

    void changes()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QTEST(shown(changesBetween(texts(from), texts(to))), "changes");
        QTEST(shown(diffOf(texts(from), texts(to))), "diff");
    }

    void keysAreTakenBack()
    {
        RuleTexts some = texts("[memmon]\nany=2GB");
        some.set(QStringLiteral("memmon"), QStringLiteral("any"), std::nullopt);
        some.set(QStringLiteral("mail"), QStringLiteral("to"), std::nullopt);
        QCOMPARE(shown(some), QStringLiteral("[memmon]"));
        some.set(QStringLiteral("mail"), QStringLiteral("to"), QStringLiteral("a@b"));
        QCOMPARE(shown(some), QStringLiteral("[memmon][mail]to=a@b;"));
        some.remove(QStringLiteral("memmon"));
        QCOMPARE(some.names(), QStringList{QStringLiteral("mail")});
        QCOMPARE(some.value(QStringLiteral("mail"), QStringLiteral("to")), QStringLiteral("a@b"));
    }

    void linesAreThoseOfTheSections()
    {
        const RulesAnswer answer = rulesOf("; a comment\n[memmon]\nany = 2GB\n\n[crashmail]\n");
        const std::vector<SectionText> read = RuleTexts(answer.sections).forReading(answer.sections);
        QCOMPARE(lineOf(read, QStringLiteral("memmon"), QStringLiteral("any")), 2);
        QCOMPARE(lineOf(read, QStringLiteral("crashmail"), {}), 5);
    }

    void merge_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QString>("merged");
        QTest::addColumn<QString>("conflicts");
        QTest::addColumn<QString>("withTheirs");
        const auto row = [](const char *name, const char *base, const char *mine, const char *theirs,
                            const char *merged, const char *conflicts, const char *withTheirs) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(mine) << QByteArray(theirs)
                                << QString::fromUtf8(merged) << QString::fromUtf8(conflicts)
                                << QString::fromUtf8(withTheirs);
        };
        row("other keys", "[m]\na=1\nb=1", "[m]\na=2\nb=1", "[m]\na=1\nb=2", "[m]a=2;b=2;", "",
            "[m]a=2;b=2;");
        row("alike", "[m]\na=1", "[m]\na=2", "[m]\na=2", "[m]a=2;", "", "[m]a=2;");
        row("same key", "[m]\na=1", "[m]\na=2", "[m]\na=3", "[m]a=2;", "m.a:1/2/3", "[m]a=3;");
        row("I removed, they changed", "[m]\na=1\nb=1", "[m]\nb=1", "[m]\na=3\nb=1", "[m]b=1;", "m.a:1/-/3",
            "[m]a=3;b=1;");
        row("I changed, they removed", "[m]\na=1\nb=1", "[m]\na=2\nb=1", "[m]\nb=1", "[m]a=2;b=1;",
            "m.a:1/2/-", "[m]b=1;");
        row("both added", "[m]", "[m]\na=2", "[m]\na=3", "[m]a=2;", "m.a:-/2/3", "[m]a=3;");
        row("new sections", "[m]", "[m]\n[x]\na=1", "[m]\n[y]\nb=1", "[m][y]b=1;[x]a=1;", "",
            "[m][y]b=1;[x]a=1;");
        row("the same new section", "", "[x]\na=1", "[x]\nb=1", "[x]a=1;b=1;", "", "[x]a=1;b=1;");
        row("section removed by both", "[m]\na=1\n[k]", "[k]", "[k]", "[k]", "", "[k]");
        row("section removed by me", "[m]\na=1\n[k]", "[k]", "[m]\na=1\n[k]", "[k]", "", "[k]");
        row("section removed by them", "[m]\na=1\n[k]", "[m]\na=1\n[k]", "[k]", "[k]", "", "[k]");
        row("removed by me, changed by them", "[m]\na=1\n[k]", "[k]", "[m]\na=2\n[k]", "[k]",
            "m.:a = 1/-/a = 2", "[k][m]a=2;");
        row("changed by me, removed by them", "[m]\na=1\nb=1\n[k]", "[m]\na=2\nb=1\n[k]", "[k]",
            "[k][m]a=2;b=1;", "m.:a = 1|b = 1/a = 2|b = 1/-", "[k]");
    }

    void merge()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        const RulesMerge merge = mergeRules(texts(base), texts(mine), texts(theirs));
        QTEST(shown(merge.texts), "merged");
        QTEST(shown(merge.conflicts), "conflicts");
        QCOMPARE(merge.isClean(), merge.conflicts.empty());
        QCOMPARE(shown(merge.resolved(std::vector(merge.conflicts.size(), RuleSide::Mine))),
                 shown(merge.texts));
        QTEST(shown(merge.resolved({})), "withTheirs");
        QCOMPARE(shown(merge.theirs), shown(changesBetween(texts(base), texts(theirs))));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::RuleTextsTest)
#include "tst_ruletexts.moc"
