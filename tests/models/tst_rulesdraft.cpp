// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesdraft.h"
#include "rulesof.h"

#include <QSignalSpy>
#include <QTest>

namespace pennon {

namespace {

constexpr const char *usual = "[mail]\ntransport = sendmail\nto = admin@example.com\n"
                              "[memmon]\nprogram = web=1GB\nany = 2GB\n[crashmail]\n";

QString problemsOf(const RulesDraft &draft)
{
    QStringList all;
    for (const Problem &problem : draft.problems())
        all += describe(problem);
    return all.join(u'\n');
}

const QString memmon = QStringLiteral("memmon");
const QString any = QStringLiteral("any");

} // namespace

class RulesDraftTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingIsOneStep()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        QVERIFY(!draft.isModified());
        for (const char *text : {"3", "3G", "3GB"})
            draft.setValue(memmon, any, QString::fromLatin1(text));
        QCOMPARE(draft.undoStack().count(), 1);
        QCOMPARE(draft.texts().value(memmon, any), QStringLiteral("3GB"));
        draft.endTyping();
        draft.setValue(memmon, any, QStringLiteral("4GB"));
        QCOMPARE(draft.undoStack().count(), 2);
        draft.setValue(memmon, QStringLiteral("label"), QStringLiteral("x"));
        QCOMPARE(draft.changes().size(), 2U);
        draft.undoStack().undo();
        draft.undoStack().undo();
        QCOMPARE(draft.texts().value(memmon, any), QStringLiteral("3GB"));
        draft.undoStack().undo();
        QVERIFY(!draft.isModified());
        draft.undoStack().redo();
        QCOMPARE(draft.changes(), (std::vector<RuleChange>{{memmon, any, QStringLiteral("3GB")}}));
        QVERIFY(draft.isModified(memmon));
        QVERIFY(!draft.isModified(QStringLiteral("mail")));
    }

    void typingBackLeavesNoStep()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        draft.setValue(memmon, any, QStringLiteral("2G"));
        draft.setValue(memmon, any, QStringLiteral("2GB"));
        QCOMPARE(draft.undoStack().count(), 0);
        QVERIFY(!draft.isModified());
    }

    void blankIsTheDefault()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        draft.setValue(memmon, any, QStringLiteral("  "));
        QCOMPARE(draft.changes(), (std::vector<RuleChange>{{memmon, any, std::nullopt}}));
        draft.setValue(QStringLiteral("restart"), QStringLiteral("grace"), QStringLiteral("5s"));
        QVERIFY(draft.texts().has(QStringLiteral("restart")));
        draft.setValue(QStringLiteral("restart"), QStringLiteral("grace"), std::nullopt);
        QVERIFY(!draft.texts().has(QStringLiteral("restart")));
        draft.discard();
        QVERIFY(!draft.isModified());
        draft.undoStack().undo();
        QVERIFY(draft.isModified());
    }

    void problemsAreTold()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        QCOMPARE(problemsOf(draft), QString());
        QSignalSpy changed(&draft, &RulesDraft::changed);
        draft.setValue(memmon, any, QStringLiteral("2GX"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!draft.isUsable());
        QCOMPARE(draft.problemsOf(memmon).size(), 1U);
        QCOMPARE(draft.problemsOf(memmon).front().key, any);
        draft.undoStack().undo();
        QVERIFY(draft.isUsable());
    }

    void refusalsGoWithTheirKeys()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        draft.setValue(memmon, any, QStringLiteral("3GB"));
        draft.setRefusal({{memmon, any, 6, QStringLiteral("no")},
                          {QStringLiteral("mail"), QStringLiteral("to"), 3, QStringLiteral("nor this")}});
        QCOMPARE(problemsOf(draft), QStringLiteral("[memmon] any: no\n[mail] to: nor this"));
        draft.setValue(memmon, any, QStringLiteral("4GB"));
        QCOMPARE(problemsOf(draft), QStringLiteral("[mail] to: nor this"));
        draft.setBase(rulesOf(usual, "2")); // as it was, with another comment
        QCOMPARE(draft.changes().size(), 1U);
        QCOMPARE(problemsOf(draft), QStringLiteral("[mail] to: nor this"));
        draft.setBase(rulesOf("[revive]", "3"));
        QCOMPARE(problemsOf(draft), QString());
        QVERIFY(!draft.isModified());
    }

    void problemsOfTheFileStay()
    {
        RulesDraft draft;
        RulesAnswer broken = rulesOf(usual);
        broken.problems = {{{}, {}, 9, QStringLiteral("no INI")},
                           {memmon, any, 6, QStringLiteral("stands there twice, first in line 5")}};
        draft.setBase(broken);
        QCOMPARE(draft.problems().size(), 2U);
        QCOMPARE(draft.problems().at(1).line, 6);
        draft.setValue(memmon, any, std::nullopt);
        QCOMPARE(problemsOf(draft), QStringLiteral("no INI"));
    }

    void sections()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        const auto codeOf = [](const Result<void> &result) {
            return result ? QStringLiteral("ok") : result.error().message;
        };
        QCOMPARE(codeOf(draft.addSection(QStringLiteral("revive"))), QStringLiteral("ok"));
        QCOMPARE(codeOf(draft.addSection(memmon)), QStringLiteral("There is a section [memmon] already."));
        for (const char *bad : {"memmin", "mail:x", "memmon:", "memmon:a]", "memmon: a", "memmon:a;b"})
            QVERIFY2(!draft.addSection(QString::fromLatin1(bad)), bad);
        QCOMPARE(codeOf(draft.duplicateSection(memmon, QStringLiteral("memmon:big one"))),
                 QStringLiteral("ok"));
        QCOMPARE(draft.texts().value(QStringLiteral("memmon:big one"), any), QStringLiteral("2GB"));
        draft.removeSection(QStringLiteral("crashmail"));
        QCOMPARE(draft.texts().names().join(u' '), QStringLiteral("mail memmon revive memmon:big one"));
        QCOMPARE(draft.changes().size(), 4U); // crashmail-, revive+, two keys
        for (int i = 0; i < 3; ++i)
            draft.undoStack().undo();
        QVERIFY(!draft.isModified());
    }

    void defaults_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("from");
        const auto row = [](const char *section, const char *key, const char *text, const char *from) {
            QTest::addRow("%s %s", section, key) << QString::fromLatin1(section) << QString::fromLatin1(key)
                                                 << QString::fromLatin1(text) << QString::fromLatin1(from);
        };
        row("memmon:x", "to", "admin@example.com", "mail");
        row("memmon:x", "interval", "1min", "");
        row("memmon:x", "failures", "1", "");
        row("memmon:x", "grace", "30s", "restart");
        row("memmon:x", "nonsense", "", "");
        row("nonsense", "any", "", "");
        row("mail", "to", "none", "");
    }

    void defaults()
    {
        QFETCH(QString, section);
        QFETCH(QString, key);
        RulesDraft draft;
        draft.setBase(
            rulesOf("[mail]\nto = admin@example.com\n[restart]\ngrace = 30s\n[memmon:x]\nany = 1GB"));
        QTEST(draft.defaultOf(section, key).text, "text");
        QTEST(draft.defaultOf(section, key).section, "from");
    }

    void othersChangesAreTaken()
    {
        RulesDraft draft;
        draft.setBase(rulesOf(usual));
        draft.setValue(memmon, any, QStringLiteral("3GB"));
        const RulesAnswer newer = rulesOf("[mail]\ntransport = sendmail\nto = ops@example.com\n"
                                          "[memmon]\nprogram = web=1GB\nany = 2GB\n[crashmail]\n",
                                          "2");
        const RulesMerge merge = draft.merge(newer);
        QVERIFY(merge.isClean());
        draft.rebase(newer, merge.texts);
        QCOMPARE(draft.base().revision, QStringLiteral("2"));
        QCOMPARE(draft.changes(), (std::vector<RuleChange>{{memmon, any, QStringLiteral("3GB")}}));
        QCOMPARE(draft.texts().value(QStringLiteral("mail"), QStringLiteral("to")),
                 QStringLiteral("ops@example.com"));
        draft.undoStack().undo(); // never back before what the others wrote
        QVERIFY(!draft.isModified());
        QVERIFY(!draft.undoStack().canUndo());
    }

    void savedKeepsTheWayBack()
    {
        RulesDraft draft;
        draft.setBase(rulesOf("[memmon]\nany = 2GB"));
        draft.setValue(memmon, any, QStringLiteral("3GB"));
        const RuleTexts sent = draft.texts();
        draft.endTyping();
        draft.setValue(memmon, any, QStringLiteral("4GB")); // while it was being saved
        draft.setSaved(QStringLiteral("2"), sent);
        QCOMPARE(draft.base().revision, QStringLiteral("2"));
        QCOMPARE(draft.changes(), (std::vector<RuleChange>{{memmon, any, QStringLiteral("4GB")}}));
        draft.undoStack().undo();
        draft.setBase(rulesOf("[memmon]\nany = 3GB", "2"));
        QVERIFY(!draft.isModified());
        draft.undoStack().undo();
        QCOMPARE(draft.changes(), (std::vector<RuleChange>{{memmon, any, QStringLiteral("2GB")}}));
    }
};

} // namespace pennon

QTEST_MAIN(pennon::RulesDraftTest)
#include "tst_rulesdraft.moc"
