// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/processname.h"

#include <QTest>

namespace pennon {

class ProcessNameTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellings()
    {
        const ProcessName worker{QStringLiteral("grp"), QStringLiteral("w1")};
        QCOMPARE(worker.full(), QStringLiteral("grp:w1"));
        QCOMPARE(worker.brief(), QStringLiteral("grp:w1"));
        const ProcessName alone{QStringLiteral("foo"), QStringLiteral("foo")};
        QCOMPARE(alone.full(), QStringLiteral("foo:foo"));
        QCOMPARE(alone.brief(), QStringLiteral("foo"));
    }

    void matches_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("matching");
        const auto row = [](const char *title, const char *group, const char *name, const char *wanted,
                            bool matching) {
            QTest::newRow(title) << QString::fromUtf8(group) << QString::fromUtf8(name)
                                 << QString::fromUtf8(wanted) << matching;
        };
        row("bare name", "grp", "w1", "w1", true);
        row("full name", "grp", "w1", "grp:w1", true);
        row("both equal, bare", "foo", "foo", "foo", true);
        row("both equal, full", "foo", "foo", "foo:foo", true);
        row("other group", "grp", "w1", "other:w1", false);
        row("other name", "grp", "w1", "grp:w2", false);
        row("group alone", "grp", "w1", "grp", false);
        row("group and colon", "grp", "w1", "grp:", false);
        row("wildcard", "grp", "w1", "grp:*", false);
        row("colon and name", "grp", "w1", ":w1", false);
        row("longer", "grp", "w1", "grp:w10", false);
        row("shorter", "grp", "w10", "grp:w1", false);
        row("other separator", "grp", "w1", "grp.w1", false);
        row("case", "grp", "w1", "GRP:W1", false);
        row("nothing", "grp", "w1", "", false);
        row("overlap", "aa", "aa", "aaaaa", false);
        row("unicode", "gruppe-日本", "wörker", "gruppe-日本:wörker", true);
        row("unicode bare", "gruppe-日本", "wörker", "wörker", true);
        row("colon in the name", "g", "a:b", "a:b", true);
        row("colon in the name, full", "g", "a:b", "g:a:b", true);
    }

    void matches()
    {
        QFETCH(const QString, group);
        QFETCH(const QString, name);
        QFETCH(const QString, wanted);
        QTEST((ProcessName{group, name}.matches(wanted)), "matching");
    }

    void matchesAny()
    {
        const ProcessName worker{QStringLiteral("grp"), QStringLiteral("w1")};
        QVERIFY(!worker.matchesAny({}));
        QVERIFY(!worker.matchesAny({QStringLiteral("a"), QStringLiteral("b:w1")}));
        QVERIFY(worker.matchesAny({QStringLiteral("a"), QStringLiteral("grp:w1")}));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ProcessNameTest)
#include "tst_processname.moc"
