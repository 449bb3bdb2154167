// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/limitchange.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;

class TestLimitChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
    void tellsWhomARuleIsAbout();
    void mistakes();
};

namespace {

using Values = QMap<QString, QString>;
using Sections = std::vector<RuleSection>;

RulesAnswer rules(Sections sections)
{
    return {QStringLiteral("5f1d7a84"), QStringLiteral("/etc/pennon/pennon.conf"), std::move(sections), {}};
}

RuleSection memmon(const Values &values, const QString &name = QStringLiteral("memmon"))
{
    return {name, 4, values};
}

Values program(const char *text)
{
    return {{QStringLiteral("program"), QString::fromLatin1(text)}};
}

Values group(const char *text)
{
    return {{QStringLiteral("group"), QString::fromLatin1(text)}};
}

Values any(const char *text)
{
    return {{QStringLiteral("any"), QString::fromLatin1(text)}};
}

Values both(Values one, const Values &other)
{
    one.insert(other);
    return one;
}

} // namespace

void TestLimitChange::changes_data()
{
    QTest::addColumn<Sections>("sections");
    QTest::addColumn<LimitScope>("scope");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Sections sections, LimitScope scope, const char *expected) {
        QTest::newRow(name) << std::move(sections) << scope << QString::fromLatin1(expected);
    };
    const auto rule = LimitScope::Rule;
    const auto process = LimitScope::Process;

    row("alone", {memmon(program("webapp=200MB"))}, rule, "[memmon] program: webapp=200MB -> webapp=640MB");
    row("among others, spelling kept", {memmon(program("redis = 100 MB,  shop:webapp = 0.2GB ,db=1GB"))},
        rule,
        "[memmon] program: redis = 100 MB,  shop:webapp = 0.2GB ,db=1GB -> "
        "redis = 100 MB,  shop:webapp = 640MB ,db=1GB");
    row("several lines", {memmon(program("redis=100MB,\nwebapp=200MB,\ndb=1GB"))}, rule,
        "[memmon] program: redis=100MB,\nwebapp=200MB,\ndb=1GB -> redis=100MB,\nwebapp=640MB,\ndb=1GB");
    row("a pattern for all", {memmon(program("web*=200MB"))}, rule,
        "[memmon] program: web*=200MB -> web*=640MB");
    row("a pattern, this process alone", {memmon(program("web*=200MB"))}, process,
        "[memmon] program: web*=200MB -> shop:webapp=640MB, web*=200MB");
    row("a group for all", {memmon(group("jobs=1GB, shop=512MB"))}, rule,
        "[memmon] group: jobs=1GB, shop=512MB -> jobs=1GB, shop=640MB");
    row("a group, this process alone", {memmon(group("shop=512MB"))}, process,
        "[memmon] program: - -> shop:webapp=640MB");
    row("any for all", {memmon(both(any("2GB"), program("redis=1GB")))}, rule, "[memmon] any: 2GB -> 640MB");
    row("any, this process alone", {memmon(both(any("2GB"), program("redis=1GB")))}, process,
        "[memmon] program: redis=1GB -> shop:webapp=640MB, redis=1GB");
    row("its own already", {memmon(program("shop:webapp=1GB, redis=1GB"))}, process,
        "[memmon] program: shop:webapp=1GB, redis=1GB -> shop:webapp=640MB, redis=1GB");
    row("there without a limit", {memmon(both(any("2GB"), program("redis=1GB, shop:webapp")))}, process,
        "[memmon] program: redis=1GB, shop:webapp -> redis=1GB, shop:webapp=640MB");
    row("the section that counts",
        {memmon(any("2GB")), memmon(program("webapp=1GB"), QStringLiteral("memmon:big"))}, rule,
        "[memmon:big] program: webapp=1GB -> webapp=640MB");
    row("no limit so far", {memmon(program("redis=1GB"))}, rule,
        "[memmon] program: redis=1GB -> shop:webapp=640MB, redis=1GB");
    row("no memmon so far", {}, rule, "[memmon] program: - -> shop:webapp=640MB");
}

void TestLimitChange::changes()
{
    QFETCH(const Sections, sections);
    QFETCH(const LimitScope, scope);
    QFETCH(const QString, expected);
    const Result<LimitChange> change = limitChange(rules(sections), webapp(), mb(640), scope);
    QVERIFY2(change, change ? "" : qPrintable(change.error().message));
    QCOMPARE(
        QStringLiteral("[%1] %2: %3 -> %4")
            .arg(change->section, change->key, change->before.value_or(QStringLiteral("-")), change->after),
        expected);
    QCOMPARE(change->change().value, std::optional(change->after));
}

void TestLimitChange::tellsWhomARuleIsAbout()
{
    const RulesAnswer answer =
        rules({memmon(both(any("2GB"), both(group("shop=512MB"), program("redis=1GB"))))});
    const std::vector<ProcessName> all{webapp(),
                                       {QStringLiteral("shop"), QStringLiteral("redis")},
                                       {QStringLiteral("shop"), QStringLiteral("cart")},
                                       {QStringLiteral("jobs"), QStringLiteral("mailer")}};
    const std::optional<LimitRule> rule = limitRuleOf(answer, webapp());
    QVERIFY(rule);
    QCOMPARE(*rule,
             (LimitRule{QStringLiteral("memmon"), SelectedBy::Group, QStringLiteral("shop"), mb(512)}));
    QCOMPARE(boundBy(answer, *rule, all), (std::vector{all[0], all[2]}));
    QVERIFY(!limitRuleOf(rules({}), webapp()));
}

void TestLimitChange::mistakes()
{
    const RulesAnswer excluded =
        rules({memmon(both(any("2GB"), {{QStringLiteral("exclude"), QStringLiteral("webapp")}}))});
    const Result<LimitChange> none = limitChange(excluded, webapp(), mb(640), LimitScope::Rule);
    QVERIFY(!none);
    QVERIFY2(none.error().message.contains(QStringLiteral("/etc/pennon/pennon.conf")),
             qPrintable(none.error().message));
    QVERIFY(!limitChange(rules({memmon(any("2GB"))}), webapp(), {0}, LimitScope::Rule));
}

QTEST_GUILESS_MAIN(TestLimitChange)
#include "tst_limitchange.moc"
