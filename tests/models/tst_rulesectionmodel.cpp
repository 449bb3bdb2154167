// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesectionmodel.h"
#include "rulesof.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

namespace pennon {

namespace {

/// "General: listener (defaults), mail | Memory limits: memmon"
QString shown(const QAbstractItemModel &model)
{
    QStringList groups;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex group = model.index(i, 0);
        QStringList rows;
        for (int j = 0; j < model.rowCount(group); ++j) {
            const QModelIndex row = model.index(j, 0, group);
            const QString note = row.siblingAtColumn(1).data().toString();
            const QString text = row.data().toString();
            rows += note.isEmpty() ? text : QString(text + QStringLiteral(" (") + note + u')');
        }
        groups += group.data().toString() + QStringLiteral(": ") + rows.join(QStringLiteral(", "));
    }
    return groups.join(QStringLiteral(" | "));
}

} // namespace

class RuleSectionModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheDraft()
    {
        RulesDraft draft;
        RuleSectionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown(model), QString());
        model.setDraft(&draft);
        QCOMPARE(shown(model),
                 QStringLiteral("General: listener (defaults), restart (defaults), metrics (defaults) | "
                                "Who is told: alerts (defaults) | Channels: mail (defaults)"));
        draft.setBase(rulesOf("[mail]\nto = a@b\n[memmon]\nany = 2GB\n[revive]\ndry_run = yes\n"));
        const QString general =
            QStringLiteral("General: listener (defaults), restart (defaults), metrics (defaults) | ");
        const QString told = QStringLiteral(" | Who is told: alerts (defaults) | Channels: mail");
        QCOMPARE(
            shown(model),
            QString(general + QStringLiteral("Memory limits: memmon | Revival: revive (dry run)") + told));
        const QPersistentModelIndex revive = model.indexOf(QStringLiteral("revive"));
        const QPersistentModelIndex memmon = model.indexOf(QStringLiteral("memmon"));

        // A group in between, and rows before others.
        QVERIFY(draft.addSection(QStringLiteral("crashmail")));
        QVERIFY(draft.addSection(QStringLiteral("memmon:x")));
        draft.setValue(QStringLiteral("memmon"), QStringLiteral("any"), QStringLiteral("2"));
        QCOMPARE(shown(model),
                 QString(general +
                         QStringLiteral("Memory limits: memmon (changed), memmon:x (1 problem(s)) | Revival: "
                                        "revive (dry run)") +
                         told + QStringLiteral(" | Mail on a crash: crashmail (new)")));
        QCOMPARE(revive.data().toString(), QStringLiteral("revive"));
        QCOMPARE(revive.parent().row(), 2);
        QCOMPARE(memmon.data(RuleSectionModel::ModifiedRole).toBool(), true);
        QCOMPARE(model.indexOf(QStringLiteral("memmon:x")).data(RuleSectionModel::ErrorsRole).toInt(), 1);

        draft.removeSection(QStringLiteral("memmon"));
        QVERIFY(!memmon.isValid());
        QVERIFY(revive.isValid());
        draft.setBase(rulesOf("[crashsms]\nto = a@b\n[nonsense]\n"));
        QCOMPARE(shown(model), QString(general.chopped(3) + told +
                                       QStringLiteral(" (defaults) | SMS on a crash: crashsms (1 problem(s)) "
                                                      "| Unknown: nonsense (1 problem(s))")));
        draft.setBase(rulesOf("[route:night]\nto = webhook:x\n[maintenance]\ntimes = Sun 02:00-04:00\n"
                              "[webhook:x]\nurl = http://h/\n[route]\nto = desktop\n[email]\nto = a@b\n"));
        QVERIFY2(shown(model).endsWith(QStringLiteral(
                     "Who is told: alerts (defaults), route:night, route, maintenance | Channels: "
                     "mail (defaults), email (1 problem(s)), webhook:x")),
                 qPrintable(shown(model)));
        model.setDraft(nullptr);
        QCOMPARE(shown(model), QString());
    }

    void sectionsInAnotherOrder()
    {
        RulesDraft draft;
        RuleSectionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDraft(&draft);
        draft.setBase(rulesOf("[memmon:a]\nany=1GB\n[memmon:b]\nany=1GB\n[memmon:c]\nany=1GB\n"));
        draft.setBase(rulesOf("[memmon:c]\nany=1GB\n[memmon:a]\nany=1GB\n[memmon:d]\nany=1GB\n", "2"));
        QVERIFY2(shown(model).contains(QStringLiteral("memmon:c, memmon:a, memmon:d")),
                 qPrintable(shown(model)));
    }
};

} // namespace pennon

QTEST_MAIN(pennon::RuleSectionModelTest)
#include "tst_rulesectionmodel.moc"
